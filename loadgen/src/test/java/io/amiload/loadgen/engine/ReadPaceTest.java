// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReadPaceTest {

    private static final long MILLISECOND = 1_000_000;

    @Test
    void allowsWhatTheTimeHasBrought() {
        ReadPace pace = new ReadPace(1000);
        pace.restart(0);
        assertEquals(0, pace.allowance());
        pace.refill(20 * MILLISECOND);
        assertEquals(20, pace.allowance());
        pace.take(15);
        pace.refill(30 * MILLISECOND);
        assertEquals(15, pace.allowance());
        assertEquals(15, pace.taken());
    }

    @Test
    void savesNoMoreThanATenthOfASecond() {
        ReadPace pace = new ReadPace(1000);
        pace.restart(0);
        pace.refill(5_000 * MILLISECOND);
        assertEquals(100, pace.allowance());
    }

    @Test
    void losesNothingToRounding() {
        ReadPace pace = new ReadPace(3);
        pace.restart(0);
        for (long now = 1; now <= 10_000; now++) {
            pace.refill(now * MILLISECOND);
            pace.take(pace.allowance());
        }
        assertEquals(30, pace.taken());
    }

    @Test
    void beginsAnewWithANewConnection() {
        ReadPace pace = new ReadPace(1000);
        pace.restart(0);
        pace.refill(50 * MILLISECOND);
        pace.take(10);
        pace.restart(60 * MILLISECOND);
        assertEquals(0, pace.taken());
        assertEquals(0, pace.allowance());
    }
}
