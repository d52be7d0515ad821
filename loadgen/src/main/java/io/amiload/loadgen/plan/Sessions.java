// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

/**
 * How many sessions there are, and how much each may have under way.
 *
 * @param connections lanes that send actions
 * @param listeners   further sessions that only receive events
 * @param inFlight    most actions outstanding per lane; reaching it shows as delay, never as a lower rate
 * @param loops       event-loop threads that drive them
 */
public record Sessions(int connections, int listeners, int inFlight, int loops) {

    /** Outstanding actions per lane in the open model, unless the user says otherwise. */
    public static final int OPEN_IN_FLIGHT = 64;

    /** Outstanding actions per lane in the closed model, unless the user says otherwise. */
    public static final int CLOSED_IN_FLIGHT = 1;

    /** Checks the ranges. */
    public Sessions {
        PlanException.require(connections >= 1, "--connections must be at least 1");
        PlanException.require(listeners >= 0, "--listeners must not be negative");
        PlanException.require(inFlight >= 1, "--in-flight must be at least 1");
        PlanException.require(loops >= 1, "--loops must be at least 1");
    }

    /**
     * Event-loop threads, unless the user says otherwise: half of the processors, so that the target on the same
     * machine (and the collector) have the other half.
     *
     * @return at least 1
     */
    public static int defaultLoops() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
