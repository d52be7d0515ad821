// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes to the web server of the emulator and of a real Asterisk: requests as they should not be. */
class RawHttpTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final int FIRST_BYTE_MILLIS = 20_000;

    private static final Map<String, String> REQUESTS = new LinkedHashMap<>();

    static {
        REQUESTS.put("garbage", "garbage\r\n\r\n");
        REQUESTS.put("blank line first", "\r\n" + get("/rawman?action=Ping"));
        REQUESTS.put("line feeds only", "GET /rawman?action=Ping HTTP/1.1\nHost: h\n\n");
        REQUESTS.put("no version", "GET /rawman?action=Ping\r\n\r\n");
        REQUESTS.put("HTTP/1.0", "GET /rawman?action=Ping HTTP/1.0\r\n\r\n");
        REQUESTS.put("unknown version", "GET /rawman?action=Ping FOO/7\r\n\r\n");
        REQUESTS.put("small letters", "get /RAWMAN/?ACTION=ping HTTP/1.1\r\n\r\n");
        REQUESTS.put("whole address", get("http://h/rawman?action=Ping"));
        REQUESTS.put("close", get("/rawman?action=Ping", "Connection: Close\r\n"));
        for (String method : List.of("HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "FOO")) {
            REQUESTS.put(method, method + " /rawman?action=Ping HTTP/1.1\r\n\r\n");
        }
        REQUESTS.put("PUT elsewhere", "PUT /x HTTP/1.1\r\n\r\n");
        for (String path : List.of("/", "/static/", "/static/x.html", "/ws", "/ari/x", "//rawman", "/rawman//",
                "/%72awman", "/rawman;a=b", "/rawman/x", "/rawman?", "/rawman?action", "/rawman?&&action=Ping&",
                "/rawman?action=Ping&action=Foo", "/rawman?action=Ping#x", "/rawman?action=Ping&ActionID=a=b",
                "/rawman?action=Ping&ActionID=a+b%2Bc", "/rawman?action=Ping&ActionID=%zz%4",
                "/rawman?action=Ping&ActionID=a%01b%09c%7f", "/rawman?action=Ping&ActionID=a%00b",
                "/rawman?action=Ping&ActionID=%20%20a%20%20", "/manager", "/manager?action=Ping&ActionID=%3Cb%3E'%22",
                "/mxml?action=Ping&ajaxdest=foo%22<&ajaxobjtype=bar", "/mxml?AjaxDest=a'b&ajaxobjtype=1%20x&ajaxdest=c",
                "/amanager?action=Ping", "/arawman", "/amxml?action=Ping")) {
            REQUESTS.put(path, get(path));
        }
        REQUESTS.put("basic authorization", get("/arawman?action=Ping", "Authorization: Basic YWRtaW46czNjcmV0\r\n"));
        REQUESTS.put("unknown cookie", get("/rawman?action=Ping", "Cookie: mansession_id=deadbeef\r\n"));
        REQUESTS.put("longest path", get("/rawman?action=Ping&x=" + "a".repeat(4_058)));
        REQUESTS.put("too long path", get("/rawman?action=Ping&x=" + "a".repeat(4_062)));
        REQUESTS.put("longest header", get("/rawman?action=Ping", "X: " + "a".repeat(4_090) + "\r\n"));
        REQUESTS.put("too long header", get("/rawman?action=Ping", "X: " + "a".repeat(4_091) + "\r\n"));
        REQUESTS.put("most headers", get("/rawman?action=Ping", "X: a\r\n".repeat(99)));
        REQUESTS.put("too many headers", get("/rawman?action=Ping", "X: a\r\n".repeat(100)));
        REQUESTS.put("no length", post(FORM, ""));
        REQUESTS.put("no form", post("Content-Length: 11\r\n", "action=Ping"));
        REQUESTS.put("form with charset", post("Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
                + "Content-Length: 11\r\n", "action=Ping"));
        REQUESTS.put("expects to continue", post(FORM + "Expect: 100-continue\r\nContent-Length: 11\r\n", "action=Ping"));
        REQUESTS.put("chunks", post(FORM + "Transfer-Encoding: chunked\r\n", "b\r\naction=Ping\r\n0\r\n\r\n"));
        REQUESTS.put("bad chunks", post(FORM + "Transfer-Encoding: chunked\r\n", "zz\r\naction=Ping\r\n0\r\n\r\n"));
        REQUESTS.put("unknown coding", post(FORM + "Transfer-Encoding: gzip\r\nContent-Length: 3\r\n", "a=b"));
        REQUESTS.put("bad length", post(FORM + "Content-Length: abc\r\n", ""));
        REQUESTS.put("longest body", post(FORM + "Content-Length: 40960\r\n", "action=Ping&x=" + "a".repeat(40_946)));
        REQUESTS.put("too long body", post(FORM + "Content-Length: 40961\r\n", "action=Ping&x=" + "a".repeat(40_947)));
    }

    private static String get(String path, String... headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: h\r\n" + String.join("", headers) + "\r\n";
    }

    private static String post(String headers, String body) {
        return "POST /rawman HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n" + body;
    }

    @ParameterizedTest
    @ValueSource(strings = {"22", "16"})
    void whatTheyAnswerIsEqual(String version) throws IOException {
        List<Target> targets = Target.all().filter(target -> target.name().endsWith(version)).toList();
        assumeTrue(targets.size() == 2, "NO REAL ASTERISK " + version + ": set AMILOAD_ASTERISK_" + version
                + "=host:port; testbed/asterisk starts one");
        for (Map.Entry<String, String> request : REQUESTS.entrySet()) {
            assertEquals(answer(targets.get(1), request.getValue()), answer(targets.get(0), request.getValue()),
                    request.getKey());
        }
    }

    /** One answer, without what differs from run to run and from build to build; and whether the server closes. */
    private static String answer(Target target, String request) throws IOException {
        try (Socket socket = new Socket(target.host(), target.httpPort())) {
            socket.setSoTimeout(FIRST_BYTE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return head + "<end>";
                }
                head.append((char) next);
            }
            int start = head.indexOf("Content-Length: ") + 16;
            int length = Integer.parseInt(head.substring(start, head.indexOf("\r\n", start)));
            byte[] body = in.readNBytes(request.startsWith("HEAD") ? 0 : length);
            boolean closes = head.indexOf("\r\nConnection: close\r\n") > 0;
            return head.toString().replaceFirst("Content-Length: " + body.length + "\r\n", "Content-Length: <right>\r\n")
                    .replaceFirst("Server: Asterisk/\\S+", "Server: Asterisk/<version>")
                    .replaceFirst("Date: [^\r]+ GMT", "Date: <date>").replaceAll("=\"[0-9a-f]{8}\"", "=\"<id>\"")
                    + new String(body, StandardCharsets.ISO_8859_1).replaceFirst("Asterisk/[^< ]+", "Asterisk/<version>")
                    + (closes && !isClosed(socket) ? "<said close and did not>" : "");
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            // Reset, since something of the request was never read.
            return true;
        }
    }
}
