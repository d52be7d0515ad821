// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of phones as people write them: {@code reception, 101-140}. */
final class PhoneNames {

    private static final int MOST = 10_000;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\s*-\\s*(\\d{1,9})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.]{1,80}");
    /** What the dialplan of the traffic has other uses for. */
    private static final Pattern TAKEN = Pattern.compile("0.*|600|7[0-2]\\d|80\\d|h|s|i|t");

    private PhoneNames() {
    }

    static List<String> parse(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (String part : text.trim().split("\\s*,\\s*")) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                add(names, part);
                continue;
            }
            int first = Integer.parseInt(range.group(1));
            int last = Integer.parseInt(range.group(2));
            if (first > last || last - first >= MOST) {
                throw new IllegalArgumentException(part + " is not a range of at most " + MOST + " numbers");
            }
            int width = range.group(1).length();
            for (int number = first; number <= last; number++) {
                add(names, String.format("%0" + width + "d", number));
            }
        }
        return List.copyOf(names);
    }

    private static void add(Set<String> names, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is not the name of a phone");
        }
        if (TAKEN.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be a phone: numbers with 0 go outside, 600 is "
                    + "the queue, 700 to 729 park, 800 to 809 are conference rooms");
        }
        if (names.size() == MOST) {
            throw new IllegalArgumentException("there are at most " + MOST + " phones");
        }
        names.add(name);
    }
}
