// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.plan.Capture;
import io.amiload.loadgen.plan.CsvTable;
import io.amiload.loadgen.plan.Flow;
import io.amiload.loadgen.plan.FlowStep;
import io.amiload.loadgen.plan.Header;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.ScenarioAction;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A scenario as results keep it: what is needed to send the same again. */
final class ScenarioJson {

    private ScenarioJson() {
    }

    static ObjectNode of(Scenario scenario) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", scenario.name());
        node.put("description", scenario.description());
        node.put("changesState", scenario.changesState());
        scenario.events().forEach(node.putArray("events")::add);
        node.set("csv", scenario.csv() == null ? null : csv(scenario.csv()));
        node.put("session", scenario.sessionEach() ? "each" : "kept");
        node.put("reader", scenario.reader() == 0 ? null : scenario.reader());
        node.put("tlsRecord", scenario.tlsRecord() == 0 ? null : scenario.tlsRecord());
        ArrayNode actions = node.putArray("actions");
        for (ScenarioAction action : scenario.actions()) {
            actions.add(action(action));
        }
        ArrayNode flows = node.putArray("flows");
        for (Flow flow : scenario.flows()) {
            flows.add(flow(flow));
        }
        return node;
    }

    private static ObjectNode csv(CsvTable csv) {
        return JsonNodeFactory.instance.objectNode().put("file", csv.file()).put("sha256", csv.digest())
            .put("rows", csv.rows()).put("order", word(csv.order()));
    }

    private static ObjectNode action(ScenarioAction action) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", action.name());
        node.put("action", action.action());
        node.put("weight", action.weight());
        node.put("completion", word(action.completion()));
        node.put("timeout", nanos(action.timeout()));
        headers(node.putArray("headers"), action.headers());
        return node;
    }

    private static ObjectNode flow(Flow flow) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", flow.name());
        node.put("weight", flow.weight());
        ArrayNode steps = node.putArray("steps");
        for (FlowStep step : flow.steps()) {
            steps.add(step(step));
        }
        ArrayNode cleanup = node.putArray("cleanup");
        flow.cleanup().forEach(action -> cleanup.add(action.name()));
        return node;
    }

    private static ObjectNode step(FlowStep step) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (step instanceof FlowStep.Think think) {
            node.putArray("think").add(think.least().toNanos()).add(think.most().toNanos());
            return node;
        }
        if (step instanceof FlowStep.Await wait) {
            node.put("wait", wait.name()).put("event", wait.event()).put("timeout", nanos(wait.timeout()));
            headers(node.putArray("where"), wait.where());
        } else if (step instanceof FlowStep.Send send) {
            node.put("action", send.name());
        }
        if (step instanceof FlowStep.Named named) {
            ArrayNode captures = node.putArray("capture");
            for (Capture capture : named.captures()) {
                captures.addArray().add(capture.name()).add(capture.header());
            }
        }
        return node;
    }

    private static void headers(ArrayNode into, List<Header> headers) {
        for (Header header : headers) {
            into.addArray().add(header.key()).add(header.value());
        }
    }

    private static Long nanos(Duration duration) {
        return duration == null ? null : duration.toNanos();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
