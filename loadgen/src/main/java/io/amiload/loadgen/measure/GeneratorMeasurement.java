// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import org.HdrHistogram.Histogram;

/**
 * How the load generator itself fared, to tell whether its numbers can be trusted.
 *
 * @param hiccup                  how long a thread that only wants to wake up was late, nanoseconds
 * @param cpuShare                processor time of this process as a share of all processors, 0 to 1
 * @param gcNanos                 time spent in collections in the measured window
 * @param allocatedBytesPerAction bytes the event loops allocated per completed action
 * @param calibration             what this machine can do against the emulator; null when not measured
 */
public record GeneratorMeasurement(Histogram hiccup, double cpuShare, long gcNanos, double allocatedBytesPerAction,
                                   Object calibration) {
}
