// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table that {@code core show taskprocessors} prints: a name, and how many tasks were processed, wait now, and
 * waited at most. Columns behind these differ between versions. Read line by line; not thread-safe.
 */
final class TaskProcessors {

    private static final Pattern ROW = Pattern.compile("(\\S.*?)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+\\d+\\s+\\d+.*");

    private int rows;
    private int queued;
    private String fullest;
    private int fullestTasks;

    /** Takes a line; what is not a row is passed over. */
    void add(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            return;
        }
        rows++;
        int waiting = Integer.parseInt(row.group(3));
        queued += waiting;
        if (waiting > fullestTasks) {
            fullestTasks = waiting;
            fullest = row.group(1);
        }
    }

    /** Whether there was a table. */
    boolean isKnown() {
        return rows > 0;
    }

    /** Tasks that wait in all of them. */
    int queued() {
        return queued;
    }

    /** The one with the most waiting tasks; null if none waits. */
    String fullest() {
        return fullest;
    }

    int fullestTasks() {
        return fullestTasks;
    }
}
