// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where two documents say different things. */
public final class Differences {

    private static final int LONGEST_VALUE = 60;

    /**
     * One difference.
     *
     * @param path  where, for example {@code plan.scenario.actions[0].weight}
     * @param left  what the first document says
     * @param right what the second one says
     */
    public record Difference(String path, String left, String right) {

        @Override
        public String toString() {
            return path + ": " + left + " and " + right;
        }
    }

    private Differences() {
    }

    /**
     * Compares two documents, or parts of them, member by member; numbers by value.
     *
     * @param path  what they are called
     * @param left  the first
     * @param right the second
     * @return the places where they differ; empty when they say the same
     */
    public static List<Difference> between(String path, JsonNode left, JsonNode right) {
        List<Difference> found = new ArrayList<>();
        compare(path, left, right, found);
        return found;
    }

    private static void compare(String path, JsonNode left, JsonNode right, List<Difference> found) {
        if (left.isObject() && right.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            left.fieldNames().forEachRemaining(names::add);
            right.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, left.path(name), right.path(name), found));
        } else if (left.isArray() && right.isArray() && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                compare(path + "[" + i + "]", left.get(i), right.get(i), found);
            }
        } else if (!same(left, right)) {
            found.add(new Difference(path, value(left), value(right)));
        }
    }

    private static boolean same(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        // What an older version did not write is as good as what was not used.
        return left.equals(right) || isNothing(left) && isNothing(right);
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String value(JsonNode node) {
        String text = isNothing(node) ? "nothing" : node.isTextual() ? node.asText() : node.toString();
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
    }
}
