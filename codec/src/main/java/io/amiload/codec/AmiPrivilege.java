// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The classes of events and rights, one bit each, as {@link AmiMessage#privileges} returns them.
 *
 * <p>Asterisk writes a set as {@code Privilege: system,user,all}: the names of the classes in the order of their bits
 * and {@code all} behind them, or {@code <none>} for the empty set. The bits are Asterisk's own.
 */
public final class AmiPrivilege {

    /** {@code system}. */
    public static final int SYSTEM = 1;
    /** {@code call}. */
    public static final int CALL = 1 << 1;
    /** {@code log}. */
    public static final int LOG = 1 << 2;
    /** {@code verbose}. */
    public static final int VERBOSE = 1 << 3;
    /** {@code command}. */
    public static final int COMMAND = 1 << 4;
    /** {@code agent}. */
    public static final int AGENT = 1 << 5;
    /** {@code user}. */
    public static final int USER = 1 << 6;
    /** {@code config}. */
    public static final int CONFIG = 1 << 7;
    /** {@code dtmf}. */
    public static final int DTMF = 1 << 8;
    /** {@code reporting}. */
    public static final int REPORTING = 1 << 9;
    /** {@code cdr}. */
    public static final int CDR = 1 << 10;
    /** {@code dialplan}. */
    public static final int DIALPLAN = 1 << 11;
    /** {@code originate}. */
    public static final int ORIGINATE = 1 << 12;
    /** {@code agi}. */
    public static final int AGI = 1 << 13;
    /** {@code cc}. */
    public static final int CC = 1 << 15;
    /** {@code aoc}. */
    public static final int AOC = 1 << 16;
    /** {@code test}. */
    public static final int TEST = 1 << 17;
    /** {@code security}. */
    public static final int SECURITY = 1 << 18;
    /** {@code message}. */
    public static final int MESSAGE = 1 << 30;
    /** {@code all} and nothing before it. */
    public static final int ALL = Integer.MAX_VALUE;

    private static final String[] NAMES = {
        "system", "call", "log", "verbose", "command", "agent", "user", "config", "dtmf", "reporting", "cdr",
        "dialplan", "originate", "agi", "cc", "aoc", "test", "security", "message",
    };
    private static final int[] BITS = {
        SYSTEM, CALL, LOG, VERBOSE, COMMAND, AGENT, USER, CONFIG, DTMF, REPORTING, CDR,
        DIALPLAN, ORIGINATE, AGI, CC, AOC, TEST, SECURITY, MESSAGE,
    };
    private static final byte[][] TEXT = new byte[NAMES.length][];
    private static final byte[] ALL_TEXT = "all".getBytes(StandardCharsets.US_ASCII);

    static {
        for (int i = 0; i < NAMES.length; i++) {
            TEXT[i] = NAMES[i].getBytes(StandardCharsets.US_ASCII);
        }
    }

    private AmiPrivilege() {
    }

    /** Reads a set as Asterisk writes it. */
    static int parse(ByteBuffer buffer, int offset, int length) {
        final int end = offset + length;
        int bits = 0;
        boolean onlyAll = true;
        boolean all = false;
        for (int from = offset; from < end; ) {
            int to = from;
            while (to < end && buffer.get(to) != ',') {
                to++;
            }
            if (equal(buffer, from, to, ALL_TEXT)) {
                all = true;
            } else {
                onlyAll = false;
                bits |= bitOf(buffer, from, to);
            }
            from = to + 1;
        }
        // Behind other classes "all" only says that whoever may see all may see this.
        return all && onlyAll ? ALL : bits;
    }

    private static int bitOf(ByteBuffer buffer, int from, int to) {
        for (int i = 0; i < TEXT.length; i++) {
            if (equal(buffer, from, to, TEXT[i])) {
                return BITS[i];
            }
        }
        return 0;
    }

    private static boolean equal(ByteBuffer buffer, int from, int to, byte[] text) {
        if (to - from != text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (buffer.get(from + i) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
