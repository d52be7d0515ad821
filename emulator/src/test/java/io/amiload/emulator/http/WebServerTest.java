// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits and refusals: what real servers of the versions 16 and 22 were seen to answer to the same bytes. */
class WebServerTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    private WebServer server;
    private int port;

    /** Answers with what it was asked. */
    private void start(WebOptions options) throws IOException {
        server = new WebServer("Asterisk/22.10.1", options, (request, answer) -> answer.accept(() ->
                WebAnswer.ok((request.method() + " " + request.path() + " " + request.query() + " "
                        + request.body().length).getBytes(StandardCharsets.ISO_8859_1),
                        List.of(Map.entry("Content-type", "text/plain")))));
        port = server.listen(InetAddress.getLoopbackAddress(), 0, null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("garbage\r\n\r\n", "400 Bad Request", "Invalid Request"),
                Arguments.of("\0\1\2\r\n\r\n", "400 Bad Request", "Invalid Request"),
                Arguments.of("\r\nGET / HTTP/1.1\r\n\r\n", "400 Bad Request", "Invalid Request"),
                Arguments.of("GET /" + "a".repeat(4_080) + " HTTP/1.1\r\n\r\n", "400 Bad Request",
                        "Request line too long"),
                Arguments.of("GET / HTTP/1.1\r\nX: " + "a".repeat(4_091) + "\r\n\r\n", "400 Bad Request",
                        "Header line too long"),
                Arguments.of("GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(101) + "\r\n", "413 Request Entity Too Large",
                        "Too many headers"),
                Arguments.of(post("Content-Length: 40961\r\n", "a".repeat(40_961)), "413 Request Entity Too Large",
                        "Body too large"),
                Arguments.of(post("Transfer-Encoding: chunked\r\n", "c350\r\n" + "a".repeat(50_000) + "\r\n0\r\n\r\n"),
                        "413 Request Entity Too Large", "Body too large"),
                Arguments.of(post("Transfer-Encoding: chunked\r\n", "zz\r\na=b\r\n0\r\n\r\n"), "400 Bad Request",
                        "Error parsing request body"),
                Arguments.of(post("Transfer-Encoding: gzip\r\nContent-Length: 3\r\n", "a=b"), "501 Unimplemented",
                        "Unsupported Transfer-Encoding."),
                Arguments.of(post("Content-Length: abc\r\n", ""), "400 Bad Request",
                        "Invalid Content-Length in request!"),
                Arguments.of(post("Content-Length: -5\r\n", ""), "400 Bad Request",
                        "Invalid Content-Length in request!"));
    }

    private static String post(String headers, String body) {
        return "POST / HTTP/1.1\r\n" + FORM + headers + "\r\n" + body;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoRequestIsRefusedAndEndsTheConnection(String bytes, String status, String text) throws IOException {
        start(WebOptions.DEFAULTS);
        try (Socket socket = connect()) {
            send(socket, bytes);
            String answer = rest(socket);
            assertTrue(answer.startsWith("HTTP/1.1 " + status + "\r\nServer: Asterisk/22.10.1\r\nDate: "), answer);
            assertTrue(answer.contains("GMT\r\nConnection: close\r\nCache-Control: no-cache, no-store\r\n"
                    + "Content-type: text/html\r\nContent-Length: "), answer);
            assertTrue(answer.endsWith("<h1>" + status.substring(4) + "</h1>\r\n<p>" + text + "</p>\r\n<hr />\r\n"
                    + "<address>Asterisk/22.10.1</address>\r\n</body></html>\r\n"), answer);
        }
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of("GET /a?b=c HTTP/1.1\nConnection: close\n\n", "GET /a b=c 0"),
                Arguments.of("GET /a?b=c\r\nConnection: close\r\n\r\n", "GET /a b=c 0"),
                Arguments.of("GET /a?b=c#d FOO/7.1\r\nConnection: Close\r\n\r\n", "GET /a b=c 0"),
                Arguments.of("get  /a?b=c  HTTP/1.0\r\nConnection: close\r\n\r\n", "GET /a b=c 0"),
                Arguments.of("GET / HTTP/1.1\r\nConnection: close\r\n" + "X: a\r\n".repeat(99) + "\r\n", "GET /  0"),
                Arguments.of("GET / HTTP/1.1\r\nConnection: close\r\nX: " + "a".repeat(4_090) + "\r\n\r\n", "GET /  0"),
                Arguments.of(post("Connection: close\r\nContent-Length: 40960\r\n", "a".repeat(40_960)),
                        "POST /  40960"),
                Arguments.of(post("Connection: close\r\nTransfer-Encoding: chunked\r\n", "b\r\naction=Ping\r\n0\r\n\r\n"),
                        "POST /  11"));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatAsteriskTakesIsTaken(String bytes, String body) throws IOException {
        start(WebOptions.DEFAULTS);
        try (Socket socket = connect()) {
            send(socket, bytes);
            String answer = rest(socket);
            assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
            assertTrue(answer.endsWith("\r\n\r\n" + body), answer);
        }
    }

    @Test
    void requestsThatComeAtOnceAreAnsweredInTheirOrder() throws IOException {
        start(WebOptions.DEFAULTS);
        try (Socket socket = connect()) {
            send(socket, "GET /1 HTTP/1.1\r\n\r\nHEAD /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\nConnection: close\r\n\r\n");
            List<String> bodies = new ArrayList<>(List.of(rest(socket).split("HTTP/1.1 200 OK\r\n(?s:.*?)\r\n\r\n", -1)));
            assertEquals(List.of("", "GET /1  0", "", "GET /3  0"), bodies);
        }
    }

    @Test
    void everyPathLiesBelowThePrefix() throws IOException {
        start(WebOptions.DEFAULTS.withPrefix("pbx/"));
        try (Socket socket = connect()) {
            send(socket, "GET /PBX/a HTTP/1.1\r\n\r\nGET /a HTTP/1.1\r\nConnection: close\r\n\r\n");
            String answers = rest(socket);
            assertTrue(answers.contains("GET /a  0"), answers);
            assertTrue(answers.contains("GET null  0"), answers);
        }
    }

    @Test
    void connectionsBeyondTheLimitAreClosedWithoutAByte() throws IOException {
        start(WebOptions.DEFAULTS.withSessionLimit(2));
        try (Socket first = connect(); Socket second = connect(); Socket third = connect()) {
            assertEquals("", rest(third));
            send(first, "GET /1 HTTP/1.1\r\nConnection: close\r\n\r\n");
            send(second, "GET /2 HTTP/1.1\r\nConnection: close\r\n\r\n");
            assertTrue(rest(first).endsWith("GET /1  0"));
            assertTrue(rest(second).endsWith("GET /2  0"));
        }
    }

    @Test
    void aRequestThatStandsStillIsRefused() throws IOException {
        start(WebOptions.DEFAULTS.withInactivity(Duration.ofMillis(300)));
        try (Socket line = connect(); Socket body = connect()) {
            send(line, "GET /a HTTP/1.1\r\nHos");
            send(body, post("Content-Length: 30\r\n", "action="));
            assertTrue(rest(line).contains("<p>Timeout</p>"));
            assertTrue(rest(body).contains("<p>Error parsing request body</p>"));
        }
    }

    @Test
    void aConnectionThatIsNotUsedIsClosed() throws IOException {
        start(WebOptions.DEFAULTS.withKeepAlive(Duration.ofMillis(300)));
        try (Socket socket = connect()) {
            send(socket, "GET /a HTTP/1.1\r\n\r\n");
            assertTrue(rest(socket).endsWith("GET /a  0"), "answered, then closed");
        }
    }
}
