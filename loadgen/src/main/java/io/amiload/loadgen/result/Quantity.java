// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import java.util.Locale;

/** Numbers for people: three digits that matter, and a unit. */
public final class Quantity {

    private Quantity() {
    }

    /**
     * A time.
     *
     * @param nanos nanoseconds
     * @return for example {@code 812 µs}, {@code 4.27 ms} or {@code 1.50 s}
     */
    public static String nanos(double nanos) {
        double size = Math.abs(nanos);
        if (size < 1_000) {
            return Math.round(nanos) + " ns";
        }
        if (size < 999_500) {
            return digits(nanos / 1e3) + " µs";
        }
        if (size < 999_500_000) {
            return digits(nanos / 1e6) + " ms";
        }
        return digits(nanos / 1e9) + " s";
    }

    /**
     * A number or a rate.
     *
     * @param value the number
     * @return with a comma between the thousands, and decimals only when it is small
     */
    public static String count(double value) {
        if (Math.abs(value) >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return digits(value);
    }

    /**
     * A share.
     *
     * @param share 0 to 1
     * @return percent, for example {@code 99.9 %}
     */
    public static String percent(double share) {
        double percent = share * 100;
        if (percent == Math.rint(percent)) {
            return Math.round(percent) + " %";
        }
        // 99.996 must not become 100: the difference is the news.
        String text = digits(percent);
        if (Double.parseDouble(text) >= 100) {
            text = "99.99";
        }
        return text + " %";
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f", value);
    }
}
