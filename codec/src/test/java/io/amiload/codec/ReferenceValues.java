// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a message's values mean once more, as plainly as possible; text is Latin-1, one character for each byte. */
final class ReferenceValues {

    private static final long MISSING = -77;
    private static final BigInteger TOO_MUCH = BigInteger.ONE.shiftLeft(63);
    private static final Set<String> TRUE = Set.of("yes", "true", "y", "t", "1", "on");
    private static final Set<String> FALSE = Set.of("no", "false", "n", "f", "0", "off");
    private static final List<String> CLASSES = List.of("system", "call", "log", "verbose", "command", "agent", "user",
        "config", "dtmf", "reporting", "cdr", "dialplan", "originate", "agi", "", "cc", "aoc", "test", "security");
    private static final Map<String, Integer> NAMES = ids(AmiDictionary.names());
    private static final Map<String, Integer> KEYS = ids(AmiDictionary.keys());

    private ReferenceValues() {
    }

    /**
     * Puts bytes into a message, as a value and as a key, and reads them in all ways. What cannot be in a value or a
     * key is taken out.
     */
    static void check(byte[] bytes, String other) {
        String value = new String(bytes, ISO_8859_1).replaceAll("[\r\n]", "");
        String key = value.replace(":", "");
        String message = "Event: X\r\nChannel: " + value + "\r\n" + key + ": 1\r\n\r\n";
        byte[] stream = message.getBytes(ISO_8859_1);
        AmiMessage m = new AmiDecoder().next(ByteBuffer.allocateDirect(stream.length).put(stream).flip());
        checkValue(m, value);
        checkComparisons(m, value, other);
        checkKey(m, key, other);
    }

    private static void checkValue(AmiMessage m, String value) {
        assertEquals(value.length(), m.valueLength(1));
        assertEquals(asLong(value), m.getLong(AmiKey.CHANNEL, MISSING));
        long number = asLong(value);
        assertEquals(number == (int) number ? number : MISSING, m.getInt(AmiKey.CHANNEL, (int) MISSING));
        assertEquals(asTime(value, 6), m.getMicros(AmiKey.CHANNEL, MISSING));
        assertEquals(asTime(value, 9), m.getNanos(AmiKey.CHANNEL, MISSING));
        for (boolean missing : new boolean[] {true, false}) {
            boolean expected = TRUE.contains(lower(value)) || !FALSE.contains(lower(value)) && missing;
            assertEquals(expected, m.getBoolean(AmiKey.CHANNEL, missing));
        }
        assertEquals(privileges(value), m.privileges(1));
        assertEquals(NAMES.getOrDefault(lower(value), 0), m.valueName(1));
        assertEquals(value.hashCode(), m.valueHash(1));
        int equals = value.indexOf('=');
        assertEquals(equals, equals < 0 ? m.assignmentOffset(1) : m.assignmentOffset(1) - m.valueOffset(1));
        byte[] name = value.substring(0, Math.max(0, equals)).getBytes(ISO_8859_1);
        assertEquals(equals < 0 ? -1 : 1, m.findAssignment(AmiKey.CHANNEL, name, 0));
        assertEquals(equals < 0 ? null : utf8(value.substring(equals + 1)), m.assignedValue(1));
        assertEquals(utf8(value), m.value(1));
    }

    private static void checkComparisons(AmiMessage m, String value, String other) {
        String wire = new String(other.getBytes(UTF_8), ISO_8859_1);
        assertEquals(lower(value).equals(lower(wire)), m.valueEqualsIgnoreCase(1, other));
        assertEquals(value.equals(wire), m.valueEquals(1, other.getBytes(UTF_8)));
        assertEquals(value.startsWith(wire), m.valueStartsWith(1, other.getBytes(UTF_8)));
        byte[] half = Arrays.copyOf(value.getBytes(ISO_8859_1), value.length() / 2);
        assertEquals(true, m.valueStartsWith(1, half));
        String text = utf8(value);
        if (new String(text.getBytes(UTF_8), ISO_8859_1).equals(value)) {
            assertEquals(true, m.valueEqualsIgnoreCase(1, text));
        }
    }

    private static void checkKey(AmiMessage m, String key, String other) {
        assertEquals(KEYS.getOrDefault(lower(key), 0), m.keyId(2));
        assertEquals(utf8(key), m.key(2));
        String wire = lower(new String(other.getBytes(UTF_8), ISO_8859_1));
        int expected = wire.equals("event") ? 0 : wire.equals("channel") ? 1 : wire.equals(lower(key)) ? 2 : -1;
        assertEquals(expected, m.find(other));
    }

    private static long asLong(String value) {
        if (!value.matches("-?[0-9]+")) {
            return MISSING;
        }
        BigInteger number = new BigInteger(value);
        return number.bitLength() > 63 ? MISSING : number.longValue();
    }

    private static long asTime(String value, int digits) {
        if (!value.matches("[0-9]{1,12}(\\.[0-9]*)?")) {
            return MISSING;
        }
        BigInteger time = new BigDecimal(value.replaceFirst("\\.$", "")).setScale(digits, RoundingMode.DOWN)
            .unscaledValue();
        return time.compareTo(TOO_MUCH) < 0 ? time.longValue() : MISSING;
    }

    private static int privileges(String value) {
        if (value.equals("all")) {
            return AmiPrivilege.ALL;
        }
        int bits = 0;
        boolean all = !value.isEmpty();
        // A comma at the end separates nothing.
        for (String name : value.replaceFirst(",$", "").split(",", -1)) {
            all &= name.equals("all");
            int bit = name.isEmpty() ? -1 : CLASSES.indexOf(name);
            bits |= bit >= 0 ? 1 << bit : 0;
            bits |= name.equals("message") ? AmiPrivilege.MESSAGE : 0;
        }
        return all ? AmiPrivilege.ALL : bits;
    }

    private static String lower(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] += (byte) (bytes[i] >= 'A' && bytes[i] <= 'Z' ? 32 : 0);
        }
        return new String(bytes, ISO_8859_1);
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(ISO_8859_1), UTF_8);
    }

    private static Map<String, Integer> ids(AmiDictionary dictionary) {
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 1; id <= dictionary.size(); id++) {
            ids.put(lower(dictionary.nameOf(id)), id);
        }
        return ids;
    }
}
