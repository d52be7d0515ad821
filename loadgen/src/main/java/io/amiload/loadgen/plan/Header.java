// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One header of an action to send.
 *
 * @param key   the header's name
 * @param value its text, on one line, with places to fill in as {@link ValueText} describes
 */
public record Header(String key, String value) {

    /** Longest line Asterisk reads, with {@code ": "} but without the line end. */
    static final int LONGEST_LINE = 1022;

    /** Checks that the line can be sent. */
    public Header {
        checkKey(key);
        checkLength(key, text(key, value), null);
    }

    static void checkKey(String key) {
        if (key.isBlank() || key.indexOf(':') >= 0 || ValueText.hasLineBreak(key)) {
            throw new PlanException("a header's name must be a text without colon and line break");
        }
    }

    /**
     * The value cut at its places.
     *
     * @return the pieces in order; none for an empty value
     */
    public List<ValueText.Part> parts() {
        return text().parts();
    }

    /**
     * The value.
     *
     * @return its text with places
     */
    public ValueText text() {
        return text(key, value);
    }

    /**
     * Checks that Asterisk will read the line whatever is filled in.
     *
     * @param csv the scenario's CSV file, which has all columns that the value names; or null
     * @throws PlanException when the line can become too long
     */
    void checkLength(CsvTable csv) {
        checkLength(key, text(), csv);
    }

    private static void checkLength(String key, ValueText text, CsvTable csv) {
        int length = key.getBytes(StandardCharsets.UTF_8).length + 2 + text.longest(csv);
        if (length > LONGEST_LINE) {
            throw new PlanException("the header " + key + (text.isFixed() ? " is " : " can become ") + length
                + " bytes long; Asterisk reads at most " + LONGEST_LINE + longestCell(text, csv));
        }
    }

    private static String longestCell(ValueText text, CsvTable csv) {
        if (csv != null) {
            for (ValueText.Part part : text.parts()) {
                if (part instanceof ValueText.CsvColumn column) {
                    return "; the longest " + column.column() + " stands in " + csv.placeOfLongest(column.column());
                }
            }
        }
        return "";
    }

    private static ValueText text(String key, String value) {
        try {
            return ValueText.parse(value);
        } catch (PlanException e) {
            throw new PlanException("the value of " + key + " " + e.getMessage());
        }
    }
}
