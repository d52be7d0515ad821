// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    @Test
    void aLengthIsAlwaysTheSame() {
        assertEquals(90_500_000_000L, Distribution.parse("1m30.5s").draw(RANDOM));
    }

    @Test
    void uniformLengthsLieBetweenBothEnds() {
        Distribution uniform = Distribution.parse("uniform(1s, 1.5s)");
        for (int i = 0; i < 1_000; i++) {
            long nanos = uniform.draw(RANDOM);
            assertTrue(nanos >= 1_000_000_000L && nanos <= 1_500_000_000L);
        }
    }

    @Test
    void nothingIsLongerThanTheLongest() {
        for (String text : new String[] {"exponential(1s, 2s)", "lognormal(1s, 3, 2s)"}) {
            Distribution distribution = Distribution.parse(text);
            for (int i = 0; i < 1_000; i++) {
                assertTrue(distribution.draw(RANDOM) <= 2_000_000_000L);
            }
        }
        assertTrue(Distribution.parse("lognormal(24h, 5)").draw(RANDOM) <= Duration.ofHours(24).toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "fast", "2 s", "-1s", "uniform(1s)", "uniform(2s, 1s)", "exponential()",
        "exponential(1s, 2s, 3s)", "lognormal(1s)", "lognormal(1s, x)", "lognormal(1s, 9)", "normal(1s, 2s)",
        "exponential(25h)", "uniform(1s, 2s", "1e9s"})
    void refusesWhatIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> Distribution.parse(text));
    }
}
