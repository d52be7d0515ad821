// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import java.util.HashMap;
import java.util.Map;

/** The options of Dial: letters, some with an argument in brackets. */
final class DialOptions {

    private final Map<Character, String> options = new HashMap<>();

    static DialOptions parse(String text) {
        DialOptions parsed = new DialOptions();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            String argument = "";
            if (i + 1 < text.length() && text.charAt(i + 1) == '(') {
                int close = closing(text, i + 1);
                argument = text.substring(i + 2, close);
                i = close;
            }
            parsed.options.put(letter, argument);
        }
        return parsed;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    boolean has(char letter) {
        return options.containsKey(letter);
    }

    /** The argument of an option; empty if there is none. */
    String argument(char letter) {
        return options.getOrDefault(letter, "");
    }

    /**
     * The target of an option that names a subroutine, {@code context[^exten[^priority[(argument^...)]]]} or
     * {@code context^argument...} for {@code U}, as Gosub wants it; null if the option is not given.
     */
    String subroutine(char letter) {
        String argument = options.get(letter);
        if (argument == null) {
            return null;
        }
        if (letter == 'U') {
            int first = argument.indexOf('^');
            return first < 0 ? argument + ",s,1"
                    : argument.substring(0, first) + ",s,1("
                            + argument.substring(first + 1).replace('^', ',').replace("\"", "") + ")";
        }
        return argument.replace('^', ',');
    }

    /** Seconds after the answer when the call is ended, as nanoseconds; negative for never. */
    long endNanos() {
        return has('S') ? Execution.seconds(options.get('S'), -1) : -1;
    }
}
