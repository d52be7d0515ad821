// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.SloResult;
import io.amiload.loadgen.plan.Slo;
import io.amiload.loadgen.search.Trial.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Says whether a target held a load. Limits are not all: a target that takes a little less than it is given meets any
 * percentile for a while, so what piles up counts as failure whatever the limits are.
 */
public final class StepJudge {

    /** As much of the plan must be completed within the window itself. */
    static final double LEAST_ANSWERED = 0.99;
    /** As much of the plan may stay unsent, or without an end. */
    static final double MOST_UNANSWERED = 0.001;
    /** Medians may grow by this much over the window. */
    static final double MOST_GROWTH = 20_000_000;
    /** More growth than this share of the median itself is growth. */
    private static final double RELATIVE_GROWTH = 0.5;

    /**
     * What a step comes to.
     *
     * @param outcome the word
     * @param reasons why, in sentences
     */
    public record Judgement(Outcome outcome, List<String> reasons) {
    }

    private StepJudge() {
    }

    /**
     * Judges a step.
     *
     * @param limits  what shall hold
     * @param planned actions per second that were asked for
     * @param outcome what was measured
     * @param seconds the same by halves and seconds
     * @return held, failed, unsteady or invalid, and why
     */
    public static Judgement judge(List<Slo> limits, double planned, RunOutcome outcome, StepSeconds seconds) {
        if (!outcome.invalidReasons().isEmpty()) {
            return new Judgement(Outcome.INVALID, outcome.invalidReasons());
        }
        List<String> backlog = backlog(planned, outcome, seconds);
        List<String> reasons = new ArrayList<>(backlog);
        for (Slo limit : limits) {
            SloResult result = SloResult.of(limit, outcome);
            if (!result.held()) {
                reasons.add("limit not held: " + limit.expression()
                    + (result.isKnown() ? "" : " (its value is not known)"));
            }
        }
        boolean first = halfHolds(limits, seconds.half(0));
        boolean second = halfHolds(limits, seconds.half(1));
        if (first != second && backlog.isEmpty()) {
            reasons.add("the " + (first ? "first" : "second") + " half held the limits, the "
                + (first ? "second" : "first") + " did not");
            return new Judgement(Outcome.UNSTEADY, reasons);
        }
        return new Judgement(reasons.isEmpty() ? Outcome.HELD : Outcome.FAILED, reasons);
    }

    private static List<String> backlog(double planned, RunOutcome outcome, StepSeconds seconds) {
        List<String> reasons = new ArrayList<>();
        ActionMeasurement total = outcome.total();
        long unsent = total.unsent() + total.skipped();
        if (unsent > MOST_UNANSWERED * total.planned()) {
            reasons.add("backlog: " + unsent + " of " + total.planned() + " actions could not be sent");
        }
        long unanswered = total.timedOut() + total.lost();
        if (unanswered > MOST_UNANSWERED * total.sent()) {
            reasons.add("backlog: " + unanswered + " of " + total.sent() + " actions were never answered");
        }
        // With flows, the plan counts flows, which may take longer than the window; their actions are what piles up.
        if (outcome.flows().isEmpty() && total.perSecond() < LEAST_ANSWERED * planned) {
            reasons.add(String.format(Locale.ROOT, "backlog: %.1f %% of the plan was completed in its own time",
                100 * total.perSecond() / planned));
        }
        for (String tag : StepSeconds.WATCHED) {
            double[] medians = seconds.medians(tag);
            double growth = Trend.growth(medians);
            if (growth > MOST_GROWTH && growth > RELATIVE_GROWTH * medians[medians.length / 2]) {
                reasons.add(String.format(Locale.ROOT, "backlog: %s grew from second to second, by %.0f ms over the"
                    + " window",
                    tag.replace("total.", ""), growth / 1e6));
            }
        }
        return reasons;
    }

    /** Those limits that can be judged for half a window: times, and the share of errors. */
    private static boolean halfHolds(List<Slo> limits, StepSeconds.Half half) {
        for (Slo limit : limits) {
            double value = halfValue(limit, half);
            if (!Double.isNaN(value) && !limit.comparison().holds(value, limit.limit())) {
                return false;
            }
        }
        return true;
    }

    private static double halfValue(Slo limit, StepSeconds.Half half) {
        if (limit.metric() == Slo.Metric.ERRORS && limit.action() == null && limit.unit() == Slo.Unit.SHARE) {
            return half.errorShare();
        }
        if (!limit.metric().isTime()) {
            return Double.NaN;
        }
        Histogram histogram = half.of(tag(limit));
        return histogram.getTotalCount() == 0 ? Double.NaN : SloResult.statistic(limit, histogram);
    }

    private static String tag(Slo limit) {
        return switch (limit.metric()) {
            case RESPONSE, SERVICE, DELAY -> limit.action() == null ? ActionMeasurement.TOTAL + "."
                + limit.metric().word()
                : limit.action().startsWith(Slo.FLOW) ? limit.action() : limit.action() + "." + limit.metric().word();
            default -> limit.metric().word();
        };
    }
}
