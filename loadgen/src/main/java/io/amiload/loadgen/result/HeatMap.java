// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How many actions took how long, and when: a map of columns of time and rows of duration. Each factor of ten has the
 * same number of rows. Its cells are what two populations of response times look like, which percentiles melt into one.
 */
final class HeatMap {

    /** More are narrower than what can be pointed at. */
    private static final int MOST_COLUMNS = 240;
    private static final int ROWS_PER_DECADE = 8;

    private final int secondsPerColumn;
    private final TreeMap<Integer, TreeMap<Integer, Long>> columns = new TreeMap<>();

    /**
     * Makes an empty map.
     *
     * @param seconds how long the run is
     */
    HeatMap(int seconds) {
        secondsPerColumn = Math.max(1, (seconds + MOST_COLUMNS - 1) / MOST_COLUMNS);
    }

    /**
     * Adds the durations of one second.
     *
     * @param second    counted from the start of the load
     * @param histogram durations in nanoseconds
     */
    void add(int second, Histogram histogram) {
        TreeMap<Integer, Long> rows = columns.computeIfAbsent(second / secondsPerColumn, c -> new TreeMap<>());
        for (HistogramIterationValue value : histogram.recordedValues()) {
            rows.merge(row(value.getValueIteratedTo()), value.getCountAtValueIteratedTo(), Long::sum);
        }
    }

    private static int row(long nanos) {
        return (int) Math.floor(Math.log10(Math.max(1, nanos)) * ROWS_PER_DECADE);
    }

    /**
     * Writes the map: {@code step} seconds a column, {@code first} row's lower bound in nanoseconds and the rows in a
     * decade, and {@code cells} of column, row and count. Column 0 begins with the load.
     */
    void writeTo(ObjectNode node) {
        int lowest = columns.values().stream().filter(rows -> !rows.isEmpty()).mapToInt(TreeMap::firstKey).min().orElse(0);
        int highest = columns.values().stream().filter(rows -> !rows.isEmpty()).mapToInt(TreeMap::lastKey).max().orElse(-1);
        node.put("step", secondsPerColumn);
        node.put("rowsPerDecade", ROWS_PER_DECADE);
        node.put("lowest", lowest);
        node.put("rows", highest - lowest + 1);
        ArrayNode cells = node.putArray("cells");
        columns.forEach((column, rows) -> rows.forEach((row, count) ->
            cells.addArray().add(column).add(row - lowest).add(count)));
    }
}
