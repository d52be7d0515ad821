// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import io.amiload.loadgen.measure.Histograms;
import io.amiload.loadgen.measure.Interval;
import io.amiload.loadgen.measure.IntervalSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What is kept of a step's seconds: each half's histograms, and the medians over time. */
public final class StepSeconds implements IntervalSink {

    /** What must not grow. */
    static final List<String> WATCHED = List.of("total.delay", "total.response", "event.delay");

    private final double firstHalfEnds;
    private final double windowEnds;
    private final Half[] halves = {new Half(), new Half()};
    private final Map<String, List<Double>> medians = new HashMap<>();

    /** One half of the measured window. */
    static final class Half {
        private final Map<String, Histogram> sums = new HashMap<>();
        private long sent;
        private long errors;

        Histogram of(String tag) {
            return sums.getOrDefault(tag, Histograms.create());
        }

        /** Failed actions as a share of the sent ones; NaN when none was sent. */
        double errorShare() {
            return sent == 0 ? Double.NaN : (double) errors / sent;
        }
    }

    /**
     * Keeps nothing yet.
     *
     * @param warmupNanos   the warm-up's length
     * @param durationNanos the measured window's length
     */
    public StepSeconds(long warmupNanos, long durationNanos) {
        firstHalfEnds = warmupNanos + durationNanos / 2.0;
        windowEnds = (double) warmupNanos + durationNanos;
    }

    @Override
    public void accept(Interval interval) {
        if (interval.warmup()) {
            return;
        }
        Half half = halves[interval.startNanos() + interval.lengthNanos() / 2.0 < firstHalfEnds ? 0 : 1];
        half.sent += interval.sent();
        half.errors += interval.errors();
        // Histograms are lent: the recorders use them again.
        interval.histograms().forEach((tag, histogram) ->
            half.sums.computeIfAbsent(tag, t -> Histograms.create()).add(histogram));
        if (interval.startNanos() < windowEnds) {
            for (String tag : WATCHED) {
                Histogram histogram = interval.histograms().get(tag);
                if (histogram != null && histogram.getTotalCount() > 0) {
                    double median = histogram.getValueAtPercentile(50);
                    medians.computeIfAbsent(tag, t -> new ArrayList<>()).add(median);
                }
            }
        }
    }

    Half half(int which) {
        return halves[which];
    }

    double[] medians(String tag) {
        return medians.getOrDefault(tag, List.of()).stream().mapToDouble(Double::doubleValue).toArray();
    }
}
