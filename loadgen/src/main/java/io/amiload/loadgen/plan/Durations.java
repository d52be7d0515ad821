// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 30s}, {@code 1m30s}, {@code 2h}. */
public final class Durations {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|sec|s|min|m|h)");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(366).toNanos());

    private Durations() {
    }

    /**
     * Reads a duration of zero or more, up to a year.
     *
     * @param text one or more numbers, each with one of the units {@code ns us ms s m h}; {@code sec} and {@code min} are taken too
     * @return the duration
     * @throws PlanException when it is not one
     */
    public static Duration parse(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int at = 0;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) {
                throw new PlanException(describe(text));
            }
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(nanosPer(part.group(2))));
            at = part.end();
        }
        if (text.isEmpty()) {
            throw new PlanException(describe(text));
        }
        if (nanos.compareTo(LONGEST) > 0) {
            throw new PlanException("'" + text + "' is longer than a year");
        }
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    private static String describe(String text) {
        if (text.matches("\\d+(\\.\\d+)?")) {
            return "'" + text + "' has no unit; did you mean " + text + "s? (units: ms, s, m, h)";
        }
        return "'" + text + "' is not a duration; expected something like 500ms, 30s or 5m";
    }

    private static BigDecimal nanosPer(String unit) {
        return BigDecimal.valueOf(switch (unit) {
            case "ns" -> 1L;
            case "us", "µs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s", "sec" -> 1_000_000_000L;
            case "m", "min" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        });
    }

    /**
     * Writes a duration so that {@link #parse} reads back the same value.
     *
     * @param duration zero or more
     * @return the shortest whole-number form, for example {@code 1500ms} or {@code 2m}
     */
    public static String format(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos % 3_600_000_000_000L == 0) {
            return nanos / 3_600_000_000_000L + "h";
        }
        if (nanos % 60_000_000_000L == 0) {
            return nanos / 60_000_000_000L + "m";
        }
        if (nanos % 1_000_000_000L == 0) {
            return nanos / 1_000_000_000L + "s";
        }
        if (nanos % 1_000_000L == 0) {
            return nanos / 1_000_000L + "ms";
        }
        return nanos % 1_000L == 0 ? nanos / 1_000L + "us" : nanos + "ns";
    }
}
