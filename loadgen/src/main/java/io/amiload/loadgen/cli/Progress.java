// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.measure.LiveSnapshot;
import io.amiload.loadgen.result.Quantity;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** A line per second: in place on a terminal, one below the other elsewhere. Has its own thread. */
final class Progress {

    private static final long PERIOD_MILLIS = 1000;
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean inPlace;
    private final Supplier<LiveSnapshot> source;
    private final Thread thread = new Thread(this::run, "progress");
    private volatile boolean stopped;

    Progress(PrintStream out, boolean inPlace, Supplier<LiveSnapshot> source) {
        this.out = out;
        this.inPlace = inPlace;
        this.source = source;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (inPlace) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    private void run() {
        while (!stopped) {
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            String line = line(source.get());
            if (inPlace) {
                out.print(CLEAR_LINE + line);
                out.flush();
            } else {
                out.println(line);
            }
        }
    }

    /** What a person wants to know each second, in one line of a terminal's width. */
    static String line(LiveSnapshot s) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%4ds/%ds", s.elapsedNanos() / 1_000_000_000,
            s.totalNanos() / 1_000_000_000));
        line.append("  ").append(s.stage());
        boolean actionsOnly = s.unit().equals(LiveSnapshot.ACTIONS);
        line.append("  ").append(Quantity.count(actionsOnly ? s.completedRate() : s.endedRate())).append("/s");
        if (!Double.isNaN(s.targetRate()) && s.targetRate() > 0) {
            line.append(" of ").append(Quantity.count(s.targetRate())).append("/s");
        }
        if (!actionsOnly) {
            line.append(' ').append(s.unit()).append("  ").append(Quantity.count(s.completedRate())).append("/s actions");
        }
        if (s.max() > 0) {
            line.append("  p50 ").append(Quantity.nanos(s.p50())).append("  p99 ").append(Quantity.nanos(s.p99()))
                .append("  max ").append(Quantity.nanos(s.max()));
        }
        line.append("  in flight ").append(s.inFlight());
        if (s.eventsPerSecond() > 0) {
            line.append("  events ").append(Quantity.count(s.eventsPerSecond())).append("/s");
        }
        append(line, "  FAILED FLOWS ", s.failedFlows());
        append(line, "  ERRORS ", s.errors());
        append(line, "  TIMED OUT ", s.timedOut());
        append(line, "  LOST ", s.lost());
        return line.toString();
    }

    private static void append(StringBuilder line, String label, long count) {
        if (count > 0) {
            line.append(label).append(count);
        }
    }
}
