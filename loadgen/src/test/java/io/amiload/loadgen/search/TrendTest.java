// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void whatPilesUpGrows() {
        double[] values = new double[10];
        Arrays.setAll(values, i -> 5 + 3.0 * i);
        assertEquals(27, Trend.growth(values), 1e-9);
    }

    @Test
    void oneStallInTheMiddleIsNoGrowth() {
        double[] values = new double[20];
        Arrays.setAll(values, i -> i == 12 || i == 13 ? 1e6 : i % 3);
        assertEquals(0, Trend.growth(values));
    }

    @Test
    void whatFallsOrStaysDoesNotGrow() {
        double[] values = new double[20];
        Arrays.setAll(values, i -> 100 - i);
        assertEquals(0, Trend.growth(values));
        Arrays.fill(values, 5);
        assertEquals(0, Trend.growth(values));
        assertEquals(0, Trend.growth(new double[] {1, 2, 3}));
    }

    @Test
    void whatOnlyVariesLooksLikeGrowthOnceInAHundredTimes() {
        SplittableRandom random = new SplittableRandom(1);
        int alarms = 0;
        for (int i = 0; i < 1000; i++) {
            alarms += Trend.growth(random.doubles(10).toArray()) > 0 ? 1 : 0;
        }
        assertTrue(alarms <= 15, alarms + " of 1000");
    }
}
