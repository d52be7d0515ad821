// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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

/** Reads fields, lists and values of one YAML file, and complains with its name, a line and a column. */
final class YamlFields {

    private final String file;

    YamlFields(String file) {
        this.file = file;
    }

    /** The file's tree of nodes; no objects are made of it. */
    Node compose(String yaml) {
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

    /** The fields of a node, all of which must be known and stand there once. */
    Map<String, Node> fields(Node node, List<String> known, String expected) {
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

    List<NodeTuple> mapping(Node node, String expected) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        throw error(node, expected);
    }

    List<Node> list(Node node, String expected) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw error(node, expected);
    }

    Node required(Node owner, Map<String, Node> fields, String field) {
        Node node = fields.get(field);
        if (node == null) {
            throw error(owner, "the field '" + field + "' is missing");
        }
        return node;
    }

    String text(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(node, what + " must be a single value");
    }

    boolean yesOrNo(Node node, String field) {
        String text = text(node, field);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw error(node, field + " is '" + text + "'; expected true or false");
    }

    double weight(Node node) {
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

    /** A duration that is longer than nothing. */
    Duration timeout(Node node) {
        Duration timeout = locating(node, () -> Durations.parse(text(node, "timeout")));
        if (timeout.isZero()) {
            throw error(node, "timeout must be longer than nothing");
        }
        return timeout;
    }

    /** Does something with a node's value; a complaint gets the node's place. */
    <T> T locating(Node node, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (PlanException e) {
            throw error(node, e.getMessage());
        }
    }

    PlanException error(Node node, String message) {
        return error(node.getStartMark(), message);
    }

    private PlanException error(Optional<Mark> mark, String message) {
        return new PlanException(file + mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse("")
            + ": " + message);
    }

    static int line(Node node) {
        return node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
