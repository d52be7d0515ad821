// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

import io.amiload.loadgen.measure.Histograms;
import io.amiload.loadgen.result.IntervalsReader;
import io.amiload.loadgen.result.SeriesRows;
import io.amiload.loadgen.result.StoredResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/** The measured window of a result in intervals: seconds, or several of them together when there are many. */
final class RunSeries {

    private static final int MOST_INTERVALS = 120;

    private final double start;
    private final int secondsPerInterval;
    private final double[] length;
    private final double[] completed;
    private final double[] sent;
    private final double[] errors;
    private final Map<String, Histogram[]> histograms = new HashMap<>();

    private RunSeries(double start, int intervals, int secondsPerInterval) {
        this.start = start;
        this.secondsPerInterval = secondsPerInterval;
        length = new double[intervals];
        completed = new double[intervals];
        sent = new double[intervals];
        errors = new double[intervals];
    }

    static RunSeries read(StoredResult result) throws IOException {
        double start = result.warmupNanos() / 1e9;
        int seconds = (int) (result.measuredNanos() / 1_000_000_000L);
        int each = Math.max(1, (seconds + MOST_INTERVALS - 1) / MOST_INTERVALS);
        RunSeries series = new RunSeries(start, Math.max(1, seconds / each), each);
        for (SeriesRows.Row row : result.series().rows()) {
            int i = series.index(row.start());
            if (!row.warmup() && i < series.length.length) {
                series.length[i] += row.length();
                series.completed[i] += row.completed();
                series.sent[i] += row.sent();
                series.errors[i] += row.errors();
            }
        }
        try (IntervalsReader reader = result.intervals()) {
            for (IntervalsReader.Second second = reader.next(); second != null; second = reader.next()) {
                if (!second.warmup() && !second.run()) {
                    series.add(second);
                }
            }
        }
        return series;
    }

    private void add(IntervalsReader.Second second) {
        // What comes behind the window belongs to the run's total and so to its last interval.
        int i = Math.min(index(second.start()), length.length - 1);
        second.histograms().forEach((tag, histogram) -> {
            Histogram[] row = histograms.computeIfAbsent(tag, t -> new Histogram[length.length]);
            if (row[i] == null) {
                row[i] = Histograms.create();
            }
            row[i].add(histogram);
        });
    }

    private int index(double seconds) {
        return (int) Math.floor((seconds - start + 0.0005) / secondsPerInterval);
    }

    /** How many intervals there are. */
    int intervals() {
        return length.length;
    }

    int secondsPerInterval() {
        return secondsPerInterval;
    }

    Set<String> tags() {
        return new TreeSet<>(histograms.keySet());
    }

    Distribution distribution(String tag) {
        Histogram[] row = histograms.get(tag);
        List<Histogram> list = row == null ? new ArrayList<>(Collections.nCopies(length.length, null))
            : Arrays.asList(row);
        return new Distribution(list);
    }

    /** Completed actions per second in a selection of intervals. */
    double rate(int[] chosen) {
        return ratio(completed, length, chosen);
    }

    /** Failed actions as a share of the sent ones. */
    double errorShare(int[] chosen) {
        return ratio(errors, sent, chosen);
    }

    private static double ratio(double[] above, double[] below, int[] chosen) {
        double a = 0;
        double b = 0;
        for (int i : chosen) {
            a += above[i];
            b += below[i];
        }
        return b == 0 ? Double.NaN : a / b;
    }

    int[] all() {
        int[] all = new int[length.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return all;
    }
}
