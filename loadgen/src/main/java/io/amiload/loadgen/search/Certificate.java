// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Slo;
import io.amiload.loadgen.result.HtmlPage;
import io.amiload.loadgen.result.Quantity;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.result.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a search found, so that somebody else can repeat it: {@code certificate.json}, as
 * {@code certificate.schema.json} describes it, and {@code certificate.html}. It holds no secret and nothing that would
 * make a program connect somewhere.
 */
public final class Certificate {

    /** Raised when the meaning of a member changes. */
    public static final int SCHEMA_VERSION = 1;
    /** The document. */
    public static final String JSON = "certificate.json";
    /** The page. */
    public static final String PAGE = "certificate.html";

    private final ObjectNode json;

    private Certificate(ObjectNode json) {
        this.json = json;
    }

    /**
     * Puts a certificate together.
     *
     * @param settings  what was looked for
     * @param dimension what was varied
     * @param capacity  what was found
     * @param trials    every step
     * @param slos      what had to hold
     * @param result    the {@code result.json} of a run at the load that held, or of any when none did
     * @param command   the command line that repeats the search, without secrets
     * @param arguments the flags that repeat it for any target
     * @param made      when
     * @return the certificate
     */
    public static Certificate of(CapacitySearch.Settings settings, Dimension dimension, Capacity capacity,
                                 List<Trial> trials, List<Slo> slos, JsonNode result, String command,
                                 List<String> arguments, Instant made) {
        List<String> limits = slos.stream().map(Slo::expression).toList();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Tool tool = Tool.current();
        boolean flows = !result.path("flows").isEmpty();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.putObject("tool").put("name", "amiload").put("version", tool.version()).put("commit", tool.commit());
        json.put("made", made.truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("statement", statement(dimension, capacity, trials, limits, result, flows));
        json.put("varied", dimension.word());
        json.put("unit", dimension == Dimension.RATE ? flows ? "flows/s" : "actions/s" : dimension.word());
        ObjectNode found = json.putObject("capacity");
        put(found, "held", capacity.held());
        put(found, "failed", capacity.failed());
        found.put("bound", capacity.bound().word());
        found.put("heldRuns", capacity.heldRuns()).put("runs", capacity.runs());
        found.put("failedRuns", capacity.failedRuns()).put("runsAbove", capacity.runsAbove());
        found.put("confidence", Capacity.CONFIDENCE).put("leastShareHeld", capacity.leastShareHeld());
        limits.forEach(json.putArray("limits")::add);
        json.put("curve", Trial.Figures.curveOf(slos));
        json.putObject("rules").put("leastCompleted", StepJudge.LEAST_ANSWERED)
            .put("mostUnanswered", StepJudge.MOST_UNANSWERED).put("mostGrowth", (long) StepJudge.MOST_GROWTH);
        json.putObject("search").put("from", settings.from()).put("to", settings.to())
            .put("precision", settings.precision()).put("repeats", settings.repeats());
        json.put("command", command);
        arguments.forEach(json.putArray("arguments")::add);
        for (String member : List.of("plan", "target", "environment")) {
            json.set(member, result.path(member));
        }
        json.put("seed", result.path("plan").path("seed").asLong());
        ArrayNode steps = json.putArray("steps");
        trials.forEach(trial -> steps.add(step(trial)));
        return new Certificate(json);
    }

    private static void put(ObjectNode node, String name, double value) {
        node.put(name, Double.isNaN(value) ? null : Double.valueOf(value));
    }

    private static ObjectNode step(Trial trial) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("load", trial.load()).put("purpose", trial.purpose().name().toLowerCase(Locale.ROOT));
        node.put("outcome", trial.outcome().name().toLowerCase(Locale.ROOT));
        trial.reasons().forEach(node.putArray("reasons")::add);
        Trial.Figures figures = trial.figures();
        if (figures == null) {
            node.putNull("figures");
        } else {
            ObjectNode told = node.putObject("figures").put("achieved", figures.achieved()).put("p50", figures.p50())
                .put("p99", figures.p99()).put("max", figures.max()).put("delayP99", figures.delayP99())
                .put("eventDelayP99", figures.eventP99());
            put(told, "curve", figures.curve());
            told.put("events", figures.events()).put("failed", figures.failed())
                .put("loopShare", figures.loopShare()).put("folder", figures.folder());
        }
        return node;
    }

    private static String statement(Dimension dimension, Capacity capacity, List<Trial> trials, List<String> limits,
                                    JsonNode result, boolean flows) {
        JsonNode target = result.path("target");
        String software = target.path("asteriskVersion").isTextual() ? "Asterisk "
            + target.path("asteriskVersion").asText()
            : target.path("banner").asText("the target");
        String who = target.path("emulated").asBoolean() ? "The built-in emulator (as " + software + ")"
            : software + " at " + target.path("address").asText();
        String limit = limits.isEmpty() ? "without backlog" : "with " + String.join(" and ", limits) + ", without"
            + " backlog";
        String length = Quantity.nanos(result.path("measured").asDouble());
        String plan = "the scenario " + result.at("/plan/scenario/name").asText();
        if (Double.isNaN(capacity.held()) && capacity.bound() == Capacity.Bound.GENERATOR) {
            return "Nothing can be said of " + who.replaceFirst("^The ", "the ") + ": the generator, not the target, was in"
                + " the way at every load of " + plan + " that was tried, down to "
                + dimension.text(least(trials), flows) + ".";
        }
        if (Double.isNaN(capacity.held())) {
            return who + " held no load of " + plan + " that was tried, down to "
                + dimension.text(least(trials), flows) + ", " + limit + ".";
        }
        boolean atLeast = capacity.bound() != Capacity.Bound.TARGET;
        String held = who + " carries " + (atLeast ? "at least " : "") + dimension.text(capacity.held(), flows) + ""
            + " of " + plan
            + ", " + limit + ": " + capacity.heldRuns() + " of " + capacity.runs() + " runs of " + length
            + " held.";
        return held + switch (capacity.bound()) {
            case TARGET -> " With " + dimension.text(capacity.failed(), flows) + " it does not: "
                + capacity.failedRuns()
                + " of " + capacity.runsAbove() + " runs failed (" + why(trials, capacity.failed()) + ").";
            case GENERATOR -> " With " + dimension.text(capacity.failed(), flows) + " the generator, not the"
                + " target, was at its"
                + " end.";
            case CEILING -> " More was not to be tried.";
            case UNREACHABLE -> " Then the target went away.";
            case UNSETTLED, FLOOR -> " The search was not finished.";
        };
    }

    private static double least(List<Trial> trials) {
        return trials.stream().mapToDouble(Trial::load).min().orElse(0);
    }

    private static String why(List<Trial> trials, double load) {
        return trials.stream().filter(trial -> trial.load() == load)
            .filter(trial -> trial.outcome() != Trial.Outcome.INVALID && !trial.reasons().isEmpty())
            .map(trial -> trial.reasons().get(0)).findFirst().orElse("it held before");
    }

    /**
     * Reads a certificate.
     *
     * @param file where it is
     * @param name what the user calls it
     * @return the certificate
     * @throws PlanException when it is none that this program can read
     */
    public static Certificate read(Path file, String name) {
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readString(file));
            if (!(json instanceof ObjectNode object) || !json.path("capacity").isObject()) {
                throw new PlanException("--verify: " + name + " is no certificate; expected a " + JSON);
            }
            if (json.path("schemaVersion").asInt() != SCHEMA_VERSION) {
                throw new PlanException("--verify: " + name + " has schemaVersion " + json.path("schemaVersion")
                    + "; this program reads " + SCHEMA_VERSION);
            }
            if (!json.at("/capacity/held").isNumber()) {
                throw new PlanException("--verify: " + name + " says that no load held; there is nothing to verify");
            }
            return new Certificate(object);
        } catch (JsonProcessingException e) {
            throw new PlanException("--verify: " + name + " is no certificate; expected a " + JSON);
        } catch (IOException e) {
            throw new PlanException("--verify: " + name + " cannot be read; expected a " + JSON);
        }
    }

    /**
     * The JSON Schema of the document.
     *
     * @return its text
     */
    public static String schema() {
        try (InputStream in = Certificate.class.getResourceAsStream("certificate.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The document.
     *
     * @return all of it
     */
    public ObjectNode json() {
        return json;
    }

    /**
     * What is certified, in words.
     *
     * @return a sentence or two
     */
    public String statement() {
        return json.path("statement").asText();
    }

    /**
     * The load that held.
     *
     * @return in {@code unit}
     */
    public double held() {
        return json.at("/capacity/held").asDouble();
    }

    /**
     * The load that failed because of the target.
     *
     * @return in {@code unit}; NaN when none did
     */
    public double failed() {
        boolean target = json.at("/capacity/bound").asText().equals(Capacity.Bound.TARGET.word());
        return target ? json.at("/capacity/failed").asDouble(Double.NaN) : Double.NaN;
    }

    /**
     * The flags that repeat the search.
     *
     * @return none of them names a target, an account or a secret
     */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        json.path("arguments").forEach(argument -> arguments.add(argument.asText()));
        return arguments;
    }

    /**
     * Writes both files.
     *
     * @param folder where to
     * @throws IOException when they cannot be written
     */
    public void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(JSON), ResultFolder.text(json));
        HtmlPage.write(folder.resolve(PAGE), PAGE, "capacity of " + json.at("/target/address").asText(), json);
    }
}
