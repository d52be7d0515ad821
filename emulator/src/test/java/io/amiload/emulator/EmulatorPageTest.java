// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.corpus.Capture;
import io.amiload.corpus.Corpus;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about the emulator claims no more than the transcript tests prove, and leaves no capture out. */
class EmulatorPageTest {

    private static final Path PAGE = Path.of("..", "docs", "emulator.md");
    private static final Path TESTS = Path.of("src", "test", "java", "io", "amiload", "emulator");
    private static final List<String> NAMED_IN_CODE =
            List.of("WatchedTranscriptTest.java", "SessionsTranscriptTest.java");
    private static final Pattern ROW = Pattern.compile("\\| `([\\w.-]+)` \\| (yes|no) \\| ?(.*?) ?\\|");

    @Test
    void claimsOnlyWhatIsTested() throws IOException {
        TreeSet<String> claimed = new TreeSet<>();
        rows().forEach((scenario, same) -> {
            if (same.isEmpty()) {
                claimed.add(scenario);
            }
        });
        claimed.removeAll(replayed());
        assertEquals(new TreeSet<>(), claimed, "claimed in docs/emulator.md, but no test replays them");
    }

    @Test
    void namesEveryCaptureAndWhyItIsNotTheSame() throws IOException {
        TreeSet<String> captures = new TreeSet<>();
        for (Capture capture : Corpus.captures()) {
            Matcher name = Pattern.compile("asterisk22/(.*)\\.(ami|http)").matcher(capture.name());
            if (name.matches()) {
                captures.add(name.group(1));
            }
        }
        assertTrue(captures.size() > 80, "only " + captures);
        assertEquals(captures, rows().keySet());
    }

    /** Scenarios of the table; the value is empty for those that are the same, else the reason. */
    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertEquals(row.group(2).equals("yes"), row.group(3).isEmpty(), line + ": a no needs its reason");
                rows.put(row.group(1), row.group(3));
            }
        }
        return rows;
    }

    /** Those that parameters name, and those that tests of several sessions name in their code. */
    private static List<String> replayed() throws IOException {
        TreeSet<String> replayed = new TreeSet<>();
        for (Class<?> test : List.of(TranscriptTest.class, HttpTranscriptTest.class)) {
            for (Method method : test.getDeclaredMethods()) {
                ValueSource source = method.getAnnotation(ValueSource.class);
                replayed.addAll(source == null ? List.of() : List.of(source.strings()));
            }
        }
        for (String test : NAMED_IN_CODE) {
            Matcher name = Pattern.compile("\"([a-z0-9.-]+)\"").matcher(Files.readString(TESTS.resolve(test)));
            while (name.find()) {
                replayed.add(name.group(1));
            }
        }
        return List.copyOf(replayed);
    }
}
