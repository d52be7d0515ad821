// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import org.HdrHistogram.Histogram;

/** The one shape all histograms of this tool have: nanoseconds, three digits, growing as needed. */
public final class Histograms {

    /** Significant decimal digits that are kept. */
    public static final int DIGITS = 3;

    private Histograms() {
    }

    /**
     * Makes an empty histogram.
     *
     * @return one that takes any value from 0
     */
    public static Histogram create() {
        return new Histogram(DIGITS);
    }
}
