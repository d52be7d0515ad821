// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.SloResult;
import io.amiload.loadgen.plan.Slo;
import java.util.List;
import java.util.Optional;

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
     * @param curve      what the curve shows, see {@link #curveOf}; NaN when it could not be known
     * @param events     events received per second
     * @param failed     actions that failed in any way, or were never sent
     * @param loopShare  of a processor that the busiest event loop used
     * @param folder     where the result is, below the search's own folder
     */
    public record Figures(double achieved, long p50, long p99, long max, long delayP99, long eventP99, double curve,
                          double events, long failed, double loopShare, String folder) {

        /**
         * Takes what a search tells of a step.
         *
         * @param outcome what was measured
         * @param limits  what shall hold
         * @param folder  where the result is
         * @return the figures
         */
        public static Figures of(RunOutcome outcome, List<Slo> limits, String folder) {
            ActionMeasurement total = outcome.total();
            long p99 = total.response().getValueAtPercentile(99);
            return new Figures(total.perSecond(), total.response().getValueAtPercentile(50), p99,
                total.response().getMaxValue(), total.delay().getValueAtPercentile(99),
                outcome.events().delay().getValueAtPercentile(99),
                firstTime(limits).map(limit -> SloResult.of(limit, outcome).value()).orElse((double) p99),
                outcome.events().perSecond(),
                total.errors() + total.timedOut() + total.lost() + total.unsent() + total.skipped(),
                outcome.generator().loopShares().stream().mapToDouble(Double::doubleValue).max().orElse(0), folder);
        }

        /**
         * What the curve of a search shows over the load: the first limit that is a time.
         *
         * @param limits what shall hold
         * @return for example {@code event.delay.p99}; {@code response.p99} if no limit is a time
         */
        public static String curveOf(List<Slo> limits) {
            return firstTime(limits).map(Slo::subject).orElse("response.p99");
        }

        private static Optional<Slo> firstTime(List<Slo> limits) {
            return limits.stream().filter(limit -> limit.metric().isTime()).findFirst();
        }
    }

    /** Copies the list. */
    public Trial {
        reasons = List.copyOf(reasons);
    }
}
