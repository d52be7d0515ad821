// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class DurationsAndRatesProperties {

    @Property
    void aDurationReadsBackAsItself(@ForAll @LongRange(min = 0, max = 31_000_000_000_000_000L) long nanos) {
        assertEquals(Duration.ofNanos(nanos), Durations.parse(Durations.format(Duration.ofNanos(nanos))));
    }

    @Property
    void aRateReadsBackAsItself(@ForAll @DoubleRange(min = 0, max = Rates.HIGHEST) double rate) {
        assertEquals(rate, Rates.parse(Rates.format(rate)));
    }

    @Property
    void anyTextIsEitherADurationOrExplained(@ForAll String text) {
        try {
            assertTrue(Durations.parse(text).toNanos() >= 0);
        } catch (PlanException e) {
            assertTrue(e.getMessage().contains(text));
        }
    }

    @Property
    void anyTextIsEitherARateOrExplained(@ForAll String text) {
        try {
            assertTrue(Rates.parse(text) >= 0);
        } catch (PlanException e) {
            assertTrue(e.getMessage().contains(text));
        }
    }

    @Example
    void readsWhatPeopleWrite() {
        assertEquals(Duration.ofMillis(500), Durations.parse("500ms"));
        assertEquals(Duration.ofSeconds(30), Durations.parse("30s"));
        assertEquals(Duration.ofMinutes(5), Durations.parse("5m"));
        assertEquals(Duration.ofSeconds(90), Durations.parse("1m30s"));
        assertEquals(Duration.ofMillis(1500), Durations.parse("1.5s"));
        assertEquals(Duration.ofMinutes(90), Durations.parse("1h30m"));
        assertEquals(Duration.ofMinutes(2), Durations.parse("2min"));
        assertEquals(Duration.ofSeconds(70), Durations.parse("1min10sec"));
        assertEquals(2000, Rates.parse("2000"));
        assertEquals(2000, Rates.parse("2k/s"));
        assertEquals(1500, Rates.parse("1.5K"));
        assertEquals(100, Rates.parse("6000/min"));
        assertEquals(0.5, Rates.parse("0.5/s"));
    }

    @Example
    void asksForTheMissingUnit() {
        assertEquals("'30' has no unit; did you mean 30s? (units: ms, s, m, h)",
            assertThrows(PlanException.class, () -> Durations.parse("30")).getMessage());
    }
}
