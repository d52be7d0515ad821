// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

/**
 * How a run stands right now, for people to watch. Rates and latencies are those of the last whole second.
 *
 * @param elapsedNanos    from the start of the load
 * @param totalNanos      how long the load will last
 * @param stage           what is being done: {@code connecting}, {@code warm-up}, {@code hold 100/s}, {@code drain}
 * @param unit            what the plan's rate counts: {@code actions}, {@code flows}, {@code logins}, or
 *                        {@code entries} of a mix of flows and actions
 * @param targetRate      planned of these per second; NaN in the closed model
 * @param endedRate       of these, completed per second
 * @param sentRate        actions sent per second
 * @param completedRate   actions completed per second
 * @param inFlight        outstanding actions over all lanes
 * @param p50             response time, nanoseconds; 0 when nothing was answered
 * @param p99             response time, nanoseconds
 * @param max             response time, nanoseconds
 * @param eventsPerSecond events received per second
 * @param eventDelayP99   nanoseconds; -1 when not known
 * @param eventsLost      copies of events that are known to be lost so far; -1 when that cannot be known
 * @param errors          error answers so far
 * @param timedOut        timed out so far
 * @param lost            lost so far
 * @param failedFlows     flows failed so far
 */
public record LiveSnapshot(long elapsedNanos, long totalNanos, String stage, String unit, double targetRate,
                           double endedRate, double sentRate, double completedRate, long inFlight, long p50, long p99,
                           long max, double eventsPerSecond, long eventDelayP99, long eventsLost, long errors,
                           long timedOut, long lost, long failedFlows) {

    /** The unit of a plan that is made of actions only. */
    public static final String ACTIONS = "actions";
}
