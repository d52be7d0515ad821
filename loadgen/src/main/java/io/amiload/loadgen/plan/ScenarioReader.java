// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Turns one YAML text into a scenario; every complaint names file, line and column. */
final class ScenarioReader {

    private static final List<String> TOP =
        List.of("name", "description", "changesState", "csv", "events", "session", "reader", "tlsRecord", "actions");
    private static final List<String> CSV = List.of("file", "order");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private final YamlFields yaml;
    private final String defaultName;
    private final Path folder;

    /**
     * Prepares to read a file.
     *
     * @param file        what complaints call it
     * @param defaultName the scenario's name if it says none
     * @param folder      where it is, or null for one that comes with the tool and can name no other file
     */
    ScenarioReader(String file, String defaultName, Path folder) {
        yaml = new YamlFields(file);
        this.defaultName = defaultName;
        this.folder = folder;
    }

    Scenario read(String text) {
        Node root = yaml.compose(text);
        Map<String, Node> fields = yaml.fields(root, TOP, "a scenario is a list of fields: name, actions, …");
        String name = fields.containsKey("name") ? name(fields.get("name")) : defaultName;
        String description = fields.containsKey("description")
            ? yaml.text(fields.get("description"), "description") : "";
        boolean changesState = fields.containsKey("changesState")
            && yaml.yesOrNo(fields.get("changesState"), "changesState");
        CsvTable csv = fields.containsKey("csv") ? csv(fields.get("csv")) : null;
        List<String> events = fields.containsKey("events") ? events(fields.get("events")) : null;
        boolean sessionEach = fields.containsKey("session") && sessionEach(fields.get("session"));
        Node pace = fields.get("reader");
        long reader = pace == null ? 0 : yaml.locating(pace, () -> ByteRates.parse(yaml.text(pace, "reader")));
        int tlsRecord = fields.containsKey("tlsRecord") ? tlsRecord(fields.get("tlsRecord")) : 0;
        List<MixEntry> mix = mix(yaml.required(root, fields, "actions"), csv, events != null);
        return yaml.locating(fields.getOrDefault("session", root), () -> new Scenario(name, description, changesState,
            mix, csv, events == null ? Scenario.neededEvents(mix) : events, sessionEach, reader,
            tlsRecord));
    }

    private int tlsRecord(Node node) {
        String text = yaml.text(node, "tlsRecord");
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > TlsSettings.MOST_RECORD_BYTES) {
            throw yaml.error(node, "tlsRecord is '" + text + "'; expected a number of bytes from 1 to "
                + TlsSettings.MOST_RECORD_BYTES);
        }
        return Integer.parseInt(text);
    }

    private boolean sessionEach(Node node) {
        String text = yaml.text(node, "session");
        if (text.equals("each") || text.equals("kept")) {
            return text.equals("each");
        }
        throw yaml.error(node, "session is '" + text + "'; expected kept (one session for each lane) or each (one for"
            + " each action)");
    }

    private List<MixEntry> mix(Node node, CsvTable csv, boolean anyEvent) {
        List<Node> items = yaml.list(node,
            "actions must be a list; each entry begins with '- action: …' or '- flow: …'");
        if (items.isEmpty()) {
            throw yaml.error(node, "actions is empty; a scenario needs at least one");
        }
        ActionReader actions = new ActionReader(yaml, csv);
        FlowReader flows = new FlowReader(yaml, actions, anyEvent);
        List<MixEntry> mix = new ArrayList<>();
        Map<String, Node> flowNames = new HashMap<>();
        for (Node item : items) {
            if (!isFlow(item)) {
                mix.add(actions.read(item));
                continue;
            }
            Flow flow = flows.read(item);
            Node earlier = flowNames.putIfAbsent(flow.name(), item);
            if (earlier != null) {
                throw yaml.error(item, "a second flow named " + flow.name() + " (the first is in line "
                    + YamlFields.line(earlier) + ")");
            }
            mix.add(flow);
        }
        return mix;
    }

    private static boolean isFlow(Node item) {
        if (item instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("flow")) {
                    return true;
                }
            }
        }
        return false;
    }

    private CsvTable csv(Node node) {
        Node fileNode = node;
        CsvTable.Order order = CsvTable.Order.SEQUENTIAL;
        if (!(node instanceof ScalarNode)) {
            Map<String, Node> fields = yaml.fields(node, CSV, "csv is a file's name, or the fields file and order");
            fileNode = yaml.required(node, fields, "file");
            order = fields.containsKey("order") ? order(fields.get("order")) : order;
        }
        String file = yaml.text(fileNode, "csv");
        if (folder == null) {
            throw yaml.error(fileNode, "a built-in scenario has no CSV file");
        }
        CsvTable.Order rows = order;
        return yaml.locating(fileNode, () -> CsvReader.read(folder, file, rows));
    }

    private CsvTable.Order order(Node node) {
        String text = yaml.text(node, "order");
        for (CsvTable.Order order : CsvTable.Order.values()) {
            if (order.name().toLowerCase(Locale.ROOT).equals(text)) {
                return order;
            }
        }
        throw yaml.error(node, "'" + text + "' is not an order" + Suggestions.forWord(text, List.of("sequential",
            "random")) + "; expected sequential or random");
    }

    private List<String> events(Node node) {
        List<String> events = new ArrayList<>();
        for (Node item : yaml.list(node, "events must be a list of classes, such as [call, user]")) {
            String text = yaml.text(item, "a class of events");
            List<String> known = EventClasses.classes();
            if (!known.contains(text) && !text.equals("all")) {
                throw yaml.error(item, "'" + text + "' is not a class of events" + Suggestions.forWord(text, known)
                    + "; expected all or some of " + String.join(", ", known));
            }
            // What a login calls by another name: all classes there are.
            events.add(text.equals("all") ? "on" : text);
        }
        return events.contains("on") ? List.of("on") : events;
    }

    private String name(Node node) {
        String name = yaml.text(node, "name");
        if (!NAME.matcher(name).matches()) {
            throw yaml.error(node, "'" + name + "' cannot name a result folder; expected letters, digits, '-' and '_'");
        }
        return name;
    }
}
