// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import java.util.Arrays;

/**
 * Whether something grows from second to second: what piles up grows although every single value may still be within a
 * limit. Rank statistics, so that one stall in the middle is no growth.
 */
final class Trend {

    /** Fewer seconds than this show no trend. */
    static final int LEAST = 6;
    /** One in a hundred times something that only varies looks like growth. */
    private static final double SURE = 2.33;

    private Trend() {
    }

    /**
     * By how much the values grew from the first to the last.
     *
     * @param values second by second
     * @return their slope (the median of all pairs' slopes, after Theil and Sen) times their number; 0 when they did
     *         not surely grow (by the test of Mann and Kendall)
     */
    static double growth(double[] values) {
        int n = values.length;
        if (n < LEAST) {
            return 0;
        }
        double[] slopes = new double[n * (n - 1) / 2];
        int k = 0;
        int sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                sum += (int) Math.signum(values[j] - values[i]);
                slopes[k++] = (values[j] - values[i]) / (j - i);
            }
        }
        double deviation = Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        if ((sum - 1) / deviation < SURE) {
            return 0;
        }
        Arrays.sort(slopes);
        return slopes[slopes.length / 2] * (n - 1);
    }
}
