// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The web interface as curl sees it: its cookie jar, its forms, its digest and its TLS. */
class CurlTest {

    private static Tool curl;

    @TempDir
    private Path folder;

    @BeforeAll
    static void find() {
        curl = Tool.find("curl");
    }

    private String curl(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--silent", "--show-error", "--noproxy", "*", "--max-time", "60"));
        all.addAll(List.of(arguments));
        return curl.run(all.toArray(new String[0])).replace("\r", "");
    }

    private String withCookie(String... arguments) throws IOException, InterruptedException {
        String jar = folder.resolve("jar").toString();
        List<String> all = new ArrayList<>(List.of("--cookie", jar, "--cookie-jar", jar));
        all.addAll(List.of(arguments));
        return curl(all.toArray(new String[0]));
    }

    private static String login() {
        return "action=login&username=" + Target.USER + "&secret=" + Target.SECRET;
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void aSessionInACookieJar(Target target) throws IOException, InterruptedException {
        String rawman = target.web() + "/rawman";
        assertEquals("Response: Error\nMessage: Permission denied\n\n", curl(rawman + "?action=Ping"));
        assertEquals("Response: Success\nMessage: Authentication accepted\n\n", withCookie(rawman + "?" + login()));
        assertTrue(withCookie(rawman + "?action=Ping&ActionID=a").matches(
                "Response: Success\nActionID: a\nPing: Pong\nTimestamp: \\d{10}\\.\\d{6}\n\n"));
        assertEquals("Response: Success\nMessage: Event Sent\n\n", withCookie("--data-urlencode", "action=UserEvent",
                "--data-urlencode", "UserEvent=Curl", "--data-urlencode", "Said=1 & 1 = 2", rawman));
        String events = withCookie(rawman + "?action=WaitEvent&Timeout=5");
        assertTrue(events.contains("\nUserEvent: Curl\n") && events.contains("\nSaid: 1 & 1 = 2\n"), events);
        assertEquals("Response: Goodbye\nMessage: Thanks for all the fish.\n\n",
                withCookie("--data", "action=Logoff", rawman));
        assertEquals("Response: Error\nMessage: Permission denied\n\n", withCookie(rawman + "?action=Ping"));
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void anOriginateIsWatchedByWaitEvent(Target target) throws IOException, InterruptedException {
        String mxml = target.web() + "/mxml";
        withCookie(mxml + "?" + login());
        String id = "curl" + System.nanoTime();
        assertEquals("<ajax-response>\n<response type='object' id='unknown'><generic response='Success' actionid='" + id
                + "' message='Originate successfully queued' /></response>\n</ajax-response>\n",
                withCookie("--get", "--data-urlencode", "channel=Local/answer@load/n", "--data",
                        "action=Originate&application=Wait&data=1&async=true&actionid=" + id, mxml));
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 20 && events.indexOf("<generic event='OriginateResponse' privilege='call,all'") < 0; i++) {
            events.append(withCookie(mxml + "?action=WaitEvent&Timeout=5"));
        }
        String answer = events.substring(events.indexOf("<generic event='OriginateResponse'"));
        answer = answer.substring(0, answer.indexOf("/>"));
        assertTrue(answer.contains(" actionid='" + id + "' response='Success' channel='Local/answer@load-"), answer);
        assertTrue(answer.contains(" reason='4' "), answer);
        withCookie(mxml + "?action=Logoff");
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void aDigestNeedsNoLogin(Target target) throws IOException, InterruptedException {
        String user = Target.USER + ":" + Target.SECRET;
        assertTrue(curl("--digest", "--user", user, target.web() + "/arawman?action=Ping").contains("\nPing: Pong\n"));
        assertTrue(curl("--digest", "--user", user, target.web() + "/amxml?action=CoreStatus")
                .contains(" corestartupdate='"));
        assertTrue(curl("--digest", "--user", user, "--data", "action=Command&command=core show version",
                target.web() + "/amanager").contains("<tr><td>Output</td><td>Asterisk "));
        assertEquals("401", curl("--digest", "--user", Target.USER + ":wrong", "--output",
                folder.resolve("page").toString(), "--write-out", "%{http_code}", target.web() + "/arawman?action=Ping"));
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void theSameInsideTls(Target target) throws IOException, InterruptedException {
        assertEquals("Response: Success\nMessage: Authentication accepted\n\n",
                withCookie("--insecure", "--data", login(), target.secureWeb() + "/rawman"));
        assertTrue(withCookie("--insecure", target.secureWeb() + "/rawman?action=Ping").contains("\nPing: Pong\n"));
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void errorsHaveTheirStatus(Target target) throws IOException, InterruptedException {
        String page = folder.resolve("page").toString();
        String[] code = {"--output", page, "--write-out", "%{http_code} %{content_type}"};
        assertEquals("404 text/html", curl(code[0], code[1], code[2], code[3], target.web() + "/nothing"));
        assertEquals("501 text/html", curl(code[0], code[1], code[2], code[3], "--request", "DELETE",
                target.web() + "/rawman"));
        assertEquals("413 text/html", curl(code[0], code[1], code[2], code[3], "--data", "a=" + "b".repeat(50_000),
                target.web() + "/rawman"));
        assertEquals("200 text/plain", curl(code[0], code[1], code[2], code[3], "--head",
                target.web() + "/rawman?action=Ping"));
    }
}
