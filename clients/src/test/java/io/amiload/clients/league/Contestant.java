// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients.league;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A client in a process of its own, which tells how many events have reached its application. */
final class Contestant implements AutoCloseable {

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Process process;
    private volatile long count = -1;

    private Contestant(List<String> command, Path folder) throws IOException {
        process = new ProcessBuilder(command).directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Thread reader = new Thread(this::read, "contestant");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a client and waits until it is logged in.
     *
     * @param name one of {@link League#NAMES}
     */
    static Contestant start(String name, Path npm, String host, int port, String user, String secret)
        throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        Class<?> program = switch (name) {
            case "amiload-codec" -> CodecContestant.class;
            case "asterisk-java" -> AsteriskJavaContestant.class;
            default -> null;
        };
        if (program == null) {
            command.addAll(List.of("node", "listen.js", name));
        } else {
            command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        }
        command.addAll(List.of(host, Integer.toString(port), user, secret));
        Contestant contestant = new Contestant(command, program == null ? npm : Path.of("."));
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (contestant.count < 0) {
            if (!contestant.process.isAlive() || System.nanoTime() - deadline > 0) {
                contestant.close();
                throw new IOException(name + " does not log in");
            }
            Thread.sleep(10);
        }
        return contestant;
    }

    private void read() {
        try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // Some clients write to standard output what they have to say.
                if (line.matches("[0-9]{1,18}")) {
                    count = Long.parseLong(line);
                }
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Events that have reached the application by now. */
    long count() {
        return count;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
