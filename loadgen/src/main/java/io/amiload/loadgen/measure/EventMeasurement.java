// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * What was measured of the events that arrived in the measured window.
 *
 * @param received    how many, over all sessions
 * @param bytes       their size
 * @param perSecond   how many per second
 * @param perName     how many of each name
 * @param delay       receive time minus the event's own time, nanoseconds; empty when the events had no time
 * @param clockOffset the target's clock minus this machine's, nanoseconds; null when unknown
 * @param clockError  by how much that may be wrong; null when unknown
 * @param audit       whether all came, once and in order
 * @param fanOut      how long user events took to reach all listeners; null when the run sent none
 */
public record EventMeasurement(long received, long bytes, double perSecond, SortedMap<String, Long> perName,
                               Histogram delay, Long clockOffset, Long clockError, AuditMeasurement audit,
                               FanOutMeasurement fanOut) {
}
