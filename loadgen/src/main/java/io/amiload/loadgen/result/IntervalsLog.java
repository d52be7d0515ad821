// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import io.amiload.loadgen.measure.Interval;
import io.amiload.loadgen.measure.IntervalSink;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes {@code intervals.hlog}: a line per second and tag, in the form HdrHistogram's own tools read. The warm-up's
 * tags begin with {@link #WARMUP}, so that adding up all lines of a tag gives exactly the measured window.
 */
public final class IntervalsLog implements IntervalSink, Closeable {

    /** Put before the tags of seconds that are not part of the measured window. */
    public static final String WARMUP = "warmup.";
    /** Put before the tags of what is known only of the run as a whole; such a tag has one line. */
    public static final String RUN = "run.";

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final HistogramLogWriter writer;
    private boolean begun;
    private double begin;
    private double end;

    /**
     * Writes to a stream, which {@link #close()} closes.
     *
     * @param stream where to
     */
    public IntervalsLog(OutputStream stream) {
        out = new PrintStream(new BufferedOutputStream(stream, 1 << 16), false, StandardCharsets.US_ASCII);
        writer = new HistogramLogWriter(out);
    }

    @Override
    public void accept(Interval interval) {
        if (!begun) {
            begin(interval);
        }
        double start = interval.startNanos() / NANOS_PER_SECOND;
        end = (interval.startNanos() + interval.lengthNanos()) / NANOS_PER_SECOND;
        for (Map.Entry<String, Histogram> entry : new TreeMap<>(interval.histograms()).entrySet()) {
            Histogram histogram = entry.getValue();
            histogram.setTag(interval.warmup() ? WARMUP + entry.getKey() : entry.getKey());
            writer.outputIntervalHistogram(start, end, histogram, NANOS_PER_MILLI);
        }
    }

    /**
     * Writes what was measured of the run as a whole, after all intervals, so that several runs can be added up.
     *
     * @param name      the tag behind {@link #RUN}
     * @param histogram nanoseconds; an empty one is left out
     */
    public void whole(String name, Histogram histogram) {
        if (begun && histogram.getTotalCount() > 0) {
            Histogram copy = histogram.copy();
            copy.setTag(RUN + name);
            writer.outputIntervalHistogram(begin, end, copy, NANOS_PER_MILLI);
        }
    }

    private void begin(Interval first) {
        begun = true;
        begin = first.startNanos() / NANOS_PER_SECOND;
        writer.outputComment("[amiload: histograms in nanoseconds; the column Interval_Max in milliseconds]");
        writer.outputLogFormatVersion();
        writer.outputStartTime(first.startEpochMillis() - first.startNanos() / 1_000_000);
        writer.outputLegend();
    }

    /**
     * Finishes the file.
     *
     * @throws IOException when something could not be written
     */
    @Override
    public void close() throws IOException {
        boolean failed = out.checkError();
        out.close();
        if (failed) {
            throw new IOException("intervals.hlog could not be written completely");
        }
    }
}
