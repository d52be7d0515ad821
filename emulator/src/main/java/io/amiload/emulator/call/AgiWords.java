// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import java.util.ArrayList;
import java.util.List;

/** Takes a line of AGI apart: words with blanks between them, quotes around blanks, backslashes before quotes. */
final class AgiWords {

    private static final int MOST_WORDS = 127;

    private AgiWords() {
    }

    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        boolean quoted = false;
        boolean escaped = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean blank = (c == ' ' || c == '\t') && !quoted && !escaped;
            if (blank) {
                word = ended(words, word);
            } else if (c == '"' && !escaped) {
                quoted = !quoted;
                word = word == null && quoted ? new StringBuilder() : word;
            } else if (c == '\\' && !escaped) {
                escaped = true;
            } else {
                word = word == null ? new StringBuilder() : word;
                word.append(c);
                escaped = false;
            }
        }
        ended(words, word);
        return words.size() > MOST_WORDS ? words.subList(0, MOST_WORDS) : words;
    }

    private static StringBuilder ended(List<String> words, StringBuilder word) {
        if (word != null) {
            words.add(word.toString());
        }
        return null;
    }
}
