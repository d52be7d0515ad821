// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates as people write them: {@code 2000}, {@code 2k/s}, {@code 6000/min}. Without a unit, per second. */
public final class Rates {

    /** The highest rate a plan may ask for, per second. */
    public static final double HIGHEST = 100_000_000;

    private static final Pattern RATE = Pattern.compile("(\\d+(?:\\.\\d+)?)([kKM]?)(?:/(s|sec|m|min|h))?");

    private Rates() {
    }

    /**
     * Reads a rate of zero or more.
     *
     * @param text a number, perhaps {@code k}, {@code K} or {@code M}, perhaps {@code /s}, {@code /min} or {@code /h}
     * @return the rate per second
     * @throws PlanException when it is not one
     */
    public static double parse(String text) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw new PlanException("'" + text + "' is not a rate; expected something like 2000, 2k/s or 6000/min");
        }
        double factor = switch (rate.group(2)) {
            case "k", "K" -> 1e3;
            case "M" -> 1e6;
            default -> 1;
        };
        String unit = rate.group(3) == null ? "s" : rate.group(3);
        double per = switch (unit) {
            case "m", "min" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
        double perSecond = Double.parseDouble(rate.group(1)) * factor / per;
        if (perSecond > HIGHEST) {
            throw new PlanException("'" + text + "' is more than a hundred million per second");
        }
        return perSecond;
    }

    /**
     * Writes a rate so that {@link #parse} reads back the same value.
     *
     * @param perSecond the rate, zero or more
     * @return for example {@code 100/s} or {@code 0.5/s}
     */
    public static String format(double perSecond) {
        BigDecimal exact = new BigDecimal(Double.toString(perSecond)).stripTrailingZeros();
        return exact.toPlainString() + "/s";
    }
}
