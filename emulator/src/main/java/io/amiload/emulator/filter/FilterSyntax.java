// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.filter;

import java.util.Locale;
import java.util.StringTokenizer;

/**
 * Reads filters as they are written in {@code manager.conf} and in the action Filter: the old form, a regular
 * expression over the whole event, and the structured form, whose criteria stand in brackets.
 */
public final class FilterSyntax {

    private FilterSyntax() {
    }

    /**
     * Reads a filter of the old form.
     *
     * @param expression a POSIX extended regular expression, behind {@code !} if what matches is not wanted
     * @param mayBeEmpty whether an empty one is taken, which matches everything: so does Asterisk 16
     * @return the filter
     * @throws FilterException if Asterisk would not take it
     */
    public static EventFilter legacy(String expression, boolean mayBeEmpty) throws FilterException {
        boolean exclude = expression.startsWith("!");
        String regex = exclude ? expression.substring(1) : expression;
        if (regex.isEmpty() && !mayBeEmpty) {
            throw FilterException.wrongForm();
        }
        return new EventFilter(exclude, null, null, EventFilter.Method.REGEX, regex);
    }

    /**
     * Reads a filter of the structured form.
     *
     * @param criteria   what stands in the brackets behind {@code eventfilter}
     * @param expression what the method compares with, behind {@code !} if what matches is not wanted
     * @return the filter
     * @throws FilterException if Asterisk would not take it
     */
    public static EventFilter structured(String criteria, String expression) throws FilterException {
        boolean exclude = expression.startsWith("!");
        String text = exclude ? expression.substring(1) : expression;
        String name = null;
        String header = null;
        EventFilter.Method method = EventFilter.Method.NONE;
        // Blanks, commas and closing brackets only separate, so that a closing bracket may also be missing.
        StringTokenizer options = new StringTokenizer(criteria, " ,)");
        if (!options.hasMoreTokens()) {
            throw FilterException.wrongForm();
        }
        while (options.hasMoreTokens()) {
            String option = options.nextToken();
            String value = value(option);
            if (option.startsWith("action")) {
                exclude = isExclude(value);
            } else if (option.startsWith("name")) {
                name = value;
            } else if (option.startsWith("header")) {
                header = value.endsWith(":") ? value : value + ":";
            } else if (option.startsWith("method")) {
                method = method(value);
            } else {
                throw FilterException.wrongForm();
            }
        }
        boolean comparesNothing = method == EventFilter.Method.NONE;
        if (text.isEmpty() != comparesNothing || comparesNothing && name == null && header == null) {
            throw FilterException.wrongForm();
        }
        return new EventFilter(exclude, name, header, method, text);
    }

    private static String value(String option) throws FilterException {
        int open = option.indexOf('(');
        if (open < 0 || open == option.length() - 1) {
            throw FilterException.wrongForm();
        }
        return option.substring(open + 1);
    }

    private static boolean isExclude(String value) throws FilterException {
        return switch (value) {
            case "include" -> false;
            case "exclude" -> true;
            default -> throw FilterException.wrongForm();
        };
    }

    private static EventFilter.Method method(String value) throws FilterException {
        for (EventFilter.Method method : EventFilter.Method.values()) {
            if (method.name().toLowerCase(Locale.ROOT).equals(value)) {
                return method;
            }
        }
        throw FilterException.wrongForm();
    }
}
