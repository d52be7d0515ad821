// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The web server, as Java's own HTTP client sees it. */
class HttpTest {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private EmulatedAsterisk asterisk;
    private String cookie;

    @BeforeEach
    void start() throws Exception {
        asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all").http(0).start();
    }

    @AfterEach
    void stop() {
        asterisk.close();
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + asterisk.httpPort() + pathAndQuery));
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        HttpResponse<String> answer =
                client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        answer.headers().firstValue("Set-Cookie").ifPresent(line -> cookie = line.substring(0, line.indexOf(';')));
        return answer;
    }

    private String get(String pathAndQuery) throws Exception {
        return send(request(pathAndQuery).build()).body();
    }

    private void logIn() throws Exception {
        assertEquals("Response: Success\r\nMessage: Authentication accepted\r\n\r\n",
                get("/rawman?action=login&username=admin&secret=s3cret"));
    }

    @Test
    void aSessionLivesInItsCookie() throws Exception {
        logIn();
        String first = cookie;
        assertTrue(get("/rawman?action=Ping&ActionID=7").startsWith("Response: Success\r\nActionID: 7\r\nPing: Pong\r\n"));
        assertEquals(first, cookie);
        assertEquals("Response: Goodbye\r\nMessage: Thanks for all the fish.\r\n\r\n", get("/rawman?action=Logoff"));
        assertEquals("Response: Error\r\nMessage: Permission denied\r\n\r\n", get("/rawman?action=Ping"));
        assertNotEquals(first, cookie, "a new session");
    }

    @Test
    void theHeadersAreAsterisks() throws Exception {
        HttpResponse<String> answer = send(request("/rawman?action=Ping").build());
        assertEquals(200, answer.statusCode());
        assertEquals("text/plain", answer.headers().firstValue("Content-type").orElse(""));
        assertEquals("no-cache, no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertEquals("SuppressEvents", answer.headers().firstValue("Pragma").orElse(""));
        String given = answer.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(given.matches("mansession_id=\"[0-9a-f]{8}\"; Version=1; Max-Age=60"), given);
    }

    @ParameterizedTest
    @CsvSource({"/rawman/extra,404", "/norawman,404", "/RAWMAN/?action=Ping,200"})
    void onlyItsPathsAreThere(String path, int status) throws Exception {
        HttpResponse<String> answer = send(request(path).build());
        assertEquals(status, answer.statusCode());
        if (status == 404) {
            assertTrue(answer.body().contains("<p>The requested URL was not found on this server.</p>\r\n"));
        }
    }

    @Test
    void otherMethodsAreNotImplemented() throws Exception {
        assertEquals(501, send(request("/rawman?action=Ping").PUT(HttpRequest.BodyPublishers.noBody()).build())
                .statusCode());
    }

    @Test
    void aPostCountsWithItsFormAndNotWithItsQuery() throws Exception {
        HttpRequest.Builder post = request("/rawman?action=Login&username=admin&secret=s3cret")
                .POST(HttpRequest.BodyPublishers.ofString("action=Ping"));
        assertEquals("Response: Error\r\nMessage: Missing action in request\r\n\r\n", send(post.build()).body());
        HttpRequest form = request("/rawman").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("action=Login&username=admin&secret=s3cret")).build();
        assertTrue(send(form).body().contains("Authentication accepted"));
    }

    @Test
    void ofFiveThousandSessionsTheOneThatWasNotUsedForLongestGoesFirst() throws Exception {
        asterisk.close();
        asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "", "all").http(0).start();
        logIn();
        String used = cookie;
        cookie = null;
        logIn();
        String unused = cookie;
        for (int i = 0; i < 4_999; i++) {
            cookie = used;
            if (i % 500 == 0) {
                assertTrue(get("/rawman?action=Ping").startsWith("Response: Success\r\n"));
            }
            cookie = null;
            logIn();
        }
        cookie = used;
        assertTrue(get("/rawman?action=Ping").startsWith("Response: Success\r\n"));
        cookie = unused;
        assertEquals("Response: Error\r\nMessage: Permission denied\r\n\r\n", get("/rawman?action=Ping"));
    }

    @Test
    void waitEventGivesWhatHappenedSinceTheLogin() throws Exception {
        logIn();
        get("/rawman?action=UserEvent&UserEvent=One&A=%3Cx%3E%26%22");
        String answer = get("/rawman?action=WaitEvent&Timeout=1&ActionID=w");
        assertTrue(answer.startsWith("Response: Success\r\nActionID: w\r\nMessage: Waiting for Event completed.\r\n\r\n"
                + "Event: SuccessfulAuth\r\n"), answer);
        assertTrue(answer.contains("Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: One\r\nA: <x>&\"\r\n\r\n"));
        assertTrue(answer.endsWith("Event: WaitEventComplete\r\nActionID: w\r\n\r\n"));
    }

    @Test
    void othersGoOnBesideAWaitAndASecondWaitEndsTheFirst() throws Exception {
        logIn();
        get("/rawman?action=WaitEvent&Timeout=0");
        CompletableFuture<HttpResponse<byte[]>> first = client.sendAsync(
                request("/rawman?action=WaitEvent&Timeout=30").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertTrue(get("/rawman?action=Ping").contains("Pong"));
        // The first may have come in only now; whichever of the two is the second ends the other one.
        CompletableFuture<HttpResponse<byte[]>> second = client.sendAsync(
                request("/rawman?action=WaitEvent&Timeout=30").build(), HttpResponse.BodyHandlers.ofByteArray());
        CompletableFuture.anyOf(first, second).get(20, TimeUnit.SECONDS);
        assertArrayEquals(new byte[0], (first.isDone() ? first : second).get().body());
        get("/rawman?action=UserEvent&UserEvent=Two");
        CompletableFuture<HttpResponse<byte[]>> other = first.isDone() ? second : first;
        assertTrue(new String(other.get(20, TimeUnit.SECONDS).body(), StandardCharsets.ISO_8859_1).contains("Two"));
    }

    @Test
    void xmlHasAnElementForEachMessage() throws Exception {
        assertEquals("<ajax-response>\n<response type='object' id='unknown'><generic response='Error'"
                + " message='Permission denied' /></response>\n</ajax-response>\n", get("/mxml?action=Ping"));
        get("/mxml?action=login&username=admin&secret=s3cret");
        String list = get("/mxml?action=Command&command=core+show+version");
        assertTrue(list.contains(" message='Command output follows' output='Asterisk "), list);
    }

    @Test
    void theDigestPathsAskForOne() throws Exception {
        assertEquals(401, send(request("/arawman?action=Ping").build()).statusCode());
        HttpResponse<String> challenge = send(request("/amxml?action=Ping").build());
        String line = challenge.headers().firstValue("WWW-Authenticate").orElse("");
        assertTrue(line.matches("Digest algorithm=MD5, realm=\"asterisk\", nonce=\"[0-9a-f]{8}\", qop=\"auth\","
                + " opaque=\"[0-9a-f]{8}\""), line);
    }

    @Test
    void aFailedLoginIsAnsweredAndEndsTheSession() throws Exception {
        assertEquals("Response: Error\r\nMessage: Authentication failed\r\n\r\n",
                get("/rawman?action=login&username=admin&secret=wrong"));
        String failed = cookie;
        get("/rawman?action=Ping");
        assertNotEquals(failed, cookie);
    }
}
