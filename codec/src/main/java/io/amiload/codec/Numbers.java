// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.nio.ByteBuffer;
import org.agrona.AsciiEncoding;

/** Decimal digits in and out of buffers, without objects. */
final class Numbers {

    private static final int MICROS = 1_000_000;
    private static final int NANOS = 1_000_000_000;

    private Numbers() {
    }

    static long parseLong(ByteBuffer buffer, int offset, int length, long missing) {
        int i = offset;
        final int end = offset + length;
        final boolean negative = length > 1 && buffer.get(i) == '-';
        if (negative) {
            i++;
        }
        if (i >= end) {
            return missing;
        }
        long value = 0;
        // Two words of digits cannot pass the range; what is no digit in them is found by the loop.
        for (int word = 0; word < 2 && end - i >= 8; word++, i += 8) {
            long digits = Words.eightDigits(buffer.getLong(i));
            if (digits < 0) {
                break;
            }
            value = value * 100_000_000 - digits;
        }
        for (; i < end; i++) {
            int digit = buffer.get(i) - '0';
            // Counted downwards, since Long.MIN_VALUE has no positive twin.
            if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                return missing;
            }
            value = value * 10 - digit;
        }
        if (negative) {
            return value;
        }
        return value == Long.MIN_VALUE ? missing : -value;
    }

    static long parseMicros(ByteBuffer buffer, int offset, int length, long missing) {
        return parseTime(buffer, offset, length, MICROS, missing);
    }

    static long parseNanos(ByteBuffer buffer, int offset, int length, long missing) {
        return parseTime(buffer, offset, length, NANOS, missing);
    }

    private static long parseTime(ByteBuffer buffer, int offset, int length, int unit, long missing) {
        final int end = offset + length;
        int i = offset;
        long seconds = 0;
        for (; i < end && buffer.get(i) != '.'; i++) {
            int digit = buffer.get(i) - '0';
            if (digit < 0 || digit > 9 || i - offset >= 12) {
                return missing;
            }
            seconds = seconds * 10 + digit;
        }
        if (i == offset) {
            return missing;
        }
        long fraction = 0;
        int scale = unit;
        for (i++; i < end; i++) {
            int digit = buffer.get(i) - '0';
            if (digit < 0 || digit > 9) {
                return missing;
            }
            if (scale > 1) {
                scale /= 10;
                fraction += (long) digit * scale;
            }
        }
        return seconds > (Long.MAX_VALUE - fraction) / unit ? missing : seconds * unit + fraction;
    }

    /** Counts the bytes that {@link #putLong} writes. */
    static int sizeOf(long value) {
        if (value == Long.MIN_VALUE) {
            return 20;
        }
        return value < 0 ? 1 + AsciiEncoding.digitCount(-value) : AsciiEncoding.digitCount(value);
    }

    /** Writes a number and returns the index behind it. */
    static int putLong(ByteBuffer buffer, int index, long value) {
        if (value == Long.MIN_VALUE) {
            return putAscii(buffer, index, "-9223372036854775808");
        }
        int i = index;
        long rest = value;
        if (rest < 0) {
            buffer.put(i++, (byte) '-');
            rest = -rest;
        }
        int digits = AsciiEncoding.digitCount(rest);
        putDigits(buffer, i, digits, rest);
        return i + digits;
    }

    /** Writes microseconds as {@code seconds.micros} and returns the index behind it. */
    static int putMicros(ByteBuffer buffer, int index, long micros) {
        int i = putLong(buffer, index, micros / MICROS);
        buffer.put(i, (byte) '.');
        putDigits(buffer, i + 1, 6, micros % MICROS);
        return i + 7;
    }

    /** Writes the lowest {@code digits} digits of a number that is not negative, with leading zeros. */
    static void putDigits(ByteBuffer buffer, int index, int digits, long value) {
        long rest = value;
        int i = index + digits;
        while (i - index >= 2) {
            long next = rest / 100;
            int pair = (int) (rest - next * 100) << 1;
            i -= 2;
            buffer.put(i, AsciiEncoding.ASCII_DIGITS[pair]);
            buffer.put(i + 1, AsciiEncoding.ASCII_DIGITS[pair + 1]);
            rest = next;
        }
        if (i > index) {
            buffer.put(index, (byte) ('0' + rest % 10));
        }
    }

    private static int putAscii(ByteBuffer buffer, int index, String text) {
        for (int i = 0; i < text.length(); i++) {
            buffer.put(index + i, (byte) text.charAt(i));
        }
        return index + text.length();
    }
}
