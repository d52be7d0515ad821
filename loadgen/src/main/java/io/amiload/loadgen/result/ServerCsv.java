// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.amiload.loadgen.measure.ServerMeasurement;
import io.amiload.loadgen.measure.ServerSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes {@code server.csv}: how the target felt, a row for each time it was asked. What is not known is empty. */
public final class ServerCsv {

    /** The columns, in order. Time counts from the start of the load, as in {@code series.csv}. */
    public static final List<String> COLUMNS = List.of("at_s", "answer_ns", "calls", "queued_tasks", "fullest_processor",
        "fullest_tasks", "cpu_cores", "memory_bytes");

    private ServerCsv() {
    }

    /**
     * Writes the file; none if nothing was seen.
     *
     * @param file   where to
     * @param server what was seen
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, ServerMeasurement server) throws IOException {
        if (server.samples().isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (ServerSample sample : server.samples()) {
            text.append(String.format(Locale.ROOT, "%.3f,%d", sample.atNanos() / 1e9, sample.answerNanos()));
            append(text, sample.calls());
            append(text, sample.queuedTasks());
            append(text, sample.fullestProcessor());
            append(text, sample.fullestTasks());
            append(text, sample.cpuCores() == null ? null : String.format(Locale.ROOT, "%.3f", sample.cpuCores()));
            append(text, sample.memoryBytes());
            text.append('\n');
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /**
     * Reads the file.
     *
     * @param file where it is
     * @return its rows, each with the cells by column; none if there is no file
     * @throws IOException when it cannot be read
     */
    static List<Map<String, String>> read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try (MappingIterator<Map<String, String>> rows = new CsvMapper().readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader()).readValues(file.toFile())) {
            return rows.readAll();
        }
    }

    private static void append(StringBuilder text, Object value) {
        text.append(',');
        if (value == null) {
            return;
        }
        String cell = value.toString();
        // A task processor's name may hold what a SIP device called itself.
        if (cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0) {
            cell = '"' + (Character.isLetterOrDigit(cell.charAt(0)) ? "" : "'") + cell.replace("\"", "\"\"") + '"';
        }
        text.append(cell);
    }
}
