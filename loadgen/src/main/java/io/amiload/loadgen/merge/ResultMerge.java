// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.Verdict;
import io.amiload.loadgen.plan.Slo;
import io.amiload.loadgen.result.HtmlReport;
import io.amiload.loadgen.result.IntervalsLog;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.result.ResultJson;
import io.amiload.loadgen.result.SeriesCsv;
import io.amiload.loadgen.result.StoredResult;
import io.amiload.loadgen.result.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes one result folder of several. */
public final class ResultMerge {

    private final List<StoredResult> parts;
    private final MergeKind kind;
    private final List<String> notes = new ArrayList<>();
    private Verdict verdict;

    /**
     * Looks whether results may be added up.
     *
     * @param parts    at least two
     * @param together true when they are known to have run at the same time, whatever their clocks say
     * @throws io.amiload.loadgen.plan.PlanException when they do not fit each other; says why
     */
    public ResultMerge(List<StoredResult> parts, boolean together) {
        this.parts = List.copyOf(parts);
        kind = Fit.of(parts, together);
    }

    /**
     * How the results belong together.
     *
     * @return together, or one after the other
     */
    public MergeKind kind() {
        return kind;
    }

    /**
     * What could not be added up, after {@link #write}.
     *
     * @return sentences
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * What the sum comes to, after {@link #write}.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        return verdict;
    }

    /**
     * Adds up and writes all files.
     *
     * @param folder  where to
     * @param command the command line that repeats this
     * @return the document
     * @throws IOException when a file cannot be read or written
     */
    public ObjectNode write(ResultFolder folder, String command) throws IOException {
        RunOutcome outcome = addUp(folder);
        describe();
        List<Slo> limits = new ArrayList<>();
        parts.get(0).plan("slo").forEach(slo -> limits.add(Slo.parse(slo.asText())));
        verdict = Verdict.of(limits, null, outcome);
        ObjectNode result = document(outcome, command);
        folder.writeResult(result);
        HtmlReport.write(folder.path());
        return result;
    }

    private RunOutcome addUp(ResultFolder folder) throws IOException {
        try (IntervalsLog log = new IntervalsLog(Files.newOutputStream(folder.file(ResultFolder.INTERVALS)));
            SeriesCsv series = new SeriesCsv(Files.newBufferedWriter(folder.file(ResultFolder.SERIES)))) {
            MergedSeconds seconds = new MergedSeconds(interval -> {
                log.accept(interval);
                series.accept(interval);
            }, firstStart());
            if (kind == MergeKind.TOGETHER) {
                seconds.together(parts);
            } else {
                seconds.oneAfterTheOther(parts);
            }
            MergedOutcome merged = new MergedOutcome(parts, kind, seconds);
            RunOutcome outcome = merged.outcome();
            log.whole("login", outcome.connections().login());
            log.whole("hiccup", outcome.generator().hiccup());
            log.whole("ownDelay", outcome.generator().ownDelay());
            notes.addAll(merged.notes());
            return outcome;
        }
    }

    private long firstStart() {
        return parts.stream().mapToLong(part -> Instant.parse(part.json().path("started").asText()).toEpochMilli()
            - part.warmupNanos() / 1_000_000).min().orElseThrow();
    }

    private void describe() {
        if (kind == MergeKind.TOGETHER) {
            notes.add("time: second n of the sum is second n of each part, counted from its own start; what the"
                + " starts are"
                + " apart is in merged.parts");
            Set<String> seeds = new LinkedHashSet<>();
            parts.forEach(part -> seeds.add(part.plan("seed").asText()));
            if (seeds.size() < parts.size() && parts.get(0).plan("arrivals").asText().equals("poisson")) {
                notes.add("seed: parts with the same seed sent at the same moments; their arrivals together are no"
                    + " Poisson"
                    + " process");
            }
        } else {
            notes.add("time: the measured windows stand one behind the other; the warm-ups of all but the first are"
                + " left out");
        }
        Set<JsonNode> environments = new LinkedHashSet<>();
        Set<String> tools = new LinkedHashSet<>();
        parts.forEach(part -> {
            environments.add(part.json().path("environment"));
            tools.add(part.json().path("tool").path("commit").asText());
        });
        if (kind == MergeKind.TOGETHER) {
            notes.add("environment: numbers such as cores are those of all machines added up, texts that differ"
                + " stand side by"
                + " side; each machine's own is in merged.parts");
        }
        if (tools.size() > 1) {
            notes.add("tool: the parts were measured by different builds: " + String.join(", ", tools));
        }
    }

    private ObjectNode document(RunOutcome outcome, String command) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Tool tool = Tool.current();
        result.put("schemaVersion", ResultJson.SCHEMA_VERSION);
        result.putObject("tool").put("name", "amiload").put("version", tool.version()).put("commit", tool.commit());
        result.put("started", outcome.started().truncatedTo(ChronoUnit.MILLIS).toString());
        result.put("measured", outcome.measuredNanos());
        result.set("plan", MergedPlan.of(parts, kind, command));
        ObjectNode target = parts.get(0).json().path("target").deepCopy();
        result.set("target", target.put("address", outcome.target().address()));
        result.set("environment", kind == MergeKind.TOGETHER ? MergedPlan.environment(parts)
            : parts.get(0).json().path("environment"));
        ResultJson.putMeasured(result, outcome);
        ResultJson.putJudged(result, verdict);
        ObjectNode merged = result.putObject("merged");
        merged.put("kind", kind.word());
        ArrayNode list = merged.putArray("parts");
        for (StoredResult part : parts) {
            ObjectNode one = list.addObject().put("name", part.name());
            for (String member : List.of("started", "measured", "tool", "target", "environment", "verdict")) {
                one.set(member, part.json().path(member));
            }
            one.set("seed", part.plan("seed"));
            one.set("command", part.plan("command"));
        }
        notes.forEach(merged.putArray("notes")::add);
        return result;
    }
}
