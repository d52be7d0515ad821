// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.Dialplan;
import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.emulator.EmulatorBuilder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.event.HangupEvent;
import org.junit.jupiter.api.Test;

class CallTest {

    /** Adds what there is no attribute for: a dialplan of the test's own. */
    static class Door implements EmulatorSetup {

        @Override
        public void accept(EmulatorBuilder builder) {
            builder.dialplan(Dialplan.parse("""
                [house]
                exten => door,1,Answer()
                 same => n,Wait(0.2)
                 same => n,Hangup()
                """));
        }
    }

    @Test
    @AmiEmulator(version = AsteriskVersion.V16, setup = Door.class)
    void aCallEnds(EmulatedAsterisk asterisk) throws Exception {
        ManagerConnection client =
            new DefaultManagerConnection(asterisk.host(), asterisk.port(), "admin", asterisk.secret());
        CountDownLatch hangups = new CountDownLatch(2);
        client.addEventListener(event -> {
            if (event instanceof HangupEvent) {
                hangups.countDown();
            }
        });
        client.login();
        OriginateAction call = new OriginateAction();
        call.setChannel("Local/door@house/n");
        call.setApplication("Wait");
        call.setData("1");
        call.setAsync(true);
        assertEquals("Originate successfully queued", client.sendAction(call).getMessage());
        assertTrue(hangups.await(30, TimeUnit.SECONDS), "both channels have ended");
        client.logoff();
    }
}
