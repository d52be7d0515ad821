// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlPortTest {

    private EmulatedAsterisk asterisk;
    private TestClient client;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void connect() throws IOException {
        asterisk = EmulatedAsterisk.builder().account("u", "s", "all", "all").control(0).start();
        client = TestClient.loggedIn(asterisk, "u", "s");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        asterisk.close();
    }

    @Test
    void isThereOnlyWhenItIsAskedFor() throws IOException {
        try (EmulatedAsterisk plain = EmulatedAsterisk.start()) {
            assertThrows(IllegalStateException.class, plain::controlPort);
        }
        assertThrows(IOException.class,
                () -> EmulatedAsterisk.builder().control(asterisk.controlPort()).start());
    }

    @Test
    void listsWhatItUnderstands() throws Exception {
        assertTrue(get("/").body().contains("POST /half-open"), get("/").body());
        HttpResponse<String> wrong = post("/explode");
        assertEquals(404, wrong.statusCode());
        assertTrue(wrong.body().startsWith("POST /explode is none of:"), wrong.body());
        assertEquals(404, get("/stall").statusCode());
    }

    @Test
    void tellsHowClientsKeepUp() throws Exception {
        String json = get("/clients").body();
        assertTrue(json.startsWith("{\"clients\":[{\"address\":\"127.0.0.1:"), json);
        assertTrue(json.contains("\"account\":\"u\"") && json.contains("\"queuedBytes\":0")
                && json.contains("\"wouldBeCut\":false"), json);
        String table = get("/clients?format=text").body();
        assertEquals(2, table.lines().count(), table);
        assertTrue(get("/counters").body().contains("\"logins\":1"));
    }

    @Test
    void faultsAreInForceWhenItAnswers() throws Exception {
        assertEquals("{\"clients\":1}", post("/drip?client=u&rate=1000").body().trim());
        assertEquals("drip 1000 B/s", asterisk.clients().get(0).fault());
        assertEquals("{\"done\":true}", post("/lift").body().trim());
        assertEquals("", asterisk.clients().get(0).fault());
        assertEquals("{\"clients\":0}", post("/reset?client=nobody").body().trim());
        assertEquals("{\"clients\":1}", post("/cut").body().trim());
        client.send("Action: Ping");
        assertTrue(!client.readToEnd().endsWith("\r\n\r\n"));
    }

    @Test
    void garbageIsRepeatable() throws Exception {
        post("/garbage?bytes=50&seed=7");
        byte[] expected = new byte[50];
        new java.util.Random(7).nextBytes(expected);
        org.junit.jupiter.api.Assertions.assertArrayEquals(expected,
                client.socket().getInputStream().readNBytes(50));
    }

    @Test
    void stormsStartAndEnd() throws Exception {
        assertEquals(200, post("/storm?event=Newexten&rate=1000").statusCode());
        assertEquals("storm", client.nextEvent("Newexten").get("AppData"));
        assertEquals(200, post("/storm?event=Newexten&rate=0").statusCode());
        long poured = asterisk.counters().stormEvents();
        assertEquals("Pong", client.ask("Action: Ping").get("Ping"));
        assertEquals(poured, asterisk.counters().stormEvents());
    }

    @Test
    void saysWhatIsWrongWithAParameter() throws Exception {
        assertError(400, "the parameter for is missing", post("/stall"));
        assertError(400, "\\\"2\\\" is not a duration such as 500ms, 2.5s or 1m30s", post("/stall?for=2"));
        assertError(400, "rate must be a whole number from 0 to 2147483647, is fast", post("/drip?rate=fast"));
        assertError(400, "on must be true or false, is yes", post("/held-events?on=yes"));
        assertError(400, "fault must be drop, duplicate or swap, is lose", post("/disturb?fault=lose&event=Hangup"));
        assertError(400, "cannot disturb 1 events named Nonsense", post("/disturb?fault=drop&event=Nonsense"));
        assertError(400, "\\\"x\\\" is not name=value", post("/cut?x"));
        assertTrue(post("/storm?event=Nonsense&rate=1").body().contains("there are: AgentCalled"));
    }

    @Test
    void refusesPagesInABrowser() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/reset")).header("Origin", "http://example.com")
                .POST(BodyPublishers.noBody()).build();
        assertEquals(403, http.send(request, BodyHandlers.ofString()).statusCode());
        assertEquals("Pong", client.ask("Action: Ping").get("Ping"));
    }

    private static void assertError(int status, String message, HttpResponse<String> answer) {
        assertEquals("{\"error\":\"" + message + "\"}", answer.body().trim());
        assertEquals(status, answer.statusCode());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + asterisk.controlPort() + path);
    }
}
