// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A long run in a JVM whose collector never frees anything, with a heap of 64 MiB. Ten million messages, each of which
 * may allocate less than seven bytes then; with {@code soak.messages} set to a hundred million, as in CI, less than
 * one.
 */
class SoakTest {

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> NO_COLLECTION =
        List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xms64m", "-Xmx64m");
    private static final long MESSAGES = Long.getLong("soak.messages", 10_000_000);

    @Test
    void heapThatIsNeverCollectedLastsForMillionsOfMessages() throws IOException, InterruptedException {
        assumeTrue(java("-version").exit() == 0, "this JVM has no Epsilon collector");
        Run run = java("-cp", System.getProperty("java.class.path"), Soak.class.getName(), Long.toString(MESSAGES));
        assertEquals(0, run.exit(), run.output());
        Matcher count = Pattern.compile("messages (\\d+), sum -?\\d+").matcher(run.output());
        assertTrue(count.find(), run.output());
        assertTrue(Long.parseLong(count.group(1)) >= MESSAGES, run.output());
    }

    private record Run(int exit, String output) {
    }

    private static Run java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(NO_COLLECTION);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), output);
    }
}
