// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Confidence intervals for what is computed from a row of intervals that resemble their neighbours: blocks of intervals
 * are drawn again and again, with replacement and around the end, and the spread of what comes out tells how far the
 * result may be off by chance. The same seed gives the same intervals.
 *
 * <p>The interval returned is the wider one of two at each end: the quantiles of the draws, and the estimate plus or
 * minus the draws' standard deviation (corrected for the number of blocks) times Student's t. The first knows skew, the
 * second knows that a dozen blocks are few.
 */
final class BlockBootstrap {

    /** How often is drawn. */
    static final int DRAWS = 2000;
    /** Fewer intervals than this say nothing about their own spread. */
    static final int LEAST_INTERVALS = 10;

    private final long seed;

    BlockBootstrap(long seed) {
        this.seed = seed;
    }

    /** Intervals drawn together: the third root of their number, which is where bias and spread are in balance. */
    static int blockLength(int intervals) {
        return Math.max(1, (int) Math.round(Math.cbrt(intervals)));
    }

    /**
     * Computes something of many draws from a run.
     *
     * @param run       number of the run, so that two runs are drawn independently
     * @param intervals how many intervals it has
     * @param statistic computes values from the indexes of drawn intervals; gets the same array each time
     * @return for each draw its values
     */
    double[][] draw(int run, int intervals, Function<int[], double[]> statistic) {
        SplittableRandom random = new SplittableRandom(seed * 31 + run);
        int block = blockLength(intervals);
        int[] chosen = new int[intervals];
        double[][] results = new double[DRAWS][];
        for (int d = 0; d < DRAWS; d++) {
            for (int i = 0; i < intervals; i += block) {
                int start = random.nextInt(intervals);
                for (int k = 0; k < block && i + k < intervals; k++) {
                    chosen[i + k] = (start + k) % intervals;
                }
            }
            results[d] = statistic.apply(chosen);
        }
        return results;
    }

    /**
     * The confidence interval of a difference of two runs.
     *
     * @param estimate    the difference of the whole runs
     * @param differences the difference of each pair of draws
     * @param intervalsA  how many intervals the first run has
     * @param intervalsB  how many the second has
     * @param alpha       the chance that the true difference lies outside
     * @return lower and upper end
     */
    static double[] confidence(double estimate, double[] differences, int intervalsA, int intervalsB, double alpha) {
        double[] sorted = differences.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElse(0);
        double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
        double blocksA = (double) intervalsA / blockLength(intervalsA);
        double blocksB = (double) intervalsB / blockLength(intervalsB);
        double fewest = Math.min(blocksA, blocksB);
        double deviation = Math.sqrt(squares / (sorted.length - 1) * fewest / (fewest - 1));
        double half = deviation * TDistribution.of(blocksA + blocksB - 2).inverseSurvivalProbability(alpha / 2);
        int cut = (int) Math.floor(alpha / 2 * sorted.length);
        return new double[] {Math.min(sorted[cut], estimate - half),
            Math.max(sorted[sorted.length - 1 - cut], estimate + half)};
    }
}
