// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the actions of a scenario, whose names must all differ. */
final class ActionReader {

    private static final List<String> ACTION =
        List.of("action", "name", "weight", "headers", "completion", "timeout");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    /** First words of the limit expressions; an action of that name could not be told from them. */
    private static final Set<String> TAKEN = Set.of("total", "response", "service", "delay", "errors", "timedout",
        "lost", "unsent", "skipped", "rate", "event", "events", "login", "connections", "hiccup", "flow",
        "fanout");

    private final YamlFields yaml;
    private final CsvTable csv;
    private final Map<String, Node> names = new HashMap<>();

    ActionReader(YamlFields yaml, CsvTable csv) {
        this.yaml = yaml;
        this.csv = csv;
    }

    /** An entry of its own in the mix. */
    ScenarioAction read(Node node) {
        Map<String, Node> fields =
            yaml.fields(node, ACTION, "an action is written as '- action: Ping' and more fields");
        double weight = fields.containsKey("weight") ? yaml.weight(fields.get("weight")) : 1;
        return action(node, fields, weight, Set.of());
    }

    /**
     * An action with the fields it has.
     *
     * @param captured what its values may refer to as {@code ${flow.name}}
     */
    ScenarioAction action(Node node, Map<String, Node> fields, double weight, Set<String> captured) {
        Node actionNode = yaml.required(node, fields, "action");
        String action = yaml.text(actionNode, "action");
        if (!LABEL.matcher(action).matches()) {
            throw yaml.error(actionNode,
                "'" + action + "' is not the name of an action; expected letters and digits");
        }
        String name = label(fields.getOrDefault("name", actionNode));
        List<Header> headers = fields.containsKey("headers") ? headers(fields.get("headers"), captured) : List.of();
        Completion completion = fields.containsKey("completion")
            ? completion(fields.get("completion")) : Completion.defaultFor(action, headers);
        Duration timeout = fields.containsKey("timeout") ? yaml.timeout(fields.get("timeout")) : null;
        Node earlier = names.putIfAbsent(name, node);
        if (earlier != null) {
            throw yaml.error(node, "a second action named " + name + " (the first is in line "
                + YamlFields.line(earlier) + "); give each its own name: …");
        }
        return yaml.locating(fields.getOrDefault("headers", node),
            () -> new ScenarioAction(name, action, weight, headers, completion, timeout));
    }

    private List<Header> headers(Node node, Set<String> captured) {
        List<Header> headers = new ArrayList<>();
        for (NodeTuple tuple : yaml.mapping(node, "headers must be fields such as 'Channel: Local/1@load'")) {
            String key = yaml.text(tuple.getKeyNode(), "a header's name");
            if (key.equalsIgnoreCase("Action") || key.equalsIgnoreCase("ActionID")) {
                throw yaml.error(tuple.getKeyNode(), key + " is written by amiload itself; leave it out");
            }
            // A list of values is one header each: AMI repeats the line.
            List<Node> values = tuple.getValueNode() instanceof SequenceNode sequence
                ? sequence.getValue() : List.of(tuple.getValueNode());
            for (Node value : values) {
                headers.add(header(tuple.getKeyNode(), key, value, captured));
            }
        }
        return headers;
    }

    /** A header whose value names only what there is, and which Asterisk will read. */
    Header header(Node keyNode, String key, Node valueNode, Set<String> captured) {
        yaml.locating(keyNode, () -> {
            Header.checkKey(key);
            return key;
        });
        String text = yaml.text(valueNode, "the value of " + key);
        Header header = yaml.locating(valueNode, () -> new Header(key, text));
        for (ValueText.Part part : header.parts()) {
            if (part instanceof ValueText.CsvColumn column) {
                checkColumn(valueNode, column.column());
            } else if (part instanceof ValueText.Captured value && !captured.contains(value.name())) {
                throw yaml.error(valueNode, "${flow." + value.name() + "} is not known here"
                    + Suggestions.forWord(value.name(), captured) + "; " + (captured.isEmpty()
                    ? "expected an earlier step of a flow to capture it" : "earlier steps capture "
                    + String.join(", ", captured)));
            }
        }
        return yaml.locating(valueNode, () -> {
            header.checkLength(csv);
            return header;
        });
    }

    private void checkColumn(Node node, String column) {
        if (csv == null) {
            throw yaml.error(node, "${csv." + column + "} needs a file; expected a field 'csv: FILE.csv' at the top");
        }
        if (csv.column(column) < 0) {
            throw yaml.error(node, csv.file() + " has no column '" + column + "'"
                + Suggestions.forWord(column, csv.columns()) + "; it has " + String.join(", ", csv.columns()));
        }
    }

    private Completion completion(Node node) {
        String text = yaml.text(node, "completion");
        for (Completion completion : Completion.values()) {
            if (completion.name().toLowerCase(Locale.ROOT).equals(text)) {
                return completion;
            }
        }
        throw yaml.error(node, "'" + text + "' is not a completion"
            + Suggestions.forWord(text, List.of("response", "list", "originate"))
            + "; expected response, list or originate");
    }

    /** A name that results use. */
    String label(Node node) {
        String label = yaml.text(node, "name");
        if (!LABEL.matcher(label).matches()) {
            throw yaml.error(node, "'" + label
                + "' cannot be a name in results; expected letters, digits, '-' and '_'");
        }
        if (TAKEN.contains(label.toLowerCase(Locale.ROOT))) {
            throw yaml.error(node, "'" + label + "' has a meaning of its own in results; choose another name");
        }
        return label;
    }
}
