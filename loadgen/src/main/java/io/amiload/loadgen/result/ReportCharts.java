// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.Histograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.HistogramLogReader;

/** What the page's charts are drawn from, read from a result folder. Times are seconds of the measured window. */
final class ReportCharts {

    /** More points than a screen has columns say nothing more; neighbouring seconds are added up instead. */
    private static final int MOST_POINTS = 1200;
    private static final List<String> CURVES = List.of("total.response", "total.service", "total.delay", "event.delay");

    private final double warmupSeconds;
    private final ObjectNode charts = JsonNodeFactory.instance.objectNode();

    private ReportCharts(long warmupNanos) {
        warmupSeconds = warmupNanos / 1e9;
    }

    /** Reads what is there; a missing file leaves its charts empty. */
    static ObjectNode read(Path folder, long warmupNanos) throws IOException {
        ReportCharts reader = new ReportCharts(warmupNanos);
        reader.series(folder.resolve(ResultFolder.SERIES));
        reader.histograms(folder.resolve(ResultFolder.INTERVALS));
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
        int step = step(lines.size() - 1);
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

    private void histograms(Path file) throws IOException {
        Map<String, TreeMap<Double, Histogram>> byTag = new LinkedHashMap<>();
        Map<String, Histogram> whole = new LinkedHashMap<>();
        for (String tag : CURVES) {
            byTag.put(tag, new TreeMap<>());
            whole.put(tag, Histograms.create());
        }
        if (Files.isReadable(file)) {
            readLog(file, byTag, whole);
        }
        ObjectNode latency = charts.putObject("latency");
        ObjectNode curves = charts.putObject("curves");
        for (String tag : CURVES) {
            String name = tag.replace("total.", "").replace("event.delay", "event");
            overTime(latency.putObject(name), byTag.get(tag));
            curve(curves.putArray(name), whole.get(tag));
        }
    }

    private void readLog(Path file, Map<String, TreeMap<Double, Histogram>> byTag, Map<String, Histogram> whole)
        throws IOException {
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            while (reader.hasNext()) {
                EncodableHistogram next = reader.nextIntervalHistogram();
                if (!(next instanceof Histogram histogram) || histogram.getTag() == null) {
                    continue;
                }
                boolean warmup = histogram.getTag().startsWith(IntervalsLog.WARMUP);
                String tag = warmup ? histogram.getTag().substring(IntervalsLog.WARMUP.length()) : histogram.getTag();
                if (!byTag.containsKey(tag)) {
                    continue;
                }
                double start = histogram.getStartTimeStamp() / 1e3 - reader.getStartTimeSec();
                byTag.get(tag).merge(rounded(start - warmupSeconds), histogram, ReportCharts::sum);
                if (!warmup) {
                    whole.get(tag).add(histogram);
                }
            }
        }
    }

    private static Histogram sum(Histogram a, Histogram b) {
        Histogram sum = Histograms.create();
        sum.add(a);
        sum.add(b);
        return sum;
    }

    private static void overTime(ObjectNode node, TreeMap<Double, Histogram> histograms) {
        ArrayNode times = node.putArray("t");
        ArrayNode median = node.putArray("p50");
        ArrayNode high = node.putArray("p99");
        ArrayNode max = node.putArray("max");
        List<Map.Entry<Double, Histogram>> entries = new ArrayList<>(histograms.entrySet());
        int step = step(entries.size());
        for (int from = 0; from < entries.size(); from += step) {
            Histogram group = Histograms.create();
            for (int i = from; i < Math.min(from + step, entries.size()); i++) {
                group.add(entries.get(i).getValue());
            }
            if (group.getTotalCount() > 0) {
                times.add(entries.get(from).getKey());
                median.add(group.getValueAtPercentile(50));
                high.add(group.getValueAtPercentile(99));
                max.add(group.getMaxValue());
            }
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

    private static int step(int count) {
        return Math.max(1, (count + MOST_POINTS - 1) / MOST_POINTS);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
