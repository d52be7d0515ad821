// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/**
 * The distributions of a result folder in files for other programs: {@code METRIC.hgrm}, as HdrHistogram's tools print
 * percentiles, and {@code percentiles.csv}, a row for each metric. Both are made of {@code intervals.hlog}, without the
 * warm-up, and so can be made at any time.
 */
public final class Percentiles {

    /** The table of all metrics. */
    public static final String TABLE = "percentiles.csv";
    /** How the names of files with one metric's percentiles end. */
    public static final String SUFFIX = ".hgrm";

    /** The table's columns, in order; times in nanoseconds. */
    public static final List<String> COLUMNS = List.of("metric", "count", "min_ns", "mean_ns", "p50_ns", "p75_ns",
        "p90_ns", "p95_ns", "p99_ns", "p999_ns", "p9999_ns", "max_ns");

    private static final double[] PERCENTS = {50, 75, 90, 95, 99, 99.9, 99.99};
    private static final int TICKS_PER_HALF_DISTANCE = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path folder;
    private final Map<String, Histogram> metrics;

    private Percentiles(Path folder, Map<String, Histogram> metrics) {
        this.folder = folder;
        this.metrics = metrics;
    }

    /**
     * Reads a result folder and adds up its seconds.
     *
     * @param folder holds {@code intervals.hlog}
     * @return its distributions
     * @throws IOException when the file cannot be read, or is none that HdrHistogram's reader knows
     */
    public static Percentiles read(Path folder) throws IOException {
        Path file = folder.resolve(ResultFolder.INTERVALS);
        if (!Files.isReadable(file)) {
            throw new IOException("there is no " + ResultFolder.INTERVALS + " to make it of");
        }
        Map<String, Histogram> metrics = new TreeMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            while (reader.hasNext()) {
                EncodableHistogram next = reader.nextIntervalHistogram();
                if (next instanceof Histogram histogram && isMeasured(histogram.getTag())) {
                    metrics.merge(histogram.getTag(), histogram, Percentiles::sum);
                }
            }
        } catch (RuntimeException e) {
            // The reader has no exception of its own for a line that it cannot read.
            throw new IOException(ResultFolder.INTERVALS + " holds something that is no histogram", e);
        }
        return new Percentiles(folder, metrics);
    }

    private static boolean isMeasured(String tag) {
        return tag != null && !tag.startsWith(IntervalsLog.WARMUP);
    }

    private static Histogram sum(Histogram a, Histogram b) {
        a.add(b);
        return a;
    }

    /**
     * Writes a {@code .hgrm} file for each metric, times in milliseconds as plotters of such files expect.
     *
     * @return the files, by name
     * @throws IOException when one cannot be written
     */
    public List<Path> writeDistributions() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, Histogram> metric : metrics.entrySet()) {
            Path file = folder.resolve(metric.getKey().replaceAll("[^A-Za-z0-9._-]", "_") + SUFFIX);
            try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.US_ASCII)) {
                metric.getValue().outputPercentileDistribution(out, TICKS_PER_HALF_DISTANCE, NANOS_PER_MILLI);
                if (out.checkError()) {
                    throw new IOException(file.getFileName() + " could not be written completely");
                }
            }
            files.add(file);
        }
        return files;
    }

    /**
     * Writes {@value #TABLE}.
     *
     * @return the file
     * @throws IOException when it cannot be written
     */
    public Path writeTable() throws IOException {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        metrics.forEach((name, histogram) -> {
            text.append(name.replaceAll("[,\"\\s]", "_")).append(',').append(histogram.getTotalCount());
            if (histogram.getTotalCount() == 0) {
                text.append(",".repeat(COLUMNS.size() - 2)).append('\n');
                return;
            }
            text.append(',').append(histogram.getMinValue());
            text.append(String.format(Locale.ROOT, ",%.0f", histogram.getMean()));
            for (double percent : PERCENTS) {
                text.append(',').append(histogram.getValueAtPercentile(percent));
            }
            text.append(',').append(histogram.getMaxValue()).append('\n');
        });
        return Files.writeString(folder.resolve(TABLE), text, StandardCharsets.UTF_8);
    }
}
