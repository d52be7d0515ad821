// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients.league;

import java.util.concurrent.atomic.AtomicLong;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.event.NewExtenEvent;

/** asterisk-java as its manual has it: a connection with all its defaults, and one listener. */
final class AsteriskJavaContestant {

    private AsteriskJavaContestant() {
    }

    public static void main(String[] args) throws Exception {
        DefaultManagerConnection client =
            new DefaultManagerConnection(args[0], Integer.parseInt(args[1]), args[2], args[3]);
        AtomicLong count = new AtomicLong();
        client.addEventListener(event -> {
            if (event instanceof NewExtenEvent) {
                count.incrementAndGet();
            }
        });
        client.login();
        Telling.count(count::get);
    }
}
