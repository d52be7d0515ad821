// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes messages as {@code /mxml} does: each is an element and its headers are attributes. Text is ISO 8859-1. */
final class XmlAnswer {

    private static final String BEFORE = "<response type='object' id='unknown'><generic";
    private static final String AFTER = " /></response>\n";

    private XmlAnswer() {
    }

    static byte[] of(byte[] messages) {
        StringBuilder xml = new StringBuilder("<ajax-response>\n");
        List<String> lines = new ArrayList<>();
        for (String line : new String(messages, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            String text = line.stripTrailing();
            if (!text.isEmpty()) {
                lines.add(text);
            } else if (!lines.isEmpty()) {
                element(lines, xml);
                lines.clear();
            }
        }
        return xml.append("</ajax-response>\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void element(List<String> lines, StringBuilder xml) {
        xml.append(BEFORE);
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int colon = line.indexOf(':');
            if (colon < 0) {
                // It swallows all that follows.
                attribute("opaque_data", String.join("\n", lines.subList(i, lines.size())), xml);
                break;
            }
            String key = line.substring(0, colon);
            int time = times.merge(key, 1, Integer::sum);
            attribute(name(key) + (time > 1 ? "-" + time : ""), line.substring(colon + 1).stripLeading(), xml);
        }
        xml.append(AFTER);
    }

    private static void attribute(String name, String value, StringBuilder xml) {
        xml.append(' ').append(name).append("='");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\'' -> xml.append("&apos;");
                default -> xml.append(c);
            }
        }
        xml.append('\'');
    }

    private static String name(String key) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (digit && i == 0) {
                name.append('_');
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            name.append(digit || letter ? Character.toLowerCase(c) : '_');
        }
        return name.toString();
    }
}
