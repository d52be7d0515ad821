// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.amiload.loadgen.measure.LiveSnapshot;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void aLineTellsHowTheRunStands() {
        assertEquals("   5s/20s  hold 1000/s  998/s of 1,000/s  p50 250 µs  p99 3.00 ms  max 12.0 ms  in flight 7"
            + "  events 2,500/s  TIMED OUT 2", Progress.line(new LiveSnapshot(5_200_000_000L, 20_000_000_000L, "hold 1000/s",
            "actions", 1000, 998, 1000, 998, 7, 250_000, 3_000_000, 12_000_000, 2500, -1, 0, 2, 0, 0)));
    }

    @Test
    void aClosedLoopHasNoTargetRate() {
        assertEquals("   0s/20s  warm-up  0/s  in flight 0", Progress.line(new LiveSnapshot(1, 20_000_000_000L, "warm-up",
            "actions", Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0)));
    }

    @Test
    void thePlansRateIsHeldAgainstWhatItCounts() {
        assertEquals("   5s/20s  hold 20/s  19/s of 20/s flows  41/s actions  in flight 12  FAILED FLOWS 1",
            Progress.line(new LiveSnapshot(5_200_000_000L, 20_000_000_000L, "hold 20/s", "flows", 20, 19, 42, 41, 12, 0, 0,
                0, 0, -1, 0, 0, 0, 1)));
    }
}
