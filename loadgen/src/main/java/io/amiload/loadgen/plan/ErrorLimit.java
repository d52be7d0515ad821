// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many actions may fail (error answers, timed out, lost) before a run is stopped, because it hurts its target.
 *
 * @param count most failed actions; {@link Long#MAX_VALUE} when the share decides
 * @param share most failed actions as a share of the sent ones, 0 to 1; NaN when the count decides
 */
public record ErrorLimit(long count, double share) {

    /** A share means nothing before so many actions were sent. */
    public static final long LEAST_SENT = 100;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})|(\\d{1,3}(?:\\.\\d+)?)%");

    /**
     * Reads {@code N} or {@code P%}.
     *
     * @param text what the user wrote
     * @return the limit
     * @throws PlanException when it is neither
     */
    public static ErrorLimit parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || matcher.group(2) != null && Double.parseDouble(matcher.group(2)) > 100) {
            throw new PlanException("'" + text + "' is neither a number of actions nor a percentage;"
                + " expected something like 100 or 5%");
        }
        return matcher.group(1) != null ? new ErrorLimit(Long.parseLong(matcher.group(1)), Double.NaN)
            : new ErrorLimit(Long.MAX_VALUE, Double.parseDouble(matcher.group(2)) / 100);
    }

    /**
     * Tells whether a run must be stopped.
     *
     * @param failed failed actions so far, warm-up included
     * @param sent   sent actions so far
     * @return true when more failed than may
     */
    public boolean isPassed(long failed, long sent) {
        return Double.isNaN(share) ? failed > count : sent >= LEAST_SENT && failed > share * sent;
    }

    @Override
    public String toString() {
        if (Double.isNaN(share)) {
            return Long.toString(count);
        }
        String percent = String.format(Locale.ROOT, "%.6f", share * 100);
        return percent.replaceAll("\\.?0+$", "") + "%";
    }
}
