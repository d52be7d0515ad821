// SPDX-License-Identifier: Apache-2.0
package io.amiload.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** One recorded direction of one connection, with what the index says of it. */
public final class Capture {

    private final String folder;
    private final List<String> columns;
    private final String[] row;

    Capture(String folder, List<String> columns, String[] row) {
        this.folder = folder;
        this.columns = columns;
        this.row = row;
    }

    /**
     * Names the capture.
     *
     * @return folder and file name
     */
    public String name() {
        return folder + "/" + row[0];
    }

    /**
     * Tells whether these are a server's bytes on a plain manager connection.
     *
     * @return true for {@code .ami} files
     */
    public boolean fromServer() {
        return row[0].endsWith(".ami");
    }

    /**
     * Tells whether these are a client's bytes on a plain manager connection.
     *
     * @return true for {@code .actions} files
     */
    public boolean fromClient() {
        return row[0].endsWith(".actions");
    }

    /**
     * Reads a number from the index.
     *
     * @param column the column's name, such as {@code messages}
     * @return the number
     * @throws IllegalArgumentException if the index has no such column
     */
    public int count(String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("the index has no column " + column);
        }
        return Integer.parseInt(row[at]);
    }

    /**
     * Reads the captured bytes.
     *
     * @return all bytes; a fresh array
     */
    public byte[] bytes() {
        try (InputStream in = new GZIPInputStream(Corpus.open(name() + ".gz"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
