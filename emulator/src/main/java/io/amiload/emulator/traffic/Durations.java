// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 2.5s}, {@code 1m30s}, {@code 2h}. */
public final class Durations {

    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:\\.\\d{1,9})?(?:ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");
    private static final double LONGEST = Duration.ofDays(366).toNanos();

    private Durations() {
    }

    /**
     * Reads a duration.
     *
     * @param text one or more numbers, each with one of the units {@code ms s m h}
     * @return the duration, at most a year
     * @throws IllegalArgumentException if it is none
     */
    public static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a duration such as 500ms, 2.5s or 1m30s");
        }
        double nanos = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            nanos += Double.parseDouble(part.group(1)) * nanosPer(part.group(2));
        }
        if (nanos > LONGEST) {
            throw new IllegalArgumentException("\"" + text + "\" is longer than a year");
        }
        return Duration.ofNanos(Math.round(nanos));
    }

    private static double nanosPer(String unit) {
        switch (unit) {
            case "ms":
                return 1e6;
            case "s":
                return 1e9;
            case "m":
                return 60e9;
            default:
                return 3_600e9;
        }
    }
}
