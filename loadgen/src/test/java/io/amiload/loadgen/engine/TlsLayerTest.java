// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How actions are cut into records. */
class TlsLayerTest {

    private static List<String> records(String text, int most) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        List<String> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] record = new byte[TlsLayer.recordLength(bytes, most)];
            bytes.get(record);
            records.add(new String(record, StandardCharsets.ISO_8859_1));
        }
        return records;
    }

    private static String action(int length) {
        return "Action: X\r\nA: " + "v".repeat(length - 18) + "\r\n\r\n";
    }

    @Test
    void whatFitsIsOneRecord() {
        assertEquals(List.of(action(512) + action(512)), records(action(512) + action(512), 1024));
    }

    @Test
    void aRecordEndsWithAnAction() {
        assertEquals(List.of(action(400) + action(400), action(400)), records(action(400).repeat(3), 1024));
    }

    @Test
    void anActionThatIsLongerThanARecordIsCutBehindALine() {
        String line = "Variable: " + "v".repeat(500) + "\r\n";
        assertEquals(List.of("Action: Originate\r\n" + line, line, line + "\r\n"),
            records("Action: Originate\r\n" + line.repeat(3) + "\r\n", 1024 - 5));
    }

    @Test
    void aLineThatIsLongerThanARecordIsCutWhereTheRecordIsFull() {
        assertEquals(List.of("A: " + "v".repeat(97), "v".repeat(53) + "\r\n\r\n"),
            records("A: " + "v".repeat(150) + "\r\n\r\n", 100));
    }

    @Property(tries = 200)
    void noRecordIsTooLongNoByteIsLostAndEachEndsWithALine(
        @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 20, max = 1022) Integer> lengths,
        @ForAll @IntRange(min = 1024, max = 4096) int most) {
        StringBuilder text = new StringBuilder();
        lengths.forEach(length -> text.append(action(length)));
        List<String> records = records(text.toString(), most);
        assertEquals(text.toString(), String.join("", records));
        for (String record : records) {
            assertTrue(record.length() <= most && record.endsWith("\r\n\r\n"), record);
        }
    }
}
