// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import io.amiload.loadgen.plan.Slo;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Looks up what a limit speaks of. */
final class SloValues {

    private SloValues() {
    }

    /** The value in the limit's unit; NaN when it is not known. */
    static double value(Slo slo, RunOutcome outcome) {
        ActionMeasurement action = action(slo.action() == null ? ActionMeasurement.TOTAL : slo.action(), outcome);
        if (action == null) {
            return Double.NaN;
        }
        return switch (slo.metric()) {
            case RESPONSE -> statistic(slo, action.response());
            case SERVICE -> statistic(slo, action.service());
            case DELAY -> statistic(slo, action.delay());
            case ERRORS -> share(slo, action.errors() + action.timedOut() + action.lost(), action.sent());
            case TIMED_OUT -> share(slo, action.timedOut(), action.sent());
            case LOST -> share(slo, action.lost(), action.sent());
            case UNSENT -> share(slo, action.unsent(), action.planned());
            case SKIPPED -> share(slo, action.skipped(), action.planned());
            case RATE -> rate(slo, action);
            case EVENT_DELAY -> statistic(slo, outcome.events().delay());
            case EVENTS_LOST -> number(outcome.events().audit().lost());
            case EVENTS_DUPLICATED -> number(outcome.events().audit().duplicated());
            case EVENTS_REORDERED -> number(outcome.events().audit().reordered());
            case EVENTS_VIOLATIONS -> number(outcome.events().audit().violationCount());
            case FAN_OUT_FIRST -> fanOut(slo, outcome, FanOutMeasurement::first);
            case FAN_OUT_LAST -> fanOut(slo, outcome, FanOutMeasurement::last);
            case FAN_OUT_SKEW -> fanOut(slo, outcome, FanOutMeasurement::skew);
            case FAN_OUT_RESPONSE -> fanOut(slo, outcome, FanOutMeasurement::response);
            case EVENTS_RATE -> outcome.events().perSecond();
            case LOGIN -> statistic(slo, outcome.connections().login());
            case CONNECTIONS_FAILED -> outcome.connections().failed().values().stream().mapToLong(n -> n).sum();
            case CONNECTIONS_DROPPED -> outcome.connections().dropped();
            case HICCUP -> statistic(slo, outcome.generator().hiccup());
        };
    }

    private static ActionMeasurement action(String name, RunOutcome outcome) {
        if (!name.startsWith(Slo.FLOW)) {
            return outcome.actions().get(name);
        }
        FlowMeasurement flow = outcome.flows().get(name.substring(Slo.FLOW.length()));
        return flow == null ? null : flow.asAction(name);
    }

    /** Why a value is not known, as far as the measurement says so: a sentence, or null. */
    static String whyUnknown(Slo slo, RunOutcome outcome) {
        boolean audited = switch (slo.metric()) {
            case EVENTS_LOST, EVENTS_DUPLICATED, EVENTS_REORDERED, EVENTS_VIOLATIONS -> true;
            default -> false;
        };
        if (audited && !outcome.events().audit().notes().isEmpty()) {
            return String.join("; ", outcome.events().audit().notes());
        }
        return slo.metric().word().startsWith("fanout.")
            ? "the run sent no user events, or had no listener to hear them" : null;
    }

    private static double fanOut(Slo slo, RunOutcome outcome, Function<FanOutMeasurement, Histogram> which) {
        FanOutMeasurement fanOut = outcome.events().fanOut();
        return fanOut == null ? Double.NaN : statistic(slo, which.apply(fanOut));
    }

    static double statistic(Slo slo, Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return Double.NaN;
        }
        return switch (slo.statistic()) {
            case "min" -> histogram.getMinValue();
            case "mean" -> histogram.getMean();
            case "max" -> histogram.getMaxValue();
            default -> histogram.getValueAtPercentile(slo.percentile());
        };
    }

    private static double share(Slo slo, long part, long whole) {
        if (slo.unit() == Slo.Unit.COUNT) {
            return part;
        }
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /** Per second, or as a share of the plan; without a plan (closed model) of what was sent. */
    private static double rate(Slo slo, ActionMeasurement action) {
        if (slo.unit() == Slo.Unit.PER_SECOND) {
            return action.perSecond();
        }
        long wanted = Math.max(action.planned(), action.sent());
        return wanted == 0 ? Double.NaN : (double) (action.answered() + action.errors()) / wanted;
    }

    private static double number(Long value) {
        return value == null ? Double.NaN : value;
    }
}
