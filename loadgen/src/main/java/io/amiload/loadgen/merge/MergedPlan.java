// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.plan.Durations;
import io.amiload.loadgen.plan.Rates;
import io.amiload.loadgen.result.StoredResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What several results were asked for together. */
final class MergedPlan {

    private MergedPlan() {
    }

    /** The member {@code plan}. */
    static ObjectNode of(List<StoredResult> parts, MergeKind kind, String command) {
        ObjectNode plan = parts.get(0).json().path("plan").deepCopy();
        plan.put("command", command);
        if (kind == MergeKind.TOGETHER) {
            for (String member : List.of("connections", "listeners", "loops")) {
                plan.put(member, parts.stream().mapToInt(part -> part.plan(member).asInt()).sum());
            }
        } else {
            plan.put("duration", parts.stream().mapToLong(part -> part.plan("duration").asLong()).sum());
        }
        if (plan.path("model").asText().equals("open")) {
            ArrayNode stages = kind == MergeKind.TOGETHER ? summed(parts) : joined(parts);
            plan.set("stages", stages);
            plan.put("profile", spec(stages));
            if (kind == MergeKind.TOGETHER) {
                plan.put("rate", parts.stream().mapToDouble(part -> part.plan("rate").asDouble()).sum());
            }
        }
        return plan;
    }

    private static ArrayNode summed(List<StoredResult> parts) {
        ArrayNode stages = parts.get(0).plan("stages").deepCopy();
        for (int i = 0; i < stages.size(); i++) {
            int stage = i;
            for (String end : List.of("from", "to")) {
                ((ObjectNode) stages.get(i)).put(end,
                    parts.stream().mapToDouble(part -> part.plan("stages").path(stage).path(end).asDouble()).sum());
            }
        }
        return stages;
    }

    private static ArrayNode joined(List<StoredResult> parts) {
        ArrayNode stages = JsonNodeFactory.instance.arrayNode();
        parts.forEach(part -> part.plan("stages").forEach(stages::add));
        return stages;
    }

    /** The stages as {@code --profile} takes them. */
    private static String spec(ArrayNode stages) {
        List<String> words = new ArrayList<>();
        double rate = 0;
        for (JsonNode stage : stages) {
            double from = stage.path("from").asDouble();
            double to = stage.path("to").asDouble();
            String length = Durations.format(Duration.ofNanos(stage.path("duration").asLong()));
            if (stage.path("kind").asText().equals("spike")) {
                words.add("spike(" + Rates.format(to) + ", " + length + ")");
                continue;
            }
            if (from != rate) {
                words.add("rate(" + Rates.format(from) + ")");
            }
            words.add(stage.path("kind").asText().equals("ramp") ? "ramp(" + Rates.format(to) + ", " + length + ")"
                : "hold(" + length + ")");
            rate = to;
        }
        return String.join(" ", words);
    }

    /** The member {@code environment}: what is the same stands as it is, the rest is added up or told of each. */
    static ObjectNode environment(List<StoredResult> parts) {
        return (ObjectNode) combined(parts.stream().map(part -> part.json().path("environment")).toList());
    }

    private static JsonNode combined(List<JsonNode> nodes) {
        JsonNode first = nodes.get(0);
        if (nodes.stream().allMatch(JsonNode::isObject)) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            Set<String> names = new LinkedHashSet<>();
            nodes.forEach(node -> node.fieldNames().forEachRemaining(names::add));
            names.forEach(name -> all.set(name, combined(nodes.stream().map(node -> node.path(name)).toList())));
            return all;
        }
        if (nodes.stream().allMatch(JsonNode::isNumber)) {
            return JsonNodeFactory.instance.numberNode(nodes.stream().mapToLong(JsonNode::asLong).sum());
        }
        if (nodes.stream().allMatch(JsonNode::isArray)) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            Set<JsonNode> different = new LinkedHashSet<>();
            nodes.forEach(node -> node.forEach(different::add));
            different.forEach(all::add);
            return all;
        }
        Set<String> different = new LinkedHashSet<>();
        nodes.forEach(node -> different.add(node.isTextual() ? node.asText() : "unknown"));
        return different.size() == 1 && first.isTextual() ? first
            : JsonNodeFactory.instance.textNode(String.join(" | ", different));
    }
}
