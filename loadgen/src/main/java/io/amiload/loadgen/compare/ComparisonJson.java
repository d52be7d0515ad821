// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.result.Differences.Difference;
import io.amiload.loadgen.result.HtmlPage;
import io.amiload.loadgen.result.StoredResult;
import io.amiload.loadgen.result.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A comparison for programs, as {@code compare.schema.json} describes it, and as a page. */
public final class ComparisonJson {

    /** Raised when the meaning of a member changes. */
    public static final int SCHEMA_VERSION = 1;

    private ComparisonJson() {
    }

    /**
     * Puts the document together.
     *
     * @param comparison what was found
     * @return the document
     */
    public static ObjectNode of(ResultComparison comparison) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Tool tool = Tool.current();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.putObject("tool").put("name", "amiload").put("version", tool.version()).put("commit", tool.commit());
        json.put("finding", comparison.overall().words());
        json.put("sentence", comparison.sentence());
        json.put("method", comparison.method());
        ResultComparison.Settings settings = comparison.settings();
        json.putObject("settings").put("tolerance", settings.tolerance()).put("confidence", settings.confidence())
            .put("seed", settings.seed()).put("anyway", settings.anyway()).put("draws", BlockBootstrap.DRAWS);
        comparison.obstacles().forEach(json.putArray("obstacles")::add);
        comparison.cautions().forEach(json.putArray("cautions")::add);
        ObjectNode differences = json.putObject("differences");
        put(differences.putArray("obstacles"), comparison.comparability().obstacles());
        put(differences.putArray("subjects"), comparison.comparability().subjects());
        put(differences.putArray("notes"), comparison.comparability().notes());
        json.set("a", side(comparison.a()));
        json.set("b", side(comparison.b()));
        ArrayNode metrics = json.putArray("metrics");
        for (Compared compared : comparison.metrics()) {
            ObjectNode metric = metrics.addObject().put("metric", compared.metric().name())
                .put("unit", compared.metric().kind().unit())
                .put("changeIs", compared.metric().kind().isRatio() ? "ratio" : "difference");
            put(metric, "a", compared.a());
            put(metric, "b", compared.b());
            put(metric, "change", compared.change());
            put(metric, "low", compared.low());
            put(metric, "high", compared.high());
            metric.put("finding", compared.finding().words()).put("reason", compared.reason());
        }
        return json;
    }

    /**
     * The JSON Schema of the document.
     *
     * @return its text
     */
    public static String schema() {
        try (InputStream in = ComparisonJson.class.getResourceAsStream("compare.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ArrayNode list, List<Difference> differences) {
        differences.forEach(difference -> list.addObject().put("path", difference.path()).put("a", difference.left())
            .put("b", difference.right()));
    }

    private static void put(ObjectNode node, String name, double value) {
        node.put(name, Double.isFinite(value) ? Double.valueOf(value) : null);
    }

    private static ObjectNode side(StoredResult result) {
        ObjectNode side = JsonNodeFactory.instance.objectNode();
        side.put("name", result.name());
        side.put("started", result.json().path("started").asText());
        side.put("measured", result.measuredNanos());
        side.put("command", result.plan("command").asText());
        side.set("target", result.json().path("target"));
        side.set("verdict", result.json().path("verdict"));
        return side;
    }

    /**
     * Writes the page with both results' curves on top of each other.
     *
     * @param file       where to
     * @param comparison what was found
     * @throws IOException when a file cannot be read or written
     */
    public static void writePage(Path file, ResultComparison comparison) throws IOException {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("comparison", of(comparison));
        ArrayNode charts = data.putArray("charts");
        for (StoredResult result : List.of(comparison.a(), comparison.b())) {
            ObjectNode all = result.charts();
            charts.add(all.retain("series", "latency", "curves"));
        }
        HtmlPage.write(file, "compare.html", comparison.a().name() + " and " + comparison.b().name(), data);
    }
}
