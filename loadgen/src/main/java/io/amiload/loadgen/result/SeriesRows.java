// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import io.amiload.loadgen.plan.PlanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts of {@code series.csv}, read back.
 *
 * @param rows in order of time
 */
public record SeriesRows(List<Row> rows) {

    /**
     * One second.
     *
     * @param warmup    true when it lies before the measured window
     * @param start     seconds from the start of the load
     * @param length    seconds
     * @param planned   actions due
     * @param sent      actions sent
     * @param completed actions that ended, well or with an error
     * @param errors    actions that ended badly
     * @param events    events received
     */
    public record Row(boolean warmup, double start, double length, long planned, long sent, long completed, long errors,
                      long events) {
    }

    /** Copies the list. */
    public SeriesRows {
        rows = List.copyOf(rows);
    }

    static SeriesRows read(Path file, String name) {
        List<Row> rows = new ArrayList<>();
        int number = 1;
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> columns = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(","));
            for (number = 2; number <= lines.size(); number++) {
                rows.add(row(columns, lines.get(number - 1).split(",", -1)));
            }
            return new SeriesRows(rows);
        } catch (NoSuchFileException e) {
            throw new PlanException("there is no " + name + "; the counts of each second are in it");
        } catch (IOException e) {
            throw new PlanException(name + " cannot be read: " + e.getMessage());
        } catch (RuntimeException e) {
            throw new PlanException(name + ", line " + number + " is damaged");
        }
    }

    private static Row row(List<String> columns, String[] cells) {
        return new Row(cells[columns.indexOf("phase")].equals("warmup"),
            Double.parseDouble(cells[columns.indexOf("start_s")]),
            Double.parseDouble(cells[columns.indexOf("length_s")]), count(columns, cells, "planned"),
            count(columns, cells, "sent"), count(columns, cells, "completed"), count(columns, cells, "errors"),
            count(columns, cells, "events"));
    }

    private static long count(List<String> columns, String[] cells, String column) {
        return Long.parseLong(cells[columns.indexOf(column)]);
    }

    /**
     * The row of a moment.
     *
     * @param start seconds from the start of the load
     * @return the row that starts then, to a millisecond; null when there is none
     */
    public Row at(double start) {
        for (Row row : rows) {
            if (Math.abs(row.start - start) < 0.001) {
                return row;
            }
        }
        return null;
    }
}
