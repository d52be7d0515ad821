// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRatesTest {

    @ParameterizedTest
    @CsvSource({"64 KiB/s, 65536", "64KiB/s, 65536", "1.5 MB/s, 1500000", "1 B/s, 1", "0.5 kB/s, 500",
        "1024 MiB/s, 1073741824"})
    void readsNumberAndUnit(String text, long perSecond) {
        assertEquals(perSecond, ByteRates.parse(text));
        assertEquals(perSecond, ByteRates.parse(ByteRates.format(perSecond)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "64 KiB", "64 KB/s", "0 B/s", "0.1 B/s", "1025 MiB/s", "-1 B/s", "", "9999999999 MiB/s"})
    void refusesWhatIsNone(String text) {
        PlanException refused = assertThrows(PlanException.class, () -> ByteRates.parse(text));
        assertTrue(refused.getMessage().contains("expected"), refused.getMessage());
    }

    @Test
    void writesTheLargestUnitThatFits() {
        assertEquals("64 KiB/s", ByteRates.format(65_536));
        assertEquals("2 MiB/s", ByteRates.format(2 << 20));
        assertEquals("1500 B/s", ByteRates.format(1_500));
    }
}
