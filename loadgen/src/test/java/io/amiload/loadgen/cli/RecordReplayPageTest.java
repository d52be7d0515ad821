// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.amiload.loadgen.record.Recording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the page about recordings shows is taken by the commands. */
class RecordReplayPageTest {

    private static List<String> page() throws IOException {
        return Files.readAllLines(Path.of("../docs/record-replay.md"));
    }

    private static Console console(ByteArrayOutputStream out) {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Console(new ByteArrayInputStream(new byte[0]), out, print, print, Map.of(), Path.of(""), false, false);
    }

    @Test
    void everyCommandOfThePageIsUnderstood() throws IOException {
        List<String> commands = page().stream().filter(line -> line.startsWith("    amiload ")).toList();
        assertTrue(commands.size() >= 6, commands.toString());
        for (String command : commands) {
            String[] words = command.strip().split(" ");
            AmiloadCommand.commandLine(console(new ByteArrayOutputStream()), null)
                .parseArgs(Arrays.copyOfRange(words, 1, words.length));
        }
    }

    @Test
    void theLinesOfThePageFitTheSchemaThatTheCommandPrints() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(0, Main.execute(console(out), null, "record", "--schema"));
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(out.toString(StandardCharsets.UTF_8));
        List<String> lines = page().stream().filter(line -> line.startsWith("{\"type\"")).toList();
        assertEquals(5, lines.size());
        for (String line : lines) {
            assertEquals(Set.of(), schema.validate(new ObjectMapper().readTree(line)), line);
        }
        Path file = Files.write(Files.createTempDirectory("page").resolve("r.jsonl"), lines.stream()
            .map(line -> line.replace("…", "")).toList());
        assertTrue(Recording.read(file).whole(), "and can be read");
    }
}
