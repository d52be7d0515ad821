// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

/** Whole numbers of settings. */
final class Numbers {

    private static final int MOST_DIGITS = 9;

    private Numbers() {
    }

    /** A number that is large enough, or the default with a warning. As in C, what stands behind digits is ignored. */
    static int atLeast(int least, int usual, Setting setting, Warnings warnings) {
        String digits = setting.value().replaceAll("^\\+?(\\d*).*$", "$1");
        boolean fits = !digits.isEmpty() && digits.length() <= MOST_DIGITS && Integer.parseInt(digits) >= least;
        if (!fits) {
            warnings.invalid(setting, "a number from " + least, usual);
        }
        return fits ? Integer.parseInt(digits) : usual;
    }
}
