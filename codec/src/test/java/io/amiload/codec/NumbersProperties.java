// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class NumbersProperties {

    @Property(seed = "22")
    void everyLongIsWrittenAndReadBack(@ForAll long value) {
        assertEquals(Long.toString(value), NumbersTest.putLong(value));
        assertEquals(value, NumbersTest.parseLong(Long.toString(value)));
        assertEquals(Long.toString(value).length(), Numbers.sizeOf(value));
    }

    @Property(seed = "22")
    void numbersNearTheEndsOfTheRangeAreReadAsLongParseLongDoes(
        @ForAll @IntRange(min = -2000, max = 2000) int distance) {
        for (long end : new long[] {Long.MAX_VALUE, Long.MIN_VALUE}) {
            String text = BigInteger.valueOf(end).add(BigInteger.valueOf(distance)).toString();
            assertEquals(parseLong(text), NumbersTest.parseLong(text), text);
        }
    }

    @Property(seed = "22")
    void anyTextIsReadAsLongParseLongDoes(@ForAll("almostNumbers") String text) {
        assertEquals(parseLong(text), NumbersTest.parseLong(text), text);
    }

    @Property(seed = "22")
    void anyTextIsReadAsBigDecimalDoes(@ForAll("almostNumbers") String text) {
        assertEquals(parseMicros(text), NumbersTest.parseMicros(text), text);
    }

    @Property(seed = "22")
    void everyTimeIsWrittenAndReadBack(@ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long micros) {
        String text = BigDecimal.valueOf(micros, 6).toPlainString();
        assertEquals(text, NumbersTest.putMicros(micros));
        assertEquals(micros, NumbersTest.parseMicros(text));
    }

    @Property(seed = "22")
    void digitsAreTheLowestOnes(
        @ForAll @LongRange(min = 0) long value, @ForAll @IntRange(min = 1, max = 19) int width) {
        String all = "0".repeat(19) + value;
        assertEquals(all.substring(all.length() - width), NumbersTest.putDigits(width, value));
    }

    @Provide
    Arbitrary<String> almostNumbers() {
        return Arbitraries.oneOf(
            Arbitraries.strings().withChars("0123456789.-+ x").ofMaxLength(22),
            Arbitraries.strings().numeric().ofMaxLength(21),
            Arbitraries.strings().withChars("0123456789.").ofMaxLength(21));
    }

    private static long parseLong(String text) {
        if (text.startsWith("+")) {
            return -77;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -77;
        }
    }

    private static long parseMicros(String text) {
        if (!text.matches("[0-9]{1,12}(\\.[0-9]*)?")) {
            return -77;
        }
        return new BigDecimal(text + (text.contains(".") ? "0" : ".0")).setScale(6, RoundingMode.DOWN).unscaledValue()
            .longValueExact();
    }
}
