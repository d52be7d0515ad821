// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A header value as it travels: bytes without a charset.
 *
 * <p>Asterisk passes any byte through untouched, valid UTF-8 or not, and so does the emulator. Where a value is
 * compared or taken apart it is read as ISO 8859-1, one character per byte, which loses nothing.
 */
public final class Text implements Comparable<Text> {

    public static final Text EMPTY = new Text(new byte[0]);
    public static final Text UNKNOWN = of("<unknown>");

    private final byte[] bytes;
    private String latin1;
    /** Asked of each header that is written; texts are written many times. */
    private Breaks breaks = Breaks.UNKNOWN;

    private enum Breaks { UNKNOWN, NONE, SOME }

    private Text(byte[] bytes) {
        this.bytes = bytes;
    }

    /** From text of our own, as UTF-8. */
    public static Text of(String text) {
        return text.isEmpty() ? EMPTY : new Text(text.getBytes(StandardCharsets.UTF_8));
    }

    /** From text that was read with {@link #toString()}: one byte per character. */
    public static Text ofLatin1(CharSequence text) {
        return text.length() == 0 ? EMPTY : new Text(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Text copy(ByteBuffer buffer, int offset, int length) {
        if (length == 0) {
            return EMPTY;
        }
        byte[] copy = new byte[length];
        buffer.get(offset, copy, 0, length);
        return new Text(copy);
    }

    /** The bytes themselves; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Whether there is a carriage return or a line feed in it. */
    boolean hasLineBreak() {
        if (breaks == Breaks.UNKNOWN) {
            breaks = findsLineBreak() ? Breaks.SOME : Breaks.NONE;
        }
        return breaks == Breaks.SOME;
    }

    private boolean findsLineBreak() {
        for (byte b : bytes) {
            if (b == '\r' || b == '\n') {
                return true;
            }
        }
        return false;
    }

    /** This text, or another one where this is empty. */
    public Text or(Text other) {
        return isEmpty() ? other : this;
    }

    /** At most {@code length} bytes of it. */
    public Text cut(int length) {
        return bytes.length <= length ? this : new Text(Arrays.copyOf(bytes, length));
    }

    /**
     * The form in which Asterisk prints names and variable values in events: a backslash before quotes, the
     * backslash and the question mark, and letters for control characters.
     */
    public Text escaped() {
        int extra = 0;
        for (byte b : bytes) {
            if (escape(b) != 0) {
                extra++;
            }
        }
        if (extra == 0) {
            return this;
        }
        byte[] escaped = new byte[bytes.length + extra];
        int at = 0;
        for (byte b : bytes) {
            byte letter = escape(b);
            if (letter != 0) {
                escaped[at++] = '\\';
                escaped[at++] = letter;
            } else {
                escaped[at++] = b;
            }
        }
        return new Text(escaped);
    }

    private static byte escape(byte b) {
        switch (b) {
            case '\\':
            case '"':
            case '\'':
            case '?':
                return b;
            case '\n':
                return 'n';
            case '\r':
                return 'r';
            case '\t':
                return 't';
            case 0x07:
                return 'a';
            case '\b':
                return 'b';
            case '\f':
                return 'f';
            case 0x0B:
                return 'v';
            default:
                return 0;
        }
    }

    @Override
    public int compareTo(Text other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text && Arrays.equals(bytes, ((Text) other).bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The bytes as ISO 8859-1 characters. */
    @Override
    public String toString() {
        if (latin1 == null) {
            latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return latin1;
    }
}
