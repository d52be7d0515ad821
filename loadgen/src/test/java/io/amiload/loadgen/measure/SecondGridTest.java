// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SecondGridTest {

    private static final long MS = 1_000_000L;

    @Test
    void startsAnewAtTheMeasuredWindowAndAtItsEnd() {
        SecondGrid grid = new SecondGrid(0, 1500 * MS, 4000 * MS);

        assertEquals(0, grid.secondOf(999 * MS));
        assertEquals(1, grid.secondOf(1499 * MS), "a short second of warm-up");
        assertEquals(2, grid.secondOf(1500 * MS), "the first measured one");
        assertEquals(4, grid.secondOf(3999 * MS), "a short measured second");
        assertEquals(5, grid.secondOf(4000 * MS), "the first of the drain");
        assertEquals(2, grid.firstMeasured());
        assertEquals(5, grid.firstDrain());
    }

    @Test
    void momentsBeforeTheStartBelongToTheFirstSecond() {
        assertEquals(0, new SecondGrid(1000 * MS, 0, 1000 * MS).secondOf(0));
    }

    @Property
    void aMomentLiesInTheSecondThatStartsBeforeIt(
        @ForAll @LongRange(max = 20_000_000_000L) long warmup, @ForAll @LongRange(min = 1, max = 20_000_000_000L) long window,
        @ForAll @LongRange(max = 60_000_000_000L) long at) {
        SecondGrid grid = new SecondGrid(0, warmup, warmup + window);
        int second = grid.secondOf(at);

        assertTrue(grid.startOf(second) <= at && at < grid.startOf(second + 1));
        assertEquals(at >= warmup && at < warmup + window, grid.isMeasured(second));
    }
}
