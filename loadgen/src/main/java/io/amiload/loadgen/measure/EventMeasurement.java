// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.Map;
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
 * @param lost        events that never came; null when it could not be known
 * @param duplicated  events that came twice; null when it could not be known
 * @param reordered   events out of order; null when it could not be known
 * @param violations  rule to count
 */
public record EventMeasurement(long received, long bytes, double perSecond, SortedMap<String, Long> perName,
                               Histogram delay, Long clockOffset, Long clockError, Long lost, Long duplicated,
                               Long reordered, Map<String, Long> violations) {
}
