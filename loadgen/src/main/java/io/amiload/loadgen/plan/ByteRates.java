// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speeds of a stream of bytes as people write them: {@code 64 KiB/s}, {@code 500 B/s}, {@code 1.5 MB/s}. */
public final class ByteRates {

    /** The highest that may be asked for, bytes per second. */
    public static final long HIGHEST = 1L << 30;

    private static final Pattern RATE = Pattern.compile("(\\d{1,10}(?:\\.\\d{1,3})?) ?(B|kB|MB|KiB|MiB)/s");

    private ByteRates() {
    }

    /**
     * Reads a speed.
     *
     * @param text a number, a unit (B, kB, MB, KiB or MiB) and {@code /s}
     * @return bytes per second, at least 1
     * @throws PlanException when it is not one
     */
    public static long parse(String text) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw new PlanException("'" + text + "' is not a speed; expected something like 64 KiB/s");
        }
        double perSecond = Double.parseDouble(rate.group(1)) * switch (rate.group(2)) {
            case "kB" -> 1e3;
            case "MB" -> 1e6;
            case "KiB" -> 1 << 10;
            case "MiB" -> 1 << 20;
            default -> 1;
        };
        if (perSecond < 1 || perSecond > HIGHEST) {
            throw new PlanException("'" + text + "' is out of range; expected 1 B/s to 1024 MiB/s");
        }
        return Math.round(perSecond);
    }

    /**
     * Writes a speed so that {@link #parse} reads back the same value.
     *
     * @param perSecond bytes per second
     * @return for example {@code 64 KiB/s}
     */
    public static String format(long perSecond) {
        return perSecond % (1 << 20) == 0 ? (perSecond >> 20) + " MiB/s"
            : perSecond % (1 << 10) == 0 ? (perSecond >> 10) + " KiB/s" : perSecond + " B/s";
    }
}
