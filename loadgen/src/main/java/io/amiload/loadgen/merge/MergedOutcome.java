// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.AuditMeasurement;
import io.amiload.loadgen.measure.ConnectionMeasurement;
import io.amiload.loadgen.measure.EventMeasurement;
import io.amiload.loadgen.measure.FanOutMeasurement;
import io.amiload.loadgen.measure.FlowMeasurement;
import io.amiload.loadgen.measure.GeneratorMeasurement;
import io.amiload.loadgen.measure.RuleViolation;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.ServerMeasurement;
import io.amiload.loadgen.measure.TargetFacts;
import io.amiload.loadgen.measure.WaitMeasurement;
import io.amiload.loadgen.result.StoredResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** The measurement that several results are together: counts from their documents, histograms from their logs. */
final class MergedOutcome {

    private final List<JsonNode> parts;
    private final List<StoredResult> results;
    private final MergeKind kind;
    private final MergedSeconds seconds;
    private final List<String> notes = new ArrayList<>();

    MergedOutcome(List<StoredResult> results, MergeKind kind, MergedSeconds seconds) {
        this.results = results;
        this.parts = results.stream().map(StoredResult::json).toList();
        this.kind = kind;
        this.seconds = seconds;
    }

    /** What could not be added up, and what stands for it; known after {@link #outcome()}. */
    List<String> notes() {
        return notes;
    }

    RunOutcome outcome() {
        List<String> doubts = new ArrayList<>();
        for (StoredResult result : results) {
            JsonNode verdict = result.json().path("verdict");
            if (verdict.path("status").asText().equals("invalid")) {
                verdict.path("reasons").forEach(reason -> doubts.add(result.name() + ": " + reason.asText()));
            }
        }
        String started = parts.stream().map(part -> part.path("started").asText()).sorted().findFirst().orElseThrow();
        return new RunOutcome(Instant.parse(started), measuredNanos(), target(), actions(), flows(), events(),
            connections(), generator(), ServerMeasurement.none("the target's own view is in the parts' own results"),
            RunOutcome.Ending.PLANNED, doubts);
    }

    private long measuredNanos() {
        return kind == MergeKind.TOGETHER ? results.get(0).measuredNanos()
            : results.stream().mapToLong(StoredResult::measuredNanos).sum();
    }

    private TargetFacts target() {
        JsonNode target = parts.get(0).path("target");
        Set<String> addresses = new LinkedHashSet<>();
        parts.forEach(part -> addresses.add(part.path("target").path("address").asText()));
        return new TargetFacts(text(target, "banner"), text(target, "amiVersion"), text(target, "asteriskVersion"),
            String.join(", ", addresses), text(target, "transport"), target.path("emulated").asBoolean(),
            text(target, "background"));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).isTextual() ? node.path(member).asText() : null;
    }

    private Map<String, ActionMeasurement> actions() {
        Map<String, ActionMeasurement> actions = new LinkedHashMap<>();
        for (String name : names("actions")) {
            long[] n = sums("actions", name, "planned", "sent", "answered", "errors", "timedOut", "lost", "unsent",
                "skipped", "late", "censored");
            actions.put(name, new ActionMeasurement(name, n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9],
                seconds.sum(name + ".response"), seconds.sum(name + ".service"), seconds.sum(name + ".delay"),
                rate("actions", name)));
        }
        return actions;
    }

    private Map<String, FlowMeasurement> flows() {
        Map<String, FlowMeasurement> flows = new LinkedHashMap<>();
        for (String name : names("flows")) {
            long[] n = sums("flows", name, "planned", "started", "completed", "failed", "unfinished", "unsent",
                "skipped",
                "censored");
            Map<String, WaitMeasurement> waits = new LinkedHashMap<>();
            for (String wait : names("flows", name, "waits")) {
                long[] w = sums("flows", name, "waits", wait, new String[] {"begun", "heard", "timedOut", "lost"});
                waits.put(wait, new WaitMeasurement(w[0], w[1], w[2], w[3], seconds.sum("flow." + name + "." + wait)));
            }
            flows.put(name, new FlowMeasurement(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7],
                counts("flows", name, "failedAt"), seconds.sum("flow." + name), waits, rate("flows", name)));
        }
        return flows;
    }

    private EventMeasurement events() {
        Set<Long> offsets = new LinkedHashSet<>();
        Long error = 0L;
        for (JsonNode part : parts) {
            JsonNode delay = part.path("events").path("delay");
            offsets.add(number(delay.path("clockOffset")));
            Long one = number(delay.path("clockError"));
            error = one == null || error == null ? null : Long.valueOf(Math.max(one, error));
        }
        if (offsets.size() > 1) {
            notes.add("clocks: each part's event delays were corrected by its own clock offset, so there is no"
                + " offset of all;"
                + " clockError is the largest");
        }
        return new EventMeasurement(sum("events", "received"), sum("events", "bytes"), rate("events"),
            new TreeMap<>(counts("events", "perName")), seconds.sum("event.delay"),
            offsets.size() == 1 ? offsets.iterator().next() : null, error, audit(), fanOut());
    }

    private AuditMeasurement audit() {
        List<RuleViolation> examples = new ArrayList<>();
        Set<String> bases = new LinkedHashSet<>();
        List<String> ofParts = new ArrayList<>();
        for (StoredResult result : results) {
            JsonNode events = result.json().path("events");
            bases.add(text(events.path("audit"), "basis"));
            events.path("audit").path("notes").forEach(note -> ofParts.add(result.name() + ": " + note.asText()));
            events.path("violationExamples").forEach(example -> examples.add(new RuleViolation(
                example.path("rule").asText(), example.path("event").asText(), example.path("id").asText(),
                example.path("offset").asLong())));
        }
        return new AuditMeasurement(bases.size() == 1 ? bases.iterator().next() : null, sumIfKnown("lost"),
            sumIfKnown("duplicated"), sumIfKnown("reordered"), counts("events", "violations"), examples, ofParts);
    }

    private FanOutMeasurement fanOut() {
        int listeners = 0;
        long events = 0;
        long censored = 0;
        Set<Integer> different = new LinkedHashSet<>();
        for (JsonNode part : parts) {
            JsonNode fanOut = part.path("events").path("fanout");
            if (fanOut.isObject()) {
                different.add(fanOut.path("listeners").asInt());
                listeners = Math.max(listeners, fanOut.path("listeners").asInt());
                events += fanOut.path("events").asLong();
                censored += fanOut.path("censored").asLong();
            }
        }
        if (different.isEmpty()) {
            return null;
        }
        if (kind == MergeKind.TOGETHER) {
            notes.add("fan-out: a user event is timed by the listeners of the machine that sent it; the last"
                + " listener of all"
                + " machines is not known");
        }
        return new FanOutMeasurement(listeners, events, censored, seconds.sum("fanout.first"),
            seconds.sum("fanout.last"),
            seconds.sum("fanout.skew"), seconds.sum("fanout.response"));
    }

    private ConnectionMeasurement connections() {
        if (parts.stream().anyMatch(part -> part.path("connections").path("slowReaders").isObject())) {
            notes.add("slow readers: what became of each is in the parts' own results");
        }
        return new ConnectionMeasurement(sum("connections", "opened"), counts("connections", "failed"),
            counts("connections", "droppedBy"), sum("connections", "reconnected"), ofRuns("login"), null);
    }

    private GeneratorMeasurement generator() {
        List<Double> loops = new ArrayList<>();
        double cpu = 0;
        double allocated = 0;
        double completed = 0;
        for (JsonNode part : parts) {
            JsonNode generator = part.path("generator");
            generator.path("loopShares").forEach(share -> loops.add(share.asDouble()));
            cpu = Math.max(cpu, generator.path("cpuShare").asDouble());
            JsonNode total = part.path("actions").path("total");
            double ended = total.path("answered").asDouble() + total.path("errors").asDouble();
            allocated += generator.path("allocatedBytesPerAction").asDouble() * ended;
            completed += ended;
        }
        notes.add("generator: cpuShare is that of the busiest part; loopShares are those of all parts, one behind"
            + " the other");
        return new GeneratorMeasurement(ofRuns("hiccup"), ofRuns("ownDelay"), cpu, loops, sum("generator", "gcTime"),
            completed == 0 ? 0 : allocated / completed, null);
    }

    private Histogram ofRuns(String name) {
        Histogram sum = seconds.runSum(name, parts.size());
        if (sum.getTotalCount() == 0) {
            notes.add(name + ": not every part's intervals.hlog holds this histogram, so there is none of all");
        }
        return sum;
    }

    // --- sums over the documents ---

    private Set<String> names(String... path) {
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(part -> at(part, path).fieldNames().forEachRemaining(names::add));
        return names;
    }

    private static JsonNode at(JsonNode node, String... path) {
        JsonNode here = node;
        for (String member : path) {
            here = here.path(member);
        }
        return here;
    }

    private long sum(String... path) {
        return parts.stream().mapToLong(part -> at(part, path).asLong()).sum();
    }

    private long[] sums(String group, String name, String... members) {
        long[] sums = new long[members.length];
        for (int i = 0; i < members.length; i++) {
            sums[i] = sum(group, name, members[i]);
        }
        return sums;
    }

    private long[] sums(String group, String name, String inner, String innerName, String[] members) {
        long[] sums = new long[members.length];
        for (int i = 0; i < members.length; i++) {
            sums[i] = sum(group, name, inner, innerName, members[i]);
        }
        return sums;
    }

    private Map<String, Long> counts(String... path) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (JsonNode part : parts) {
            at(part, path).properties().forEach(entry ->
                counts.merge(entry.getKey(), entry.getValue().asLong(), Long::sum));
        }
        return counts;
    }

    private Long sumIfKnown(String member) {
        long sum = 0;
        for (JsonNode part : parts) {
            JsonNode value = part.path("events").path(member);
            if (!value.isNumber()) {
                return null;
            }
            sum += value.asLong();
        }
        return sum;
    }

    private static Long number(JsonNode node) {
        return node.isNumber() ? node.asLong() : null;
    }

    /** Rates of machines that ran together add up; those of repeated runs are averaged over their time. */
    private double rate(String... path) {
        double sum = 0;
        for (StoredResult result : results) {
            double rate = at(result.json(), path).path("perSecond").asDouble();
            sum += kind == MergeKind.TOGETHER ? rate : rate * result.measuredNanos() / measuredNanos();
        }
        return sum;
    }
}
