// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the intervals miss, over runs whose truth is known. Seeds are fixed: each number is the same each time. */
class BlockBootstrapTest {

    private static final int TRIALS = 300;

    /** A level that wanders: each interval remembers a part of its neighbour. */
    private static double[] run(SplittableRandom random, int intervals, double memory, double level) {
        double[] values = new double[intervals];
        double state = 0;
        for (int i = 0; i < intervals; i++) {
            state = memory * state + Math.sqrt(1 - memory * memory) * gauss(random);
            values[i] = level + 0.1 * state;
        }
        return values;
    }

    private static double gauss(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static double[] interval(double[] a, double[] b, long seed, double alpha) {
        double[] drawsA = draws(a, 0, seed);
        double[] drawsB = draws(b, 1, seed);
        double[] differences = new double[drawsA.length];
        Arrays.setAll(differences, i -> drawsB[i] - drawsA[i]);
        double estimate = Arrays.stream(b).average().orElseThrow() - Arrays.stream(a).average().orElseThrow();
        return BlockBootstrap.confidence(estimate, differences, a.length, b.length, alpha);
    }

    private static double[] draws(double[] values, int run, long seed) {
        double[][] draws = new BlockBootstrap(seed).draw(run, values.length, chosen ->
            new double[] {Arrays.stream(chosen).mapToDouble(i -> values[i]).average().orElseThrow()});
        return Arrays.stream(draws).mapToDouble(draw -> draw[0]).toArray();
    }

    /** At 95 %, five in a hundred may be missed; what neighbours remember costs a little more. */
    @ParameterizedTest
    @CsvSource({"20, 0, 0.05", "20, 0.3, 0.08", "60, 0, 0.05", "60, 0.3, 0.08", "60, 0.5, 0.10"})
    void falseAlarmsAreAsRareAsStated(int intervals, double memory, double most) {
        SplittableRandom random = new SplittableRandom(42);
        int alarms = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] ends = interval(run(random, intervals, memory, 1), run(random, intervals, memory, 1), trial, 0.05);
            alarms += ends[0] > 0 || ends[1] < 0 ? 1 : 0;
        }
        assertTrue(alarms <= most * TRIALS, alarms + " of " + TRIALS);
    }

    /** The mean of 60 intervals of spread 0.1 is known to 0.013, a difference of two to 0.018. */
    @ParameterizedTest
    @CsvSource({"0.02, 0.05", "0.05, 0.60", "0.1, 0.99"})
    void theLargerTheShiftTheSurerItIsFound(double shift, double least) {
        SplittableRandom random = new SplittableRandom(43);
        int found = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] ends = interval(run(random, 60, 0, 1), run(random, 60, 0, 1 + shift), trial, 0.05);
            found += ends[0] > 0 ? 1 : 0;
        }
        assertTrue(found >= least * TRIALS, found + " of " + TRIALS);
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        double[] a = run(new SplittableRandom(1), 30, 0.3, 1);
        double[] b = run(new SplittableRandom(2), 30, 0.3, 1);
        assertArrayEquals(interval(a, b, 7, 0.01), interval(a, b, 7, 0.01));
    }
}
