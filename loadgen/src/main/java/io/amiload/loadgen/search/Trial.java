// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import java.util.List;

/**
 * One measured step of a search.
 *
 * @param load    how much was asked: actions per second, listeners or connections
 * @param purpose why it was measured
 * @param outcome what it comes to
 * @param reasons why, in sentences; empty when all held
 * @param figures what was measured; null when there was no run
 */
public record Trial(double load, Purpose purpose, Outcome outcome, List<String> reasons, Figures figures) {

    /** Why a step is measured. */
    public enum Purpose {
        /** Twice as much as before. */
        CLIMB,
        /** Half as much as before, since the first step failed. */
        DESCEND,
        /** Between what held and what failed. */
        BISECT,
        /** Whether what held holds again. */
        VERIFY,
        /** Whether what failed fails again. */
        CONFIRM
    }

    /** What a step comes to. */
    public enum Outcome {
        /** All limits held, in both halves, and nothing piled up. */
        HELD,
        /** The target did not hold a limit, or work piled up. */
        FAILED,
        /** One half says this, the other that. */
        UNSTEADY,
        /** The generator was in the way: says nothing of the target. */
        INVALID,
        /** The target was not there, or let nobody in. */
        UNREACHABLE
    }

    /**
     * What was measured; times in nanoseconds.
     *
     * @param achieved   actions completed per second
     * @param p50        median response time
     * @param p99        response time of 99 %
     * @param max        longest response time
     * @param delayP99   send delay of 99 %
     * @param eventP99   event delay of 99 %; 0 when no event told its time
     * @param events     events received per second
     * @param failed     actions that failed in any way, or were never sent
     * @param loopShare  of a processor that the busiest event loop used
     * @param folder     where the result is, below the search's own folder
     */
    public record Figures(double achieved, long p50, long p99, long max, long delayP99, long eventP99, double events,
                          long failed, double loopShare, String folder) {
    }

    /** Copies the list. */
    public Trial {
        reasons = List.copyOf(reasons);
    }
}
