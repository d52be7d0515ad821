// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import org.HdrHistogram.Histogram;

/**
 * What was measured of one wait for an event.
 *
 * @param begun    how often flows that were due in the measured window came to it; {@code heard + timedOut + lost}
 * @param heard    ended with their event
 * @param timedOut without it in the wait's time, or until the end of the run
 * @param lost     the connection went away first
 * @param time     from the wait's intended begin until its event came, in nanoseconds; a lower bound where none came
 */
public record WaitMeasurement(long begun, long heard, long timedOut, long lost, Histogram time) {

    /** Checks that every wait has one end. */
    public WaitMeasurement {
        if (begun != heard + timedOut + lost) {
            throw new IllegalStateException("accounting of a wait is wrong: begun " + begun + " != heard " + heard
                + " + timed out " + timedOut + " + lost " + lost);
        }
    }
}
