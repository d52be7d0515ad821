// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.measure.LiveSnapshot;
import io.amiload.loadgen.result.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a run stands, in words: in one line for a log, or in a few short ones for a terminal. */
final class LiveView {

    private static final int BAR = 24;
    private static final long SECOND = 1_000_000_000L;

    private final LiveSnapshot s;

    LiveView(LiveSnapshot snapshot) {
        s = snapshot;
    }

    /** All in one line. */
    String line() {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%4ds/%ds", s.elapsedNanos() / SECOND, s.totalNanos() / SECOND));
        line.append("  ").append(s.stage()).append("  ").append(rate());
        if (s.max() > 0) {
            line.append("  ").append(response());
        }
        line.append("  in flight ").append(s.inFlight());
        if (s.eventsPerSecond() > 0) {
            line.append("  events ").append(events());
        }
        for (String failure : failures()) {
            line.append("  ").append(failure.toUpperCase(Locale.ROOT));
        }
        return line.toString();
    }

    /** Always as many lines, so that they can be drawn over each other. */
    List<String> block() {
        List<String> failures = failures();
        return List.of(
            row("stage", s.stage() + (s.totalNanos() > 0 ? "  " + time() + "  " + bar() : "")),
            row("rate", rate() + "  in flight " + s.inFlight()),
            row("response", s.max() > 0 ? response() : "none in the last second"),
            row("events", s.eventsPerSecond() > 0 ? events() : "none in the last second"),
            row("failed", failures.isEmpty() ? "nothing" : String.join(", ", failures)));
    }

    /** Whether something went wrong, which is to be seen from afar. */
    boolean hasFailures() {
        return !failures().isEmpty();
    }

    private static String row(String label, String text) {
        return String.format(Locale.ROOT, "%-10s", label) + text;
    }

    private String bar() {
        int done = (int) Math.min(BAR, BAR * s.elapsedNanos() / s.totalNanos());
        return "[" + "#".repeat(done) + "-".repeat(BAR - done) + "]";
    }

    private String time() {
        long left = Math.max(0, s.totalNanos() - s.elapsedNanos());
        return clock((left + SECOND - 1) / SECOND) + " left of " + clock(s.totalNanos() / SECOND);
    }

    private static String clock(long seconds) {
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600 ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
            : String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
    }

    private String rate() {
        boolean actionsOnly = s.unit().equals(LiveSnapshot.ACTIONS);
        String rate = Quantity.count(actionsOnly ? s.completedRate() : s.endedRate()) + "/s";
        if (!Double.isNaN(s.targetRate()) && s.targetRate() > 0) {
            rate += " of " + Quantity.count(s.targetRate()) + "/s";
        }
        return actionsOnly ? rate
            : rate + " " + s.unit() + "  " + Quantity.count(s.completedRate()) + "/s actions";
    }

    private String response() {
        return "p50 " + Quantity.nanos(s.p50()) + "  p99 " + Quantity.nanos(s.p99()) + "  max "
            + Quantity.nanos(s.max());
    }

    private String events() {
        return Quantity.count(s.eventsPerSecond()) + "/s"
            + (s.eventDelayP99() >= 0 ? "  delay p99 " + Quantity.nanos(s.eventDelayP99()) : "");
    }

    private List<String> failures() {
        List<String> failures = new ArrayList<>();
        add(failures, "failed flows ", s.failedFlows());
        add(failures, "errors ", s.errors());
        add(failures, "timed out ", s.timedOut());
        add(failures, "lost ", s.lost());
        add(failures, "events lost ", s.eventsLost());
        return failures;
    }

    private static void add(List<String> failures, String label, long count) {
        if (count > 0) {
            failures.add(label + Quantity.count(count));
        }
    }
}
