// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes messages apart as Asterisk's web pages show them. */
final class Messages {

    private static final String NO_KEY = "Opaque-data";

    /**
     * One header.
     *
     * @param key   as it was written
     * @param time  1 for the first of its key in its message, 2 for the second
     * @param value without blanks around it
     */
    record Line(String key, int time, String value) {
    }

    private Messages() {
    }

    /** Reads messages, one byte as one character. */
    static List<List<Line>> of(byte[] bytes) {
        List<List<Line>> messages = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            String text = line.stripTrailing();
            if (!text.isEmpty()) {
                lines.add(text);
            } else if (!lines.isEmpty()) {
                messages.add(message(lines));
                lines.clear();
            }
        }
        return messages;
    }

    private static List<Line> message(List<String> lines) {
        List<Line> message = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int colon = line.indexOf(':');
            if (colon < 0) {
                // It swallows all that follows.
                message.add(new Line(NO_KEY, 1, String.join("\n", lines.subList(i, lines.size()))));
                break;
            }
            String key = line.substring(0, colon);
            message.add(new Line(key, times.merge(key, 1, Integer::sum), line.substring(colon + 1).stripLeading()));
        }
        return message;
    }

    /** Writes a text so that it is none of the markup around it. */
    static void escape(String text, StringBuilder target) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> target.append("&lt;");
                case '>' -> target.append("&gt;");
                case '&' -> target.append("&amp;");
                case '"' -> target.append("&quot;");
                case '\'' -> target.append("&apos;");
                default -> target.append(c);
            }
        }
    }
}
