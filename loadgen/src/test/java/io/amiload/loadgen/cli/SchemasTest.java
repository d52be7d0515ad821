// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.amiload.emulator.EmulatedAsterisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What commands print against the emulator is as the schemas say, and each schema can be had. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SchemasTest {

    private static final String SECRET = "s3cretOfAll";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int amiload(String... args) {
        out.reset();
        err.reset();
        return Main.execute(new Console(InputStream.nullInputStream(), out,
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("AMILOAD_SECRET", SECRET), folder, false, false), EngineLoad::new, args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    static void check(Schemas schema, JsonNode document) {
        assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema.text())
            .validate(document), document::toString);
    }

    private JsonNode printed() throws IOException {
        return new ObjectMapper().readTree(out());
    }

    @Test
    void aResultItsComparisonAndItsSum() throws Exception {
        for (String name : new String[] {"a", "b"}) {
            amiload("run", "--rate", "50", "--warmup", "0s", "--duration", "2s", "--json", "--out", name);
            check(Schemas.RESULT, printed());
        }
        amiload("compare", "a", "b", "--json");
        check(Schemas.COMPARISON, printed());
        assertEquals("not comparable", printed().get("finding").asText(), "two seconds are too short");
        amiload("merge", "a", "b", "--out", "sum", "--json");
        check(Schemas.RESULT, printed());
    }

    @Test
    void aCertificateAndItsVerification() throws Exception {
        amiload("search", "--to", "50", "--from", "50", "--repeats", "1", "--warmup", "0s", "--duration", "1s", "--pause",
            "0s", "--slo", "response.max < 1h", "--out", "found", "--json", "--quiet");
        check(Schemas.CERTIFICATE, printed());
        assertEquals("response.max", printed().get("curve").asText());
        amiload("search", "--verify", "found/certificate.json", "--json", "--quiet", "--out", "again");
        check(Schemas.VERIFICATION, printed());
        assertEquals(printed(), new ObjectMapper().readTree(folder.resolve("again/verification.json").toFile()));
        assertTrue(printed().get("differences").isEmpty(), out());
    }

    @Test
    void aReplayToAServer() throws Exception {
        Files.writeString(folder.resolve("c.actions"), "Action: Ping\r\n\r\nAction: DBPut\r\nFamily: f\r\n\r\n");
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("load", SECRET, "all", "all").start()) {
            amiload("replay", "c.actions", "--as", "client", "--rate", "50/s", "--target", "127.0.0.1:" + asterisk.port(),
                "--user", "load", "--json");
        }
        check(Schemas.REPLAYED, printed());
        assertEquals(1, printed().get("skipped").asInt());
    }

    @Test
    void allAreListedAndEachIsASchemaWithAnIdOfItsOwn() throws Exception {
        assertEquals(0, amiload("--print-schema"));
        String list = out();
        Set<String> ids = new TreeSet<>();
        for (Schemas schema : Schemas.values()) {
            assertTrue(list.contains(schema.word() + " "), list);
            assertEquals(0, amiload("--print-schema=" + schema.word()));
            assertEquals("https://json-schema.org/draft/2020-12/schema", printed().get("$schema").asText());
            ids.add(printed().get("$id").asText());
        }
        assertEquals(Schemas.values().length, ids.size(), ids.toString());
        assertEquals(2, amiload("--print-schema=certifcate"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("did you mean 'certificate'?"), err::toString);
    }

    @Test
    void theCommandsPrintThoseOfTheirOwn() {
        for (String[] command : new String[][] {{"run"}, {"search"}, {"report"}, {"compare"}, {"doctor"}, {"replay"},
            {"record"}, {"decode"}, {"search", "--verify", "x"}}) {
            String[] args = Arrays.copyOf(command, command.length + 1);
            args[command.length] = "--print-schema";
            assertEquals(0, amiload(args), err::toString);
            assertTrue(Arrays.stream(Schemas.values()).anyMatch(schema -> schema.text().equals(out())), command[0]);
        }
    }

    /** The page of the files names every schema. */
    @Test
    void thePageNamesThemAll() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "files.md"));
        Matcher named = Pattern.compile("--print-schema=([a-z]+)").matcher(page);
        Set<String> words = new TreeSet<>();
        while (named.find()) {
            words.add(named.group(1));
        }
        for (Schemas schema : Schemas.values()) {
            assertTrue(words.remove(schema.word()), schema.word());
        }
        assertFalse(words.iterator().hasNext(), words.toString());
    }
}
