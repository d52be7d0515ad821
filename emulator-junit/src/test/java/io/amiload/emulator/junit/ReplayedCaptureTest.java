// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.amiload.corpus.Corpus;
import io.amiload.emulator.EmulatedAsterisk;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.HangupEvent;
import org.junit.jupiter.api.Test;

@AmiEmulator(accounts = @AmiAccount(name = "monitor", secret = "m0nitor"))
class ReplayedCaptureTest {

    @Test
    void understandsWhatARealServerSaid(EmulatedAsterisk asterisk) throws Exception {
        ManagerConnection client =
            new DefaultManagerConnection(asterisk.host(), asterisk.port(), "monitor", "m0nitor");
        List<String> causes = new CopyOnWriteArrayList<>();
        client.addEventListener(event -> {
            if (event instanceof HangupEvent hangup) {
                causes.add(hangup.getCauseTxt());
            }
        });
        client.login();
        byte[] capture = Corpus.capture("asterisk22/dial-busy.ami").bytes();
        asterisk.replay(capture, Double.POSITIVE_INFINITY).get(30, TimeUnit.SECONDS);
        // Its answer comes behind all events; the client's own threads may still have to hand them over.
        client.sendAction(new PingAction());
        for (int i = 0; i < 500 && causes.size() < 4; i++) {
            Thread.sleep(20);
        }
        assertEquals(4, causes.size());
        assertEquals("User busy", causes.get(3));
        client.logoff();
    }
}
