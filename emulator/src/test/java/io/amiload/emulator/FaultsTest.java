// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        asterisk = EmulatedAsterisk.builder().account("u", "s", "user,system", "all").account("other", "s", "", "all")
                .start();
        client = TestClient.loggedIn(asterisk, "u", "s");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        asterisk.close();
    }

    private String me() {
        return "127.0.0.1:" + client.socket().getLocalPort();
    }

    @Test
    void aStallHoldsAnswersUpForItsTime() throws IOException {
        long start = System.nanoTime();
        asterisk.faults().stall(Duration.ofMillis(300));
        assertEquals("Pong", client.ask("Action: Ping").get("Ping"));
        assertTrue(System.nanoTime() - start >= 300_000_000L);
    }

    @Test
    void bytesDripAndTheClientIsNotCutForIt() throws IOException {
        assertEquals(1, asterisk.faults().drip(me(), 500));
        assertEquals("drip 500 B/s", status().fault());
        String payload = "x".repeat(300);
        long start = System.nanoTime();
        client.send("Action: Ping", "ActionID: " + payload);
        assertEquals(payload, client.nextResponse().get("ActionID"));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 500, "300 bytes came in " + millis + " ms");
        assertEquals(1, asterisk.faults().drip("*", 0));
        assertEquals("Pong", client.ask("Action: Ping").get("Ping"));
        assertEquals(0, asterisk.counters().sessionsCut());
    }

    @Test
    void cutsInTheMiddleOfTheNextMessage() throws IOException {
        assertEquals(1, asterisk.faults().cutInMessage("U"));
        client.send("Action: Ping", "ActionID: half");
        String rest = client.readToEnd();
        assertTrue(rest.startsWith("Response: Success\r\n"), rest);
        assertFalse(rest.endsWith("\r\n\r\n"), rest);
    }

    @Test
    void aResetIsSeenAsOne() throws IOException {
        assertEquals(1, asterisk.faults().reset(me()));
        SocketException seen = assertThrows(SocketException.class, () -> client.readToEnd());
        assertTrue(seen.getMessage().contains("reset"), seen.getMessage());
    }

    @Test
    void garbageComesBetweenTwoMessages() throws IOException {
        byte[] garbage = {0, (byte) 0xFF, ':', 'x', '\r'};
        asterisk.faults().garbage("u", garbage);
        assertArrayEquals(garbage, client.socket().getInputStream().readNBytes(garbage.length));
        assertEquals("Pong", client.ask("Action: Ping").get("Ping"));
    }

    @Test
    void aHalfOpenConnectionSaysNothingUntilItIsLifted() throws IOException {
        assertEquals(1, asterisk.faults().halfOpen(me()));
        client.send("Action: Ping");
        client.socket().setSoTimeout(150);
        assertThrows(SocketTimeoutException.class, () -> client.read());
        assertEquals("half-open", status().fault());
        asterisk.faults().lift();
        client.socket().setSoTimeout(5_000);
        assertThrows(IOException.class, () -> client.read());
        Await.until("the session is gone", () -> asterisk.sessions() == 0);
    }

    @Test
    void onlyWhoIsMeantIsHit() throws IOException {
        try (TestClient other = TestClient.loggedIn(asterisk, "other", "s"); TestClient stranger =
                new TestClient(asterisk.port())) {
            stranger.line();
            assertEquals(0, asterisk.faults().reset("nobody"));
            assertEquals(0, asterisk.faults().reset("127.0.0.1:1"));
            assertEquals(3, asterisk.faults().drip("*", 100_000));
            assertEquals(1, asterisk.faults().cutInMessage("other"));
            other.send("Action: Ping");
            assertThrows(EOFException.class, () -> other.read());
            assertEquals("Pong", client.ask("Action: Ping").get("Ping"));
        }
    }

    @Test
    void aLineFeedTooManyFollowsEachMessage() throws IOException {
        asterisk.faults().strayLineFeeds(true);
        client.send("Action: Ping");
        String answer = readPing(client);
        assertTrue(answer.endsWith("\r\n\r\n\n"), answer);
        try (TestClient later = new TestClient(asterisk.port())) {
            later.line();
            later.send("Action: Challenge", "AuthType: MD5");
            String text = new String(later.socket().getInputStream().readNBytes(20), StandardCharsets.US_ASCII);
            assertTrue(text.startsWith("Response: Success"), text);
        }
        asterisk.faults().lift();
        assertEquals("Pong", client.ask("Action: Ping").get("Ping"));
    }

    private static String readPing(TestClient client) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n\n") < 0) {
            text.append((char) client.socket().getInputStream().read());
        }
        return text.toString();
    }

    @Test
    void aHeldEventWaitsForTheNextOrForAnAction() throws IOException {
        asterisk.faults().heldEvents(true);
        try (TestClient sender = TestClient.loggedIn(asterisk, "other", "s")) {
            sender.ask("Action: UserEvent", "UserEvent: A");
            client.socket().setSoTimeout(150);
            assertThrows(SocketTimeoutException.class, () -> client.read());
            client.socket().setSoTimeout(5_000);
            sender.ask("Action: UserEvent", "UserEvent: B");
            assertEquals("A", client.read().get("UserEvent"));
            client.send("Action: Ping");
            assertTrue(client.read().isResponse());
            assertEquals("B", client.read().get("UserEvent"));
            sender.ask("Action: UserEvent", "UserEvent: C");
            asterisk.faults().heldEvents(false);
            assertEquals("C", client.read().get("UserEvent"));
        }
    }

    @Test
    void aRestartTellsEverybodyAndComesBackOnTheSamePort() throws Exception {
        int port = asterisk.port();
        asterisk.faults().restart(Duration.ofMillis(300));
        TestClient.Message last = client.nextEvent("Shutdown");
        assertEquals("True", last.get("Restart"));
        assertEquals("", client.readToEnd());
        Await.until("connections are refused", () -> {
            try {
                new TestClient(port).close();
                return false;
            } catch (ConnectException e) {
                return true;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        Await.until("it is back", () -> {
            try (TestClient again = TestClient.loggedIn(asterisk, "u", "s")) {
                return "Pong".equals(again.ask("Action: Ping").get("Ping"));
            } catch (ConnectException e) {
                return false;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aRestartTakesTheWebServerAlong() throws Exception {
        try (EmulatedAsterisk web = EmulatedAsterisk.builder().account("u", "s", "all", "all").tls(0).http(0).https(0)
                .start()) {
            int port = web.httpPort();
            int secure = web.httpsPort();
            web.faults().restart(Duration.ofMillis(300));
            Await.until("connections are refused", () -> !answers(port) && !answers(secure));
            Await.until("it is back", () -> answers(port) && answers(secure));
            HttpResponse<String> page = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/rawman?action=Ping")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, page.statusCode());
        }
    }

    private static boolean answers(int port) {
        try {
            new Socket("127.0.0.1", port).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aRestartEndsAllCalls() throws Exception {
        client.ask("Action: Originate", "Channel: Local/hold@load", "Application: Wait", "Data: 60", "Async: true");
        Await.until("there is a call", () -> asterisk.channels() > 0);
        asterisk.faults().restart(Duration.ofMillis(1));
        assertEquals(0, asterisk.channels());
    }

    @Test
    void tellsHowMuchWaitsForWhomAndWhoWouldHaveBeenCut() throws IOException {
        try (EmulatedAsterisk patient = EmulatedAsterisk.builder().account("u", "s", "user", "user")
                .writeTimeout(Duration.ofMinutes(1)).start();
                TestClient slow = TestClient.loggedIn(patient, "u", "s");
                TestClient sender = TestClient.loggedIn(patient, "u", "s", "Events: off")) {
            String line = "X: " + "x".repeat(1000);
            while (patient.clients().get(0).queuedBytes() < 100_000) {
                sender.ask("Action: UserEvent", "UserEvent: Flood", line, line, line);
            }
            Await.until("it would be cut", () -> patient.clients().get(0).wouldBeCut());
            ClientStatus status = patient.clients().get(0);
            assertEquals("127.0.0.1:" + slow.socket().getLocalPort(), status.address());
            assertEquals("u", status.account());
            assertTrue(status.behind().toMillis() >= 100, status.toString());
            assertTrue(status.sentBytes() > 100_000, status.toString());
            assertFalse(status.cut());
            assertFalse(patient.clients().get(1).wouldBeCut());
            assertEquals(Duration.ZERO, patient.clients().get(1).behind());
            String table = ClientTable.of(patient.clients());
            assertTrue(table.lines().skip(1).findFirst().orElse("").endsWith("would be cut"), table);
        }
    }

    private ClientStatus status() {
        return asterisk.clients().get(0);
    }
}
