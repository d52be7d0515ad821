// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private static final long MISSING = -77;

    @Test
    void readsWholeNumbers() {
        assertEquals(0, parseLong("0"));
        assertEquals(0, parseLong("-0"));
        assertEquals(7, parseLong("007"));
        assertEquals(-16, parseLong("-16"));
        assertEquals(1, parseLong("0".repeat(100) + "1"));
        assertEquals(Long.MAX_VALUE, parseLong("9223372036854775807"));
        assertEquals(Long.MIN_VALUE, parseLong("-9223372036854775808"));
    }

    @Test
    void whatIsNoNumberInRangeIsMissing() {
        for (String text : new String[] {"", "-", "--1", "+1", " 1", "1 ", "1.0", "0x1", "1e3", "१", "/", ":", "-:",
            "1-", "9223372036854775808", "-9223372036854775809", "92233720368547758070", "-92233720368547758080",
            "99999999999999999999", "18446744073709551616", "18446744073709551623"}) {
            assertEquals(MISSING, parseLong(text), text);
        }
    }

    @Test
    void readsTimes() {
        assertEquals(1795327559205410L, parseMicros("1795327559.205410"));
        assertEquals(1_000_000, parseMicros("1"));
        assertEquals(1_000_000, parseMicros("1."));
        assertEquals(1_500_000, parseMicros("1.5"));
        assertEquals(1_000_001, parseMicros("1.000001"));
        assertEquals(1_000_000, parseMicros("1.0000009"));
        assertEquals(1_123_456, parseMicros("1.123456999999999999999999"));
        assertEquals(0, parseMicros("0.0"));
        assertEquals(999_999_999_999_999_999L, parseMicros("999999999999.999999"));
    }

    @Test
    void whatIsNoTimeIsMissing() {
        for (String text : new String[] {"", ".", ".5", "-1.5", "1.5s", "1.-5", "1,5", "1.5.5", " 1.5", "1.5 ",
            "1000000000000", "1000000000000.0", "a", "1.1234567x"}) {
            assertEquals(MISSING, parseMicros(text), text);
        }
    }

    @Test
    void writesAllLengthsOfNumbers() {
        for (long power = 1; power <= 1_000_000_000_000_000_000L && power > 0; power *= 10) {
            for (long value : new long[] {power - 1, power, power + 1, -power, 1 - power}) {
                assertEquals(Long.toString(value), putLong(value));
                assertEquals(Long.toString(value).length(), Numbers.sizeOf(value));
            }
        }
        for (long value : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1}) {
            assertEquals(Long.toString(value), putLong(value));
            assertEquals(Long.toString(value).length(), Numbers.sizeOf(value));
        }
    }

    @Test
    void writesDigitsOfFixedWidth() {
        for (int width = 1; width <= 19; width++) {
            assertEquals("0".repeat(width), putDigits(width, 0));
            assertEquals("9223372036854775807".substring(19 - width), putDigits(width, Long.MAX_VALUE));
            assertEquals("0".repeat(width - 1) + "7", putDigits(width, 7));
        }
    }

    @Test
    void writesTimes() {
        assertEquals("0.000000", putMicros(0));
        assertEquals("0.000001", putMicros(1));
        assertEquals("1.000000", putMicros(1_000_000));
        assertEquals("1795327559.205410", putMicros(1795327559205410L));
        assertEquals("9223372036854.775807", putMicros(Long.MAX_VALUE));
    }

    static long parseLong(String text) {
        ByteBuffer buffer = around(text);
        return Numbers.parseLong(buffer, 3, buffer.capacity() - 6, MISSING);
    }

    static long parseMicros(String text) {
        ByteBuffer buffer = around(text);
        return Numbers.parseMicros(buffer, 3, buffer.capacity() - 6, MISSING);
    }

    static String putLong(long value) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(40);
        return text(buffer, 5, Numbers.putLong(buffer, 5, value));
    }

    static String putMicros(long value) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(40);
        return text(buffer, 5, Numbers.putMicros(buffer, 5, value));
    }

    static String putDigits(int width, long value) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(40);
        Numbers.putDigits(buffer, 5, width, value);
        return text(buffer, 5, 5 + width);
    }

    /** Text between digits that do not belong to it. */
    private static ByteBuffer around(String text) {
        byte[] bytes = ("123" + text + "456").getBytes(UTF_8);
        return ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.LITTLE_ENDIAN).put(bytes);
    }

    /** What was written; all other bytes must be untouched. */
    private static String text(ByteBuffer buffer, int from, int to) {
        byte[] all = new byte[buffer.capacity()];
        buffer.get(0, all);
        for (int i = 0; i < all.length; i++) {
            if (i < from || i >= to) {
                assertEquals(0, all[i], "at " + i);
            }
        }
        return new String(Arrays.copyOfRange(all, from, to), US_ASCII);
    }
}
