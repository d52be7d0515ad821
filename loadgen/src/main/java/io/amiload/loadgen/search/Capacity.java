// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What a search found.
 *
 * @param held       the highest load that held whenever it was verified; NaN when none did
 * @param failed     the lowest load above it that did not; NaN when none failed
 * @param bound      what ended the search upwards
 * @param heldRuns   how many runs at {@code held} held, those that verified it among them
 * @param runs       how many runs at {@code held} said either
 * @param failedRuns how many runs at {@code failed} failed
 * @param runsAbove  how many runs there were at {@code failed}
 */
public record Capacity(double held, double failed, Bound bound, int heldRuns, int runs, int failedRuns, int runsAbove) {

    /** Confidence of what is said about the share of runs that hold. */
    public static final double CONFIDENCE = 0.95;

    /** What ended a search upwards. */
    public enum Bound {
        /** The target failed. */
        TARGET("target"),
        /** The generator could not do more: the target can carry at least what held. */
        GENERATOR("generator"),
        /** The highest load that was to be tried held. */
        CEILING("ceiling"),
        /** Not even the lowest load held. */
        FLOOR("floor"),
        /** The target went away and did not come back. */
        UNREACHABLE("unreachable"),
        /** The target behaved so differently from run to run that the search gave up. */
        UNSETTLED("unsettled");

        private final String word;

        Bound(String word) {
            this.word = word;
        }

        /**
         * The word in files.
         *
         * @return for example {@code target}
         */
        public String word() {
            return word;
        }
    }

    /**
     * The least share of runs at {@link #held} that hold, with {@link #CONFIDENCE}: the lower end of the one-sided
     * Clopper-Pearson interval.
     *
     * @return 0 to 1
     */
    public double leastShareHeld() {
        return heldRuns == 0 ? 0
            : BetaDistribution.of(heldRuns, runs - heldRuns + 1).inverseCumulativeProbability(1 - CONFIDENCE);
    }
}
