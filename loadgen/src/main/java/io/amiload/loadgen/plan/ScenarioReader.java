// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns one YAML text into a scenario; every complaint names file, line and column. */
final class ScenarioReader {

    private static final List<String> TOP = List.of("name", "description", "changesState", "actions");
    private static final List<String> ACTION = List.of("action", "name", "weight", "headers", "completion");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    /** First words of the limit expressions; an action of that name could not be told from them. */
    private static final Set<String> TAKEN = Set.of("total", "response", "service", "delay", "errors", "timedout",
        "lost", "unsent", "skipped", "rate", "event", "events", "login", "connections", "hiccup");

    private final String file;
    private final String defaultName;

    ScenarioReader(String file, String defaultName) {
        this.file = file;
        this.defaultName = defaultName;
    }

    Scenario read(String yaml) {
        Node root = compose(yaml);
        Map<String, Node> fields = fields(root, TOP, "a scenario is a list of fields: name, actions, …");
        String name = fields.containsKey("name") ? name(fields.get("name")) : defaultName;
        String description = fields.containsKey("description")
            ? text(fields.get("description"), "description") : "";
        boolean changesState = fields.containsKey("changesState")
            && yesOrNo(fields.get("changesState"), "changesState");
        List<ScenarioAction> actions = actions(required(root, fields, "actions"));
        return new Scenario(name, description, changesState, actions);
    }

    private Node compose(String yaml) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).setParseComments(false).build();
            return new Compose(settings).composeString(yaml).orElseThrow(
                () -> new PlanException(file + ":1:1: the file is empty; expected a scenario with actions"));
        } catch (MarkedYamlEngineException e) {
            throw error(e.getProblemMark(), "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new PlanException(file + ":1:1: this is not YAML: " + firstLine(e.getMessage()));
        }
    }

    private List<ScenarioAction> actions(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw error(node, "actions must be a list; each entry begins with '- action: …'");
        }
        if (sequence.getValue().isEmpty()) {
            throw error(node, "actions is empty; a scenario needs at least one");
        }
        List<ScenarioAction> actions = new ArrayList<>();
        Map<String, Node> names = new HashMap<>();
        for (Node item : sequence.getValue()) {
            ScenarioAction action = action(item);
            Node earlier = names.putIfAbsent(action.name(), item);
            if (earlier != null) {
                throw error(item, "a second action named " + action.name() + " (the first is in line "
                    + line(earlier) + "); give each its own name: …");
            }
            actions.add(action);
        }
        return actions;
    }

    private ScenarioAction action(Node node) {
        Map<String, Node> fields = fields(node, ACTION, "an action is written as '- action: Ping' and more fields");
        Node actionNode = required(node, fields, "action");
        String action = text(actionNode, "action");
        if (!LABEL.matcher(action).matches()) {
            throw error(actionNode, "'" + action + "' is not the name of an action; expected letters and digits");
        }
        Node nameNode = fields.getOrDefault("name", actionNode);
        String name = label(nameNode);
        double weight = fields.containsKey("weight") ? weight(fields.get("weight")) : 1;
        List<Header> headers = fields.containsKey("headers") ? headers(fields.get("headers")) : List.of();
        Completion completion = fields.containsKey("completion")
            ? completion(fields.get("completion")) : Completion.defaultFor(action, headers);
        return new ScenarioAction(name, action, weight, headers, completion);
    }

    private List<Header> headers(Node node) {
        List<Header> headers = new ArrayList<>();
        for (NodeTuple tuple : mapping(node, "headers must be fields such as 'Channel: Local/1@load'")) {
            String key = text(tuple.getKeyNode(), "a header's name");
            if (key.equalsIgnoreCase("Action") || key.equalsIgnoreCase("ActionID")) {
                throw error(tuple.getKeyNode(), key + " is written by amiload itself; leave it out");
            }
            // A list of values is one header each: AMI repeats the line.
            List<Node> values = tuple.getValueNode() instanceof SequenceNode sequence
                ? sequence.getValue() : List.of(tuple.getValueNode());
            for (Node value : values) {
                String text = text(value, "the value of " + key);
                headers.add(locating(value, () -> new Header(key, text)));
            }
        }
        return headers;
    }

    private Completion completion(Node node) {
        String text = text(node, "completion");
        for (Completion completion : Completion.values()) {
            if (completion.name().toLowerCase(Locale.ROOT).equals(text)) {
                return completion;
            }
        }
        throw error(node, "'" + text + "' is not a completion"
            + Suggestions.forWord(text, List.of("response", "list", "originate"))
            + "; expected response, list or originate");
    }

    private double weight(Node node) {
        String text = text(node, "weight");
        try {
            double weight = Double.parseDouble(text);
            if (weight > 0 && weight < Double.POSITIVE_INFINITY) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // falls through to the one complaint
        }
        throw error(node, "weight is '" + text + "'; expected a number more than 0");
    }

    private String label(Node node) {
        String label = text(node, "name");
        if (!LABEL.matcher(label).matches()) {
            throw error(node, "'" + label + "' cannot be a name in results; expected letters, digits, '-' and '_'");
        }
        if (TAKEN.contains(label.toLowerCase(Locale.ROOT))) {
            throw error(node, "'" + label + "' has a meaning of its own in results; choose another name");
        }
        return label;
    }

    private String name(Node node) {
        String name = text(node, "name");
        if (!LABEL.matcher(name).matches()) {
            throw error(node, "'" + name + "' cannot name a result folder; expected letters, digits, '-' and '_'");
        }
        return name;
    }

    private boolean yesOrNo(Node node, String field) {
        String text = text(node, field);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw error(node, field + " is '" + text + "'; expected true or false");
    }

    private Map<String, Node> fields(Node node, List<String> known, String expected) {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping(node, expected)) {
            String key = text(tuple.getKeyNode(), "a field's name");
            if (!known.contains(key)) {
                throw error(tuple.getKeyNode(), "unknown field '" + key + "'" + Suggestions.forWord(key, known)
                    + "; expected one of " + String.join(", ", known));
            }
            if (fields.put(key, tuple.getValueNode()) != null) {
                throw error(tuple.getKeyNode(), "the field '" + key + "' stands here twice");
            }
        }
        return fields;
    }

    private List<NodeTuple> mapping(Node node, String expected) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        throw error(node, expected);
    }

    private Node required(Node owner, Map<String, Node> fields, String field) {
        Node node = fields.get(field);
        if (node == null) {
            throw error(owner, "the field '" + field + "' is missing");
        }
        return node;
    }

    private String text(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(node, what + " must be a single value");
    }

    private <T> T locating(Node node, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (PlanException e) {
            throw error(node, e.getMessage());
        }
    }

    private PlanException error(Node node, String message) {
        return error(node.getStartMark(), message);
    }

    private PlanException error(Optional<Mark> mark, String message) {
        return new PlanException(file + mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse("")
            + ": " + message);
    }

    private static int line(Node node) {
        return node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
