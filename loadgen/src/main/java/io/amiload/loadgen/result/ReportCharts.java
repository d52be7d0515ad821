// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.Histograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** What the page's charts are drawn from, read from a result folder. Times are seconds of the measured window. */
final class ReportCharts {

    /** More points than a screen has columns say nothing more; neighbouring seconds are added up instead. */
    private static final int MOST_POINTS = 1200;
    private static final String RESPONSE = "total.response";
    private static final List<String> CURVES = List.of(RESPONSE, "total.service", "total.delay", "event.delay");

    private final double warmupSeconds;
    private final int seconds;
    private final ObjectNode charts = JsonNodeFactory.instance.objectNode();

    private ReportCharts(long warmupNanos, long measuredNanos) {
        warmupSeconds = warmupNanos / 1e9;
        seconds = (int) ((warmupNanos + measuredNanos) / 1_000_000_000L);
    }

    /** Reads what is there; a missing file leaves its charts empty. */
    static ObjectNode read(Path folder, long warmupNanos, long measuredNanos) throws IOException {
        ReportCharts reader = new ReportCharts(warmupNanos, measuredNanos);
        reader.series(folder.resolve(ResultFolder.SERIES));
        reader.histograms(folder.resolve(ResultFolder.INTERVALS));
        reader.server(folder.resolve(ResultFolder.SERVER));
        return reader.charts;
    }

    private void series(Path file) throws IOException {
        ObjectNode series = charts.putObject("series");
        List<String> lines = Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() < 2) {
            return;
        }
        List<String> columns = List.of(lines.get(0).split(","));
        List<String> counts = List.of("planned", "sent", "completed", "errors", "events");
        Map<String, ArrayNode> rates = new HashMap<>();
        ArrayNode times = series.putArray("t");
        counts.forEach(count -> rates.put(count, series.putArray(count)));
        int step = step(seconds);
        for (int from = 1; from < lines.size(); from += step) {
            double length = 0;
            double[] sums = new double[counts.size()];
            for (int i = from; i < Math.min(from + step, lines.size()); i++) {
                String[] cells = lines.get(i).split(",", -1);
                length += Double.parseDouble(cells[columns.indexOf("length_s")]);
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += Double.parseDouble(cells[columns.indexOf(counts.get(c))]);
                }
            }
            double start = Double.parseDouble(lines.get(from).split(",", -1)[columns.indexOf("start_s")]);
            times.add(rounded(start - warmupSeconds));
            for (int c = 0; c < sums.length; c++) {
                rates.get(counts.get(c)).add(length > 0 ? rounded(sums[c] / length) : 0);
            }
        }
    }

    private void server(Path file) throws IOException {
        ObjectNode server = charts.putObject("server");
        List<Map<String, String>> rows = ServerCsv.read(file);
        int step = Math.max(1, (rows.size() + MOST_POINTS - 1) / MOST_POINTS);
        for (String column : List.of("calls", "queued_tasks", "cpu_cores", "memory_bytes")) {
            ArrayNode points = server.putArray(column);
            for (int i = 0; i < rows.size(); i += step) {
                String cell = rows.get(i).get(column);
                if (cell != null && !cell.isEmpty()) {
                    points.addArray().add(rounded(Double.parseDouble(rows.get(i).get("at_s")) - warmupSeconds))
                        .add(Double.parseDouble(cell));
                }
            }
        }
    }

    private void histograms(Path file) throws IOException {
        Map<String, Latencies> byTag = new LinkedHashMap<>();
        ObjectNode latency = charts.putObject("latency");
        for (String tag : CURVES) {
            byTag.put(tag, new Latencies(latency.putObject(name(tag)), step(seconds)));
        }
        HeatMap heat = new HeatMap(seconds);
        if (Files.isReadable(file)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    readLine(line, byTag, heat);
                }
            }
        }
        heat.writeTo(charts.putObject("heat"));
        ObjectNode curves = charts.putObject("curves");
        byTag.forEach((tag, latencies) -> {
            latencies.endGroup();
            curve(curves.putArray(name(tag)), latencies.whole);
        });
    }

    private static String name(String tag) {
        return tag.replace("total.", "").replace("event.delay", "event");
    }

    /** {@code Tag=total.response,START,LENGTH,MAX,HISTOGRAM}; only the tags that are drawn are decoded. */
    private void readLine(String line, Map<String, Latencies> byTag, HeatMap heat) throws IOException {
        if (!line.startsWith("Tag=")) {
            return;
        }
        String tag = line.substring(4, line.indexOf(','));
        boolean warmup = tag.startsWith(IntervalsLog.WARMUP);
        Latencies latencies = byTag.get(warmup ? tag.substring(IntervalsLog.WARMUP.length()) : tag);
        if (latencies == null) {
            return;
        }
        String[] cells = line.split(",", 5);
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(cells[4]));
            double start = Double.parseDouble(cells[1]);
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(bytes, 0);
            latencies.add(rounded(start - warmupSeconds), histogram, warmup);
            if (tag.endsWith(RESPONSE)) {
                heat.add((int) Math.round(start), histogram);
            }
        } catch (DataFormatException | RuntimeException e) {
            throw new IOException(ResultFolder.INTERVALS + " is damaged: " + e.getMessage(), e);
        }
    }

    /** One metric over time and as a whole. Histograms are large: only the one of the present group is kept. */
    private static final class Latencies {

        private final ArrayNode times;
        private final ArrayNode median;
        private final ArrayNode high;
        private final ArrayNode max;
        private final int step;
        private final Histogram whole = Histograms.create();
        private final Histogram group = Histograms.create();
        private double groupStart;
        private int rows;

        Latencies(ObjectNode node, int step) {
            times = node.putArray("t");
            median = node.putArray("p50");
            high = node.putArray("p99");
            max = node.putArray("max");
            this.step = step;
        }

        void add(double start, Histogram row, boolean warmup) {
            if (rows == 0) {
                groupStart = start;
            }
            group.add(row);
            if (!warmup) {
                whole.add(row);
            }
            if (++rows == step) {
                endGroup();
            }
        }

        void endGroup() {
            if (group.getTotalCount() > 0) {
                times.add(groupStart);
                median.add(group.getValueAtPercentile(50));
                high.add(group.getValueAtPercentile(99));
                max.add(group.getMaxValue());
            }
            group.reset();
            rows = 0;
        }
    }

    /** Points of value over 1/(1-p), from the median's neighbourhood out to one in all samples. */
    private static void curve(ArrayNode points, Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return;
        }
        double last = 0;
        for (HistogramIterationValue value : histogram.percentiles(8)) {
            double percentile = value.getPercentileLevelIteratedTo();
            if (percentile < 100) {
                last = 1 / (1 - percentile / 100);
                points.addArray().add(last).add(value.getValueIteratedTo());
            }
        }
        points.addArray().add(Math.max(Math.max(1, last), histogram.getTotalCount())).add(histogram.getMaxValue());
    }

    private static int step(int seconds) {
        return Math.max(1, (seconds + MOST_POINTS - 1) / MOST_POINTS);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
