// SPDX-License-Identifier: Apache-2.0
package io.amiload.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The captures of real Asterisk servers that tests and benchmarks read.
 *
 * <p>Each capture is stored gzipped beside an {@code INDEX.tsv} that says what is in it.
 */
public final class Corpus {

    private static final String FOLDER = "asterisk22";

    private Corpus() {
    }

    /**
     * Lists all captures, in the order of the index.
     *
     * @return the captures; a fresh list
     */
    public static List<Capture> captures() {
        List<Capture> captures = new ArrayList<>();
        try (BufferedReader index = new BufferedReader(
                new InputStreamReader(open(FOLDER + "/INDEX.tsv"), StandardCharsets.UTF_8))) {
            List<String> columns = Arrays.asList(index.readLine().split("\t"));
            for (String row = index.readLine(); row != null; row = index.readLine()) {
                captures.add(new Capture(FOLDER, columns, row.split("\t", -1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return captures;
    }

    /**
     * Finds one capture.
     *
     * @param name folder and file name, such as {@code asterisk22/dial-busy.ami}
     * @return the capture
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Capture capture(String name) {
        for (Capture capture : captures()) {
            if (capture.name().equals(name)) {
                return capture;
            }
        }
        throw new IllegalArgumentException("no capture named " + name);
    }

    static InputStream open(String path) throws IOException {
        InputStream in = Corpus.class.getResourceAsStream(path);
        if (in == null) {
            throw new IOException("missing in the corpus: " + path);
        }
        return in;
    }
}
