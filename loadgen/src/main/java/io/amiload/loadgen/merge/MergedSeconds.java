// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.merge;

import io.amiload.loadgen.measure.Histograms;
import io.amiload.loadgen.measure.Interval;
import io.amiload.loadgen.measure.IntervalSink;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.result.IntervalsReader;
import io.amiload.loadgen.result.SeriesRows;
import io.amiload.loadgen.result.StoredResult;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/**
 * Adds up histograms and counts second by second. Sums of histograms are exact: equal buckets are added, nothing is
 * interpolated.
 */
final class MergedSeconds {

    private static final double NANOS = 1e9;

    private final IntervalSink sink;
    private final long startEpochMillis;
    private final Map<String, Histogram> sums = new HashMap<>();
    private final Map<String, Histogram> runs = new HashMap<>();
    /** In how many parts a histogram of the run as a whole was. */
    private final Map<String, Integer> runParts = new HashMap<>();
    private int second;

    /**
     * Adds up nothing yet.
     *
     * @param sink             takes each second of the sum
     * @param startEpochMillis when the load began, by the wall clock
     */
    MergedSeconds(IntervalSink sink, long startEpochMillis) {
        this.sink = sink;
        this.startEpochMillis = startEpochMillis;
    }

    /** The sum over the measured window. */
    Histogram sum(String tag) {
        return sums.getOrDefault(tag, Histograms.create());
    }

    /** The sum of what is known of the runs as a whole; empty unless all parts had it. */
    Histogram runSum(String name, int parts) {
        return runParts.getOrDefault(name, 0) == parts ? runs.get(name) : Histograms.create();
    }

    /** Puts the same seconds of all parts on top of each other. */
    void together(List<StoredResult> parts) throws IOException {
        List<Part> open = new ArrayList<>();
        try {
            TreeSet<Long> starts = new TreeSet<>();
            for (StoredResult part : parts) {
                Part one = new Part(part);
                open.add(one);
                one.rows.rows().forEach(row -> starts.add(millis(row.start())));
            }
            for (long start : starts) {
                Sum sum = new Sum();
                for (Part part : open) {
                    sum.add(part.rows.at(start / 1e3), part.secondAt(start));
                }
                give(sum, start / 1e3);
            }
            for (Part part : open) {
                part.finish();
            }
        } finally {
            for (Part part : open) {
                part.close();
            }
        }
    }

    /** Puts the measured windows of all parts behind each other, with the first one's warm-up. */
    void oneAfterTheOther(List<StoredResult> parts) throws IOException {
        double offset = 0;
        for (StoredResult result : parts) {
            double begin = result.warmupNanos() / NANOS;
            double end = begin + result.measuredNanos() / NANOS;
            try (Part part = new Part(result)) {
                Sum last = null;
                double lastStart = 0;
                for (SeriesRows.Row row : part.rows.rows()) {
                    IntervalsReader.Second histograms = part.secondAt(millis(row.start()));
                    if (row.warmup() && offset > 0) {
                        continue;
                    }
                    // What comes behind the window has no time of its own before the next run's window begins.
                    if (row.start() >= end - 0.0005 && last != null) {
                        last.addBehind(histograms);
                        continue;
                    }
                    if (last != null) {
                        give(last, lastStart);
                    }
                    last = new Sum();
                    last.add(row, histograms);
                    lastStart = row.start() + offset;
                }
                if (last != null) {
                    give(last, lastStart);
                }
                part.finish();
            }
            offset += end - begin;
        }
    }

    private void give(Sum sum, double start) {
        sink.accept(new Interval(second++, sum.warmup, startEpochMillis + Math.round(start * 1e3),
            Math.round(start * NANOS), Math.round(sum.length * NANOS), sum.planned, sum.sent, sum.completed, sum.errors,
            sum.events, sum.histograms));
        if (!sum.warmup) {
            sum.histograms.forEach((tag, histogram) ->
                sums.computeIfAbsent(tag, t -> Histograms.create()).add(histogram));
        }
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1e3);
    }

    /** One second of the sum. */
    private static final class Sum {

        private boolean warmup;
        private double length;
        private long planned;
        private long sent;
        private long completed;
        private long errors;
        private long events;
        private final Map<String, Histogram> histograms = new TreeMap<>();

        void add(SeriesRows.Row row, IntervalsReader.Second second) {
            if (row != null) {
                warmup = row.warmup();
                length = Math.max(length, row.length());
                planned += row.planned();
                sent += row.sent();
                completed += row.completed();
                errors += row.errors();
                events += row.events();
            }
            addBehind(second);
        }

        void addBehind(IntervalsReader.Second second) {
            if (second != null) {
                second.histograms().forEach((tag, histogram) ->
                    histograms.computeIfAbsent(tag, t -> Histograms.create()).add(histogram));
            }
        }
    }

    /** The files of one part, read side by side. */
    private final class Part implements Closeable {

        private final SeriesRows rows;
        private final IntervalsReader reader;
        private IntervalsReader.Second ahead;

        Part(StoredResult result) throws IOException {
            rows = result.series();
            reader = result.intervals();
            ahead = reader.next();
        }

        /** The histograms of a second; null when there are none. */
        IntervalsReader.Second secondAt(long startMillis) throws IOException {
            if (ahead == null || ahead.run() || millis(ahead.start()) != startMillis) {
                return null;
            }
            IntervalsReader.Second found = ahead;
            ahead = reader.next();
            return found;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }

        void finish() throws IOException {
            for (; ahead != null; ahead = reader.next()) {
                if (!ahead.run()) {
                    throw new PlanException("the histograms of second " + ahead.start()
                        + " have no row in series.csv: the files of this folder are not of one run");
                }
                ahead.histograms().forEach((name, histogram) -> {
                    runs.computeIfAbsent(name, n -> Histograms.create()).add(histogram);
                    runParts.merge(name, 1, Integer::sum);
                });
            }
        }
    }
}
