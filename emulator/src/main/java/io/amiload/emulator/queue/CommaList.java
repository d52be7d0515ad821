// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.queue;

import java.util.ArrayList;
import java.util.List;

/** Arguments with commas between them. Quotes protect commas and vanish; a backslash protects what follows it. */
final class CommaList {

    private CommaList() {
    }

    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == ',' && !quoted) {
                parts.add(part.toString().trim());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().trim());
        return parts;
    }
}
