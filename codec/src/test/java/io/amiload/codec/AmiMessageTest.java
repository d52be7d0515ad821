// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values read where they lie. */
class AmiMessageTest {

    @Test
    void readsSetsOfClasses() {
        Map<String, Integer> sets = Map.ofEntries(
            Map.entry("<none>", 0), Map.entry("", 0), Map.entry(",", 0), Map.entry("all", AmiPrivilege.ALL),
            Map.entry("all,", AmiPrivilege.ALL), Map.entry("all,,", 0),
            Map.entry("call,all", AmiPrivilege.CALL), Map.entry("call", AmiPrivilege.CALL),
            Map.entry("system,user,all", AmiPrivilege.SYSTEM | AmiPrivilege.USER),
            Map.entry("message,all", AmiPrivilege.MESSAGE), Map.entry("reporting,all", AmiPrivilege.REPORTING),
            Map.entry("shiny,all", 0), Map.entry("shiny,call,all", AmiPrivilege.CALL), Map.entry("Call,all", 0),
            Map.entry("call ,all", 0), Map.entry("cal,call2,all", 0));
        sets.forEach((text, bits) ->
            assertEquals(bits, message("Privilege: " + text).privileges(1), text));
    }

    @Test
    void classesHaveTheBitsOfAsterisk() {
        String all = "system,call,log,verbose,command,agent,user,config,dtmf,reporting,cdr,dialplan,originate,agi,"
            + "cc,aoc,test,security,message";
        List<Integer> bits = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 32768, 65536,
            131072, 262144, 1 << 30);
        String[] names = all.split(",");
        assertEquals(bits.size(), names.length);
        for (int i = 0; i < names.length; i++) {
            assertEquals(bits.get(i), message("Privilege: " + names[i] + ",all").privileges(1), names[i]);
        }
        int sum = bits.stream().mapToInt(Integer::intValue).sum();
        assertEquals(sum, message("Privilege: " + all + ",all").privileges(1));
    }

    @Test
    void readsTimesToTheNanosecond() {
        assertEquals(1_795_327_559_205_410_000L, nanos("1795327559.205410"));
        assertEquals(1_000_000_001L, nanos("1.000000001"));
        assertEquals(1_123_456_789L, nanos("1.1234567899"));
        assertEquals(7_000_000_000L, nanos("7"));
        assertEquals(Long.MAX_VALUE, nanos("9223372036.854775807"));
        for (String text : List.of("9223372036.854775808", "9223372037", "999999999999.0", "x", "", ".5", "-1.0")) {
            assertEquals(-7, nanos(text), text);
        }
        assertEquals(-7, message("Cause: 1").getNanos(AmiKey.TIMESTAMP, -7));
    }

    @Test
    void readsInts() {
        assertEquals(Integer.MAX_VALUE, message("Cause: 2147483647").getInt(AmiKey.CAUSE, -7));
        assertEquals(Integer.MIN_VALUE, message("Cause: -2147483648").getInt(AmiKey.CAUSE, -7));
        for (String text : List.of("2147483648", "-2147483649", "9223372036854775807", "", "a", "4294967296")) {
            assertEquals(-7, message("Cause: " + text).getInt(AmiKey.CAUSE, -7), text);
        }
        assertEquals(-7, message("Exten: 1").getInt(AmiKey.CAUSE, -7));
    }

    @Test
    void readsNumbersAndTimesOfAnyHeader() {
        AmiMessage m = message("X-Wait: 7", "X-Wait: -12", "Timestamp: 1.5", "Timestamp: 2.000000001", "Paused: x",
            "Paused: on", "X-Large: 2147483648");
        assertEquals(7, m.valueInt(1, -7));
        assertEquals(-12, m.valueInt(m.find("x-wait", 2), -7));
        assertEquals(-12, m.valueLong(2, -7));
        assertEquals(1_500_000, m.valueMicros(3, -7));
        assertEquals(2_000_000_001L, m.valueNanos(4, -7));
        assertTrue(m.valueBoolean(6, false));
        assertTrue(m.valueBoolean(5, true));
        assertFalse(m.valueBoolean(5, false));
        assertEquals(2_147_483_648L, m.valueLong(7, -7));
        assertEquals(-7, m.valueInt(7, -7));
        for (int i : new int[] {0, 5}) {
            assertEquals(-7, m.valueLong(i, -7));
            assertEquals(-7, m.valueMicros(i, -7));
            assertEquals(-7, m.valueNanos(i, -7));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> m.valueLong(8, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> m.valueInt(-1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> m.valueNanos(8, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> m.valueMicros(8, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> m.valueBoolean(8, true));
    }

    @Test
    void readsTruthValuesAsAsteriskDoes() {
        for (String yes : List.of("Yes", "yes", "true", "True", "TRUE", "on", "On", "1", "y", "T")) {
            assertTrue(message("Paused: " + yes).getBoolean(AmiKey.PAUSED, false), yes);
        }
        for (String no : List.of("No", "no", "false", "off", "Off", "0", "n", "F")) {
            assertFalse(message("Paused: " + no).getBoolean(AmiKey.PAUSED, true), no);
        }
        for (String other : List.of("", "2", "yes ", "yess", "ja", "enabled", "01")) {
            assertTrue(message("Paused: " + other).getBoolean(AmiKey.PAUSED, true), other);
            assertFalse(message("Paused: " + other).getBoolean(AmiKey.PAUSED, false), other);
        }
        assertTrue(message("Cause: 0").getBoolean(AmiKey.PAUSED, true));
        assertFalse(message("Cause: 1").getBoolean(AmiKey.PAUSED, false));
    }

    @Test
    void splitsAssignmentsWhereTheyLie() {
        AmiMessage m = message("ChanVariable: A=1", "ChanVariable: AB=x=y", "ChanVariable: EMPTY=", "ChanVariable: =z",
            "ChanVariable: none", "ChanVariable: ", "Variable: A=2", "ChanVariable: A=3");
        List<String> parts = new ArrayList<>();
        for (int i = m.find(AmiKey.CHAN_VARIABLE); i >= 0; i = m.find(AmiKey.CHAN_VARIABLE, i + 1)) {
            int equals = m.assignmentOffset(i);
            if (equals < 0) {
                parts.add("no assignment");
                assertNull(m.assignedValue(i));
                continue;
            }
            byte[] name = new byte[equals - m.valueOffset(i)];
            m.buffer().get(m.valueOffset(i), name);
            parts.add(new String(name, UTF_8) + " is " + m.assignedValue(i));
        }
        assertEquals(List.of("A is 1", "AB is x=y", "EMPTY is ", " is z", "no assignment", "no assignment", "A is 3"),
            parts);
        assertThrows(IndexOutOfBoundsException.class, () -> m.assignmentOffset(9));
    }

    @Test
    void findsAssignmentsByName() {
        AmiMessage m = message("ChanVariable: AB=0", "ChanVariable: A", "Variable: A=1", "ChanVariable: A=2",
            "ChanVariable: a=3", "ChanVariable: A=4");
        byte[] name = "A".getBytes(US_ASCII);
        assertEquals(4, m.findAssignment(AmiKey.CHAN_VARIABLE, name, 0));
        assertEquals(6, m.findAssignment(AmiKey.CHAN_VARIABLE, name, 5));
        assertEquals(-1, m.findAssignment(AmiKey.CHAN_VARIABLE, name, 7));
        assertEquals(3, m.findAssignment(AmiKey.VARIABLE, name, 0));
        assertEquals(-1, m.findAssignment(AmiKey.VARIABLE, "A=1".getBytes(US_ASCII), 0));
    }

    @Test
    void walksOverRepeatedKeysInOrder() {
        AmiMessage m = message("Variable: b", "vendor: 1", "Variable: a", "VENDOR: 2", "Variable: b");
        List<String> values = new ArrayList<>();
        for (int i = m.find(AmiKey.VARIABLE); i >= 0; i = m.find(AmiKey.VARIABLE, i + 1)) {
            values.add(m.value(i));
        }
        for (int i = m.find("Vendor"); i >= 0; i = m.find("Vendor", i + 1)) {
            values.add(m.value(i));
        }
        assertEquals(List.of("b", "a", "b", "1", "2"), values);
    }

    @Test
    void hashOfAsciiIsThatOfTheString() {
        for (String text : List.of("", "a", "ANSWER", "Local/100@default-00000001;2")) {
            assertEquals(text.hashCode(), message("Channel: " + text).valueHash(1));
        }
        byte[] bytes = "Łódź".getBytes(UTF_8);
        assertEquals(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).hashCode(),
            message("Channel: Łódź").valueHash(1));
    }

    @Test
    void comparesKeysAndValuesOutsideAscii() {
        List<String> words = List.of("Schlüssel", "schlÜssel", "é", "Ã©", "€", "😀", "x😀y", "a\u0080", "\u07FF",
            "\u0800", "\uFFFD", "\uFFFF", "\uD800\uDC00", "\uDBFF\uDFFF", "?", "S", "ſ", "k", "\u212A", "AaZz", "aAzZ",
            "@a", "`a", "[z", "{z", "éx", "😀x");
        for (String key : words) {
            AmiMessage m = message("X: 1", key + ": " + key);
            for (String other : words) {
                int expected = asciiLower(key).equals(asciiLower(other)) ? 2 : -1;
                assertEquals(expected, m.find(other), key + " and " + other);
                assertEquals(expected > 0, m.valueEqualsIgnoreCase(2, other), key + " and " + other);
            }
            assertEquals(-1, m.find(key + "x"));
            assertEquals(-1, m.find("x" + key));
            assertEquals(-1, m.find(key + "é"));
        }
        // What the encoder writes for half a pair is found by it.
        assertEquals(1, message("a?: 1").find("a\uD83D"));
        assertEquals(1, message("a?é: 1").find("a\uDE00é"));
        assertEquals(-1, message("a?: 1").find("é\uD83D"));
        for (String half : List.of("\uD800", "\uDBFF", "\uDC00", "\uDFFF")) {
            assertEquals(1, message("?: 1").find(half));
        }
    }

    @Test
    void firstHeaderIsReadAsTheOthersAre() {
        AmiMessage m = decode("Cause: 16\r\n\r\n");
        assertEquals(16, m.getLong(AmiKey.CAUSE, -1));
        assertEquals(16, m.getInt(AmiKey.CAUSE, -1));
        assertEquals(16_000_000, m.getMicros(AmiKey.CAUSE, -1));
        assertEquals(16_000_000_000L, m.getNanos(AmiKey.CAUSE, -1));
        assertEquals("16", m.getString(AmiKey.CAUSE));
        assertFalse(decode("Paused: no\r\n\r\n").getBoolean(AmiKey.PAUSED, true));
        m = decode("Variable: A=1\r\n\r\n");
        assertEquals(0, m.findAssignment(AmiKey.VARIABLE, new byte[] {'A'}, 0));
        // A line without colon, where the buffer begins.
        m = decode("=1\r\n\r\n");
        assertEquals(0, m.assignmentOffset(0));
        assertEquals("1", m.assignedValue(0));
    }

    @Test
    void messageIsCopiedIntoExactlyTheRoomItNeeds() {
        AmiMessage m = message("Cause: 16");
        ByteBuffer target = ByteBuffer.allocate(m.length());
        m.copyTo(target);
        assertFalse(target.hasRemaining());
    }

    @Test
    void keyThatTheDecoderSuppliesIsFoundByName() {
        AmiMessage m = decode("Response: Follows\r\nPrivilege: Command\r\nx y\n--END COMMAND--\r\n\r\n");
        assertEquals(2, m.find("OUTPUT"));
        assertEquals(2, m.find(AmiKey.OUTPUT));
        assertEquals(-1, m.find("Outpux"));
    }

    @Test
    void startOfValueIsCompared() {
        AmiMessage m = message("Channel: Local/1");
        assertTrue(m.valueStartsWith(1, "Local/".getBytes(US_ASCII)));
        assertTrue(m.valueStartsWith(1, new byte[0]));
        assertFalse(m.valueStartsWith(1, "local/".getBytes(US_ASCII)));
        assertFalse(m.valueStartsWith(1, "Local/1\r".getBytes(US_ASCII)));
    }

    private static String asciiLower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            lower.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return lower.toString();
    }

    private static long nanos(String text) {
        return message("Timestamp: " + text).getNanos(AmiKey.TIMESTAMP, -7);
    }

    private static AmiMessage message(String... lines) {
        return decode("Event: X\r\n" + String.join("\r\n", lines) + "\r\n\r\n");
    }

    private static AmiMessage decode(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new AmiDecoder().next(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
    }
}
