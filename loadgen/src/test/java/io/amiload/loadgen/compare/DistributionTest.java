// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.measure.Histograms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final double[] PERCENTILES = {1, 50, 90, 99, 99.9, 100};

    @Test
    void percentilesOfASelectionAreThoseOfItsHistogramsToHalfAPerCent() {
        SplittableRandom random = new SplittableRandom(5);
        List<Histogram> intervals = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Histogram histogram = Histograms.create();
            for (int k = 0; k < 50; k++) {
                histogram.recordValue((long) Math.exp(random.nextDouble(0, 23)));
            }
            intervals.add(i % 7 == 3 ? null : histogram);
        }
        Distribution distribution = new Distribution(intervals);
        for (int trial = 0; trial < 50; trial++) {
            int[] chosen = random.ints(20, 0, 20).toArray();
            Histogram sum = Histograms.create();
            Arrays.stream(chosen).mapToObj(intervals::get).filter(one -> one != null).forEach(sum::add);
            double[] result = new double[PERCENTILES.length];
            distribution.percentiles(chosen, PERCENTILES, result);
            for (int p = 0; p < PERCENTILES.length; p++) {
                double expected = Math.max(1, sum.getValueAtPercentile(PERCENTILES[p]));
                // Half a step of its own, and that the histogram's answer is the highest value of its bucket.
                assertEquals(1, result[p] / expected, 0.0035, PERCENTILES[p] + " of " + expected);
            }
        }
    }

    @Test
    void withoutTimesThereIsNoPercentile() {
        double[] result = new double[1];
        new Distribution(Arrays.asList(null, Histograms.create())).percentiles(new int[] {0, 1}, new double[] {50},
            result);
        assertTrue(Double.isNaN(result[0]));
    }
}
