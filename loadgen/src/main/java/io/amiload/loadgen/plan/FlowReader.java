// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the flows of a scenario. */
final class FlowReader {

    private static final List<String> FLOW = List.of("flow", "weight", "steps", "cleanup");
    private static final List<String> CLEANUP = List.of("action", "name", "headers", "completion", "timeout");
    private static final List<String> SEND = List.of("action", "name", "headers", "completion", "timeout", "capture");
    private static final List<String> WAIT = List.of("wait", "name", "where", "timeout", "capture");
    private static final List<String> THINK = List.of("think");
    private static final List<String> KINDS = List.of("action", "wait", "think");
    /** So that the room for the values of a flow stays small. */
    private static final int MOST_CAPTURES = 16;

    private final YamlFields yaml;
    private final ActionReader actions;
    private final boolean anyEvent;

    /**
     * Prepares to read.
     *
     * @param actions  reads their actions
     * @param anyEvent whether the scenario says itself which events its lanes receive
     */
    FlowReader(YamlFields yaml, ActionReader actions, boolean anyEvent) {
        this.yaml = yaml;
        this.actions = actions;
        this.anyEvent = anyEvent;
    }

    Flow read(Node node) {
        Map<String, Node> fields = yaml.fields(node, FLOW, "a flow is written as '- flow: Call' and its steps");
        String name = actions.label(fields.get("flow"));
        double weight = fields.containsKey("weight") ? yaml.weight(fields.get("weight")) : 1;
        Node stepsNode = yaml.required(node, fields, "steps");
        List<FlowStep> steps = new ArrayList<>();
        Set<String> captured = new LinkedHashSet<>();
        Map<String, Node> names = new HashMap<>();
        for (Node item : yaml.list(stepsNode, "steps must be a list; each begins with '- action: …', '- wait: …' or"
            + " '- think: …'")) {
            FlowStep step = step(item, weight, captured);
            if (step instanceof FlowStep.Named named) {
                Node earlier = names.putIfAbsent(named.name(), item);
                if (earlier != null) {
                    throw yaml.error(item, "a second step named " + named.name() + " (the first is in line "
                        + YamlFields.line(earlier) + "); give each its own name: …");
                }
                named.captures().forEach(capture -> captured.add(capture.name()));
            }
            steps.add(step);
        }
        if (captured.size() > MOST_CAPTURES) {
            throw yaml.error(stepsNode, name + " captures " + captured.size() + " values; at most " + MOST_CAPTURES);
        }
        List<ScenarioAction> cleanup = fields.containsKey("cleanup")
            ? cleanup(fields.get("cleanup"), weight, captured) : List.of();
        return yaml.locating(stepsNode, () -> new Flow(name, weight, steps, cleanup));
    }

    private List<ScenarioAction> cleanup(Node node, double weight, Set<String> captured) {
        List<ScenarioAction> cleanup = new ArrayList<>();
        for (Node item : yaml.list(node, "cleanup must be a list; each entry begins with '- action: …'")) {
            Map<String, Node> fields =
                yaml.fields(item, CLEANUP, "what cleans up is written as '- action: Hangup' and more fields");
            cleanup.add(actions.action(item, fields, weight, captured));
        }
        return cleanup;
    }

    private FlowStep step(Node node, double weight, Set<String> captured) {
        String kind = kind(node);
        return switch (kind) {
            case "action" -> send(node, weight, captured);
            case "wait" -> await(node, captured);
            default -> think(yaml.fields(node, THINK, "").get("think"));
        };
    }

    private String kind(Node node) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key && KINDS.contains(key.getValue())) {
                    return key.getValue();
                }
            }
            if (!mapping.getValue().isEmpty() && mapping.getValue().get(0).getKeyNode() instanceof ScalarNode first) {
                throw yaml.error(first, "'" + first.getValue() + "' begins no step"
                    + Suggestions.forWord(first.getValue(), KINDS) + "; expected action, wait or think");
            }
        }
        throw yaml.error(node, "a step is written as '- action: Originate', '- wait: Hangup' or '- think: 1s'");
    }

    private FlowStep send(Node node, double weight, Set<String> captured) {
        Map<String, Node> fields = yaml.fields(node, SEND, "");
        ScenarioAction action = actions.action(node, fields, weight, captured);
        return new FlowStep.Send(action, captures(fields));
    }

    private FlowStep await(Node node, Set<String> captured) {
        Map<String, Node> fields = yaml.fields(node, WAIT, "");
        Node eventNode = fields.get("wait");
        String event = yaml.text(eventNode, "wait");
        if (EventClasses.of(event) == null && !anyEvent) {
            throw yaml.error(eventNode, "the event '" + event + "' is not known"
                + Suggestions.forWord(event, EventClasses.names())
                + "; to wait for it, name its class at the top, such as 'events: [user]'");
        }
        String name = actions.label(fields.getOrDefault("name", eventNode));
        Node whereNode = yaml.required(node, fields, "where");
        List<Header> where = new ArrayList<>();
        for (NodeTuple tuple : yaml.mapping(whereNode, "where must be fields such as 'Uniqueid: ${flow.id}'")) {
            String key = yaml.text(tuple.getKeyNode(), "a header's name");
            where.add(actions.header(tuple.getKeyNode(), key, tuple.getValueNode(), captured));
        }
        Duration timeout = fields.containsKey("timeout") ? yaml.timeout(fields.get("timeout")) : null;
        List<Capture> captures = captures(fields);
        return yaml.locating(whereNode, () -> new FlowStep.Await(name, event, where, captures, timeout));
    }

    private List<Capture> captures(Map<String, Node> fields) {
        List<Capture> captures = new ArrayList<>();
        if (fields.containsKey("capture")) {
            for (NodeTuple tuple : yaml.mapping(fields.get("capture"),
                "capture must be fields such as 'id: Uniqueid', a name and the header to keep")) {
                String name = yaml.text(tuple.getKeyNode(), "a captured value's name");
                if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
                    throw yaml.error(tuple.getKeyNode(), "'" + name
                        + "' cannot name a value; expected letters, digits, '-' and '_'");
                }
                String header = yaml.text(tuple.getValueNode(), "the header to capture");
                yaml.locating(tuple.getValueNode(), () -> {
                    Header.checkKey(header);
                    return header;
                });
                captures.add(new Capture(name, header));
            }
        }
        return captures;
    }

    private FlowStep think(Node node) {
        String text = yaml.text(node, "think");
        int dots = text.indexOf("..");
        return yaml.locating(node, () -> {
            Duration least = Durations.parse(dots < 0 ? text : text.substring(0, dots));
            return new FlowStep.Think(least, dots < 0 ? least : Durations.parse(text.substring(dots + 2)));
        });
    }
}
