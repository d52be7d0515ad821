// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill in when it is sent: {@code ${seq}}, {@code ${lane}}, {@code ${random(1..100)}},
 * {@code ${csv.column}} and {@code ${flow.name}}. {@code $${} stands for a {@code ${} that is meant as such.
 *
 * @param source what was written
 * @param parts  the same cut at its places, in order; none for an empty text
 */
public record ValueText(String source, List<Part> parts) {

    /** Digits of {@code ${seq}}, always as many. */
    public static final int SEQUENCE_DIGITS = 12;
    /** Most digits of {@code ${lane}}. */
    public static final int LANE_DIGITS = 10;
    /** Most bytes of a value that a flow may keep from a message. */
    public static final int CAPTURED_BYTES = 256;

    private static final long LARGEST = 999_999_999_999_999_999L;
    private static final Pattern RANDOM = Pattern.compile("random\\(\\s*(\\d{1,18})\\s*\\.\\.\\s*(\\d{1,18})\\s*\\)");
    private static final List<String> WORDS = List.of("seq", "lane", "random(1..100)", "csv.column", "flow.name");
    private static final String CSV = "csv.";
    private static final String FLOW = "flow.";

    /** A piece of a text. */
    public sealed interface Part {

        /**
         * The most bytes that it can become.
         *
         * @param csv the scenario's CSV file, or null if columns shall count nothing
         * @return bytes of UTF-8
         */
        int longest(CsvTable csv);
    }

    /**
     * Text that stays as it is.
     *
     * @param text not empty
     */
    public record Fixed(String text) implements Part {

        @Override
        public int longest(CsvTable csv) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** A number that grows with each action or flow of the run, with {@link #SEQUENCE_DIGITS} digits. */
    public record Sequence() implements Part {

        @Override
        public int longest(CsvTable csv) {
            return SEQUENCE_DIGITS;
        }
    }

    /** The number of the connection that sends, from 0. */
    public record LaneNumber() implements Part {

        @Override
        public int longest(CsvTable csv) {
            return LANE_DIGITS;
        }
    }

    /**
     * A random whole number, drawn for each action anew.
     *
     * @param from the least
     * @param to   the greatest, at most 18 digits
     */
    public record RandomNumber(long from, long to) implements Part {

        @Override
        public int longest(CsvTable csv) {
            return Long.toString(to).length();
        }
    }

    /**
     * A column of the scenario's CSV file.
     *
     * @param column its name
     */
    public record CsvColumn(String column) implements Part {

        @Override
        public int longest(CsvTable csv) {
            return csv == null ? 0 : csv.longest(csv.column(column));
        }
    }

    /**
     * A value that an earlier step of the same flow has kept.
     *
     * @param name its name
     */
    public record Captured(String name) implements Part {

        @Override
        public int longest(CsvTable csv) {
            return CAPTURED_BYTES;
        }
    }

    /** Copies the list. */
    public ValueText {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a text.
     *
     * @param source what was written
     * @return the text
     * @throws PlanException when it holds a line break, or a place that is not known
     */
    public static ValueText parse(String source) {
        if (hasLineBreak(source)) {
            throw new PlanException("holds a line break; AMI has no way to send one");
        }
        List<Part> parts = new ArrayList<>();
        StringBuilder fixed = new StringBuilder();
        int from = 0;
        for (int open = source.indexOf("${"); open >= 0; open = source.indexOf("${", from)) {
            if (open > from && source.charAt(open - 1) == '$') {
                fixed.append(source, from, open - 1).append("${");
                from = open + 2;
                continue;
            }
            int close = source.indexOf('}', open);
            if (close < 0) {
                throw new PlanException("has a '${' without '}' (write $${ for a '${' that is meant as such)");
            }
            fixed.append(source, from, open);
            flush(fixed, parts);
            parts.add(place(source.substring(open + 2, close)));
            from = close + 1;
        }
        fixed.append(source, from, source.length());
        flush(fixed, parts);
        return new ValueText(source, parts);
    }

    private static void flush(StringBuilder fixed, List<Part> parts) {
        if (fixed.length() > 0) {
            parts.add(new Fixed(fixed.toString()));
            fixed.setLength(0);
        }
    }

    private static Part place(String word) {
        if (word.equals("seq")) {
            return new Sequence();
        }
        if (word.equals("lane")) {
            return new LaneNumber();
        }
        if (word.startsWith(CSV) && word.length() > CSV.length()) {
            return new CsvColumn(word.substring(CSV.length()));
        }
        if (word.startsWith(FLOW) && word.length() > FLOW.length()) {
            return new Captured(word.substring(FLOW.length()));
        }
        if (word.startsWith("random")) {
            return random(word);
        }
        throw new PlanException("has ${" + word + "}, which is not known" + Suggestions.forWord(word, WORDS)
            + "; expected ${seq}, ${lane}, ${random(1..100)}, ${csv.column} or ${flow.name}");
    }

    private static Part random(String word) {
        Matcher range = RANDOM.matcher(word);
        if (!range.matches()) {
            throw new PlanException("has ${" + word + "}; expected a range of whole numbers from 0 to " + LARGEST
                + ", such as ${random(1..100)}");
        }
        RandomNumber number = new RandomNumber(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        if (number.from() > number.to()) {
            throw new PlanException("has ${" + word + "}, whose range runs backwards");
        }
        return number;
    }

    static boolean hasLineBreak(String text) {
        return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
    }

    /**
     * The most bytes that it can become.
     *
     * @param csv the scenario's CSV file, or null if columns shall count nothing
     * @return bytes of UTF-8
     */
    public int longest(CsvTable csv) {
        return parts.stream().mapToInt(part -> part.longest(csv)).sum();
    }

    /**
     * Tells whether it is the same whoever sends it and when.
     *
     * @return true if it has no places to fill in
     */
    public boolean isFixed() {
        return parts.stream().allMatch(Fixed.class::isInstance);
    }

    @Override
    public String toString() {
        return source;
    }
}
