// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.util.Locale;

/** The words that Asterisk takes for yes and for no. */
public final class Truth {

    private Truth() {
    }

    /** Whether a word is one of those for yes, in whatever case. */
    public static boolean isTrue(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "y", "t", "1", "on" -> true;
            default -> false;
        };
    }

    /** Whether a word is one of those for no, in whatever case; there are words that are neither. */
    public static boolean isFalse(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "no", "false", "n", "f", "0", "off" -> true;
            default -> false;
        };
    }
}
