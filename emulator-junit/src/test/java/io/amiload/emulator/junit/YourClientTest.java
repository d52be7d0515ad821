// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.amiload.emulator.EmulatedAsterisk;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.action.PingAction;
import org.junit.jupiter.api.Test;

@AmiEmulator(accounts = @AmiAccount(name = "monitor", secret = "m0nitor"))
class YourClientTest {

    @Test
    void logsInAndIsAnswered(EmulatedAsterisk asterisk) throws Exception {
        ManagerConnection client =
            new DefaultManagerConnection(asterisk.host(), asterisk.port(), "monitor", "m0nitor");
        client.login();
        assertEquals("Success", client.sendAction(new PingAction()).getResponse());
        client.logoff();
    }
}
