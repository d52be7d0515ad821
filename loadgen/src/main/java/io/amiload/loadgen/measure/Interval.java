// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One finished second of a run. Latencies belong to the second in which the action was intended, counts of what was
 * sent, completed and received to the second in which that happened.
 *
 * <p>The grid of seconds is laid so that the measured window starts on a line: an interval is all warm-up or none.
 *
 * @param second           its number from the start of the load (warm-up included), from 0
 * @param warmup           true when it lies before the measured window
 * @param startEpochMillis its start by the wall clock
 * @param startNanos       its start, from the start of the load
 * @param lengthNanos      its length; shorter than a second only for the last one of the warm-up and of the run
 * @param planned          actions due
 * @param sent             actions sent
 * @param completed        actions that ended, well or with an error
 * @param errors           actions that ended badly: error answers, timeouts, lost
 * @param events           events received
 * @param histograms       tag ({@code Ping.response}, {@code total.response}, {@code event.delay}) to nanoseconds
 */
public record Interval(int second, boolean warmup, long startEpochMillis, long startNanos, long lengthNanos,
                       long planned, long sent, long completed, long errors, long events,
                       Map<String, Histogram> histograms) {
}
