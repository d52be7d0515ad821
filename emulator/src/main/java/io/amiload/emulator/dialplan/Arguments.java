// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.dialplan;

import java.util.ArrayList;
import java.util.List;

/** Lists of arguments, as applications, functions and {@code Variable} headers take them. */
public final class Arguments {

    private Arguments() {
    }

    /** Splits at commas outside quotes and brackets; quotes go, and a backslash protects what is behind it. */
    public static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        int round = 0;
        int square = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted && round == 0 && square == 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                round += quoted ? 0 : c == '(' ? 1 : c == ')' && round > 0 ? -1 : 0;
                square += quoted ? 0 : c == '[' ? 1 : c == ']' && square > 0 ? -1 : 0;
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
