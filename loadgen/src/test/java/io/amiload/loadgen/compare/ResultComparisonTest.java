// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.Histograms;
import io.amiload.loadgen.result.StoredResult;
import io.amiload.loadgen.result.StoredRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultComparisonTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final ResultComparison.Settings SETTINGS = new ResultComparison.Settings(0.1, 0.95, 1, false);

    @TempDir
    private Path folder;
    private int runs;

    /** Response times around a millisecond with a long tail; each second has a mood of its own. */
    private StoredResult run(long seed, int seconds, double factor, Consumer<ObjectNode> change) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        return StoredRuns.write(folder.resolve("run" + runs++), NOON, seconds, second -> {
            double mood = Math.exp(0.1 * random.nextDouble(-1, 1));
            Histogram histogram = Histograms.create();
            for (int i = 0; i < StoredRuns.RATE; i++) {
                histogram.recordValue((long) (1e6 * factor * mood / Math.sqrt(1 - random.nextDouble(0, 0.9999))));
            }
            return histogram;
        }, change);
    }

    private StoredResult run(long seed, double factor) throws IOException {
        return run(seed, 30, factor, result -> { });
    }

    private static Compared metric(ResultComparison comparison, String name) {
        return comparison.metrics().stream().filter(m -> m.metric().name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void runsOfTheSameKindShowNoDifference() throws IOException {
        ResultComparison comparison = new ResultComparison(run(1, 1), run(2, 1), SETTINGS);
        assertEquals(Finding.NO_DIFFERENCE, comparison.overall(), comparison.sentence());
        assertEquals("no difference between run0 and run1 beyond 10 %", comparison.sentence());
        Compared p99 = metric(comparison, "response.p99");
        assertTrue(p99.low() < p99.change() && p99.change() < p99.high());
    }

    @Test
    void aLessQuietMachineIsNamed() throws IOException {
        StoredResult quiet = run(1, 30, 1, result -> hiccup(result, 300_000));
        StoredResult busy = run(2, 30, 1, result -> hiccup(result, 2_400_000));
        List<String> cautions = new ResultComparison(quiet, busy, SETTINGS).cautions();
        assertTrue(cautions.get(0).startsWith("the machine that measured was less quiet during run1: an idle thread woke up"
            + " 2.40 ms or more too late once in a hundred times, during run0 300 µs"), cautions.toString());
        assertEquals(List.of(), new ResultComparison(busy, busy, SETTINGS).cautions());
        assertTrue(ComparisonText.plain(new ResultComparison(busy, quiet, SETTINGS)).contains("\nCAUTION   the machine"));
    }

    private static void hiccup(ObjectNode result, long p99) {
        ((ObjectNode) result.at("/generator/hiccup")).put("p99", p99);
    }

    /** 95 % are stated without any tolerance; twenty pairs of runs may then raise one alarm. */
    @Test
    void falseAlarmsAreAsRareAsStated() throws IOException {
        int alarms = 0;
        for (int pair = 0; pair < 20; pair++) {
            ResultComparison comparison = new ResultComparison(run(1000 + pair, 1), run(2000 + pair, 1),
                new ResultComparison.Settings(0, 0.95, pair, false));
            alarms += comparison.overall() == Finding.NO_DIFFERENCE ? 0 : 1;
        }
        assertTrue(alarms <= 1, alarms + " of 20");
    }

    @ParameterizedTest
    @CsvSource({"1.0, NO_DIFFERENCE", "1.05, NO_DIFFERENCE", "1.3, WORSE", "1.5, WORSE", "3, WORSE", "0.7, BETTER",
        "0.3, BETTER"})
    void aKnownShiftOfTheMedianIsFound(double factor, Finding expected) throws IOException {
        for (int pair = 0; pair < 2; pair++) {
            ResultComparison comparison = new ResultComparison(run(pair, 1), run(100 + pair, factor), SETTINGS);
            Compared median = metric(comparison, "response.p50");
            assertEquals(expected, median.finding(), median.toString());
            assertTrue(median.low() <= factor - 1 && factor - 1 <= median.high(), median.toString());
        }
    }

    @Test
    void aLargeShiftIsFoundInTheTailToo() throws IOException {
        assertEquals(Finding.WORSE, metric(new ResultComparison(run(1, 1), run(2, 4), SETTINGS),
            "response.p99").finding());
    }

    @Test
    void percentilesWithoutEnoughSamplesBehindThemAreNotCompared() throws IOException {
        Compared far = metric(new ResultComparison(run(1, 1), run(2, 4), SETTINGS), "response.p99.9");
        assertEquals(Finding.NOT_COMPARABLE, far.finding());
        assertTrue(far.reason().startsWith("too few samples"));
    }

    @Test
    void otherPlansAndEnvironmentsAreNotComparedAndNamed() throws IOException {
        StoredResult a = run(1, 1);
        StoredResult b = run(2, 30, 1, result -> {
            ((ObjectNode) result.get("plan")).put("connections", 9);
            ((ObjectNode) result.get("environment")).put("cores", 8);
        });
        ResultComparison comparison = new ResultComparison(a, b, SETTINGS);
        assertEquals(Finding.NOT_COMPARABLE, comparison.overall());
        assertEquals("[plan.connections: 3 and 9, environment.cores: 2 and 8]", comparison.obstacles().toString());
        assertEquals(Finding.NO_DIFFERENCE, new ResultComparison(a, b,
            new ResultComparison.Settings(0.1, 0.95, 1, true)).overall());
    }

    @Test
    void anotherTargetIsWhatAComparisonIsAbout() throws IOException {
        ResultComparison comparison = new ResultComparison(run(1, 1), run(2, 30, 1, result ->
            ((ObjectNode) result.get("target")).put("asteriskVersion", "16.1")), SETTINGS);
        assertEquals(Finding.NO_DIFFERENCE, comparison.overall());
        assertEquals("[target.asteriskVersion: 22.10.1 and 16.1]", comparison.comparability().subjects().toString());
    }

    @Test
    void anotherSeedOrLengthIsOnlyNoted() throws IOException {
        ResultComparison comparison = new ResultComparison(run(1, 1), run(2, 20, 1, result ->
            ((ObjectNode) result.get("plan")).put("seed", 99)), SETTINGS);
        assertEquals(Finding.NO_DIFFERENCE, comparison.overall());
        assertEquals(2, comparison.comparability().notes().size());
    }

    @Test
    void invalidAndShortRunsAreNotCompared() throws IOException {
        ResultComparison invalid = new ResultComparison(run(1, 1), run(2, 30, 1, result ->
            ((ObjectNode) result.get("verdict")).put("status", "invalid")), SETTINGS);
        assertEquals("[run1 is invalid: its own generator was in the way]", invalid.obstacles().toString());
        ResultComparison brief = new ResultComparison(run(1, 5, 1, r -> { }), run(2, 30, 1, r -> { }), SETTINGS);
        assertTrue(brief.obstacles().get(0).startsWith("a window of 5 s is too short"), brief.obstacles().toString());
    }

    @Test
    void errorsAreComparedBySharesAndEventsByNumbers() throws IOException {
        StoredResult a = run(1, 1);
        StoredResult b = run(2, 30, 1, result -> ((ObjectNode) result.get("events")).put("lost", 3));
        Path series = b.folder().resolve("series.csv");
        Files.writeString(series, Files.readString(series).replace(",100,100,100,0,", ",100,100,100,4,"));
        StoredResult a2 = run(1, 30, 1, result -> ((ObjectNode) result.get("events")).put("lost", 0));
        ResultComparison comparison = new ResultComparison(a2, b, SETTINGS);
        assertEquals(Finding.WORSE, metric(comparison, "errors").finding());
        assertEquals(0.04, metric(comparison, "errors").change(), 1e-9);
        assertEquals(Finding.WORSE, metric(comparison, "events.lost").finding());
        assertEquals("run1 is worse in errors, events.lost", comparison.sentence());
        assertEquals(Finding.NOT_COMPARABLE, metric(new ResultComparison(a, b, SETTINGS), "events.lost").finding());
    }
}
