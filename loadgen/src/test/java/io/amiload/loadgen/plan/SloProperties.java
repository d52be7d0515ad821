// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class SloProperties {

    @Provide
    Arbitrary<String> almostExpressions() {
        return Arbitraries.of("response", "Ping.", ".p99", ".max", "errors", "event.delay", "rate", " ", "<", ">=", "==",
            "5ms", "0.1%", "99", "/s", ".").list().ofMaxSize(7).map(parts -> String.join("", parts));
    }

    @Property
    void everyTextIsReadOrExplainedWithItsColumn(@ForAll("almostExpressions") String text) {
        try {
            assertEquals(text.strip(), Slo.parse(text).expression());
        } catch (PlanException e) {
            assertTrue(e.getMessage().contains(", column "), e.getMessage());
        }
    }

    @Property
    void aLimitOfTimeIsThatTime(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long nanos,
                                @ForAll Slo.Comparison comparison) {
        Slo slo = Slo.parse("response.p50 " + comparison.sign() + Durations.format(Duration.ofNanos(nanos)));
        assertEquals(nanos, slo.limit());
        assertEquals(comparison, slo.comparison());
    }
}
