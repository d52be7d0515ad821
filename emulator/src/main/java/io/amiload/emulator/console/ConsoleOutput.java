// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import java.util.ArrayList;
import java.util.List;

/** Collects what a command prints, and what became of it. */
final class ConsoleOutput {

    private enum Outcome { DONE, FAILED, WRONG_USE, UNKNOWN }

    private final List<String> lines = new ArrayList<>();
    private Outcome outcome = Outcome.DONE;

    /** Prints a line; without arguments it is printed as it is. */
    void line(String format, Object... arguments) {
        lines.add(arguments.length == 0 ? format : String.format(format, arguments));
    }

    /** The command failed, which the console says too. */
    void fail() {
        outcome = Outcome.FAILED;
    }

    /** The arguments are wrong. */
    void usage() {
        outcome = Outcome.WRONG_USE;
    }

    /** Whatever became of it, it counts as done: so it is with aliases. */
    void succeed() {
        outcome = Outcome.DONE;
    }

    void failAsUnknown() {
        outcome = Outcome.UNKNOWN;
    }

    /** Adds what the console says to a command that did not work. */
    void finish(String command, List<String> usage) {
        if (outcome == Outcome.FAILED) {
            line("Command '" + command + "' failed.");
        } else if (outcome == Outcome.WRONG_USE) {
            lines.addAll(usage);
        }
    }

    boolean failed() {
        return outcome != Outcome.DONE;
    }

    /** The lines; of no text at all an empty one remains. */
    List<String> lines() {
        return lines.isEmpty() ? List.of("") : lines;
    }
}
