// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.Histograms;
import io.amiload.loadgen.measure.Interval;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/** Result folders of made-up runs: a second of warm-up, then the measured seconds, all of them Pings at 100/s. */
public final class StoredRuns {

    /** Actions in each second. */
    public static final int RATE = 100;

    private StoredRuns() {
    }

    /**
     * Writes a folder.
     *
     * @param folder   where
     * @param started  start of the measured window
     * @param seconds  its length
     * @param response number of a measured second to its response times
     * @param change   changes the document at last
     */
    public static StoredResult write(Path folder, Instant started, int seconds, IntFunction<Histogram> response,
                                     Consumer<ObjectNode> change, String... slos) throws IOException {
        Histogram all = Histograms.create();
        ResultFolder result = ResultFolder.at(folder);
        try (IntervalsLog log = new IntervalsLog(Files.newOutputStream(result.file(ResultFolder.INTERVALS)));
            SeriesCsv series = new SeriesCsv(Files.newBufferedWriter(result.file(ResultFolder.SERIES)))) {
            for (int second = 0; second <= seconds; second++) {
                Histogram histogram = response.apply(Math.max(0, second - 1));
                if (second > 0) {
                    all.add(histogram);
                }
                Interval interval = interval(started, second, histogram);
                log.accept(interval);
                series.accept(interval);
            }
            log.whole("login", Samples.histogram(5, 3_000_000));
        }
        result.writeResult(document(started, seconds, all, change, slos));
        return StoredResult.read(folder, folder.getFileName().toString());
    }

    private static Interval interval(Instant started, int second, Histogram histogram) {
        Map<String, Histogram> histograms = new TreeMap<>();
        for (String tag : List.of("Ping.response", "Ping.service", "total.response", "total.service")) {
            histograms.put(tag, histogram.copy());
        }
        long count = histogram.getTotalCount();
        return new Interval(second, second == 0, started.toEpochMilli() + (second - 1) * 1000L, second * 1_000_000_000L,
            1_000_000_000L, count, count, count, 0, 7, histograms);
    }

    private static ObjectNode document(Instant started, int seconds, Histogram all, Consumer<ObjectNode> change,
                                       String... slos) {
        RunOutcome o = Samples.outcome();
        long n = all.getTotalCount();
        ActionMeasurement ping = new ActionMeasurement("Ping", n, n, n, 0, 0, 0, 0, 0, 0, 0, all, all,
            Histograms.create(),
            (double) n / seconds);
        Map<String, ActionMeasurement> actions = new LinkedHashMap<>();
        actions.put(ActionMeasurement.TOTAL, ActionMeasurement.total(List.of(ping)));
        actions.put("Ping", ping);
        RunOutcome outcome = new RunOutcome(started, seconds * 1_000_000_000L, o.target(), actions, Map.of(),
            o.events(),
            o.connections(), o.generator(), o.server(), RunOutcome.Ending.PLANNED, List.of());
        var plan = Samples.plan(slos);
        ObjectNode result = ResultJson.of(Tool.current(), plan, "amiload run", outcome, Verdict.of(plan, outcome),
            environment());
        ObjectNode asked = (ObjectNode) result.get("plan");
        asked.put("duration", seconds * 1_000_000_000L).put("rate", RATE).put("profile", "rate(100/s) hold(" + seconds
            + "s)");
        asked.putArray("stages").addObject().put("kind", "hold").put("from", RATE).put("to", RATE)
            .put("duration", seconds * 1_000_000_000L);
        change.accept(result);
        return result;
    }

    private static ObjectNode environment() {
        ObjectNode environment = JsonNodeFactory.instance.objectNode();
        environment.put("cpu", "made up").put("cores", 2).put("memory", 1L << 30).put("kernel", "Linux 6")
            .put("clockSource", "tsc");
        ObjectNode jvm = environment.putObject("jvm");
        jvm.put("version", "17").put("name", "VM").put("vendor", "V").put("heapMax", 1L << 28);
        jvm.putArray("flags");
        jvm.putArray("gc").add("G1");
        environment.putObject("cgroup").putNull("cpuMax").putNull("memoryMax");
        return environment;
    }
}
