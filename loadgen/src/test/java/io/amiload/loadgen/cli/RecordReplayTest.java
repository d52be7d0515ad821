// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiload.emulator.EmulatedAsterisk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records and replays through real sockets, with the emulator as the PBX. */
class RecordReplayTest {

    private static final Pattern READY = Pattern.compile("ready: tcp 127\\.0\\.0\\.1:(\\d+)");
    private static final String SECRET = "s3cretOfAll";

    @TempDir
    private Path folder;

    private EmulatedAsterisk asterisk;

    /** A command that runs, and what it says. */
    private final class Running {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final CompletableFuture<Integer> code;

        Running(String... args) {
            Console console = new Console(new ByteArrayInputStream(new byte[0]), out,
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("AMILOAD_SECRET", SECRET), folder, false, false);
            code = CompletableFuture.supplyAsync(() -> Main.execute(console, null, args));
        }

        int port() throws InterruptedException {
            for (int i = 0; i < 1500; i++) {
                Matcher ready = READY.matcher(out() + err());
                if (ready.find()) {
                    return Integer.parseInt(ready.group(1));
                }
                Thread.sleep(20);
            }
            throw new AssertionError("not ready: " + out() + err());
        }

        int end() throws Exception {
            return code.get(60, TimeUnit.SECONDS);
        }

        String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void start() throws IOException {
        asterisk = EmulatedAsterisk.builder().account("monitor", SECRET, "all", "all").start();
    }

    @AfterEach
    void stop() {
        asterisk.close();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String readUntil(Socket socket, String text) throws IOException {
        socket.setSoTimeout(30_000);
        StringBuilder read = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (read.indexOf(text) < 0) {
            int b = in.read();
            assertTrue(b >= 0, "the end came before '" + text + "' in " + read);
            read.append((char) b);
        }
        return read.toString();
    }

    /** A client's session through the proxy: a login in pieces, a Ping, a DBPut and what comes of them. */
    private void session(int port) throws Exception {
        try (Socket client = new Socket("127.0.0.1", port)) {
            client.setTcpNoDelay(true);
            readUntil(client, "Call Manager");
            send(client, "Action: Login\r\nUsername: monitor\r\nSecret: s3c");
            Thread.sleep(30);
            send(client, "retOfAll\r\n\r\n");
            readUntil(client, "Authentication accepted");
            send(client, "Action: Ping\r\nActionID: one\r\n\r\n");
            readUntil(client, "ActionID: one");
            Thread.sleep(300);
            send(client, "Action: DBPut\r\nActionID: two\r\nFamily: f\r\nKey: k\r\nVal: v\r\n\r\n");
            readUntil(client, "ActionID: two");
            send(client, "Action: UserEvent\r\nUserEvent: Hello\r\nCaller: Gwendolyn\r\nNumber: 4915550123456\r\n\r\n");
            readUntil(client, "4915550123456\r\n");
            send(client, "Action: Logoff\r\n\r\n");
            readUntil(client, "Goodbye");
        }
    }

    /** All that clients said, and then all that the server did: the lines of two sides may be in any order. */
    private String decoded(String name) throws IOException {
        StringBuilder clients = new StringBuilder();
        StringBuilder server = new StringBuilder();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            JsonNode node = new ObjectMapper().readTree(line);
            if (node.has("bytes")) {
                (node.path("from").asText().equals("client") ? clients : server).append(new String(
                    Base64.getDecoder().decode(node.path("bytes").asText()), StandardCharsets.ISO_8859_1));
            }
        }
        return clients.append(server).toString();
    }

    private void record(String name, String... more) throws Exception {
        String[] args = {"record", "--listen", "0", "--target", "127.0.0.1:" + asterisk.port(), "--out", name,
            "--duration", "6s"};
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        Running proxy = new Running(all);
        session(proxy.port());
        assertEquals(0, proxy.end(), proxy.err());
        assertTrue(proxy.err().contains("1 connection, "), proxy.err());
    }

    @Test
    void aClientThatWasRecordedIsReplayedWithItsTimesAndChangesNothingUnlessAllowed() throws Exception {
        record("client.jsonl");
        String text = decoded("client.jsonl");
        assertFalse(text.contains("retOfAll"), text);
        assertTrue(text.contains("Secret: ***\r\n") && text.contains("Key: k\r\n"), text);

        Running replay = new Running("replay", "client.jsonl", "--as", "client", "--target",
            "127.0.0.1:" + asterisk.port(), "--user", "monitor", "--allow-changes", "--json");
        int code = replay.end();
        JsonNode result = new ObjectMapper().readTree(replay.out());
        assertEquals(result.path("onTime").asBoolean() ? 0 : 98, code, replay.err());
        assertEquals(3, result.path("sent").asInt(), "not the login, not the logoff");
        assertEquals(3, result.path("answered").asInt());
        assertTrue(result.path("planned").asLong() >= 300_000_000L, "the pause between Ping and DBPut");
        assertTrue(result.path("took").asLong() >= result.path("planned").asLong());
        assertEquals(3, result.path("response").path("count").asInt());

        Running careful = new Running("replay", "client.jsonl", "--as", "client", "--target",
            "127.0.0.1:" + asterisk.port(), "--user", "monitor", "--speed", "max");
        careful.end();
        assertTrue(careful.out().contains("answered 1, errors 0, unanswered 0, not sent 0, skipped 2"), careful.out());
    }

    @Test
    void aServerThatWasRecordedIsReplayedToAClientUnderTest() throws Exception {
        record("night.jsonl.gz", "--anonymise");
        Running replay = new Running("replay", "night.jsonl.gz", "--as", "server", "--port", "0", "--user", "test",
            "--speed", "10x", "--json");
        String got;
        try (Socket client = new Socket("127.0.0.1", replay.port())) {
            send(client, "Action: Login\r\nUsername: test\r\nSecret: " + SECRET + "\r\n\r\n");
            got = readUntil(client, "Event: UserEvent") + readUntil(client, "\r\n\r\n");
            int code = replay.end();
            JsonNode result = new ObjectMapper().readTree(replay.out());
            SchemasTest.check(Schemas.REPLAYED, result);
            assertEquals(result.path("onTime").asBoolean() ? 0 : 98, code, replay.err());
            assertTrue(result.path("events").asInt() >= 1, replay.out());
            assertEquals("test", result.path("clients").path(0).path("account").asText());
            assertTrue(result.path("clients").path(0).path("sentBytes").asLong() > 0);
            assertEquals(0, result.path("clients").path(0).path("behindAtEnd").asLong());
        }
        assertFalse(got.contains("Gwendolyn") || got.contains("4915550123456"), got);
        assertTrue(Pattern.compile("Caller: [A-Z][a-z]{8}\r\nNumber: [0-9]{13}\r\n").matcher(got).find(), got);
    }

    @Test
    void aSessionOfItsOwnRecordsTheEventsOfTheServer() throws Exception {
        Running own = new Running("record", "--target", "127.0.0.1:" + asterisk.port(), "--user", "monitor", "--auth",
            "md5", "--out", "own.jsonl", "--duration", "1s");
        assertEquals(0, own.end(), own.err());
        String text = decoded("own.jsonl");
        assertTrue(text.contains("Event: FullyBooted") && text.contains("Key: ***\r\n") && text.contains("Goodbye"),
            text);
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        Files.writeString(folder.resolve("c.actions"), "Action: Ping\r\n\r\n");
        check(2, "only TCP can be recorded", "record", "--listen", "0", "--target", "x", "--tls", "--out", "y");
        check(2, "--out is missing", "record", "--listen", "0", "--target", "x");
        check(2, "--seed needs --anonymise", "record", "--listen", "0", "--target", "x", "--out", "y", "--seed", "a");
        check(2, "'5x9' is not a speed", "replay", "c.actions", "--as", "server", "--speed", "5x9");
        check(2, "it holds no times; say --rate", "replay", "c.actions", "--as", "client", "--target", "x", "--user", "u");
        check(2, "there is no file z", "replay", "z", "--as", "server");
        check(2, "holds no event", "replay", "c.actions", "--as", "server");
        check(3, "refused the login", "replay", "c.actions", "--as", "client", "--rate", "5/s", "--target",
            "127.0.0.1:" + asterisk.port(), "--user", "nobody");
        check(3, "cannot connect", "record", "--target", "127.0.0.1:1", "--user", "u", "--out", "y", "--duration", "1s");
    }

    private void check(int code, String complaint, String... args) throws Exception {
        Running command = new Running(args);
        assertEquals(code, command.end(), command.err());
        assertTrue(command.err().contains(complaint), command.err());
    }
}
