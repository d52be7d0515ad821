// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadProfileTest {

    private static final long SECOND = 1_000_000_000L;

    private final LoadProfile contract =
        LoadProfile.parse("rate(100/s) hold(30s) ramp(500/s, 2m) spike(2000/s, 5s)");

    @Test
    void readsTheLineOfTheManual() {
        assertEquals(List.of("hold 100/s for 30s", "ramp 100/s to 500/s in 2m", "spike 2000/s for 5s"),
            contract.stages().stream().map(Stage::toString).toList());
        assertEquals(155 * SECOND, contract.durationNanos());
        assertEquals(3_000 + 36_000 + 10_000, contract.total(), 1e-6);
    }

    @Test
    void tellsTheRateAtAnyMoment() {
        assertEquals(100, contract.rateAt(0));
        assertEquals(100, contract.rateAt(30 * SECOND));
        assertEquals(300, contract.rateAt(90 * SECOND));
        assertEquals(2000, contract.rateAt(150 * SECOND));
        assertEquals(0, contract.rateAt(155 * SECOND));
        assertEquals(0, contract.rateAt(-1));
    }

    @Test
    void aSpikeComesBackToTheRateBefore() {
        LoadProfile profile = LoadProfile.parse("rate(10/s) hold(1s) spike(100/s,1s) hold(1s)");
        assertEquals(10, profile.rateAt(2 * SECOND + 1));
        assertEquals(120, profile.total(), 1e-9);
    }

    @Test
    void spacesActionsEvenlyAtOneRate() {
        LoadProfile profile = LoadProfile.constant(1000, Duration.ofSeconds(2));
        assertEquals(0, profile.timeOf(0));
        assertEquals(1_000_000, profile.timeOf(1));
        assertEquals(1_999_000_000, profile.timeOf(1999));
        assertEquals(Long.MAX_VALUE, profile.timeOf(2000));
    }

    @Test
    void nothingIsDueDuringAPause() {
        LoadProfile profile = LoadProfile.parse("rate(0) hold(10s) rate(10/s) hold(1s) rate(0) hold(5s)");
        assertEquals(10 * SECOND, profile.timeOf(0));
        assertEquals(10 * SECOND + SECOND / 10, profile.timeOf(1));
        assertEquals(Long.MAX_VALUE, profile.timeOf(10));
    }

    @Test
    void rampsFromNothing() {
        LoadProfile profile = LoadProfile.parse("ramp(100/s, 10s)");
        assertEquals(500, profile.total(), 1e-9);
        assertEquals(SECOND, profile.timeOf(5), 1);
        assertEquals(10 * SECOND, profile.timeOf(499.999999), 1000);
    }

    @Test
    void putsTheWarmupInFrontAtTheFirstRate() {
        LoadProfile profile = contract.withWarmup(Duration.ofSeconds(10));
        assertEquals("warm-up 100/s for 10s", profile.stageAt(0).toString());
        assertEquals(165 * SECOND, profile.durationNanos());
        assertEquals(10 * SECOND, profile.timeOf(1000));
        assertEquals(50, LoadProfile.parse("ramp(50/s, 10s)").withWarmup(Duration.ofSeconds(1)).rateAt(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        rate(100/s) hlod(30s)     | column 13 | did you mean 'hold'?
        rate(100/s                | column 11 | expected ')' before the end
        rate(100/s) hold(30)      | column 18 | did you mean 30s?
        rate(fast) hold(30s)      | column 6  | 'fast' is not a rate
        rate(100/s) ramp(500/s)   | column 23 | expected ',' instead of ')'
        rate(100/s) hold(0s)      | column 18 | longer than nothing
        rate(100/s)               | column 12 | add hold(30s)
        hold 30s                  | column 6  | expected '('
        !                         | column 1  | expected rate(…)
        """)
    void namesTheColumnOfAMistake(String spec, String column, String message) {
        String said = assertThrows(PlanException.class, () -> LoadProfile.parse(spec)).getMessage();
        assertEquals(true, said.contains(column + ":"), said);
        assertEquals(true, said.contains(message), said);
    }

    @Test
    void refusesAnEmptyProfile() {
        assertThrows(PlanException.class, () -> LoadProfile.parse("  "));
    }
}
