// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests and answers of one connection, as they stand in a capture or come from a socket. */
final class HttpTranscript {

    private static final Pattern ATTRIBUTE = Pattern.compile(" ([^ =]+)='([^']*)'");
    private static final Pattern ROW = Pattern.compile("<tr><td>([^<]*)</td><td>([^<]*)</td></tr>\n");

    /** One answer: its first line and headers, and what follows. */
    record Answer(List<String> head, String body) {

        /** The headers, in which what differs from run to run and from build to build is replaced. */
        List<String> comparableHead() {
            return head.stream().map(line -> line
                    .replaceFirst("^Server: Asterisk/\\d+\\.\\d+\\.\\d+.*", "Server: Asterisk/<version>")
                    .replaceFirst("^Date: \\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$", "Date: <date>")
                    .replaceFirst("mansession_id=\"[0-9a-f]{8}\"", "mansession_id=\"<id>\"")
                    .replaceFirst("^Content-Length: " + body.length() + "$", "Content-Length: <of the body>")).toList();
        }

        /** What surrounds the messages: the whole of an error page, the form of {@code /manager}. */
        String comparableFrame() {
            String frame = body.replaceAll("Asterisk/\\d+\\.\\d+\\.\\d+[^<]*", "Asterisk/<version>");
            if (isType("text/plain")) {
                return "";
            }
            return isType("text/xml") ? frame.replaceAll("(?s)<response .* /></response>\n", "<messages>")
                    : frame.replaceAll("(?s)<tr><td>.*<hr></td></tr>\r\n", "<messages>");
        }

        /** The messages, as lines of a plain connection; names as the format writes them. */
        List<List<String>> messages() {
            List<List<String>> messages = new ArrayList<>();
            if (isType("text/plain")) {
                for (String message : body.split("\r\n\r\n")) {
                    messages.add(List.of(message.split("\r\n", -1)));
                }
            } else if (isType("text/xml")) {
                for (String element : body.split("\n")) {
                    if (element.startsWith("<response ")) {
                        messages.add(pairs(ATTRIBUTE, element.substring(element.indexOf("<generic"))));
                    }
                }
            } else if (body.startsWith("<title>Asterisk&trade; Manager")) {
                String rows = body.substring(body.indexOf("</form>"));
                for (String part : rows.split("<tr><td colspan=\"2\"><hr></td></tr>\r\n")) {
                    List<String> lines = pairs(ROW, part);
                    if (!lines.isEmpty()) {
                        messages.add(lines);
                    }
                }
            }
            return messages;
        }

        private boolean isType(String type) {
            return head.contains("Content-type: " + type);
        }

        private static List<String> pairs(Pattern pattern, String text) {
            List<String> lines = new ArrayList<>();
            Matcher pair = pattern.matcher(text);
            while (pair.find()) {
                lines.add(pair.group(1) + ": " + pair.group(2).replace("&lt;", "<").replace("&gt;", ">")
                        .replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&"));
            }
            return lines;
        }

        /** The cookie that it sets, or null. */
        String cookie() {
            Matcher cookie = Pattern.compile("mansession_id=\"([0-9a-f]{8})\"").matcher(String.join("\n", head));
            return cookie.find() ? cookie.group(1) : null;
        }
    }

    private HttpTranscript() {
    }

    /** Takes requests apart, so that they can be sent one by one. */
    static List<String> requests(byte[] bytes) {
        List<String> requests = new ArrayList<>();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int start = 0; start < text.length();) {
            int end = text.indexOf("\r\n\r\n", start) + 4;
            end += contentLength(List.of(text.substring(start, end).split("\r\n")));
            requests.add(text.substring(start, end));
            start = end;
        }
        return requests;
    }

    /** Reads all answers until the end. */
    static List<Answer> answers(InputStream in) throws IOException {
        List<Answer> answers = new ArrayList<>();
        try {
            while (true) {
                answers.add(answer(in));
            }
        } catch (EOFException e) {
            return answers;
        }
    }

    /**
     * Reads one answer.
     *
     * @throws EOFException if there is none any more
     */
    static Answer answer(InputStream in) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.add(line);
        }
        byte[] body = in.readNBytes(contentLength(head));
        return new Answer(head, new String(body, StandardCharsets.ISO_8859_1));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private static int contentLength(List<String> head) {
        return head.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16))).sum();
    }
}
