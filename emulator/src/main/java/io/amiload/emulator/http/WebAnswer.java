// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One answer. {@code Server}, {@code Date}, {@code Cache-Control} and {@code Content-Length} are the web server's matter.
 *
 * @param status  such as 200
 * @param title   the words behind the status
 * @param headers in the order in which they are sent
 * @param body    may be empty
 * @param closes  whether the connection ends with it
 */
public record WebAnswer(int status, String title, List<Map.Entry<String, String>> headers, byte[] body,
                        boolean closes) {

    /**
     * Makes an answer that is none of the errors.
     *
     * @param body    what is sent
     * @param headers in order
     * @return 200 OK
     */
    public static WebAnswer ok(byte[] body, List<Map.Entry<String, String>> headers) {
        return new WebAnswer(200, "OK", headers, body, false);
    }

    /**
     * Makes an error's answer with its page.
     *
     * @param status such as 404
     * @param title  the words behind the status, which are the page's heading
     * @param text   what the page says
     * @param server the server's name, as in the header {@code Server}
     * @return the answer; the connection stays
     */
    public static WebAnswer error(int status, String title, String text, String server) {
        String page = "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\r\n<html><head>\r\n<title>" + status + " "
                + title + "</title>\r\n</head><body>\r\n<h1>" + title + "</h1>\r\n<p>" + text
                + "</p>\r\n<hr />\r\n<address>" + server + "</address>\r\n</body></html>\r\n";
        return new WebAnswer(status, title, List.of(Map.entry("Content-type", "text/html")),
                page.getBytes(StandardCharsets.ISO_8859_1), false);
    }

    /**
     * Puts a header in front of the others.
     *
     * @param name  its name as it is written
     * @param value its value
     * @return the same with it
     */
    public WebAnswer withHeader(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>();
        more.add(Map.entry(name, value));
        more.addAll(headers);
        return new WebAnswer(status, title, List.copyOf(more), body, closes);
    }

    /**
     * Ends the connection with it.
     *
     * @return the same, as the last one
     */
    public WebAnswer andClose() {
        return new WebAnswer(status, title, headers, body, true);
    }
}
