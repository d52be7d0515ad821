// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.AuditMeasurement;
import io.amiload.loadgen.measure.Calibration;
import io.amiload.loadgen.measure.ConnectionMeasurement;
import io.amiload.loadgen.measure.EventMeasurement;
import io.amiload.loadgen.measure.FanOutMeasurement;
import io.amiload.loadgen.measure.FlowMeasurement;
import io.amiload.loadgen.measure.GeneratorMeasurement;
import io.amiload.loadgen.measure.RuleViolation;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.SloResult;
import io.amiload.loadgen.measure.SlowReaderMeasurement;
import io.amiload.loadgen.measure.TargetFacts;
import io.amiload.loadgen.measure.Verdict;
import io.amiload.loadgen.plan.LoadModel;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Slo;
import io.amiload.loadgen.plan.Stage;
import io.amiload.loadgen.plan.Wire;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The content of {@code result.json}, as {@code result.schema.json} describes it. Durations are nanoseconds. */
public final class ResultJson {

    /** Raised when the meaning of a member changes. */
    public static final int SCHEMA_VERSION = 1;

    private ResultJson() {
    }

    /**
     * Puts a result together.
     *
     * @param tool        this program
     * @param plan        what was asked
     * @param command     the command line that repeats it, without secrets
     * @param outcome     what was measured
     * @param verdict     what it comes to
     * @param environment this machine
     * @return the whole document
     */
    public static ObjectNode of(Tool tool, RunPlan plan, String command, RunOutcome outcome, Verdict verdict,
                                ObjectNode environment) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("schemaVersion", SCHEMA_VERSION);
        result.putObject("tool").put("name", "amiload").put("version", tool.version()).put("commit", tool.commit());
        result.put("started", outcome.started().truncatedTo(ChronoUnit.MILLIS).toString());
        result.put("measured", outcome.measuredNanos());
        result.set("plan", plan(plan, command));
        result.set("target", target(outcome.target(), plan.target().wire()));
        result.set("environment", environment);
        putMeasured(result, outcome);
        putJudged(result, verdict);
        return result;
    }

    /**
     * Puts in what was measured: actions, flows, events, connections, generator.
     *
     * @param result  the document
     * @param outcome what was measured
     */
    public static void putMeasured(ObjectNode result, RunOutcome outcome) {
        ObjectNode actions = result.putObject("actions");
        actions.set(ActionMeasurement.TOTAL, action(outcome.total()));
        for (Map.Entry<String, ActionMeasurement> entry : outcome.actions().entrySet()) {
            if (!entry.getKey().equals(ActionMeasurement.TOTAL)) {
                actions.set(entry.getKey(), action(entry.getValue()));
            }
        }
        ObjectNode flows = result.putObject("flows");
        outcome.flows().forEach((name, flow) -> flows.set(name, flow(flow)));
        result.set("events", events(outcome.events()));
        result.set("connections", connections(outcome.connections()));
        result.set("generator", generator(outcome.generator()));
        result.set("server", ServerJson.of(outcome.server()));
    }

    /**
     * Puts in the limits and what it all comes to.
     *
     * @param result  the document
     * @param verdict the verdict
     */
    public static void putJudged(ObjectNode result, Verdict verdict) {
        ArrayNode slos = result.putArray("slo");
        verdict.slos().forEach(slo -> slos.add(slo(slo)));
        ObjectNode judged = result.putObject("verdict");
        judged.put("status", verdict.status().word());
        verdict.reasons().forEach(judged.putArray("reasons")::add);
    }

    private static ObjectNode plan(RunPlan plan, String command) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", plan.name());
        node.put("command", command);
        node.put("model", word(plan.demand().model()));
        if (plan.demand().model() == LoadModel.OPEN) {
            node.put("rate", plan.demand().profile().total() / (plan.demand().profile().durationNanos() / 1e9));
            node.put("profile", plan.demand().profile().spec());
            ArrayNode stages = node.putArray("stages");
            for (Stage stage : plan.demand().profile().stages()) {
                stages.addObject().put("kind", word(stage.kind())).put("from", stage.from()).put("to", stage.to())
                    .put("duration", stage.nanos());
            }
            node.put("arrivals", word(plan.demand().arrivals()));
            node.put("catchUp", plan.demand().catchUp().word());
        } else {
            node.putNull("rate").putNull("profile");
            node.putArray("stages");
            node.putNull("arrivals").putNull("catchUp");
        }
        node.put("seed", plan.demand().seed());
        node.put("inFlight", plan.sessions().inFlight());
        node.put("connections", plan.sessions().connections());
        node.put("listeners", plan.sessions().listeners());
        node.put("auth", word(plan.credentials().auth()));
        wire(node, plan.target().wire());
        node.put("warmup", plan.demand().warmup().toNanos());
        node.put("duration", plan.demand().duration().toNanos());
        node.put("actionTimeout", plan.patience().action().toNanos());
        node.put("loginTimeout", plan.patience().login().toNanos());
        node.put("drainTimeout", plan.patience().drain().toNanos());
        node.put("loops", plan.sessions().loops());
        node.put("audit", word(plan.watch().audit()));
        node.set("scenario", ScenarioJson.of(plan.scenario()));
        ArrayNode slos = node.putArray("slo");
        plan.watch().slos().forEach(slo -> slos.add(slo.expression()));
        node.put("maxErrors", plan.watch().maxErrors() == null ? null : plan.watch().maxErrors().toString());
        return node;
    }

    private static void wire(ObjectNode node, Wire wire) {
        node.put("transport", wire.transport().word());
        if (wire.transport().isEncrypted()) {
            ObjectNode tls = node.putObject("tls");
            tls.put("verified", wire.tls().verified());
            ArrayNode authorities = tls.putArray("authorities");
            wire.tls().authorities().forEach(one -> authorities.add(one.getSubjectX500Principal().getName()));
            tls.put("recordBytes", wire.tls().recordBytes());
        } else {
            node.putNull("tls");
        }
        node.put("httpFormat", wire.transport().isHttp() ? word(wire.format()) : null);
    }

    private static ObjectNode target(TargetFacts target, Wire wire) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("address", target.address());
        node.put("transport", target.transport());
        node.put("banner", target.banner());
        node.put("amiVersion", target.amiVersion());
        node.put("asteriskVersion", target.asteriskVersion());
        node.put("emulated", target.emulated());
        node.put("background", target.background());
        if (wire.transport().isEncrypted()) {
            node.put("certificateVerified", wire.tls().verified());
        } else {
            node.putNull("certificateVerified");
        }
        return node;
    }

    private static ObjectNode action(ActionMeasurement action) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("planned", action.planned());
        node.put("sent", action.sent());
        node.put("answered", action.answered());
        node.put("errors", action.errors());
        node.put("timedOut", action.timedOut());
        node.put("lost", action.lost());
        node.put("unsent", action.unsent());
        node.put("skipped", action.skipped());
        node.put("late", action.late());
        node.put("censored", action.censored());
        node.put("perSecond", finite(action.perSecond()));
        node.set("response", summary(action.response()));
        node.set("service", summary(action.service()));
        node.set("delay", summary(action.delay()));
        return node;
    }

    private static ObjectNode flow(FlowMeasurement flow) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("planned", flow.planned());
        node.put("started", flow.started());
        node.put("completed", flow.completed());
        node.put("failed", flow.failed());
        node.put("unfinished", flow.unfinished());
        node.put("unsent", flow.unsent());
        node.put("skipped", flow.skipped());
        node.put("censored", flow.censored());
        node.put("perSecond", finite(flow.perSecond()));
        node.set("failedAt", counts(flow.failedAt()));
        node.set("duration", summary(flow.duration()));
        ObjectNode waits = node.putObject("waits");
        flow.waits().forEach((name, wait) -> {
            ObjectNode one = waits.putObject(name);
            one.put("begun", wait.begun()).put("heard", wait.heard()).put("timedOut", wait.timedOut());
            one.put("lost", wait.lost()).set("time", summary(wait.time()));
        });
        return node;
    }

    private static ObjectNode events(EventMeasurement events) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("received", events.received());
        node.put("perSecond", finite(events.perSecond()));
        node.put("bytes", events.bytes());
        node.set("perName", counts(events.perName()));
        ObjectNode delay = summary(events.delay());
        delay.put("clockOffset", events.clockOffset());
        delay.put("clockError", events.clockError());
        node.set("delay", delay);
        AuditMeasurement audit = events.audit();
        node.put("lost", audit.lost());
        node.put("duplicated", audit.duplicated());
        node.put("reordered", audit.reordered());
        node.set("violations", counts(audit.violations()));
        ArrayNode examples = node.putArray("violationExamples");
        for (RuleViolation example : audit.examples()) {
            examples.addObject().put("rule", example.rule()).put("event", example.event()).put("id", example.id())
                .put("offset", example.offset());
        }
        ObjectNode basis = node.putObject("audit");
        basis.put("basis", audit.basis());
        audit.notes().forEach(basis.putArray("notes")::add);
        node.set("fanout", events.fanOut() == null ? null : fanOut(events.fanOut()));
        return node;
    }

    private static ObjectNode fanOut(FanOutMeasurement fanOut) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("listeners", fanOut.listeners());
        node.put("events", fanOut.events());
        node.put("censored", fanOut.censored());
        node.set("first", summary(fanOut.first()));
        node.set("last", summary(fanOut.last()));
        node.set("skew", summary(fanOut.skew()));
        node.set("response", summary(fanOut.response()));
        return node;
    }

    private static ObjectNode connections(ConnectionMeasurement connections) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("opened", connections.opened());
        node.set("failed", counts(connections.failed()));
        node.put("dropped", connections.dropped());
        node.set("droppedBy", counts(connections.droppedBy()));
        node.put("reconnected", connections.reconnected());
        node.set("login", summary(connections.login()));
        node.set("slowReaders", connections.slowReaders() == null ? null : slowReaders(connections.slowReaders()));
        return node;
    }

    private static ObjectNode slowReaders(SlowReaderMeasurement slow) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("readers", slow.readers());
        node.put("bytesPerSecond", slow.bytesPerSecond());
        node.put("cutReaders", slow.cutReaders());
        node.set("after", summary(slow.after()));
        node.set("bytes", summary(slow.bytes()));
        ArrayNode cuts = node.putArray("cuts");
        for (SlowReaderMeasurement.Cut cut : slow.cuts()) {
            cuts.addObject().put("listener", cut.listener()).put("after", cut.after()).put("bytes", cut.bytes());
        }
        return node;
    }

    private static ObjectNode generator(GeneratorMeasurement generator) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("hiccup", summary(generator.hiccup()));
        node.set("ownDelay", summary(generator.ownDelay()));
        node.put("cpuShare", finite(generator.cpuShare()));
        generator.loopShares().forEach(node.putArray("loopShares")::add);
        node.put("gcTime", generator.gcNanos());
        node.put("allocatedBytesPerAction", finite(generator.allocatedBytesPerAction()));
        node.set("calibration", calibration(generator.calibration()));
        return node;
    }

    private static JsonNode calibration(Calibration calibration) {
        if (calibration == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        return JsonNodeFactory.instance.objectNode()
            .put("actionsPerSecond", finite(calibration.actionsPerSecond()))
            .put("eventsPerSecond", finite(calibration.eventsPerSecond()))
            .put("loops", calibration.loops())
            .put("measured", calibration.measured().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("cached", calibration.cached());
    }

    private static ObjectNode slo(SloResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Slo slo = result.slo();
        node.put("expression", slo.expression());
        if (!result.isKnown()) {
            node.putNull("value");
        } else if (slo.unit() == Slo.Unit.NANOS || slo.unit() == Slo.Unit.COUNT) {
            node.put("value", Math.round(result.value()));
        } else {
            node.put("value", result.value());
        }
        node.put("unit", slo.unit() == Slo.Unit.NANOS ? "ns" : slo.unit() == Slo.Unit.PER_SECOND ? "1/s"
            : word(slo.unit()));
        node.put("held", result.held());
        return node;
    }

    private static ObjectNode counts(Map<String, Long> counts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        counts.forEach(node::put);
        return node;
    }

    /**
     * A histogram's summary. Of an empty one all members are 0, as {@code count} is.
     *
     * @param histogram in nanoseconds
     * @return the members {@code count min mean p50 p75 p90 p95 p99 p999 p9999 max}
     */
    static ObjectNode summary(Histogram histogram) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        boolean empty = histogram.getTotalCount() == 0;
        node.put("count", histogram.getTotalCount());
        node.put("min", empty ? 0 : histogram.getMinValue());
        node.put("mean", empty ? 0 : Math.round(histogram.getMean()));
        node.put("p50", histogram.getValueAtPercentile(50));
        node.put("p75", histogram.getValueAtPercentile(75));
        node.put("p90", histogram.getValueAtPercentile(90));
        node.put("p95", histogram.getValueAtPercentile(95));
        node.put("p99", histogram.getValueAtPercentile(99));
        node.put("p999", histogram.getValueAtPercentile(99.9));
        node.put("p9999", histogram.getValueAtPercentile(99.99));
        node.put("max", empty ? 0 : histogram.getMaxValue());
        return node;
    }

    // JSON has neither NaN nor infinity.
    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
