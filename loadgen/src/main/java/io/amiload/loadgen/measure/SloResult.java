// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import io.amiload.loadgen.plan.Slo;
import org.HdrHistogram.Histogram;

/**
 * How a run stands to one of its limits.
 *
 * @param slo   the limit
 * @param value what was measured, in the limit's unit; NaN when it could not be known
 * @param held  true when the limit held; what could not be known did not hold
 */
public record SloResult(Slo slo, double value, boolean held) {

    /**
     * Checks a limit against what was measured.
     *
     * @param slo     the limit
     * @param outcome the measurement
     * @return value and verdict
     */
    public static SloResult of(Slo slo, RunOutcome outcome) {
        double value = SloValues.value(slo, outcome);
        return new SloResult(slo, value, !Double.isNaN(value) && slo.comparison().holds(value, slo.limit()));
    }

    /**
     * Tells whether there was anything to compare.
     *
     * @return false when the value could not be known
     */
    public boolean isKnown() {
        return !Double.isNaN(value);
    }

    /**
     * The statistic a limit asks for, of times that are only a part of a run.
     *
     * @param slo       a limit of times
     * @param histogram not empty
     * @return nanoseconds
     */
    public static double statistic(Slo slo, Histogram histogram) {
        return SloValues.statistic(slo, histogram);
    }
}
