// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

/**
 * One metric of two results.
 *
 * @param metric  what
 * @param a       its value in the first result, in the metric's unit; NaN when there is none
 * @param b       its value in the second result
 * @param change  from the first to the second: a ratio less 1, or a difference; NaN when it cannot be told
 * @param low     lower end of the change's confidence interval
 * @param high    its upper end
 * @param finding what that means
 * @param reason  why it is not comparable, or what is to be known of it; empty otherwise
 */
public record Compared(Metric metric, double a, double b, double change, double low, double high, Finding finding,
                       String reason) {

    static Compared notComparable(Metric metric, double a, double b, String reason) {
        return new Compared(metric, a, b, Double.NaN, Double.NaN, Double.NaN, Finding.NOT_COMPARABLE, reason);
    }
}
