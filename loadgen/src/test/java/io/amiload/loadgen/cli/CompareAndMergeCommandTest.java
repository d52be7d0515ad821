// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.amiload.loadgen.compare.ComparisonJson;
import io.amiload.loadgen.result.Samples;
import io.amiload.loadgen.result.StoredRuns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareAndMergeCommandTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final String NASTY = "</script><script>alert(1)</script>|`x`";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void runs() throws IOException {
        StoredRuns.write(folder.resolve("a"), NOON, 12, second -> Samples.histogram(100, 10_000), result -> { });
        StoredRuns.write(folder.resolve("b"), NOON.plusSeconds(60), 12, second -> Samples.histogram(100, 10_000
            + second),
            result -> { });
        StoredRuns.write(folder.resolve("slow"), NOON.plusSeconds(120), 12, second -> Samples.histogram(100, 15_000),
            result -> ((ObjectNode) result.get("target")).put("asteriskVersion", NASTY));
        StoredRuns.write(folder.resolve("other"), NOON, 12, second -> Samples.histogram(100, 10_000),
            result -> ((ObjectNode) result.get("plan")).put("connections", 50));
    }

    private int amiload(String... args) {
        out.reset();
        err.reset();
        Console console = new Console(new ByteArrayInputStream(new byte[0]), out,
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(), folder, false, false);
        return Main.execute(console, EngineLoad::new, args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void exitCodesSayWhatWasFound() {
        assertEquals(0, amiload("compare", "a", "b"));
        assertTrue(out().contains("finding   no difference between a and b beyond 10 %"), out());
        assertEquals(99, amiload("compare", "a", "slow"));
        assertEquals(0, amiload("compare", "slow", "a"));
        assertEquals(0, amiload("compare", "a", "slow", "--tolerance", "80%"));
        assertEquals(98, amiload("compare", "a", "other"));
        assertTrue(out().contains("OBSTACLE  plan.connections: 3 and 50"), out());
        assertEquals(0, amiload("compare", "a", "other", "--anyway"));
        assertTrue(out().contains("ANYWAY    plan.connections: 3 and 50"), out());
    }

    @Test
    void jsonFollowsItsSchema() throws IOException {
        assertEquals(99, amiload("compare", "a", "slow", "--json"));
        JsonNode json = new ObjectMapper().readTree(out());
        assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(ComparisonJson.class.getResourceAsStream("compare.schema.json")).validate(json));
        assertEquals("worse", json.get("finding").asText());
    }

    @Test
    void whatAServerSaysIsMarkupNowhere() throws IOException {
        assertEquals(99, amiload("compare", "a", "slow", "--markdown", "--html", "page.html"));
        assertTrue(out().contains("| **worse** |"), out());
        assertFalse(out().contains("<script>"), out());
        String page = Files.readString(folder.resolve("page.html"));
        assertFalse(page.contains("<script>alert"));
        assertFalse(page.contains("{{"));
        assertTrue(page.contains("\\u003cscript\\u003ealert"));
    }

    @Test
    void mergeSaysWhatItDid() throws IOException {
        assertEquals(0, amiload("merge", "a", "b", "--out", "sum"));
        assertTrue(out().contains("merged    2 repeats; times add up, rates are averaged"), out());
        assertEquals("amiload merge a b",
            new ObjectMapper().readTree(folder.resolve("sum/result.json").toFile()).at("/plan/command").asText());
        assertEquals(0, amiload("report", "sum"));
        assertEquals(0, amiload("compare", "sum", "b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        compare a                         | two results are needed
        compare a nothing                 | the folder nothing holds no result.json
        compare a b --tolerance much      | --tolerance: 'much' is not a percentage
        compare a b --confidence 10%      | --confidence must be 50% to 99.99%
        compare a b --json --markdown     | --markdown and --json cannot be used together
        compare a b --html no/where.html  | --html: no/where.html cannot be written
        merge a                           | missing required option: '--out=DIR'
        merge a --out x                   | there is one result only
        merge a slow --out x              | target.asteriskVersion
        merge a b --out a                 | holds a result already
        """)
    void wrongUseIsExitCode2(String line, String sentence) {
        assertEquals(2, amiload(line.split(" ")));
        assertTrue(err().contains(sentence), err());
        assertFalse(Files.exists(folder.resolve("x")));
    }
}
