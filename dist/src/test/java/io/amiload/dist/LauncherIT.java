// SPDX-License-Identifier: Apache-2.0
package io.amiload.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.amiload.corpus.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a user starts it: {@code java -jar}, without any flag. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LauncherIT {

    private static final Path JAR = Path.of("target", "amiload.jar").toAbsolutePath();
    private static final Path LAUNCHER = Path.of("..", "amiload").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    private record Ended(int code, String out, String err) {
    }

    @AfterEach
    void endWhatStillRuns() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(args));
        return start(command);
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
            .redirectError(folder.resolve("stderr").toFile());
        // The virtual machine announces these on standard error.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Ended ended(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(folder.resolve("stderr")));
    }

    private Ended run(String... args) throws IOException, InterruptedException {
        return ended(start(args));
    }

    @Test
    void printsNoWarnings() throws IOException, InterruptedException {
        for (String[] args : new String[][] {{"--help"}, {"--version"}, {"run", "--help"}, {"emulate", "--help"},
            {"decode", "--help"}, {"report", "--help"}, {"generate-completion"}, {"run", "--print"}}) {
            Ended ended = run(args);
            assertEquals(0, ended.code, ended.err);
            assertEquals("", ended.err);
            assertFalse(ended.out.isBlank());
        }
    }

    @Test
    void decodesStandardInput() throws IOException, InterruptedException {
        Process process = start("decode", "-");
        Thread feeder = new Thread(() -> {
            try (OutputStream in = process.getOutputStream()) {
                in.write(Corpus.capture("asterisk22/all-actions-bare.ami").bytes());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        feeder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertEquals("", Files.readString(folder.resolve("stderr")));
        assertTrue(out.startsWith("{\"type\":\"banner\",\"offset\":0,\"length\":30,"), out.substring(0, 100));
    }

    @Test
    void endsQuietlyWhenNobodyReadsAnyMore() throws IOException, InterruptedException {
        Path capture = folder.resolve("large.ami");
        byte[] bytes = Corpus.capture("asterisk22/all-actions-bare.ami").bytes();
        for (int i = 0; i < 20; i++) {
            Files.write(capture, bytes, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        }
        Process process = start("decode", capture.toString());
        process.getInputStream().close();
        assertEquals(0, process.waitFor());
        assertEquals("", Files.readString(folder.resolve("stderr")));
    }

    @Test
    void runsAgainstTheBuiltInEmulator() throws IOException, InterruptedException {
        Ended ended = run("run", "--rate", "100", "--duration", "2s", "--warmup", "500ms", "--out", "result");
        // 98: a machine that is busy with other things may spoil the measurement, and then it must say so.
        assertTrue(ended.code == 0 || ended.code == 98, ended.err);
        assertFalse(ended.err.contains("WARNING"), ended.err);
        assertTrue(ended.out.contains("200 sent: 200 answered, no errors"), ended.out);
        for (String file : List.of("result.json", "intervals.hlog", "series.csv", "report.html")) {
            assertTrue(Files.size(folder.resolve("result").resolve(file)) > 0, file);
        }
    }

    @Test
    void whatWasMeasuredIsWrittenWhenItIsStopped() throws IOException, InterruptedException {
        Process process = start("run", "--rate", "100", "--duration", "10m", "--warmup", "0s", "--out", "result");
        await(() -> Files.readString(folder.resolve("stderr")).contains("100/s of 100/s"));
        process.toHandle().destroy();
        Ended ended = ended(process);
        assertEquals(130, ended.code, ended.err);
        assertTrue(Files.readString(folder.resolve("result/result.json")).contains("\"status\" : \"partial\""));
        assertTrue(ended.out.contains("verdict   partial"), ended.out);
    }

    @Test
    void ctrlCStopsTheLoadAndWritesWhatWasMeasured() throws IOException, InterruptedException {
        Process process = start("run", "--rate", "100", "--duration", "10m", "--warmup", "0s", "--out", "result");
        await(() -> Files.readString(folder.resolve("stderr")).contains("100/s of 100/s"));
        ctrlC(process);
        Ended ended = ended(process);
        assertEquals(130, ended.code, ended.err);
        assertTrue(ended.err.contains("stopping: waits for what is unanswered"), ended.err);
        assertTrue(Files.readString(folder.resolve("result/result.json")).contains("\"status\" : \"partial\""));
    }

    /** The target answers no more after the load, so that the run takes ten seconds to wind up, unless told. */
    @Test
    void aSecondCtrlCLeavesAtOnce() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread target = new Thread(() -> answerThreeConnectionsOnly(server));
            target.setDaemon(true);
            target.start();
            Files.writeString(folder.resolve("secret"), "s");
            Process process = start("run", "--target", "127.0.0.1:" + server.getLocalPort(), "--user", "u",
                "--secret-file", "secret", "--scenario", "ping", "--connections", "1", "--listeners", "1", "--rate",
                "10", "--duration", "10m", "--warmup", "0s", "--out", "result");
            await(() -> Files.readString(folder.resolve("stderr")).contains("hold 10/s"));
            ctrlC(process);
            await(() -> Files.readString(folder.resolve("stderr")).contains("once more leaves at once"));
            ctrlC(process);
            assertEquals(130, process.waitFor());
            assertFalse(Files.exists(folder.resolve("result/result.json")), "it waited after all");
        }
    }

    /** The probe's, the lane's and the listener's; any later one is accepted and hears nothing. */
    private static void answerThreeConnectionsOnly(ServerSocket server) {
        try {
            for (int i = 0; i < 3; i++) {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> answer(socket));
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            out.write("Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String id = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("ActionID: ")) {
                    id = line + "\r\n";
                }
                if (line.isEmpty()) {
                    Instant now = Instant.now();
                    out.write(("Response: Success\r\n" + id + String.format("Timestamp: %d.%06d\r\n\r\n",
                        now.getEpochSecond(), now.getNano() / 1000)).getBytes(StandardCharsets.US_ASCII));
                    id = "";
                }
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static void ctrlC(Process process) throws IOException, InterruptedException {
        // What is started in the background of a script ignores it, and so does all that is started from there.
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        assumeFalse(Files.readAllLines(status).stream().anyMatch(line -> line.matches("SigIgn:.*[2367abef]")),
            "Ctrl-C is ignored here");
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    @Test
    void theEmulatorSaysWhereItListens() throws IOException {
        Process process = start("emulate", "--port", "0", "--version", "16");
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertTrue(out.readLine().startsWith("account: admin, secret: "));
        String ready = out.readLine();
        assertTrue(ready.matches("ready: tcp 127\\.0\\.0\\.1:\\d+"), ready);
        int port = Integer.parseInt(ready.substring(ready.lastIndexOf(':') + 1));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertEquals("Asterisk Call Manager/5.0.4", in.readLine());
        }
    }

    @Test
    void theLauncherWorksFromAnyFolderThroughALink() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("linked"), LAUNCHER);
        Ended ended = ended(start(List.of(link.toString(), "--version")));
        Files.delete(link); // JUnit would warn that it leads out of the folder
        assertEquals(0, ended.code, ended.err);
        assertTrue(ended.out.startsWith("amiload "), ended.out);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < deadline, "waited for a minute in vain");
            Thread.sleep(20);
        }
    }
}
