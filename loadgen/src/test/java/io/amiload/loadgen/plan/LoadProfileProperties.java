// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class LoadProfileProperties {

    @Provide
    Arbitrary<LoadProfile> profiles() {
        Arbitrary<Double> rates = Arbitraries.integers().between(0, 50_000).map(i -> i / 4.0);
        Arbitrary<Integer> millis = Arbitraries.integers().between(1, 600_000);
        Arbitrary<String> steps = Combinators.combine(Arbitraries.of("hold", "ramp", "spike", "rate"), rates,
            millis).as((kind, rate, length) -> switch (kind) {
                case "hold" -> "hold(" + length + "ms)";
                case "rate" -> "rate(" + Rates.format(rate) + ")";
                default -> kind + "(" + Rates.format(rate) + ", " + length + "ms)";
            });
        return steps.list().ofMinSize(1).ofMaxSize(8)
            .map(list -> LoadProfile.parse("rate(7/s) hold(1s) " + String.join(" ", list)));
    }

    @Property
    void moreTimeNeverMeansFewerActions(@ForAll("profiles") LoadProfile profile,
                                        @ForAll @DoubleRange(min = -0.1, max = 1.1) double a,
                                        @ForAll @DoubleRange(min = -0.1, max = 1.1) double b) {
        long early = (long) (Math.min(a, b) * profile.durationNanos());
        long late = (long) (Math.max(a, b) * profile.durationNanos());
        assertTrue(profile.expectedBy(early) <= profile.expectedBy(late));
    }

    @Property
    void actionsAreDueInOrder(@ForAll("profiles") LoadProfile profile,
                              @ForAll @DoubleRange(min = 0, max = 1) double a,
                              @ForAll @DoubleRange(min = 0, max = 1) double b) {
        double few = Math.min(a, b) * profile.total();
        double many = Math.max(a, b) * profile.total();
        assertTrue(profile.timeOf(few) <= profile.timeOf(many));
    }

    @Property
    void theTimeOfACountIsWhenTheIntegralReachesIt(@ForAll("profiles") LoadProfile profile,
                                                   @ForAll @IntRange(max = 999_999) int millionths) {
        double count = millionths / 1e6 * profile.total();
        long nanos = profile.timeOf(count);
        assertTrue(nanos >= 0 && nanos < profile.durationNanos());
        // A nanosecond's rounding at the highest rate, and the digits a double of that size has.
        double tolerance = 2e-9 * profile.highestRate() + 1e-9 * (1 + profile.total());
        assertEquals(count, profile.expectedBy(nanos), tolerance);
    }

    @Property
    void theIntegralIsTheSumOfTheRates(@ForAll("profiles") LoadProfile profile) {
        double sum = 0;
        for (Stage stage : profile.stages()) {
            sum += (stage.from() + stage.to()) / 2 * stage.nanos() / 1e9;
        }
        assertEquals(sum, profile.expectedBy(profile.durationNanos()), 1e-9 * (1 + sum));
    }

    @Property
    void itsOwnLineReadsBackAsTheSameProfile(@ForAll("profiles") LoadProfile profile) {
        assertEquals(profile.stages(), LoadProfile.parse(profile.spec()).stages());
    }
}
