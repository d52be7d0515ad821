// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page {@code /manager} in a browser. */
class ChromiumTest {

    private static final Pattern ROW = Pattern.compile("<tr><td>([^<]*)</td><td>([^<]*)</td></tr>");

    private static Tool chromium;

    @TempDir
    private Path folder;

    @BeforeAll
    static void find() {
        chromium = Tool.find("chromium", "chromium-browser", "google-chrome");
    }

    /** Opens a page and gives what the browser made of it. */
    private String open(String address) throws IOException, InterruptedException {
        return chromium.run("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--proxy-server=direct://", "--user-data-dir=" + folder,
                "--virtual-time-budget=5000", "--dump-dom", address);
    }

    private static List<String> rows(String page) {
        List<String> rows = new ArrayList<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            rows.add(row.group(1) + ": " + row.group(2));
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void theFormIsShownAndWorks(Target target) throws IOException, InterruptedException {
        String manager = target.web() + "/manager";
        String page = open(manager);
        assertTrue(page.contains("<title>Asterisk™ Manager Interface</title>"), page);
        assertTrue(page.contains("<option value=\"listcommands\">listcommands</option>"), page);
        assertEquals(List.of("Response: Error", "Message: Missing action in request"), rows(page));

        // A form like that of the page, filled in and sent by a script.
        Path form = folder.resolve("form.html");
        Files.writeString(form, "<form action=\"" + manager + "\" method=\"post\"><input name=\"action\" value=\"login\">"
                + "<input name=\"username\" value=\"" + Target.USER + "\"><input name=\"secret\" value=\"" + Target.SECRET
                + "\"></form><script>document.forms[0].submit()</script>");
        assertEquals(List.of("Response: Success", "Message: Authentication accepted"), rows(open(form.toUri().toString())));

        List<String> ping = rows(open(manager + "?action=Ping&ActionID=%3Cb%3E"));
        assertEquals(List.of("Response: Success", "ActionID: &lt;b&gt;", "Ping: Pong"), ping.subList(0, 3),
                "the browser keeps the cookie, and shows what is not to be markup");
        assertEquals(List.of("Response: Goodbye", "Message: Thanks for all the fish."),
                rows(open(manager + "?action=logoff")));
    }
}
