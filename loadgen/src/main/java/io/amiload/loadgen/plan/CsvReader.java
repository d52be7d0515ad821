// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads a CSV file as RFC 4180 describes it: commas, double quotes, the names of the columns in the first row. Every
 * complaint names file and line.
 */
final class CsvReader {

    private static final long LARGEST_FILE = 64L << 20;

    private final String file;
    private final List<String> columns = new ArrayList<>();
    private final List<String> row = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int[] ends = new int[64];
    private int[] lines = new int[64];
    private int rows;
    private boolean header = true;

    private CsvReader(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param folder the scenario's, from which the name is taken
     * @param name   what the scenario calls it
     * @param order  how its rows are to be taken
     * @return its values
     * @throws PlanException when it cannot be read, is too large, or holds a mistake
     */
    static CsvTable read(Path folder, String name, CsvTable.Order order) {
        Path path = folder.resolve(name);
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new PlanException("the CSV file " + path + " is larger than " + (LARGEST_FILE >> 20) + " MiB");
            }
            byte[] content = Files.readAllBytes(path);
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            // Spreadsheets like to put a byte order mark in front.
            return new CsvReader(path.toString()).table(text.startsWith("\uFEFF") ? text.substring(1) : text, name,
                order, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchFileException e) {
            throw new PlanException("there is no CSV file " + path);
        } catch (CharacterCodingException e) {
            throw new PlanException("the CSV file " + path + " is not UTF-8 text");
        } catch (IOException e) {
            throw new PlanException("the CSV file " + path + " cannot be read: " + e.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private CsvTable table(String text, String name, CsvTable.Order order, String digest) throws IOException {
        CsvFactory factory = CsvFactory.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();
        try (CsvParser csv = factory.createParser(text)) {
            int line = 1;
            for (JsonToken token = csv.nextToken(); token != null; token = csv.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    if (row.isEmpty()) {
                        line = csv.currentTokenLocation().getLineNr();
                    }
                    row.add(csv.getText());
                } else if (token == JsonToken.END_ARRAY && !row.isEmpty()) {
                    endRow(line);
                }
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw error(at == null ? 1 : at.getLineNr(), e.getOriginalMessage());
        }
        if (header) {
            throw error(1, "the file is empty; expected the names of the columns, and rows below them");
        }
        if (rows == 0) {
            throw error(1, "there are no rows below the names of the columns");
        }
        return new CsvTable(name, digest, order, columns, bytes.toByteArray(),
            Arrays.copyOf(ends, rows * columns.size()), Arrays.copyOf(lines, rows));
    }

    private void endRow(int line) {
        if (header) {
            for (String column : row) {
                if (!column.matches("[A-Za-z0-9_-]+")) {
                    throw error(line, "'" + column + "' cannot be the name of a column; expected letters, digits, '-'"
                        + " and '_', as ${csv." + (column.isEmpty() ? "column" : column.replaceAll("[^\\w-]", "_"))
                        + "} shall name it");
                }
                if (columns.contains(column)) {
                    throw error(line, "there are two columns named " + column);
                }
                columns.add(column);
            }
            header = false;
        } else {
            add(line);
        }
        row.clear();
    }

    private void add(int line) {
        if (row.size() != columns.size()) {
            throw error(line, "this row has " + row.size() + " values; expected " + columns.size() + " ("
                + String.join(", ", columns) + ")");
        }
        for (int column = 0; column < columns.size(); column++) {
            String value = row.get(column);
            if (ValueText.hasLineBreak(value)) {
                throw error(line, "the value of " + columns.get(column)
                    + " holds a line break; AMI has no way to send one");
            }
            bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
            int cell = rows * columns.size() + column;
            ends = cell < ends.length ? ends : Arrays.copyOf(ends, ends.length * 2);
            ends[cell] = bytes.size();
        }
        lines = rows < lines.length ? lines : Arrays.copyOf(lines, lines.length * 2);
        lines[rows++] = line;
    }

    private PlanException error(int line, String message) {
        return new PlanException(file + ":" + line + ": " + message);
    }
}
