// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Every byte value at every position, against plain loops. */
class WordsTest {

    @Test
    void eightDigitsAreANumber() {
        for (int number : new int[] {0, 1, 10, 12_345_678, 98_765_432, 99_999_999}) {
            assertEquals(number, Words.eightDigits(word(String.format("%08d", number))));
        }
    }

    @Test
    void aByteThatIsNoDigitIsFoundInEveryPlace() {
        for (int place = 0; place < 8; place++) {
            for (int b = 0; b < 256; b++) {
                long word = word("12345678") & ~(0xFFL << place * 8) | (long) b << place * 8;
                assertEquals(b >= '0' && b <= '9', Words.eightDigits(word) >= 0, "byte " + b + " at " + place);
            }
        }
    }

    /** What surrounds the byte under test: among it the values that a borrow or a sign could turn into others. */
    private static final int[] FILLINGS = {0x00, 0x01, 0x7F, 0x80, 0xFF, '\n', '\n' + 1, '\n' - 1, '\n' | 0x80,
        '\r', '\r' + 1, '\r' - 1, ':', ':' + 1, ':' - 1, ':' | 0x80, 'a'};

    @Test
    void marksTheFirstZeroByte() {
        everyWord(word -> assertEquals(
            firstByte(word, b -> b == 0), firstMarked(Words.zeroBytes(word)), () -> Long.toHexString(word)));
    }

    @Test
    void marksTheFirstLineFeed() {
        everyWord(word -> assertEquals(
            firstByte(word, b -> b == '\n'), firstMarked(Words.lineFeeds(word)), () -> Long.toHexString(word)));
    }

    @Test
    void marksTheFirstControlCharacter() {
        everyWord(word -> assertEquals(
            firstByte(word, b -> b < ' '), firstMarked(Words.controls(word)), () -> Long.toHexString(word)));
    }

    @Test
    void masksWhatStandsBeforeTheFirstMark() {
        everyWord(word -> {
            long marks = word & Words.HIGHS;
            if (marks != 0) {
                assertEquals(Words.firstBytes(Words.firstMarked(marks)), Words.beforeFirst(marks));
            }
        });
    }

    @Test
    void readsWordsOfArrays() {
        byte[] bytes = new byte[20];
        new Random(3).nextBytes(bytes);
        for (int i = 0; i + 8 <= bytes.length; i++) {
            assertEquals(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(i), Words.of(bytes, i));
        }
    }

    @Test
    void tellsWhetherThereIsLineBreak() {
        everyWord(word -> assertEquals(
            firstByte(word, b -> b == '\n' || b == '\r') < 8, Words.hasLineBreak(word), () -> Long.toHexString(word)));
    }

    @Test
    void turnsLettersIntoLowerCaseAndNothingElse() {
        everyWord(word -> {
            long expected = 0;
            for (int i = 7; i >= 0; i--) {
                int b = (int) (word >>> 8 * i) & 0xFF;
                expected = expected << 8 | (b >= 'A' && b <= 'Z' ? b + 32 : b);
            }
            assertEquals(expected, Words.lowerCase(word), () -> Long.toHexString(word));
        });
    }

    @Test
    void masksTheFirstBytes() {
        for (int bytes = 0; bytes <= 8; bytes++) {
            long mask = Words.firstBytes(bytes);
            for (int i = 0; i < 8; i++) {
                assertEquals(i < bytes ? 0xFF : 0, mask >>> 8 * i & 0xFF);
            }
        }
    }

    @Test
    void loadsBytesUpToTheEndAndZerosBehindIt() {
        ByteBuffer buffer = buffer(24);
        new Random(1).ints(24, 1, 256).forEach(b -> buffer.put((byte) b));
        for (int limit = 0; limit <= 24; limit++) {
            buffer.clear().limit(limit);
            for (int end = 0; end <= limit; end++) {
                for (int index = 0; index <= end; index++) {
                    long expected = 0;
                    for (int i = Math.min(7, end - index - 1); i >= 0; i--) {
                        expected = expected << 8 | buffer.get(index + i) & 0xFF;
                    }
                    assertEquals(expected, Words.load(buffer, index, end), index + " to " + end + " of " + limit);
                }
            }
        }
    }

    @Test
    void findsEveryByteAtEveryPlaceOfEveryRange() {
        int size = 21;
        ByteBuffer buffer = buffer(size);
        for (int filling : FILLINGS) {
            for (int value = 0; value < 256; value++) {
                for (int place = 0; place < size; place++) {
                    for (int i = 0; i < size; i++) {
                        buffer.put(i, (byte) (i == place ? value : filling));
                    }
                    int from = place % 5;
                    int to = size - value % 4;
                    assertEquals(indexOf(buffer, '\n', from, to), Words.indexOfLineFeed(buffer, from, to));
                    assertEquals(indexOf(buffer, ':', from, to), Words.indexOfColon(buffer, from, to));
                }
            }
        }
    }

    @Test
    void findsNothingOutsideTheRange() {
        ByteBuffer buffer = buffer(20);
        for (int from = 0; from <= 20; from++) {
            for (int to = from; to <= 20; to++) {
                for (int i = 0; i < 20; i++) {
                    buffer.put(i, (byte) (i < from || i >= to ? i % 2 == 0 ? '\n' : ':' : 'x'));
                }
                assertEquals(-1, Words.indexOfLineFeed(buffer, from, to));
                assertEquals(-1, Words.indexOfColon(buffer, from, to));
            }
        }
    }

    private interface Check {
        void on(long word);
    }

    private static void everyWord(Check check) {
        for (int filling : FILLINGS) {
            for (int value = 0; value < 256; value++) {
                for (int place = 0; place < 8; place++) {
                    long others = Words.ONES * filling & ~(0xFFL << 8 * place);
                    check.on(others | (long) value << 8 * place);
                }
            }
        }
        new Random(2).longs(100_000).forEach(check::on);
    }

    /** Index of the first byte that fits, 8 if there is none. */
    private static int firstByte(long word, IntPredicate fits) {
        for (int i = 0; i < 8; i++) {
            if (fits.test((int) (word >>> 8 * i) & 0xFF)) {
                return i;
            }
        }
        return 8;
    }

    private static int firstMarked(long marks) {
        return marks == 0 ? 8 : Words.firstMarked(marks);
    }

    private static int indexOf(ByteBuffer buffer, int wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer.get(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long word(String eightCharacters) {
        long word = 0;
        for (int i = 7; i >= 0; i--) {
            word = word << 8 | eightCharacters.charAt(i);
        }
        return word;
    }
}
