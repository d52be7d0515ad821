// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bit tricks on eight bytes at a time; the only home of them.
 *
 * <p>All words are little-endian, so the first byte in memory is the lowest. Every buffer passed in must be in
 * little-endian order.
 */
final class Words {

    static final long ONES = 0x0101010101010101L;
    static final long HIGHS = 0x8080808080808080L;
    static final long LINE_FEEDS = ONES * '\n';
    private static final long COLONS = ONES * ':';
    private static final long CARRIAGE_RETURNS = ONES * '\r';

    private static final VarHandle IN_ARRAY =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static {
        loadSessionClass();
    }

    private Words() {
    }

    /**
     * Marks the bytes that are zero. Bytes above the first zero byte may be marked wrongly (a borrow runs upwards),
     * so only the lowest mark may be used.
     */
    static long zeroBytes(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /** Marks line feeds; only the lowest mark is exact. */
    static long lineFeeds(long word) {
        return zeroBytes(word ^ LINE_FEEDS);
    }

    /** Marks control characters, CR and LF among them; only the lowest mark is exact. */
    static long controls(long word) {
        return (word - ONES * ' ') & ~word & HIGHS;
    }

    /** Tells whether a word holds CR or LF in any byte. */
    static boolean hasLineBreak(long word) {
        return (zeroBytes(word ^ LINE_FEEDS) | zeroBytes(word ^ CARRIAGE_RETURNS)) != 0;
    }

    /** Turns the letters A to Z into a to z and leaves all other bytes as they are. */
    static long lowerCase(long word) {
        // Seven bits and a summand never carry into the next byte; bit 7 tells whether the sum reached 0x80.
        final long sevens = word & ~HIGHS;
        final long fromA = sevens + ONES * (0x80 - 'A');
        final long aboveZ = sevens + ONES * (0x80 - 'Z' - 1);
        return word | (fromA & ~aboveZ & ~word & HIGHS) >>> 2;
    }

    /** A mask over the bytes before the lowest marked one; there must be one. */
    static long beforeFirst(long marks) {
        return ((marks & -marks) >>> 7) - 1;
    }

    /** Index (0 to 7) of the lowest marked byte. */
    static int firstMarked(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** A mask over the first {@code bytes} bytes, 0 to 8. */
    static long firstBytes(int bytes) {
        return bytes >= 8 ? -1L : (1L << (bytes << 3)) - 1;
    }

    /** Reads eight bytes of an array. */
    static long of(byte[] bytes, int index) {
        return (long) IN_ARRAY.get(bytes, index);
    }

    /** Reads eight bytes, with zeros for those at or behind {@code end}; {@code end} must be readable up to there. */
    static long load(ByteBuffer buffer, int index, int end) {
        if (index + 8 <= buffer.limit()) {
            long word = buffer.getLong(index);
            return index + 8 <= end ? word : word & firstBytes(Math.max(0, end - index));
        }
        long word = 0;
        for (int i = Math.min(end, index + 8) - 1; i >= index; i--) {
            word = word << 8 | buffer.get(i) & 0xFF;
        }
        return word;
    }

    /**
     * The number that eight decimal digits write, or −1 if one of the bytes is not a digit.
     *
     * <p>A byte is a digit if its high half is 3 and stays 3 when 6 is added, which carries 10 and more into it. Then
     * neighbours are put together in place, each time in twice as many bits: digits to pairs (ten times the lower byte,
     * which is the earlier digit, plus the upper one), pairs to fours, fours to the whole. No sum outgrows its place.
     */
    static long eightDigits(long word) {
        final long highHalves = ONES * 0xF0;
        final long threes = ONES * 0x30;
        if ((word & highHalves) != threes || (word + ONES * 6 & highHalves) != threes) {
            return -1;
        }
        long digits = word - threes;
        long pairs = digits * 10 + (digits >>> 8) & 0x00FF00FF00FF00FFL;
        long fours = pairs * 100 + (pairs >>> 16) & 0x0000FFFF0000FFFFL;
        return fours * 10_000 + (fours >>> 32) & 0xFFFFFFFFL;
    }

    /**
     * Eight characters of a text as a word, folded to what is left of them under {@link #caseMask}.
     *
     * @param text one character for each byte
     */
    static long folded(String text, int from) {
        long word = 0;
        for (int i = Math.min(text.length(), from + Long.BYTES) - 1; i >= from; i--) {
            word = word << 8 | text.charAt(i) & caseMask(text.charAt(i));
        }
        return word;
    }

    /** A mask over the same characters: without the case bit where there is a letter, and zero behind the text. */
    static long caseMask(String text, int from) {
        long mask = 0;
        for (int i = Math.min(text.length(), from + Long.BYTES) - 1; i >= from; i--) {
            mask = mask << 8 | caseMask(text.charAt(i));
        }
        return mask;
    }

    /** All of a text as folded words. */
    static long[] folded(String text) {
        long[] words = new long[text.length() + 7 >> 3];
        Arrays.setAll(words, i -> folded(text, i << 3));
        return words;
    }

    /** The masks of all words of a text. */
    static long[] caseMasks(String text) {
        long[] masks = new long[text.length() + 7 >> 3];
        Arrays.setAll(masks, i -> caseMask(text, i << 3));
        return masks;
    }

    private static int caseMask(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? 0xDF : 0xFF;
    }

    /** Finds the first line feed in a range. */
    static int indexOfLineFeed(ByteBuffer buffer, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long marks = lineFeeds(buffer.getLong(i));
            if (marks != 0) {
                return i + firstMarked(marks);
            }
        }
        for (; i < to; i++) {
            if (buffer.get(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Finds the first colon in a range. */
    static int indexOfColon(ByteBuffer buffer, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long marks = zeroBytes(buffer.getLong(i) ^ COLONS);
            if (marks != 0) {
                return i + firstMarked(marks);
            }
        }
        for (; i < to; i++) {
            if (buffer.get(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    /** Tells whether a range holds some bytes. */
    static boolean holds(ByteBuffer buffer, int from, int to, byte[] bytes) {
        for (int i = from; i + bytes.length <= to; i++) {
            if (matches(buffer, i, bytes)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether some bytes stand at an index; all of them must be readable there. */
    static boolean matches(ByteBuffer buffer, int index, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (buffer.get(index + i) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The JIT compiler does not inline access to direct buffers while the JDK's class for memory sessions is not
     * loaded, and then runs at half speed. Socket I/O loads it; who only reads files or mapped memory never would.
     * A JDK without such a class loses nothing.
     */
    private static void loadSessionClass() {
        for (String name : new String[] {
            "jdk.internal.foreign.MemorySessionImpl", "jdk.internal.misc.ScopedMemoryAccess$Scope"}) {
            try {
                Class.forName(name, true, null);
            } catch (ClassNotFoundException | LinkageError e) {
                continue;
            }
            return;
        }
    }
}
