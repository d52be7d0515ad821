// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a traffic profile from YAML and complains with file, line and column. */
final class ProfileReader {

    private static final int LONGEST_FILE = 1024 * 1024;
    private static final List<String> FIELDS = List.of("description", "ring", "talk", "patience", "noAnswerAfter",
            "outcomes", "routes", "transfers", "parking", "hold", "dtmf", "queue", "abandoned", "missed", "phones",
            "trunk", "rooms", "concurrent");

    private final String file;

    private ProfileReader(String file) {
        this.file = file;
    }

    static TrafficProfile read(String file, String yaml) {
        if (yaml.length() > LONGEST_FILE) {
            throw new IllegalArgumentException(file + ": a profile has at most " + LONGEST_FILE + " characters");
        }
        return new ProfileReader(file).profile(yaml);
    }

    private TrafficProfile profile(String yaml) {
        Map<String, Node> fields = fields(compose(yaml), FIELDS);
        // The built-in profile, which says everything, is read by this class too.
        TrafficProfile base = fields.keySet().containsAll(FIELDS) ? null : TrafficProfile.builtIn();
        return new TrafficProfile(
                value(fields, "ring", base == null ? null : base.ring(), Distribution::parse),
                value(fields, "talk", base == null ? null : base.talk(), Distribution::parse),
                value(fields, "patience", base == null ? null : base.patience(), Distribution::parse),
                value(fields, "noAnswerAfter", base == null ? null : base.noAnswerAfter(), ProfileReader::duration),
                fields.containsKey("outcomes")
                        ? shares("outcomes", fields.get("outcomes"), Outcome.class, Outcome::field) : base.outcomes(),
                fields.containsKey("routes")
                        ? shares("routes", fields.get("routes"), Route.class, Route::field) : base.routes(),
                fields.containsKey("transfers") ? transfers(fields.get("transfers")) : base.transfers(),
                fields.containsKey("parking") ? hold(fields.get("parking")) : base.parking(),
                fields.containsKey("hold") ? hold(fields.get("hold")) : base.hold(),
                fields.containsKey("dtmf") ? keys(fields.get("dtmf")) : base.dtmf(),
                value(fields, "queue", base == null ? null : base.queue(), text -> name(text, "a queue")),
                value(fields, "abandoned", base == null ? null : base.abandoned(), ProfileReader::share),
                value(fields, "missed", base == null ? null : base.missed(), ProfileReader::share),
                value(fields, "phones", base == null ? null : base.phones(), PhoneNames::parse),
                value(fields, "trunk", base == null ? null : base.trunk(), text -> name(text, "an endpoint")),
                value(fields, "rooms", base == null ? null : base.rooms(), text -> number(text, 1, 10)),
                value(fields, "concurrent", base == null ? null : base.concurrent(),
                        text -> number(text, 1, 100_000)));
    }

    private Node compose(String yaml) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).setParseComments(false).build();
            return new Compose(settings).composeString(yaml).orElseThrow(
                    () -> new IllegalArgumentException(file + ":1:1: the file is empty; expected fields such as ring"));
        } catch (MarkedYamlEngineException e) {
            throw error(e.getProblemMark().orElse(null), "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw error((Mark) null, "this is not YAML: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private Map<String, Node> fields(Node node, List<String> known) {
        if (!(node instanceof MappingNode)) {
            throw error(node, "expected fields: " + String.join(", ", known));
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            String key = text(tuple.getKeyNode());
            if (!known.contains(key)) {
                throw error(tuple.getKeyNode(),
                        "unknown field '" + key + "'; expected one of " + String.join(", ", known));
            }
            if (fields.put(key, tuple.getValueNode()) != null) {
                throw error(tuple.getKeyNode(), "the field '" + key + "' stands here twice");
            }
        }
        return fields;
    }

    private <T> T value(Map<String, Node> fields, String field, T missing, Function<String, T> reader) {
        Node node = fields.get(field);
        if (node == null) {
            return missing;
        }
        String text = text(node);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw error(node, field + ": " + e.getMessage());
        }
    }

    private <T> T required(Node owner, Map<String, Node> fields, String field, Function<String, T> reader) {
        if (!fields.containsKey(field)) {
            throw error(owner, "the field '" + field + "' is missing");
        }
        return value(fields, field, null, reader);
    }

    private <E extends Enum<E>> Map<E, Double> shares(String field, Node node, Class<E> kind,
            Function<E, String> nameOf) {
        Map<E, Double> shares = new EnumMap<>(kind);
        List<E> all = List.of(kind.getEnumConstants());
        Map<String, Node> fields = fields(node, all.stream().map(nameOf).collect(Collectors.toList()));
        for (E one : all) {
            Double share = value(fields, nameOf.apply(one), 0.0, ProfileReader::share);
            if (share > 0) {
                shares.put(one, share);
            }
        }
        if (shares.isEmpty()) {
            throw error(node, field + ": at least one share must be more than 0");
        }
        return Collections.unmodifiableMap(shares);
    }

    private TrafficProfile.Transfers transfers(Node node) {
        Map<String, Node> fields = fields(node, List.of("blind", "attended", "after", "consultation"));
        double blind = required(node, fields, "blind", ProfileReader::share);
        double attended = required(node, fields, "attended", ProfileReader::share);
        if (blind + attended > 100) {
            throw error(node, "transfers: blind and attended are more than 100 percent together");
        }
        return new TrafficProfile.Transfers(blind, attended, required(node, fields, "after", Distribution::parse),
                required(node, fields, "consultation", Distribution::parse));
    }

    private TrafficProfile.Hold hold(Node node) {
        Map<String, Node> fields = fields(node, List.of("share", "after", "length"));
        return new TrafficProfile.Hold(required(node, fields, "share", ProfileReader::share),
                required(node, fields, "after", Distribution::parse),
                required(node, fields, "length", Distribution::parse));
    }

    private TrafficProfile.Keys keys(Node node) {
        Map<String, Node> fields = fields(node, List.of("share", "digits", "after", "every"));
        return new TrafficProfile.Keys(required(node, fields, "share", ProfileReader::share),
                required(node, fields, "digits", text -> number(text, 1, 100)),
                required(node, fields, "after", Distribution::parse),
                required(node, fields, "every", ProfileReader::duration));
    }

    private static Duration duration(String text) {
        Duration duration = Durations.parse(text);
        if (duration.isZero() || duration.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("expected more than nothing and at most a day, not " + text);
        }
        return duration;
    }

    private static String name(String text, String what) {
        if (!text.matches("[A-Za-z0-9_.-]{1,80}")) {
            throw new IllegalArgumentException("\"" + text + "\" is not the name of " + what);
        }
        return text;
    }

    private static int number(String text, int least, int most) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("expected a whole number from " + least + " to " + most + ", not " + text);
        }
        return Integer.parseInt(text);
    }

    private static double share(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,9})?") || Double.parseDouble(text) > 100) {
            throw new IllegalArgumentException("expected a share from 0 to 100, not " + text);
        }
        return Double.parseDouble(text);
    }

    private String text(Node node) {
        if (node instanceof ScalarNode) {
            return ((ScalarNode) node).getValue();
        }
        throw error(node, "expected a single value");
    }

    private IllegalArgumentException error(Node node, String message) {
        return error(node.getStartMark().orElse(null), message);
    }

    private IllegalArgumentException error(Mark mark, String message) {
        return new IllegalArgumentException(file + ":" + (mark == null ? "1:1"
                : mark.getLine() + 1 + ":" + (mark.getColumn() + 1)) + ": " + message);
    }
}
