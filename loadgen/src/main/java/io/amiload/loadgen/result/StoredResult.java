// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.plan.PlanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A result folder that was written before.
 *
 * @param folder where it is
 * @param name   what the user calls it
 * @param json   its {@code result.json}
 */
public record StoredResult(Path folder, String name, JsonNode json) {

    /**
     * Reads the document; the other files are read when they are asked for.
     *
     * @param folder where it is
     * @param name   what the user calls it, for messages
     * @return the result
     * @throws PlanException when it is none that this program can read
     */
    public static StoredResult read(Path folder, String name) {
        Path file = folder.resolve(ResultFolder.RESULT);
        if (!Files.isRegularFile(file)) {
            throw new PlanException("the folder " + name + " holds no " + ResultFolder.RESULT);
        }
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            int version = json.path("schemaVersion").asInt();
            if (version != ResultJson.SCHEMA_VERSION) {
                throw new PlanException("the " + ResultFolder.RESULT + " of " + name + " has schemaVersion "
                    + json.path("schemaVersion") + "; this program reads " + ResultJson.SCHEMA_VERSION);
            }
            return new StoredResult(folder, name, json);
        } catch (JsonProcessingException e) {
            throw new PlanException("the " + ResultFolder.RESULT + " of " + name + " is not JSON: "
                + e.getOriginalMessage());
        } catch (IOException e) {
            throw new PlanException("the " + ResultFolder.RESULT + " of " + name + " cannot be read: "
                + e.getMessage());
        }
    }

    /**
     * Opens its histograms.
     *
     * @return the seconds in order; to be closed
     * @throws PlanException when the file is not there
     */
    public IntervalsReader intervals() {
        return IntervalsReader.open(folder.resolve(ResultFolder.INTERVALS), name + "/" + ResultFolder.INTERVALS);
    }

    /**
     * Reads its counts second by second.
     *
     * @return the rows of {@code series.csv}
     * @throws PlanException when the file is not there or is damaged
     */
    public SeriesRows series() {
        return SeriesRows.read(folder.resolve(ResultFolder.SERIES), name + "/" + ResultFolder.SERIES);
    }

    /**
     * What its charts are drawn from.
     *
     * @return the members {@code series}, {@code latency} and {@code curves}
     * @throws IOException when a file cannot be read
     */
    public ObjectNode charts() throws IOException {
        return ReportCharts.read(folder, warmupNanos(), measuredNanos());
    }

    /**
     * A member of the plan.
     *
     * @param member its name
     * @return its value; a missing node when the plan has none
     */
    public JsonNode plan(String member) {
        return json.path("plan").path(member);
    }

    /**
     * The length of the warm-up, with which the time of the other files begins.
     *
     * @return nanoseconds
     */
    public long warmupNanos() {
        return plan("warmup").asLong();
    }

    /**
     * The length of the measured window.
     *
     * @return nanoseconds
     */
    public long measuredNanos() {
        return json.path("measured").asLong();
    }
}
