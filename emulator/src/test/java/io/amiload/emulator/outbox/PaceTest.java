// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLI = 1_000_000L;

    @Test
    void whoTakesEverythingIsNeverBehind() {
        Pace pace = new Pace(0);
        for (int i = 1; i <= 3_000; i++) {
            pace.took(1_000, 0, i * MILLI);
        }
        assertEquals(0, pace.behindNanos(5_000 * MILLI));
        assertEquals(0, pace.longestStallNanos(5_000 * MILLI));
        assertEquals(3_000_000, pace.sent());
        assertEquals(1_000_000, pace.bytesPerSecond(3_000 * MILLI), 10_000);
    }

    @Test
    void ageIsThatOfTheOldestUnsentByte() {
        Pace pace = new Pace(0);
        pace.took(0, 100, 100 * MILLI);
        pace.took(0, 300, 200 * MILLI);
        assertEquals(150 * MILLI, pace.behindNanos(250 * MILLI));
        pace.took(100, 200, 300 * MILLI);
        assertEquals(150 * MILLI, pace.behindNanos(350 * MILLI));
        pace.took(200, 0, 400 * MILLI);
        assertEquals(0, pace.behindNanos(450 * MILLI));
    }

    @Test
    void theLongestStallIsTheTimeWithoutAnyProgress() {
        Pace pace = new Pace(0);
        pace.took(10, 500, 1_000 * MILLI);
        pace.took(0, 500, 1_050 * MILLI);
        assertEquals(80 * MILLI, pace.stalledNanos(1_080 * MILLI));
        pace.took(10, 490, 1_090 * MILLI);
        assertEquals(0, pace.stalledNanos(1_090 * MILLI));
        pace.took(490, 0, 1_100 * MILLI);
        assertEquals(90 * MILLI, pace.longestStallNanos(9_000 * MILLI));
    }

    /** A client that takes half of what comes, for an hour. */
    @Test
    void marksAreBoundedAndStayCloseToTheTruth() {
        Pace pace = new Pace(0);
        long sent = 0;
        long put = 0;
        long now = 0;
        for (int i = 1; i <= 360_000; i++) {
            now = i * 10 * MILLI;
            put += 2_000;
            sent += 1_000;
            pace.took(1_000, (int) (put - sent), now);
        }
        double behind = pace.behindNanos(now) / 1e9;
        assertEquals(1_800, behind, 1_800 / 10.0);
        assertEquals(100_000, pace.bytesPerSecond(now), 2_000);
        assertTrue(pace.longestStallNanos(now) <= 10 * MILLI);
    }
}
