// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients.league;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** How a contestant tells the league what reached its application: a number a line, from when it is logged in. */
final class Telling {

    private static final long PERIOD_NANOS = 20_000_000;

    private Telling() {
    }

    /** Never returns: the league ends its contestants. */
    static void count(LongSupplier events) {
        System.out.println(0);
        for (long told = 0;;) {
            LockSupport.parkNanos(PERIOD_NANOS);
            long now = events.getAsLong();
            if (now != told) {
                told = now;
                System.out.println(now);
            }
        }
    }
}
