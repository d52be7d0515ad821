// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.message;

import io.amiload.emulator.config.Truth;
import java.nio.charset.StandardCharsets;

/**
 * The classes of events and actions, one bit each, and the ways in which Asterisk writes sets of them.
 */
public final class ClassMask {

    public static final int SYSTEM = 1;
    public static final int CALL = 1 << 1;
    static final int COMMAND = 1 << 4;
    public static final int AGENT = 1 << 5;
    public static final int USER = 1 << 6;
    static final int CONFIG = 1 << 7;
    public static final int DTMF = 1 << 8;
    public static final int REPORTING = 1 << 9;
    public static final int CDR = 1 << 10;
    public static final int DIALPLAN = 1 << 11;
    static final int ORIGINATE = 1 << 12;
    public static final int AGI = 1 << 13;
    public static final int SECURITY = 1 << 18;
    public static final int ALL = Integer.MAX_VALUE;

    private static final String[] NAMES = {
        "system", "call", "log", "verbose", "command", "agent", "user", "config", "dtmf", "reporting", "cdr",
        "dialplan", "originate", "agi", null, "cc", "aoc", "test", "security",
    };
    private static final int MESSAGE_BIT = 30;
    private static final int MAX_DIGITS = 18;
    private static final byte[][] PRIVILEGE = new byte[Integer.SIZE][];

    static {
        for (int bit = 0; bit < Integer.SIZE - 1; bit++) {
            PRIVILEGE[bit] = text(1 << bit).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private ClassMask() {
    }

    /** The value of the Privilege header of an event of these classes. */
    public static byte[] privilege(int classes) {
        return Integer.bitCount(classes) == 1
                ? PRIVILEGE[Integer.numberOfTrailingZeros(classes)]
                : text(classes).getBytes(StandardCharsets.US_ASCII);
    }

    /** The names in bit order and {@code all} at the end; {@code <none>} for no class. */
    public static String text(int classes) {
        if (classes == 0) {
            return "<none>";
        }
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit <= MESSAGE_BIT; bit++) {
            String name = name(bit);
            if ((classes & 1 << bit) != 0 && name != null) {
                text.append(name).append(',');
            }
        }
        return text.append("all").toString();
    }

    /** The classes of a {@code read} or {@code write} setting, and of the privileges of an action. */
    public static int ofNames(String list) {
        int classes = 0;
        for (int bit = 0; bit <= MESSAGE_BIT; bit++) {
            String name = name(bit);
            if (name != null && lists(list, name)) {
                classes |= 1 << bit;
            }
        }
        return lists(list, "all") ? ALL : classes;
    }

    /** The classes of the privileges column of an action, where {@code all} is only the usual last word. */
    public static int ofPrivileges(String list) {
        return list.endsWith(",all") ? ofNames(list.substring(0, list.length() - ",all".length())) : ofNames(list);
    }

    /**
     * The mask that an {@code Events} action or a login asks for.
     *
     * @return the mask; negative if it is not valid
     */
    public static int ofEventMask(String text) {
        if (text.isEmpty()) {
            return -1;
        }
        if (isNumber(text)) {
            // As in C: what does not fit into 64 bits is the largest that does, of which the lower 32 bits count.
            return (int) (text.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(text));
        }
        if (Truth.isFalse(text)) {
            return 0;
        }
        return Truth.isTrue(text) ? ALL : ofNames(text);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String name(int bit) {
        return bit < NAMES.length ? NAMES[bit] : bit == MESSAGE_BIT ? "message" : null;
    }

    /**
     * Whether a comma-separated list holds a name. As in Asterisk, the last element must match in full, while
     * one with a comma behind it matches every name that starts with it.
     */
    private static boolean lists(String list, String name) {
        int start = 0;
        while (start < list.length()) {
            int comma = list.indexOf(',', start);
            if (comma < 0) {
                return list.substring(start).equals(name);
            }
            if (name.startsWith(list.substring(start, comma))) {
                return true;
            }
            start = comma + 1;
        }
        return false;
    }
}
