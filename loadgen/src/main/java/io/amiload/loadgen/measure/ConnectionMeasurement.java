// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What happened to the connections, lanes and listeners together.
 *
 * @param opened      connections that were logged in
 * @param failed      attempts that failed, by kind of failure
 * @param dropped     logged-in connections that went away during the run
 * @param reconnected how many of these came back
 * @param login       from connecting to being logged in, nanoseconds
 */
public record ConnectionMeasurement(long opened, Map<String, Long> failed, long dropped, long reconnected,
                                    Histogram login) {
}
