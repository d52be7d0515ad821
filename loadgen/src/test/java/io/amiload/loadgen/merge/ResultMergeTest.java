// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.amiload.loadgen.measure.Histograms;
import io.amiload.loadgen.measure.Verdict;
import io.amiload.loadgen.plan.LoadProfile;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.result.IntervalsReader;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.result.ResultJson;
import io.amiload.loadgen.result.StoredResult;
import io.amiload.loadgen.result.StoredRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultMergeTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    private Path folder;

    private StoredResult run(String name, int secondsAfterNoon, int seed, Consumer<ObjectNode> change, String... slos)
        throws IOException {
        return StoredRuns.write(folder.resolve(name), NOON.plusSeconds(secondsAfterNoon), 4,
            second -> times(seed * 100 + second), change, slos);
    }

    private StoredResult run(String name, int secondsAfterNoon, int seed) throws IOException {
        return run(name, secondsAfterNoon, seed, result -> { });
    }

    private static Histogram times(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Histogram histogram = Histograms.create();
        for (int i = 0; i < StoredRuns.RATE; i++) {
            histogram.recordValue(random.nextLong(1_000, 900_000_000));
        }
        return histogram;
    }

    /** What the two runs with these seeds measured, recorded anew. */
    private static Histogram expected(int... seeds) {
        Histogram all = Histograms.create();
        for (int seed : seeds) {
            for (int second = 0; second < 4; second++) {
                all.add(times(seed * 100 + second));
            }
        }
        return all;
    }

    private ObjectNode merge(ResultMerge merge) throws IOException {
        return merge.write(ResultFolder.at(folder.resolve("sum")), "amiload merge a b");
    }

    private Histogram inLog(String tag) throws IOException {
        Histogram sum = Histograms.create();
        try (IntervalsReader reader = StoredResult.read(folder.resolve("sum"), "sum").intervals()) {
            for (IntervalsReader.Second s = reader.next(); s != null; s = reader.next()) {
                if (!s.warmup() && !s.run() && s.histograms().containsKey(tag)) {
                    sum.add(s.histograms().get(tag));
                }
            }
        }
        return sum;
    }

    @Test
    void sumsOfHistogramsAreExact() throws IOException {
        ObjectNode sum = merge(new ResultMerge(List.of(run("a", 0, 1), run("b", 0, 2)), false));
        Histogram expected = expected(1, 2);
        assertEquals(expected, inLog("total.response"));
        JsonNode response = sum.at("/actions/total/response");
        assertEquals(expected.getTotalCount(), response.get("count").asLong());
        assertEquals(expected.getValueAtPercentile(99), response.get("p99").asLong());
        assertEquals(expected.getMaxValue(), response.get("max").asLong());
        assertEquals(10, sum.at("/connections/login/count").asInt());
        assertEquals(800, sum.at("/actions/total/sent").asInt());
    }

    @Test
    void ratesOfMachinesThatRanTogetherAddUp() throws IOException {
        ResultMerge merge = new ResultMerge(List.of(run("a", 0, 1), run("b", 0, 2)), false);
        ObjectNode sum = merge(merge);
        assertEquals(MergeKind.TOGETHER, merge.kind());
        assertEquals(200, sum.at("/actions/total/perSecond").asDouble());
        assertEquals(200, sum.at("/plan/rate").asDouble());
        assertEquals(6, sum.at("/plan/connections").asInt());
        assertEquals(4_000_000_000L, sum.at("/measured").asLong());
        assertEquals(4, sum.at("/environment/cores").asInt());
        assertEquals(5, Files.readAllLines(folder.resolve("sum/series.csv")).size() - 1);
        assertTrue(Files.readAllLines(folder.resolve("sum/series.csv")).get(3).contains(",200,200,200,0,14,"));
    }

    @Test
    void timesOfRepeatsAddUpAndRatesAreAveraged() throws IOException {
        ResultMerge merge = new ResultMerge(List.of(run("a", 0, 1), run("b", 60, 2), run("c", 120, 3)), false);
        ObjectNode sum = merge(merge);
        assertEquals(MergeKind.REPEATS, merge.kind());
        assertEquals(100, sum.at("/actions/total/perSecond").asDouble(), 1e-9);
        assertEquals(100, sum.at("/plan/rate").asDouble());
        assertEquals(12_000_000_000L, sum.at("/measured").asLong());
        assertEquals(2, sum.at("/environment/cores").asInt());
        assertEquals(expected(1, 2, 3), inLog("total.response"));
        assertEquals(13, Files.readAllLines(folder.resolve("sum/series.csv")).size() - 1);
        assertEquals(12_000_000_000L, LoadProfile.parse(sum.at("/plan/profile").asText()).durationNanos());
    }

    @Test
    void aMergedResultIsAResultLikeAnyOther() throws IOException {
        merge(new ResultMerge(List.of(run("a", 0, 1), run("b", 60, 2)), false));
        JsonNode sum = new ObjectMapper().readTree(folder.resolve("sum/result.json").toFile());
        assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(ResultJson.class.getResourceAsStream("result.schema.json")).validate(sum));
        assertTrue(Files.size(folder.resolve("sum/report.html")) > 0);
        StoredResult again = StoredResult.read(folder.resolve("sum"), "sum");
        ObjectNode twice = new ResultMerge(List.of(again, run("c", 120, 3, r -> {
            ((ObjectNode) r.get("plan")).setAll(plan(again, "duration", "profile", "stages"));
        })), false).write(ResultFolder.at(folder.resolve("twice")), "amiload merge");
        assertEquals(1200, twice.at("/actions/total/sent").asInt());
    }

    private static ObjectNode plan(StoredResult of, String... members) {
        return ((ObjectNode) of.json().get("plan")).deepCopy().retain(members);
    }

    @Test
    void limitsAreJudgedOverTheSum() throws IOException {
        String limit = "response.max < 1s";
        ResultMerge merge = new ResultMerge(List.of(run("a", 0, 1, r -> { }, limit), run("b", 0, 2, r -> { }, limit)),
            false);
        ObjectNode sum = merge(merge);
        assertEquals(Verdict.Status.OK, merge.verdict().status());
        assertEquals(expected(1, 2).getMaxValue(), sum.at("/slo/0/value").asLong());
    }

    @Test
    void aPartThatMustNotBeTrustedSpoilsTheSum() throws IOException {
        ResultMerge merge = new ResultMerge(List.of(run("a", 0, 1), run("b", 0, 2, r ->
            ((ObjectNode) r.get("verdict")).put("status", "invalid").putArray("reasons").add("it stood still"))),
                false);
        merge(merge);
        assertEquals(Verdict.Status.INVALID, merge.verdict().status());
        assertEquals(List.of("b: it stood still"), merge.verdict().reasons());
    }

    private String refusal(StoredResult a, StoredResult b) {
        String message = assertThrows(PlanException.class, () -> new ResultMerge(List.of(a, b), false)).getMessage();
        assertFalse(Files.exists(folder.resolve("sum")));
        return message;
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() throws IOException {
        StoredResult a = run("a", 0, 1);
        assertTrue(refusal(a, run("limits", 0, 2, r -> { }, "errors == 0")).contains("plan.slo"));
        assertTrue(refusal(a, run("version", 0, 2, r -> ((ObjectNode) r.get("target")).put("asteriskVersion", "16.1")))
            .contains("target.asteriskVersion: 22.10.1 and 16.1"));
        assertTrue(refusal(a, run("rate", 60, 2, r -> ((ObjectNode) r.get("plan")).put("rate", 50)))
            .contains("plan.rate: 100 and 50"));
        assertTrue(refusal(a, run("machine", 60, 2, r -> ((ObjectNode) r.get("environment")).put("cpu", "another")))
            .contains("environment.cpu: made up and another"));
        assertTrue(refusal(a, run("weights", 0, 2, r -> ((ObjectNode) r.at("/plan/scenario/actions/0")).put("weight",
            3)))
            .contains("plan.scenario.actions[0].weight"));
        assertTrue(refusal(a, run("stopped", 0, 2, r -> ((ObjectNode) r.get("verdict")).put("status", "partial")))
            .contains("stopped was stopped before its end"));
        assertTrue(refusal(a, a).contains("a is given twice"));
        assertTrue(refusal(a, run("half", 2, 2)).contains("ran at the same time for 2.00 s of 4.00 s"));
    }

    @Test
    void clocksOfMachinesMayBeWrong() throws IOException {
        ResultMerge merge = new ResultMerge(List.of(run("a", 0, 1), run("b", 60, 2)), true);
        assertEquals(MergeKind.TOGETHER, merge.kind());
    }

    @Test
    void logsWithoutHistogramsOfTheWholeRunGiveNoneAndSaySo() throws IOException {
        StoredResult a = run("a", 0, 1);
        Path log = folder.resolve("a").resolve(ResultFolder.INTERVALS);
        Files.write(log, Files.readAllLines(log).stream().filter(line -> !line.startsWith("Tag=run.")).toList());
        ResultMerge merge = new ResultMerge(List.of(a, run("b", 0, 2)), false);
        assertEquals(0, merge(merge).at("/connections/login/count").asInt());
        assertTrue(merge.notes().stream().anyMatch(note -> note.startsWith("login: not every part's")));
    }

    @Test
    void aDamagedLogIsNamedWithItsLine() throws IOException {
        StoredResult a = run("a", 0, 1);
        Path log = folder.resolve("a").resolve(ResultFolder.INTERVALS);
        List<String> lines = Files.readAllLines(log);
        lines.set(6, lines.get(6).substring(0, 50));
        Files.write(log, lines);
        ResultMerge merge = new ResultMerge(List.of(a, run("b", 0, 2)), false);
        String message = assertThrows(PlanException.class, () -> merge(merge)).getMessage();
        assertTrue(message.startsWith("a/intervals.hlog, line 7 is damaged"), message);
    }
}
