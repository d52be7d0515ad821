// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.nio.ByteBuffer;

/**
 * Plain text into a buffer, in words. Plain is what holds no control character, and as a string nothing beyond ASCII;
 * all else is refused, and written by slower means.
 *
 * <p>Lengths differ from value to value, and each wrong guess of the processor costs more than a few characters. So
 * there are hardly any loops over single characters: words reach back over those before them, and 8 to 32 bytes take
 * four words whatever their number.
 */
final class AsciiText {

    private static final long NOT_ASCII = 0xFF80FF80FF80FF80L;
    private static final long BLANKS = Words.ONES * ' ';
    private static final long FOUR_BLANKS = BLANKS << 32;

    private AsciiText() {
    }

    /** Writes a text, and perhaps something behind it; if it returns false, the text is not plain. */
    static boolean put(ByteBuffer buffer, int index, String text) {
        final int length = text.length();
        if (length < Long.BYTES) {
            return putShort(buffer, index, text, length);
        }
        final int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if (!putWord(buffer, index + i, text, i)) {
                return false;
            }
        }
        return putWord(buffer, index + last, text, last);
    }

    private static boolean putWord(ByteBuffer buffer, int index, String text, int from) {
        // Every other character in one word of four 16-bit fields, the rest in a second: no field can touch another.
        final long even = text.charAt(from) | text.charAt(from + 2) << 16
            | (long) (text.charAt(from + 4) | text.charAt(from + 6) << 16) << 32;
        final long odd = text.charAt(from + 1) | text.charAt(from + 3) << 16
            | (long) (text.charAt(from + 5) | text.charAt(from + 7) << 16) << 32;
        final long word = even | odd << 8;
        if (((even | odd) & NOT_ASCII) != 0 || Words.controls(word) != 0) {
            return false;
        }
        buffer.putLong(index, word);
        return true;
    }

    private static boolean putShort(ByteBuffer buffer, int index, String text, int length) {
        if (length >= Integer.BYTES) {
            final int last = length - Integer.BYTES;
            return putFour(buffer, index, text, 0) && putFour(buffer, index + last, text, last);
        }
        for (int i = 0; i < length; i++) {
            final char c = text.charAt(i);
            if (c < ' ' || c >= 0x80) {
                return false;
            }
            buffer.put(index + i, (byte) c);
        }
        return true;
    }

    private static boolean putFour(ByteBuffer buffer, int index, String text, int from) {
        final long even = text.charAt(from) | (long) text.charAt(from + 2) << 16;
        final long odd = text.charAt(from + 1) | (long) text.charAt(from + 3) << 16;
        final long word = even | odd << 8;
        if (((even | odd) & NOT_ASCII) != 0 || Words.controls(word | FOUR_BLANKS) != 0) {
            return false;
        }
        buffer.putInt(index, (int) word);
        return true;
    }

    /** Writes bytes, and perhaps something behind them; if it returns false, they are not plain. */
    static boolean put(ByteBuffer buffer, int index, byte[] text) {
        final int last = text.length - Long.BYTES;
        if (last < 0) {
            return putShort(buffer, index, text);
        }
        final int second = Math.min(8, last);
        final int third = Math.min(16, last);
        final long word0 = Words.of(text, 0);
        final long word1 = Words.of(text, second);
        final long word2 = Words.of(text, third);
        final long word3 = Words.of(text, last);
        if ((Words.controls(word0) | Words.controls(word1) | Words.controls(word2) | Words.controls(word3)) != 0) {
            return false;
        }
        buffer.putLong(index, word0);
        buffer.putLong(index + second, word1);
        buffer.putLong(index + third, word2);
        buffer.putLong(index + last, word3);
        for (int i = 24; i < last; i += Long.BYTES) {
            final long word = Words.of(text, i);
            if (Words.controls(word) != 0) {
                return false;
            }
            buffer.putLong(index + i, word);
        }
        return true;
    }

    /** One, two or three bytes are the first, the middle and the last, some of them the same. */
    private static boolean putShort(ByteBuffer buffer, int index, byte[] text) {
        final int length = text.length;
        if (length == 0) {
            return true;
        }
        final int middle = length >> 1;
        final int last = length - 1;
        long word = text[0] & 0xFF | (text[middle] & 0xFFL) << (middle << 3) | (text[last] & 0xFFL) << (last << 3);
        if (length > 3) {
            word |= (text[1] & 0xFFL) << 8 | (text[2] & 0xFFL) << 16
                | (text[last - 1] & 0xFFL) << (last - 1 << 3) | (text[last - 2] & 0xFFL) << (last - 2 << 3);
        }
        if (Words.controls(word | BLANKS & ~Words.firstBytes(length)) != 0) {
            return false;
        }
        buffer.putLong(index, word);
        return true;
    }
}
