// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.Locale;

/** The words that Asterisk takes for yes and for no. */
final class Truth {

    private Truth() {
    }

    static boolean isTrue(String word) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "yes":
            case "true":
            case "y":
            case "t":
            case "1":
            case "on":
                return true;
            default:
                return false;
        }
    }

    static boolean isFalse(String word) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "no":
            case "false":
            case "n":
            case "f":
            case "0":
            case "off":
                return true;
            default:
                return false;
        }
    }
}
