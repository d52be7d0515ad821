// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {

    @Test
    void isUnknownWithoutAnExchange() {
        assertFalse(new ClockOffset().isKnown());
    }

    @Test
    void isUnknownWhenAClockWasStepped() {
        ClockOffset offset = new ClockOffset();
        offset.exchange(0, 50, 100, 1);
        offset.exchange(1000, 5_000, 1100, 1);

        assertFalse(offset.isKnown());
    }

    @Property
    void theTrueOffsetLiesWithinTheBound(@ForAll @LongRange(min = -1_000_000, max = 1_000_000) long truth,
        @ForAll @Size(min = 1, max = 20) List<@LongRange(max = 100_000) Long> wayOut,
        @ForAll @LongRange(max = 100_000) long wayBack) {
        ClockOffset offset = new ClockOffset();
        long now = 10_000_000;
        for (long out : wayOut) {
            long theirs = (now + out + truth) / 1000 * 1000;
            offset.exchange(now, theirs, now + out + wayBack, 1000);
            now += 1_000_000;
        }

        assertTrue(offset.isKnown());
        assertTrue(Math.abs(offset.nanos() - truth) <= offset.error());
    }

    @Test
    void moreExchangesNeverWidenTheBound() {
        ClockOffset offset = new ClockOffset();
        offset.exchange(0, 500, 1000, 0);
        long before = offset.error();
        offset.exchange(2000, 2600, 3000, 0);

        assertTrue(offset.error() <= before);
        assertEquals(50, offset.nanos());
    }
}
