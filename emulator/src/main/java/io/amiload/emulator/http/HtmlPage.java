// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import java.nio.charset.StandardCharsets;

/** The page {@code /manager}: a form to try actions out, and messages as rows of a table. */
public final class HtmlPage {

    private static final String HEAD = """
            <title>Asterisk&trade; Manager Interface</title><body bgcolor="#ffffff">\
            <table align=center bgcolor="#f1f1f1" width="500">\r
            <tr><td colspan="2" bgcolor="#f1f1ff"><h1>Manager Tester</h1></td></tr>\r
            <tr><td colspan="2" bgcolor="#f1f1ff"><form action="manager" method="post">
            \tAction: <select name="action">
            \t\t<option value="">-----&gt;</option>
            \t\t<option value="login">login</option>
            \t\t<option value="command">Command</option>
            \t\t<option value="waitevent">waitevent</option>
            \t\t<option value="listcommands">listcommands</option>
            \t</select>
            \tor <input name="action"><br/>
            \tCLI Command <input name="command"><br>
            \tuser <input name="username"> pass <input type="password" name="secret"><br>
            \t<input type="submit">
            </form>
            </td></tr>\r
            """;
    private static final String AFTER = "<tr><td colspan=\"2\"><hr></td></tr>\r\n";
    private static final String TAIL = "</table></body>\r\n";

    private HtmlPage() {
    }

    /**
     * Writes messages as the page.
     *
     * @param messages as on a plain connection
     * @return the page, byte for byte as Asterisk writes it
     */
    public static byte[] of(byte[] messages) {
        StringBuilder html = new StringBuilder(HEAD);
        Messages.of(messages).forEach(message -> {
            for (Messages.Line line : message) {
                html.append("<tr><td>");
                Messages.escape(line.key(), html);
                html.append(line.time() > 1 ? "-" + line.time() : "").append("</td><td>");
                Messages.escape(line.value(), html);
                html.append("</td></tr>\n");
            }
            html.append(AFTER);
        });
        return html.append(TAIL).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
