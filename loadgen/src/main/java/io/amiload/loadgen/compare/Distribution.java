// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

import io.amiload.loadgen.measure.Histograms;
import java.util.List;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The times of a run, interval by interval, so that percentiles of any selection of intervals are found quickly. Values
 * are put into steps of half a per cent for that; the percentiles of the whole come from the histograms themselves.
 */
final class Distribution {

    private static final double STEP = Math.log(1.005);

    private final double[] values;
    private final int[] first;
    private final int[][] counts;
    private final Histogram whole = Histograms.create();

    /** Takes one histogram for each interval; null where there were no samples. */
    Distribution(List<Histogram> intervals) {
        TreeSet<Integer> steps = new TreeSet<>();
        for (Histogram interval : intervals) {
            if (interval != null) {
                whole.add(interval);
                for (HistogramIterationValue value : interval.recordedValues()) {
                    steps.add(step(value.getValueIteratedTo()));
                }
            }
        }
        int lowest = steps.isEmpty() ? 0 : steps.first();
        int[] indexOf = new int[steps.isEmpty() ? 0 : steps.last() - lowest + 1];
        values = new double[steps.size()];
        int next = 0;
        for (int step : steps) {
            values[next] = Math.exp(step * STEP);
            indexOf[step - lowest] = next++;
        }
        counts = new int[intervals.size()][];
        first = new int[intervals.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = counts(intervals.get(i), lowest, indexOf, i);
        }
    }

    private int[] counts(Histogram interval, int lowest, int[] indexOf, int i) {
        if (interval == null || interval.getTotalCount() == 0) {
            return new int[0];
        }
        long last = 0;
        long least = -1;
        for (HistogramIterationValue value : interval.recordedValues()) {
            last = value.getValueIteratedTo();
            least = least < 0 ? last : least;
        }
        first[i] = indexOf[step(least) - lowest];
        int[] row = new int[indexOf[step(last) - lowest] - first[i] + 1];
        for (HistogramIterationValue value : interval.recordedValues()) {
            int at = indexOf[step(value.getValueIteratedTo()) - lowest] - first[i];
            row[at] += (int) value.getCountAtValueIteratedTo();
        }
        return row;
    }

    private static int step(long value) {
        return (int) Math.round(Math.log(Math.max(1, value)) / STEP);
    }

    /** How many times there are. */
    long count() {
        return whole.getTotalCount();
    }

    /** A percentile of all intervals, as exact as the histograms. */
    double percentile(double percentile) {
        return whole.getValueAtPercentile(percentile);
    }

    /**
     * Percentiles of a selection.
     *
     * @param chosen      indexes of intervals, any as often as wanted
     * @param percentiles in rising order
     * @param result      takes them; NaN when the selection holds no times
     */
    void percentiles(int[] chosen, double[] percentiles, double[] result) {
        long[] sum = new long[values.length];
        long total = 0;
        for (int interval : chosen) {
            int[] row = counts[interval];
            int at = first[interval];
            for (int count : row) {
                sum[at++] += count;
                total += count;
            }
        }
        int value = 0;
        long passed = values.length == 0 ? 0 : sum[0];
        for (int p = 0; p < percentiles.length; p++) {
            if (total == 0) {
                result[p] = Double.NaN;
                continue;
            }
            long wanted = Math.max(1, (long) Math.ceil(percentiles[p] / 100 * total - 1e-9));
            while (passed < wanted) {
                passed += sum[++value];
            }
            result[p] = values[value];
        }
    }
}
