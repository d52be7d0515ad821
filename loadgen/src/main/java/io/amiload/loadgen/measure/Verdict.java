// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import io.amiload.loadgen.plan.ErrorLimit;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Slo;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run comes to.
 *
 * @param status  the one word
 * @param reasons why, in sentences; empty when all is well
 * @param slos    every limit with its value
 */
public record Verdict(Status status, List<String> reasons, List<SloResult> slos) {

    /** The word for a result. */
    public enum Status {
        /** Measured, and every limit held. */
        OK("ok"),
        /** Measured, and a limit did not hold. */
        SLO_FAILED("slo-failed"),
        /** The numbers must not be trusted. */
        INVALID("invalid"),
        /** Stopped before its end. */
        PARTIAL("partial");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /**
         * The word in result files.
         *
         * @return for example {@code slo-failed}
         */
        public String word() {
            return word;
        }
    }

    /** Copies the lists. */
    public Verdict {
        reasons = List.copyOf(reasons);
        slos = List.copyOf(slos);
    }

    /**
     * Judges a run. A stopped run is partial whatever else it is; an invalid one is invalid even if all limits held.
     *
     * @param plan    its limits
     * @param outcome what was measured
     * @return the verdict
     */
    public static Verdict of(RunPlan plan, RunOutcome outcome) {
        return of(plan.watch().slos(), plan.watch().maxErrors(), outcome);
    }

    /**
     * Judges what was measured.
     *
     * @param limits    what shall hold
     * @param maxErrors what stops a run; null for nothing
     * @param outcome   what was measured
     * @return the verdict
     */
    public static Verdict of(List<Slo> limits, ErrorLimit maxErrors, RunOutcome outcome) {
        List<SloResult> results = new ArrayList<>();
        for (Slo limit : limits) {
            results.add(SloResult.of(limit, outcome));
        }
        List<String> reasons = new ArrayList<>();
        if (outcome.interrupted()) {
            reasons.add("interrupted: this is what was measured until then");
        }
        if (outcome.ending() == RunOutcome.Ending.TOO_MANY_ERRORS) {
            reasons.add("stopped because more actions failed than --max-errors " + maxErrors + " allows:"
                + " this is what was measured until then");
        }
        reasons.addAll(outcome.invalidReasons());
        for (SloResult result : results) {
            if (!result.held()) {
                reasons.add(result.isKnown() ? "limit not held: " + result.slo().expression()
                    : unknown(result.slo(), outcome));
            }
        }
        return new Verdict(status(outcome, results), reasons, results);
    }

    private static String unknown(Slo slo, RunOutcome outcome) {
        String why = SloValues.whyUnknown(slo, outcome);
        return "limit cannot be judged, its value is not known: " + slo.expression()
            + (why == null ? "" : " (" + why + ")");
    }

    private static Status status(RunOutcome outcome, List<SloResult> results) {
        if (outcome.ending() != RunOutcome.Ending.PLANNED) {
            return Status.PARTIAL;
        }
        if (!outcome.invalidReasons().isEmpty()) {
            return Status.INVALID;
        }
        return results.stream().allMatch(SloResult::held) ? Status.OK : Status.SLO_FAILED;
    }
}
