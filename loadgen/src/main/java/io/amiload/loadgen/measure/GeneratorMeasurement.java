// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How the load generator itself fared, to tell whether its numbers can be trusted.
 *
 * @param hiccup                  how long a thread that only wants to wake up was late, nanoseconds
 * @param cpuShare                processor time of this process as a share of all processors, 0 to 1
 * @param ownDelay                how late actions were sent for reasons of the generator's own, nanoseconds
 * @param loopShares              processor time of each event loop as a share of one processor; it polls when something
 *                                is due soon, so a busy one is near 1 long before it is late
 * @param gcNanos                 time spent in collections in the measured window
 * @param allocatedBytesPerAction bytes the event loops allocated per completed action
 * @param calibration             what this machine can do against the emulator; null when not measured
 */
public record GeneratorMeasurement(Histogram hiccup, Histogram ownDelay, double cpuShare, List<Double> loopShares,
                                   long gcNanos, double allocatedBytesPerAction, Calibration calibration) {
}
