// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

/**
 * Something that is compared.
 *
 * @param name         as in the expressions of {@code --slo}: {@code response.p99}
 * @param kind         what its numbers are
 * @param tag          the histograms it is a percentile of; null for others
 * @param percentile   which; 0 for others
 * @param moreIsBetter true for rates
 */
public record Metric(String name, Kind kind, String tag, double percentile, boolean moreIsBetter) {

    /** What a metric's numbers are. */
    public enum Kind {
        /** A percentile, in nanoseconds; changes are ratios. */
        TIME("ns"),
        /** Per second; changes are ratios. */
        RATE("1/s"),
        /** A share from 0 to 1; changes are differences. */
        SHARE("share"),
        /** A whole number of a whole run; changes are differences. */
        COUNT("count");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        /**
         * The unit in files.
         *
         * @return {@code ns}, {@code 1/s}, {@code share} or {@code count}
         */
        public String unit() {
            return unit;
        }

        /**
         * How a change is told.
         *
         * @return true when as a ratio, false when as a difference
         */
        public boolean isRatio() {
            return this == TIME || this == RATE;
        }
    }

    static Metric time(String name, String tag, double percentile) {
        String rank = percentile == Math.rint(percentile) ? Integer.toString((int) percentile)
            : Double.toString(percentile);
        return new Metric(name + ".p" + rank, Kind.TIME, tag, percentile, false);
    }
}
