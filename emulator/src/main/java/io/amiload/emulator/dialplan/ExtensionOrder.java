// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.dialplan;

import java.util.Comparator;

/**
 * The order in which Asterisk looks into the extensions of a context, and lists them: names in alphabetical order, then
 * patterns, the narrower one first at the first place in which two differ.
 */
public final class ExtensionOrder implements Comparator<String> {

    public static final ExtensionOrder INSTANCE = new ExtensionOrder();

    /** Behind all that stands for one character. */
    private static final int ANYTHING = 0x18000;
    private static final int ANYTHING_OR_NOTHING = 0x28000;
    private static final int END = 0x30000;

    private ExtensionOrder() {
    }

    @Override
    public int compare(String one, String two) {
        boolean pattern = one.startsWith("_");
        if (pattern != two.startsWith("_")) {
            return pattern ? 1 : -1;
        }
        if (!pattern) {
            return one.compareTo(two);
        }
        int first = 1;
        int second = 1;
        while (true) {
            int difference = rank(one, first) - rank(two, second);
            if (difference != 0) {
                return difference;
            }
            if (first >= one.length()) {
                return one.compareTo(two);
            }
            first = next(one, first);
            second = next(two, second);
        }
    }

    /** How many characters fit at a place of a pattern, and the lowest of them. */
    private static int rank(String pattern, int at) {
        if (at >= pattern.length()) {
            return END;
        }
        char c = pattern.charAt(at);
        switch (c) {
            case '.':
                return ANYTHING;
            case '!':
                return ANYTHING_OR_NOTHING;
            case 'X':
            case 'x':
                return 10 << 8 | '0';
            case 'Z':
            case 'z':
                return 9 << 8 | '1';
            case 'N':
            case 'n':
                return 8 << 8 | '2';
            case '[':
                return rankOfSet(pattern, at + 1, pattern.indexOf(']', at));
            default:
                return 1 << 8 | c & 0xFF;
        }
    }

    private static int rankOfSet(String pattern, int from, int to) {
        int count = 0;
        int lowest = 0xFF;
        for (int i = from; i < to; i++) {
            int low = pattern.charAt(i) & 0xFF;
            int high = low;
            if (i + 2 < to && pattern.charAt(i + 1) == '-') {
                high = pattern.charAt(i + 2) & 0xFF;
                i += 2;
            }
            count += Math.max(0, high - low + 1);
            lowest = Math.min(lowest, low);
        }
        return Math.min(count, 0xFF) << 8 | lowest;
    }

    private static int next(String pattern, int at) {
        int close = pattern.charAt(at) == '[' ? pattern.indexOf(']', at) : -1;
        return close < 0 ? at + 1 : close + 1;
    }
}
