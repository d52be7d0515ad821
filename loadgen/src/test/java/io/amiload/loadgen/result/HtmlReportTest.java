// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.Verdict;
import io.amiload.loadgen.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final String ATTACK = "</script><script>alert('x')</script><!-- \u2028 &amp; {{title}} {{echarts}}";

    @TempDir
    private Path folder;

    @Test
    void isOneFileThatNeedsNoNetwork() throws IOException {
        String page = page(Samples.outcome());
        String markup = page.replaceAll("(?s)<script>.*?</script>", "");
        assertFalse(Pattern.compile("(src|href)\\s*=").matcher(markup).find());
        assertTrue(page.contains("Apache License"));
        assertTrue(page.contains("default-src 'none'"));
        assertTrue(page.contains("prefers-color-scheme: dark"));
    }

    @Test
    void whatTheServerSaysCannotBecomeMarkup() throws IOException {
        String page = page(Samples.outcome("Asterisk" + ATTACK, Map.of(ATTACK, 3L)));
        assertFalse(page.contains("<script>alert"));
        assertFalse(page.contains("\u2028"));
        JsonNode data = data(page);
        assertEquals("Asterisk" + ATTACK, data.get("result").get("target").get("banner").asText());
        assertEquals(3, data.get("result").get("events").get("perName").get(ATTACK).asLong());
    }

    @Test
    void drawsFromTheFoldersFilesOnly() throws IOException {
        JsonNode data = data(page(Samples.outcome()));
        assertEquals("[-1.0,0.0,1.0]", data.get("series").get("t").toString());
        assertEquals("[40.0,40.0,40.0]", data.get("series").get("planned").toString());
        assertEquals("[-1.0,0.0,1.0]", data.get("latency").get("response").get("t").toString());
        JsonNode curve = data.get("curves").get("response");
        JsonNode last = curve.get(curve.size() - 1);
        // The warm-up is not part of the curve: 2 seconds of 40 samples each.
        assertEquals(80, last.get(0).asDouble());
        assertEquals(40e6, last.get(1).asDouble(), 40e3);
    }

    @Test
    void isMadeEvenWhereTheIntervalsAreMissing() throws IOException {
        write(Samples.outcome());
        Files.delete(folder.resolve(ResultFolder.INTERVALS));
        Files.delete(folder.resolve(ResultFolder.SERIES));
        String page = Files.readString(HtmlReport.write(folder));
        assertEquals(0, data(page).get("curves").get("response").size());
    }

    @Test
    void addsUpNeighboursWhenThereAreMoreSecondsThanPixels() throws IOException {
        RunOutcome o = Samples.outcome();
        write(new RunOutcome(o.started(), 1_299_000_000_000L, o.target(), o.actions(), o.flows(), o.events(),
            o.connections(), o.generator(), o.server(), o.ending(), List.of()));
        try (IntervalsLog log = new IntervalsLog(Files.newOutputStream(folder.resolve(ResultFolder.INTERVALS)));
            SeriesCsv series = new SeriesCsv(Files.newBufferedWriter(folder.resolve(ResultFolder.SERIES)))) {
            for (int second = 0; second < 1300; second++) {
                log.accept(Samples.interval(second));
                series.accept(Samples.interval(second));
            }
        }
        JsonNode data = data(Files.readString(HtmlReport.write(folder)));
        assertEquals(650, data.get("series").get("t").size());
        assertEquals(40, data.get("series").get("sent").get(649).asDouble());
        assertEquals(650, data.get("latency").get("response").get("p99").size());
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        write(Samples.outcome());
        Files.writeString(folder.resolve(ResultFolder.INTERVALS), "Tag=total.response,0.000,1.000,3,HIST!");
        assertTrue(assertThrows(IOException.class, () -> HtmlReport.write(folder)).getMessage()
            .contains("intervals.hlog is damaged"));
    }

    private String page(RunOutcome outcome) throws IOException {
        write(outcome);
        return Files.readString(HtmlReport.write(folder));
    }

    private void write(RunOutcome outcome) throws IOException {
        RunPlan plan = Samples.plan("response.p99 < 100ms");
        Files.writeString(folder.resolve(ResultFolder.RESULT), ResultFolder.text(ResultJson.of(Tool.current(), plan,
            "amiload run", outcome, Verdict.of(plan, outcome), Environment.capture())));
        try (IntervalsLog log = new IntervalsLog(Files.newOutputStream(folder.resolve(ResultFolder.INTERVALS)));
            SeriesCsv series = new SeriesCsv(Files.newBufferedWriter(folder.resolve(ResultFolder.SERIES)))) {
            for (int second = 0; second < 3; second++) {
                log.accept(Samples.interval(second));
                series.accept(Samples.interval(second));
            }
        }
    }

    private static JsonNode data(String page) throws IOException {
        Matcher json = Pattern.compile("<script id=\"data\" type=\"application/json\">(.*?)</script>").matcher(page);
        assertTrue(json.find());
        return new ObjectMapper().readTree(json.group(1));
    }
}
