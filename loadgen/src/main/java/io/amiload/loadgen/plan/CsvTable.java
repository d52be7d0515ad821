// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * The values of a CSV file, as the bytes that are sent. Immutable once read; for use by many threads.
 *
 * <p>Each action or flow has one row, found from its sequence number, so that all its values are of the same row.
 */
public final class CsvTable {

    /** How rows are taken. */
    public enum Order {
        /** Row after row over all lanes, and from the first again behind the last. */
        SEQUENTIAL,
        /** Any row, by the run's seed. */
        RANDOM
    }

    private final String file;
    private final String digest;
    private final Order order;
    private final List<String> columns;
    private final byte[] bytes;
    /** Where each cell ends, row by row; it starts where the one before ends. */
    private final int[] ends;
    private final int[] lines;
    private final int[] longestRows;

    /**
     * Keeps what was read.
     *
     * @param file    its name, for people
     * @param digest  SHA-256 of the file in hexadecimal digits
     * @param order   how rows are taken
     * @param columns their names
     * @param bytes   all cells, row by row
     * @param ends    where each cell ends in {@code bytes}
     * @param lines   in which line each row starts
     */
    CsvTable(String file, String digest, Order order, List<String> columns, byte[] bytes, int[] ends, int[] lines) {
        this.file = file;
        this.digest = digest;
        this.order = order;
        this.columns = List.copyOf(columns);
        this.bytes = bytes;
        this.ends = ends;
        this.lines = lines;
        longestRows = new int[columns.size()];
        for (int column = 0; column < longestRows.length; column++) {
            for (int row = 1; row < lines.length; row++) {
                if (length(row, column) > length(longestRows[column], column)) {
                    longestRows[column] = row;
                }
            }
        }
    }

    /**
     * The file's name.
     *
     * @return as the scenario names it
     */
    public String file() {
        return file;
    }

    /**
     * The file's SHA-256, so that a result can be told from one with other values.
     *
     * @return 64 hexadecimal digits
     */
    public String digest() {
        return digest;
    }

    /**
     * How rows are taken.
     *
     * @return the order
     */
    public Order order() {
        return order;
    }

    /**
     * The columns.
     *
     * @return their names
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * Counts the rows.
     *
     * @return at least 1
     */
    public int rows() {
        return lines.length;
    }

    /**
     * Finds a column.
     *
     * @param name its name
     * @return its number from 0, or −1
     */
    public int column(String name) {
        return columns.indexOf(name);
    }

    /**
     * The row of an action or flow.
     *
     * @param sequence its sequence number
     * @param random   a number that is evenly spread over all of {@code long}
     * @return the row's number from 0
     */
    public int row(long sequence, long random) {
        return (int) ((order == Order.SEQUENTIAL ? sequence : random >>> 1) % lines.length);
    }

    /**
     * Puts a cell at a buffer's position and moves it behind. Does not allocate.
     *
     * @param row    a row
     * @param column a column
     * @param target where to put it
     */
    public void put(int row, int column, ByteBuffer target) {
        target.put(bytes, start(row, column), length(row, column));
    }

    int longest(int column) {
        return length(longestRows[column], column);
    }

    String placeOfLongest(String column) {
        return file + ":" + lines[longestRows[column(column)]];
    }

    private int start(int row, int column) {
        int cell = row * columns.size() + column;
        return cell == 0 ? 0 : ends[cell - 1];
    }

    private int length(int row, int column) {
        return ends[row * columns.size() + column] - start(row, column);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CsvTable table && digest.equals(table.digest) && order == table.order;
    }

    @Override
    public int hashCode() {
        return Objects.hash(digest, order);
    }
}
