// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables that come with the classes: a line of headings, then a row a line with tabs between the cells. */
public final class ResourceTable {

    private static final String FOLDER = "/io/amiload/emulator/";

    private ResourceTable() {
    }

    /** All rows but the headings; empty cells at the end are kept. */
    public static List<String[]> rows(String name) {
        try (InputStream in = ResourceTable.class.getResourceAsStream(FOLDER + name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String[]> rows = new ArrayList<>();
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(line.split("\t", -1));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table " + name, e);
        }
    }

    /** Whether a range of major versions, whose ends may be empty, holds one. */
    public static boolean covers(String from, String to, int major) {
        return (from.isEmpty() || major >= Integer.parseInt(from)) && (to.isEmpty() || major <= Integer.parseInt(to));
    }
}
