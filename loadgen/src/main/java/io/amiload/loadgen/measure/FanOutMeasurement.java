// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import org.HdrHistogram.Histogram;

/**
 * How user events spread to all listeners. Histograms are in nanoseconds; each event has one value in each.
 *
 * @param listeners listeners that had to hear each
 * @param events    user events that were acknowledged, or heard by all
 * @param censored  how many of these were not heard by all until their time was over: their values are lower bounds
 * @param first     first listener minus sent
 * @param last      last listener minus sent
 * @param skew      last listener minus first listener
 * @param response  last listener minus intended
 */
public record FanOutMeasurement(int listeners, long events, long censored, Histogram first, Histogram last,
                                Histogram skew, Histogram response) {
}
