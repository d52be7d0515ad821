// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.http.WebAnswer;
import io.amiload.emulator.http.WebRequest;
import io.amiload.emulator.setup.EmulatorOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page {@code /httpstatus}: where the web server listens, and what this request brought. */
final class HttpStatusPage {

    private static final String RULE = "<tr><td colspan=\"2\"><hr></td></tr>\r\n";
    private static final String TAIL = "</table><center><font size=\"-1\"><i>Asterisk and Digium are registered trademarks"
            + " of Digium, Inc.</i></font></center></body></html>\r\n";

    private final EmulatorOptions options;
    private final String serverName;

    HttpStatusPage(EmulatorOptions options, String serverName) {
        this.options = options;
        this.serverName = serverName;
    }

    /**
     * Writes the page; text of the request stands in it as it came, as in Asterisk.
     *
     * @param port       where it listens, or negative
     * @param securePort where it listens for TLS, or negative
     */
    WebAnswer answer(WebRequest request, int port, int securePort) {
        StringBuilder page = new StringBuilder("<html><title>Asterisk HTTP Status</title>\r\n<body bgcolor=\"#ffffff\">\r\n"
                + "<table bgcolor=\"#f1f1f1\" align=\"center\"><tr><td bgcolor=\"#e0e0ff\" colspan=\"2\" width=\"500\">\r\n"
                + "<h2>&nbsp;&nbsp;Asterisk&trade; HTTP Status</h2></td></tr>\r\n");
        String address = options.bindAddress().getHostAddress();
        row("Server", serverName, page);
        row("Prefix", options.http().web().prefix(), page);
        if (options.version().major() >= 18) {
            row("Bind Address", port < 0 ? null : address + ":" + port, page);
            row("TLS Bind Address", securePort < 0 ? null : address + ":" + securePort, page);
        } else {
            row("Bind Address", address, page);
            row("Bind Port", port < 0 ? null : Integer.toString(port), page);
            row("SSL Bind Port", securePort < 0 ? null : Integer.toString(securePort), page);
        }
        page.append(RULE);
        for (String parameter : request.query().split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                given("Submitted GET Variable", HttpAction.decode(parameter.substring(0, equals)),
                        HttpAction.decode(parameter.substring(equals + 1)), page);
            }
        }
        page.append(RULE);
        for (String line : request.headers().apply("Cookie")) {
            for (String cookie : line.split(";")) {
                int equals = cookie.indexOf('=');
                if (equals > 0) {
                    given("Cookie", cookie.substring(0, equals).strip(),
                            cookie.substring(equals + 1).replace("\"", "").strip(), page);
                }
            }
        }
        return WebAnswer.ok(page.append(TAIL).toString().getBytes(StandardCharsets.ISO_8859_1), List.of());
    }

    private static void row(String name, String value, StringBuilder page) {
        if (value != null) {
            page.append("<tr><td><i>").append(name).append("</i></td><td><b>").append(value).append("</b></td></tr>\r\n");
        }
    }

    private static void given(String what, String name, String value, StringBuilder page) {
        page.append("<tr><td><i>").append(what).append(" '").append(name).append("'</i></td><td>").append(value)
                .append("</td></tr>\r\n");
    }
}
