// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.dialplan;

import java.util.function.UnaryOperator;

/**
 * Replaces {@code ${NAME}}, {@code ${NAME:offset:length}}, {@code ${FUNCTION(arguments)}} and {@code $[expression]} in a
 * text, the inner ones first.
 */
public final class Substitution {

    private static final int MAX_DEPTH = 15;
    private static final int MAX_LENGTH = 8 * 1024;

    private Substitution() {
    }

    /**
     * Replaces what is to be replaced.
     *
     * @param template the text
     * @param value gives the value of a variable or of a function with its arguments
     * @return the text with values in it, at most 8 KiB of it
     */
    public static String apply(String template, UnaryOperator<String> value) {
        return apply(template, value, 0);
    }

    private static String apply(String template, UnaryOperator<String> value, int depth) {
        int dollar = template.indexOf('$');
        if (dollar < 0 || depth > MAX_DEPTH) {
            return template;
        }
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (dollar >= 0 && dollar + 1 < template.length() && result.length() < MAX_LENGTH) {
            char open = template.charAt(dollar + 1);
            int close = open == '{' ? closing(template, dollar + 1, '{', '}')
                    : open == '[' ? closing(template, dollar + 1, '[', ']') : -1;
            if (close < 0) {
                result.append(template, at, dollar + 1);
                at = dollar + 1;
            } else {
                result.append(template, at, dollar);
                String inner = apply(template.substring(dollar + 2, close), value, depth + 1);
                result.append(open == '{' ? variable(inner, value) : Expression.evaluate(inner));
                at = close + 1;
            }
            dollar = template.indexOf('$', at);
        }
        result.append(template, at, template.length());
        result.setLength(Math.min(result.length(), MAX_LENGTH));
        return result.toString();
    }

    private static int closing(String text, int from, char open, char close) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == open ? 1 : c == close ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String variable(String name, UnaryOperator<String> value) {
        int bracket = name.lastIndexOf(')');
        int colon = name.indexOf(':', Math.max(bracket, 0));
        if (colon < 0) {
            return value.apply(name);
        }
        String[] range = name.substring(colon + 1).split(":", -1);
        return part(value.apply(name.substring(0, colon)), number(range[0], 0),
                range.length > 1 ? number(range[1], Integer.MAX_VALUE) : Integer.MAX_VALUE);
    }

    /** Negative offsets count from the end, negative lengths leave so much away at the end. */
    private static String part(String text, int offset, int length) {
        int from = offset < 0 ? Math.max(0, text.length() + offset) : Math.min(offset, text.length());
        long to = length < 0 ? (long) text.length() + length : (long) from + length;
        return from >= to ? "" : text.substring(from, (int) Math.min(to, text.length()));
    }

    private static int number(String text, int missing) {
        return text.matches("-?\\d{1,6}") ? Integer.parseInt(text) : missing;
    }
}
