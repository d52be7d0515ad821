// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GatherPauseTest {

    private static final long SECOND = 1_000_000_000L;

    private final GatherPause pause = new GatherPause();

    @Test
    void isASixteenthOfTheMeanTime() {
        pause.look(0, 0, 0);
        // 32 in flight at 16,000 a second take 2 ms each.
        pause.look(16_000, 32, SECOND);
        assertEquals(125_000, pause.nanos());
    }

    @Test
    void isAQuarterOfAMillisecondAtMost() {
        pause.look(1_000, 500, SECOND);
        assertEquals(250_000, pause.nanos());
    }

    @Test
    void isNoneWhereActionsTakeLittleTime() {
        pause.look(60_000, 16, SECOND);
        assertEquals(0, pause.nanos());
    }

    @Test
    void isNoneWhereNothingIsBegun() {
        pause.look(1_000, 500, SECOND);
        pause.look(1_000, 500, 2 * SECOND);
        assertEquals(0, pause.nanos());
    }
}
