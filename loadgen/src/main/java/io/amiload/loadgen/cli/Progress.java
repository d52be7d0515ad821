// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.measure.LiveSnapshot;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/** Shows each second how a run stands: a few lines in place on a terminal, a line each elsewhere. Has its own thread. */
final class Progress {

    /** What the lines are shown on. */
    enum Style {
        /** Not a terminal, or one that cannot move its cursor. */
        LINES,
        /** A terminal. */
        IN_PLACE,
        /** A terminal whose user wants colours. */
        IN_COLOR
    }

    private static final long PERIOD_MILLIS = 1000;
    private static final String CLEAR_LINE = "\r\u001b[2K";
    private static final String CLEAR_BELOW = "\r\u001b[J";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";
    /**
     * A terminal that is too narrow cuts a line, in place of breaking it, which would spoil the next picture. In its last
     * column stands what was written last, so that is a space.
     */
    private static final String CUT = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final PrintStream out;
    private final Style style;
    private final Supplier<LiveSnapshot> source;
    private final Thread thread = new Thread(this::run, "progress");
    private volatile boolean stopped;
    private int drawn;

    Progress(PrintStream out, Style style, Supplier<LiveSnapshot> source) {
        this.out = out;
        this.style = style;
        this.source = source;
        thread.setDaemon(true);
    }

    /** The style for standard error. */
    static Style style(Console console, boolean noColor) {
        if (!console.errTerminal() || "dumb".equals(console.environment().get("TERM"))) {
            return Style.LINES;
        }
        return console.wantsColor() && !noColor ? Style.IN_COLOR : Style.IN_PLACE;
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
        erase();
        out.flush();
    }

    private void run() {
        while (!stopped) {
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            show(source.get());
        }
    }

    /** Shows a picture, in place of the one before. */
    synchronized void show(LiveSnapshot snapshot) {
        LiveView view = new LiveView(snapshot);
        if (style == Style.LINES) {
            out.println(view.line());
            return;
        }
        StringBuilder picture = new StringBuilder(CUT).append(up());
        List<String> lines = view.block();
        for (int i = 0; i < lines.size(); i++) {
            boolean red = style == Style.IN_COLOR && view.hasFailures() && i == lines.size() - 1;
            picture.append(CLEAR_LINE).append(red ? RED : "").append(lines.get(i)).append(red ? PLAIN : "").append(" \n");
        }
        out.print(picture.append(WRAP));
        out.flush();
        drawn = lines.size();
    }

    /** Says something that stays, above what is drawn later. */
    synchronized void say(String text) {
        erase();
        out.println(text);
    }

    private synchronized void erase() {
        if (drawn > 0) {
            out.print(up() + CLEAR_BELOW);
            drawn = 0;
        }
    }

    private String up() {
        return drawn == 0 ? "" : "\u001b[" + drawn + "A";
    }
}
