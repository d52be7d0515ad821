// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.Calibration;
import io.amiload.loadgen.result.Environment;
import io.amiload.loadgen.result.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/**
 * Keeps the last calibration in the user's cache folder. It is used only by the same version of this program with as
 * many event loops, on the same processor and Java.
 */
final class CalibrationCache {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    private CalibrationCache(Path file) {
        this.file = file;
    }

    /** The one of whoever has this environment; one that keeps nothing where there is no home. */
    static CalibrationCache of(Map<String, String> environment) {
        String cache = environment.get("XDG_CACHE_HOME");
        String home = environment.get("HOME");
        Path folder = cache != null && !cache.isEmpty() ? Path.of(cache)
            : home != null && !home.isEmpty() ? Path.of(home, ".cache") : null;
        return new CalibrationCache(folder == null ? null : folder.resolve("amiload").resolve("calibration.json"));
    }

    /** What was measured under the same conditions, or null. */
    Calibration find(int loops) {
        if (file == null || !Files.isReadable(file)) {
            return null;
        }
        try {
            JsonNode kept = JSON.readTree(file.toFile());
            if (!conditions(loops).equals(kept.path("conditions"))) {
                return null;
            }
            return new Calibration(kept.path("actionsPerSecond").asDouble(), kept.path("eventsPerSecond").asDouble(),
                loops, Instant.parse(kept.path("measured").asText()), true);
        } catch (IOException | DateTimeException e) {
            // A cache may be lost; it is measured again.
            return null;
        }
    }

    /** Keeps one; returns the file, or null if it could not be written. */
    Path keep(Calibration calibration) {
        if (file == null) {
            return null;
        }
        ObjectNode node = JSON.createObjectNode();
        node.set("conditions", conditions(calibration.loops()));
        node.put("actionsPerSecond", calibration.actionsPerSecond())
            .put("eventsPerSecond", calibration.eventsPerSecond())
            .put("measured", calibration.measured().toString());
        try {
            Files.createDirectories(file.getParent());
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), node);
            return file;
        } catch (IOException e) {
            return null;
        }
    }

    private static JsonNode conditions(int loops) {
        ObjectNode here = Environment.capture();
        return JSON.createObjectNode().put("version", Tool.current().version()).put("commit", Tool.current().commit())
            .put("cpu", here.path("cpu").asText()).put("cores", here.path("cores").asInt())
            .put("java", here.path("jvm").path("version").asText()).put("loops", loops);
    }
}
