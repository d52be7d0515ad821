// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import io.amiload.loadgen.measure.Interval;
import io.amiload.loadgen.measure.IntervalSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Writes {@code series.csv}: a row per second, for spreadsheets. Counts are per row, latencies in nanoseconds. */
public final class SeriesCsv implements IntervalSink, Closeable {

    /** The columns, in order. A latency without samples is an empty cell. */
    public static final List<String> COLUMNS = List.of("second", "phase", "start_s", "length_s", "planned", "sent",
        "completed", "errors", "events", "response_p50_ns", "response_p99_ns", "response_max_ns", "service_p50_ns",
        "service_p99_ns", "service_max_ns", "delay_p50_ns", "delay_p99_ns", "delay_max_ns", "event_delay_p50_ns",
        "event_delay_p99_ns", "event_delay_max_ns", "fanout_first_p50_ns", "fanout_first_p99_ns", "fanout_first_max_ns",
        "fanout_last_p50_ns", "fanout_last_p99_ns", "fanout_last_max_ns", "fanout_skew_p50_ns", "fanout_skew_p99_ns",
        "fanout_skew_max_ns");

    private final Writer out;
    private boolean begun;

    /**
     * Writes to a writer, which {@link #close()} closes.
     *
     * @param out where to
     */
    public SeriesCsv(Writer out) {
        this.out = out;
    }

    @Override
    public void accept(Interval interval) {
        StringBuilder row = new StringBuilder();
        if (!begun) {
            begun = true;
            row.append(String.join(",", COLUMNS)).append('\n');
        }
        row.append(interval.second()).append(interval.warmup() ? ",warmup," : ",measured,");
        row.append(String.format(Locale.ROOT, "%.3f,%.3f", interval.startNanos() / 1e9, interval.lengthNanos() / 1e9));
        for (long count : new long[] {interval.planned(), interval.sent(), interval.completed(), interval.errors(),
            interval.events()}) {
            row.append(',').append(count);
        }
        for (String tag : List.of("total.response", "total.service", "total.delay", "event.delay", "fanout.first",
            "fanout.last", "fanout.skew")) {
            append(row, interval.histograms().get(tag));
        }
        try {
            out.append(row).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(StringBuilder row, Histogram histogram) {
        if (histogram == null || histogram.getTotalCount() == 0) {
            row.append(",,,");
            return;
        }
        row.append(',').append(histogram.getValueAtPercentile(50));
        row.append(',').append(histogram.getValueAtPercentile(99));
        row.append(',').append(histogram.getMaxValue());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
