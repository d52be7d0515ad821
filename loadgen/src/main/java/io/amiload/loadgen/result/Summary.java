// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.AuditMeasurement;
import io.amiload.loadgen.measure.Calibration;
import io.amiload.loadgen.measure.EventMeasurement;
import io.amiload.loadgen.measure.FanOutMeasurement;
import io.amiload.loadgen.measure.FlowMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.SloResult;
import io.amiload.loadgen.measure.SlowReaderMeasurement;
import io.amiload.loadgen.measure.TargetFacts;
import io.amiload.loadgen.measure.Verdict;
import io.amiload.loadgen.plan.ByteRates;
import io.amiload.loadgen.plan.LoadModel;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Slo;
import java.nio.file.Path;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What a run came to, in a few lines a person understands. */
public final class Summary {

    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String GREEN = "\u001b[1;32m";
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[1;33m";

    /** From this share of what the machine can generate on, the target is perhaps not what limits a run. */
    private static final double NEAR = 0.8;

    private static final int EXAMPLES = 3;

    private final StringBuilder text = new StringBuilder();
    private final boolean color;

    private Summary(boolean color) {
        this.color = color;
    }

    /**
     * Writes it.
     *
     * @param plan    what was asked
     * @param outcome what was measured
     * @param verdict what it comes to
     * @param folder  where the files are
     * @param color   whether a terminal shows colours
     * @return several lines, each ended by LF
     */
    public static String of(RunPlan plan, RunOutcome outcome, Verdict verdict, Path folder, boolean color) {
        Summary summary = new Summary(color);
        summary.target(outcome.target());
        summary.rate(plan, outcome);
        summary.latencies(outcome);
        summary.events(outcome.events());
        summary.slowReaders(outcome.connections().slowReaders());
        summary.generator(outcome);
        summary.limits(verdict);
        summary.verdict(verdict);
        summary.line("report", folder.resolve(ResultFolder.REPORT).toString());
        return summary.text.toString();
    }

    private void target(TargetFacts target) {
        String version = target.asteriskVersion() == null ? target.banner() : "Asterisk " + target.asteriskVersion();
        text.append('\n');
        line("target", target.address() + (version == null ? "" : ", " + printable(version))
            + (target.emulated() ? " (emulated)" : ""));
    }

    private void rate(RunPlan plan, RunOutcome outcome) {
        ActionMeasurement total = outcome.total();
        StringBuilder rate = new StringBuilder(bold(Quantity.count(total.perSecond()) + " actions/s"));
        if (plan.demand().model() == LoadModel.OPEN && total.planned() > 0) {
            double planned = total.planned() / (outcome.measuredNanos() / 1e9);
            rate.append(" of ").append(Quantity.count(planned)).append(" planned (")
                .append(Quantity.percent(total.sent() / (double) total.planned())).append(" of the plan sent)");
        }
        line("rate", rate.toString());
        line("actions", accounting(total));
        outcome.flows().forEach((name, flow) -> line("flow", name + ": " + accounting(flow)));
    }

    private static String accounting(ActionMeasurement total) {
        StringBuilder parts = new StringBuilder();
        parts.append(Quantity.count(total.sent())).append(" sent: ").append(Quantity.count(total.answered()))
            .append(" answered");
        append(parts, total.errors(), "errors");
        append(parts, total.timedOut(), "timed out");
        append(parts, total.lost(), "lost with their connection");
        if (total.unsent() > 0) {
            parts.append("; ").append(Quantity.count(total.unsent())).append(" planned but not sent");
        }
        if (total.skipped() > 0) {
            parts.append("; ").append(Quantity.count(total.skipped())).append(" skipped, not to catch up");
        }
        return parts.toString();
    }

    private static String accounting(FlowMeasurement flow) {
        StringBuilder parts = new StringBuilder();
        parts.append(Quantity.count(flow.started())).append(" started: ").append(Quantity.count(flow.completed()))
            .append(" completed");
        flow.failedAt().forEach((step, count) -> {
            if (count > 0) {
                parts.append(", ").append(Quantity.count(count)).append(" failed at ").append(step);
            }
        });
        if (flow.unfinished() > 0) {
            parts.append(", ").append(Quantity.count(flow.unfinished())).append(" unfinished");
        }
        long left = flow.unsent() + flow.skipped();
        if (left > 0) {
            parts.append("; ").append(Quantity.count(left)).append(" planned but not begun");
        }
        return parts.toString();
    }

    private static void append(StringBuilder parts, long count, String what) {
        if (count > 0) {
            parts.append(", ").append(Quantity.count(count)).append(' ').append(what);
        } else if (what.equals("errors")) {
            parts.append(", no errors");
        }
    }

    private void latencies(RunOutcome outcome) {
        text.append('\n');
        text.append(String.format(Locale.ROOT, "  %-20s %9s %10s %10s %10s %10s\n", "response time", "count", "p50",
            "p99", "p99.9", "max"));
        for (ActionMeasurement action : outcome.actions().values()) {
            if (!action.name().equals(ActionMeasurement.TOTAL)) {
                row(action.name(), action.response());
            }
        }
        if (outcome.actions().size() > 2) {
            row("all actions", outcome.total().response());
        }
        outcome.flows().forEach((name, flow) -> {
            row("flow " + name, flow.duration());
            flow.waits().forEach((wait, measured) -> row("  wait " + wait, measured.time()));
        });
        if (outcome.events().delay().getTotalCount() > 0) {
            row("event delay", outcome.events().delay());
        }
        FanOutMeasurement fanOut = outcome.events().fanOut();
        if (fanOut != null && fanOut.events() > 0) {
            row("sent to first of " + fanOut.listeners(), fanOut.first());
            row("sent to last of " + fanOut.listeners(), fanOut.last());
            row("first to last", fanOut.skew());
        }
        text.append('\n');
    }

    private void row(String name, Histogram h) {
        if (h.getTotalCount() == 0) {
            text.append(String.format(Locale.ROOT, "  %-20s %9d\n", name, 0));
            return;
        }
        text.append(String.format(Locale.ROOT, "  %-20s %,9d %10s %10s %10s %10s\n", name, h.getTotalCount(),
            Quantity.nanos(h.getValueAtPercentile(50)), Quantity.nanos(h.getValueAtPercentile(99)),
            Quantity.nanos(h.getValueAtPercentile(99.9)), Quantity.nanos(h.getMaxValue())));
    }

    private void events(EventMeasurement events) {
        StringBuilder words = new StringBuilder();
        words.append(Quantity.count(events.received())).append(" received, ")
            .append(Quantity.count(events.perSecond())).append("/s");
        if (events.clockError() != null && events.delay().getTotalCount() > 0) {
            words.append(", delays known to ±").append(Quantity.nanos(events.clockError()));
        }
        AuditMeasurement audit = events.audit();
        count(words, audit.lost(), "lost");
        count(words, audit.duplicated(), "duplicated");
        count(words, audit.reordered(), "reordered");
        if (audit.violationCount() != null) {
            words.append(", ").append(audit.violationCount() == 0 ? "no call out of shape"
                : bold(Quantity.count(audit.violationCount()) + " violations of the rules of calls"));
        }
        line("events", words.toString());
        audit.examples().stream().limit(EXAMPLES).forEach(example -> line("", example.rule() + ": " + example.event()
            + " of " + example.id() + " at byte " + example.offset()));
        if (audit.lost() == null) {
            audit.notes().forEach(note -> line("", "not known: " + note));
        }
    }

    private static void count(StringBuilder words, Long count, String what) {
        if (count != null && (count > 0 || what.equals("lost"))) {
            words.append(", ").append(Quantity.count(count)).append(' ').append(what);
        }
    }

    private void slowReaders(SlowReaderMeasurement slow) {
        if (slow == null) {
            return;
        }
        long cuts = slow.after().getTotalCount();
        StringBuilder words = new StringBuilder();
        words.append(slow.cutReaders()).append(" of ").append(slow.readers()).append(" slow readers (")
            .append(ByteRates.format(slow.bytesPerSecond())).append(" each) cut by the target");
        if (cuts > 0) {
            words.append(", ").append(Quantity.count(cuts)).append(" times: ").append(Quantity.nanos(slow.after().getMinValue()))
                .append(" to ").append(Quantity.nanos(slow.after().getMaxValue())).append(" after their login, with ")
                .append(Quantity.count(slow.bytes().getMinValue())).append(" to ")
                .append(Quantity.count(slow.bytes().getMaxValue())).append(" bytes read");
        }
        line("readers", words.toString());
    }

    private void generator(RunOutcome outcome) {
        Calibration calibration = outcome.generator().calibration();
        if (calibration == null || !(calibration.actionsPerSecond() > 0)) {
            return;
        }
        double share = outcome.total().perSecond() / calibration.actionsPerSecond();
        line("machine", "can generate " + Quantity.count(calibration.actionsPerSecond()) + " actions/s; the target took "
            + Quantity.count(outcome.total().perSecond()) + " (" + Quantity.percent(share) + ")"
            + (share > NEAR ? ": the generator may be what limits this" : ""));
    }

    private void limits(Verdict verdict) {
        for (SloResult result : verdict.slos()) {
            String mark = result.held() ? paint(GREEN, "held") : paint(RED, "NOT HELD");
            line("limit", result.slo().expression() + "  " + mark + "  (" + value(result) + ")");
        }
    }

    private static String value(SloResult result) {
        if (!result.isKnown()) {
            return "not known";
        }
        Slo.Unit unit = result.slo().unit();
        return switch (unit) {
            case NANOS -> Quantity.nanos(result.value());
            case SHARE -> Quantity.percent(result.value());
            case COUNT -> Quantity.count(result.value());
            case PER_SECOND -> Quantity.count(result.value()) + "/s";
        };
    }

    private void verdict(Verdict verdict) {
        line("verdict", switch (verdict.status()) {
            case OK -> paint(GREEN, "ok") + (verdict.slos().isEmpty() ? "" : ", every limit held");
            case SLO_FAILED -> paint(RED, "a limit did not hold");
            case INVALID -> paint(YELLOW, "INVALID: do not use these numbers");
            case PARTIAL -> paint(YELLOW, "partial");
        });
        if (verdict.status() != Verdict.Status.SLO_FAILED) {
            verdict.reasons().forEach(reason -> line("", reason));
        }
    }

    private void line(String label, String content) {
        text.append(String.format(Locale.ROOT, "%-8s  ", label)).append(content).append('\n');
    }

    private String bold(String words) {
        return paint(BOLD, words);
    }

    private String paint(String code, String words) {
        return color ? code + words + RESET : words;
    }

    // The target's words must not move the cursor.
    private static String printable(String words) {
        return words.replaceAll("\\p{Cntrl}", "?");
    }
}
