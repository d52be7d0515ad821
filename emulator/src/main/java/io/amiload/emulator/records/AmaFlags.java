// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

import java.util.List;
import java.util.Locale;

/** How a channel is accounted for. */
public final class AmaFlags {

    /** What channels have if nothing else is said. */
    public static final String USUAL = "DOCUMENTATION";

    private static final List<String> WORDS = List.of("", "OMIT", "BILLING", USUAL);

    private AmaFlags() {
    }

    /**
     * Reads a word, whose case does not matter, or a number.
     *
     * @param text the word or the number
     * @return the word of the wire; null if there is no such thing
     */
    public static String parse(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        if (word.equals("DEFAULT")) {
            return USUAL;
        }
        if (word.matches("[1-3]")) {
            return WORDS.get(word.charAt(0) - '0');
        }
        return word.isEmpty() || !WORDS.contains(word) ? null : word;
    }

    /**
     * Gives the number of a word.
     *
     * @param word the word of the wire
     * @return 1 to 3
     */
    public static int number(String word) {
        return WORDS.indexOf(word);
    }
}
