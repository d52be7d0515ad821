// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine. */
final class Tool {

    private static final long TIMEOUT_SECONDS = 120;

    private final String path;
    private Path folder = Path.of(".");

    private Tool(String path) {
        this.path = path;
    }

    /** Finds the first of some programs; without any the test is skipped and says so. */
    static Tool find(String... names) {
        for (String name : names) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return new Tool(program.toString());
                }
            }
        }
        assumeTrue(false, "NOT INSTALLED HERE: " + String.join(" or ", names) + "; its tests do not run");
        throw new AssertionError();
    }

    /** Runs it in a folder. */
    Tool in(Path where) {
        folder = where;
        return this;
    }

    /** What a program said, and how it ended. */
    record Result(int code, String output, String errors) {
    }

    /** Runs it to its end, which it must reach with the code 0. */
    String run(String... arguments) throws IOException, InterruptedException {
        Result result = tryToRun("", arguments);
        if (result.code() != 0) {
            fail(path + " ended with " + result.code() + ": " + result.errors());
        }
        return result.output();
    }

    /** Runs it to its end, however that is. */
    Result tryToRun(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(path));
        command.addAll(Arrays.asList(arguments));
        Path errors = Files.createTempFile("tool", ".txt");
        try {
            Process process =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile()).start();
            Thread killer = new Thread(() -> killLate(process));
            killer.setDaemon(true);
            killer.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            killer.interrupt();
            return new Result(code, output, Files.readString(errors, StandardCharsets.ISO_8859_1));
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    /** Starts it, for those who talk with it. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(path));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void killLate(Process process) {
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // It ended in time.
        }
    }
}
