// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One header of an action to send. The value may hold {@code ${seq}} (a number that grows with each action of the run)
 * and {@code ${lane}} (the number of the connection that sends it).
 *
 * @param key   the header's name
 * @param value its text, on one line
 */
public record Header(String key, String value) {

    /** Longest line Asterisk reads, with {@code ": "} but without the line end. */
    static final int LONGEST_LINE = 1022;

    /** What a value may refer to. */
    public enum Placeholder {
        /** A number that grows with each action of the run. */
        SEQ("seq"),
        /** The number of the connection that sends the action, from 0. */
        LANE("lane");

        private final String word;

        Placeholder(String word) {
            this.word = word;
        }
    }

    /**
     * A piece of a value: fixed text or a placeholder, the other one is null.
     *
     * @param text        fixed text, or null
     * @param placeholder what to put in, or null
     */
    public record Part(String text, Placeholder placeholder) {
    }

    /** Checks that the line can be sent. */
    public Header {
        if (key.isBlank() || key.indexOf(':') >= 0 || hasLineBreak(key)) {
            throw new PlanException("a header's name must be a text without colon and line break");
        }
        if (hasLineBreak(value)) {
            throw new PlanException("the value of " + key + " holds a line break; AMI has no way to send one");
        }
        int length = (key + ": " + value).getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_LINE) {
            throw new PlanException("the header " + key + " is " + length + " bytes long; Asterisk reads at most "
                + LONGEST_LINE);
        }
        split(key, value);
    }

    /**
     * The value cut at its placeholders.
     *
     * @return the pieces in order; none for an empty value
     */
    public List<Part> parts() {
        return split(key, value);
    }

    private static List<Part> split(String key, String value) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = value.indexOf("${"); open >= 0; open = value.indexOf("${", from)) {
            int close = value.indexOf('}', open);
            if (close < 0) {
                throw new PlanException("the value of " + key + " has a '${' without '}'");
            }
            if (open > from) {
                parts.add(new Part(value.substring(from, open), null));
            }
            parts.add(new Part(null, placeholder(key, value.substring(open + 2, close))));
            from = close + 1;
        }
        if (from < value.length()) {
            parts.add(new Part(value.substring(from), null));
        }
        return parts;
    }

    private static Placeholder placeholder(String key, String word) {
        for (Placeholder placeholder : Placeholder.values()) {
            if (placeholder.word.equals(word)) {
                return placeholder;
            }
        }
        throw new PlanException("${" + word + "} in the value of " + key + " is not known"
            + Suggestions.forWord(word, List.of("seq", "lane")) + "; expected ${seq} or ${lane}");
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
    }
}
