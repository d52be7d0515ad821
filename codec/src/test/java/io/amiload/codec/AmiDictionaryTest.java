// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AmiDictionaryTest {

    private static final List<AmiDictionary> BUILT_IN = List.of(AmiDictionary.keys(), AmiDictionary.names());

    @Test
    void constantsOfKeysAreTheIdsOfTheDictionary() throws IllegalAccessException {
        assertConstants(AmiKey.class, AmiDictionary.keys());
    }

    @Test
    void constantsOfNamesAreTheIdsOfTheDictionary() throws IllegalAccessException {
        assertConstants(AmiName.class, AmiDictionary.names());
    }

    @Test
    void everyNameIsFoundInAnyCase() {
        for (AmiDictionary dictionary : BUILT_IN) {
            for (int id = 1; id <= dictionary.size(); id++) {
                String name = dictionary.nameOf(id);
                assertEquals(id, dictionary.find(name));
                assertEquals(id, dictionary.find(name.toLowerCase(Locale.ROOT)));
                assertEquals(id, dictionary.find(name.toUpperCase(Locale.ROOT)));
                StringBuilder mixed = new StringBuilder(name);
                for (int i = 0; i < name.length(); i += 2) {
                    char c = name.charAt(i);
                    mixed.setCharAt(i, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
                }
                assertEquals(id, dictionary.find(mixed));
            }
        }
    }

    @Test
    void everyNameIsFoundInBuffersWhateverStandsAroundIt() {
        for (AmiDictionary dictionary : BUILT_IN) {
            for (int id = 1; id <= dictionary.size(); id++) {
                byte[] name = dictionary.nameOf(id).getBytes(US_ASCII);
                for (int behind : new int[] {0, 1, 7, 8, 20}) {
                    ByteBuffer buffer = ByteBuffer.allocateDirect(3 + name.length + behind);
                    for (int i = 0; i < buffer.capacity(); i++) {
                        buffer.put(i, (byte) "xY:".charAt(i % 3));
                    }
                    buffer.put(3, name);
                    assertEquals(id, dictionary.find(buffer, 3, name.length));
                    assertEquals(id, dictionary.find(buffer.order(ByteOrder.LITTLE_ENDIAN), 3, name.length));
                }
            }
        }
    }

    @Test
    void nearMissesAreNotFound() {
        for (AmiDictionary dictionary : BUILT_IN) {
            for (int id = 1; id <= dictionary.size(); id++) {
                byte[] name = dictionary.nameOf(id).getBytes(US_ASCII);
                ByteBuffer buffer = ByteBuffer.allocateDirect(name.length).order(ByteOrder.LITTLE_ENDIAN);
                for (int bit = 0; bit < name.length * 8; bit++) {
                    byte[] changed = name.clone();
                    changed[bit / 8] ^= (byte) (1 << bit % 8);
                    buffer.put(0, changed);
                    assertEquals(plainFind(dictionary, changed), dictionary.find(buffer, 0, changed.length),
                        () -> new String(changed, US_ASCII));
                }
                assertEquals(plainFind(dictionary, "x" + dictionary.nameOf(id)),
                    dictionary.find("x" + dictionary.nameOf(id)));
                assertEquals(plainFind(dictionary, dictionary.nameOf(id) + "\0"),
                    dictionary.find(dictionary.nameOf(id) + "\0"));
                String shorter = dictionary.nameOf(id).substring(1);
                assertEquals(plainFind(dictionary, shorter), dictionary.find(shorter));
            }
        }
    }

    @Test
    void signsThatDifferInTheCaseBitAreNotFolded() {
        String[][] pairs = {{"a@b", "a`b"}, {"a[b", "a{b"}, {"a\\b", "a|b"}, {"a]b", "a}b"}, {"a^b", "a~b"},
            {"a_b", "a\u007Fb"}, {"a0b", "a\u0010b"}, {"a.b", "a\u000Eb"}, {"a(b", "a\bb"}};
        for (String[] pair : pairs) {
            AmiDictionary one = AmiDictionary.keys().with(pair[0]);
            assertEquals(one.size(), one.find(pair[0].toUpperCase(Locale.ROOT)));
            assertEquals(0, one.find(pair[1]));
            AmiDictionary other = AmiDictionary.keys().with(pair[1]);
            assertEquals(0, other.find(pair[0]));
            AmiDictionary both = AmiDictionary.keys().with(pair);
            assertEquals(both.size() - 1, both.find(pair[0]));
            assertEquals(both.size(), both.find(pair[1]));
        }
    }

    @Test
    void textThatIsNotAsciiIsNotFound() {
        assertEquals(0, AmiDictionary.keys().find("Éxten"));
        assertEquals(0, AmiDictionary.keys().find("\u212Aey"));
        assertEquals(0, AmiDictionary.keys().find("Event\u0100"));
        assertEquals(0, AmiDictionary.keys().find(""));
        assertEquals(0, AmiDictionary.keys().find("x".repeat(1_000)));
        assertTrue(AmiDictionary.keys().find("Key") > 0);
    }

    @Test
    void largerDictionaryKeepsIdsAndAddsNamesInOrder() {
        AmiDictionary keys = AmiDictionary.keys();
        AmiDictionary more = keys.with("Vendor-B", "channel", "Vendor-A", "vendor-b");
        assertEquals(keys.size() + 2, more.size());
        for (int id = 1; id <= keys.size(); id++) {
            assertEquals(keys.nameOf(id), more.nameOf(id));
        }
        assertEquals(keys.size() + 1, more.find("VENDOR-B"));
        assertEquals(keys.size() + 2, more.find("vendor-a"));
        assertEquals("Vendor-B", more.nameOf(keys.size() + 1));
        assertEquals(AmiKey.CHANNEL, more.find("channel"));
        assertEquals(0, keys.find("Vendor-A"));
        assertEquals(more.size() + 1, more.with("Vendor-C").find("vendor-c"));
        assertEquals(more.size(), more.with().size());
    }

    @Test
    void manyNamesMayBeAdded() {
        String[] more = new String[2_000];
        for (int i = 0; i < more.length; i++) {
            more[i] = "x".repeat(i % 60) + "-" + i;
        }
        AmiDictionary large = AmiDictionary.keys().with(more);
        for (int i = 0; i < more.length; i++) {
            assertEquals(AmiDictionary.keys().size() + 1 + i, large.find(more[i].toUpperCase(Locale.ROOT)));
        }
    }

    /** What a look-up costs at most is fixed by the table, so these few numbers bound it for whatever a peer sends. */
    @Test
    void noLookUpComparesWithManyNames() {
        assertTrue(mostCompared(AmiDictionary.keys()) <= 6);
        assertTrue(mostCompared(AmiDictionary.names()) <= 6);
        assertTrue(AmiDictionary.MOST_COMPARED <= 16);
    }

    @Test
    void namesThatAreComparedAreCountedFromWhereTheLookUpBegins() {
        for (AmiDictionary dictionary : BUILT_IN) {
            assertTrue(mostCompared(dictionary) > 1);
            for (int id = 1; id <= dictionary.size(); id++) {
                int slot = dictionary.slotOf(dictionary.nameOf(id));
                assertEquals(slot, dictionary.slotOf(dictionary.nameOf(id).toUpperCase(Locale.ROOT)));
                int names = dictionary.namesFrom(slot);
                assertTrue(names > 0);
                assertEquals(names - 1, dictionary.namesFrom(slot + 1));
            }
        }
    }

    @Test
    void namesThatDifferOnlyInTheMiddleDoNotCrowd() {
        String[] names = new String[2_000];
        for (int i = 0; i < names.length; i++) {
            names[i] = "VendorKeyOf-" + (10_000 + i) + "-AndSoOnAndSoOn";
        }
        assertHolds(AmiDictionary.keys().with(names), names);
    }

    @Test
    void namesThatDifferOnlyInTheBitOfCaseDoNotCrowd() {
        // Signs that a careless hash takes for one another: a bit 0x20 apart, and not letters.
        String[] names = new String[1 << 10];
        for (int i = 0; i < names.length; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 10; bit++) {
                name.append((i >> bit & 1) == 0 ? '@' : '`');
            }
            names[i] = name.toString();
        }
        assertHolds(AmiDictionary.keys().with(names), names);
    }

    @Test
    void namesChosenToCollideDoNotCrowd() {
        AmiDictionary before = AmiDictionary.keys().with(numbered("Harmless-", 100));
        String[] hostile = new String[100];
        int found = 0;
        for (int i = 0; found < hostile.length; i++) {
            String name = "Hostile-" + (100_000_000 + i);
            if (before.slotOf(name) == before.slotOf("Hostile-100000000")) {
                hostile[found++] = name;
            }
        }
        AmiDictionary after = AmiDictionary.keys().with(hostile);
        assertEquals(before.size(), after.size());
        assertHolds(after, hostile);
        // Each step of growing is held to it, too.
        assertHolds(before.with(hostile), hostile);
    }

    private static String[] numbered(String start, int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = start + i;
        }
        return names;
    }

    private static void assertHolds(AmiDictionary dictionary, String[] names) {
        assertTrue(mostCompared(dictionary) <= AmiDictionary.MOST_COMPARED, () -> "" + mostCompared(dictionary));
        ByteBuffer buffer = ByteBuffer.allocateDirect(64).order(ByteOrder.LITTLE_ENDIAN);
        for (String name : names) {
            buffer.put(0, name.getBytes(US_ASCII));
            int id = dictionary.find(buffer, 0, name.length());
            assertEquals(name, dictionary.nameOf(id));
        }
        for (int id = 1; id <= AmiDictionary.keys().size(); id++) {
            String name = dictionary.nameOf(id);
            buffer.put(0, name.getBytes(US_ASCII));
            assertEquals(id, dictionary.find(buffer, 0, name.length()));
        }
    }

    /** Looks from every slot; there are eight for each name, or more. */
    private static int mostCompared(AmiDictionary dictionary) {
        int most = 0;
        for (int slot = 0; slot < 8 * dictionary.size(); slot++) {
            most = Math.max(most, dictionary.namesFrom(slot));
        }
        return most;
    }

    @Test
    void namesAreChecked() {
        AmiDictionary keys = AmiDictionary.keys();
        for (String name : List.of("", "a:b", "a\rb", "a\nb", "é", "x".repeat(256))) {
            assertThrows(IllegalArgumentException.class, () -> keys.with(name));
        }
        AmiDictionary longest = keys.with("x".repeat(255));
        assertEquals(longest.size(), longest.find("X".repeat(255)));
        assertEquals(0, longest.find("x".repeat(254)));
        ByteBuffer buffer = ByteBuffer.allocateDirect(256).put(0, "x".repeat(256).getBytes(US_ASCII));
        assertEquals(longest.size(), longest.find(buffer, 0, 255));
        assertEquals(0, longest.find(buffer, 0, 254));
        assertEquals(0, longest.find(buffer, 0, 256));
        assertThrows(IndexOutOfBoundsException.class, () -> keys.nameOf(0));
        assertThrows(IndexOutOfBoundsException.class, () -> keys.nameOf(keys.size() + 1));
        assertThrows(IndexOutOfBoundsException.class, () -> keys.find(ByteBuffer.allocate(3), 1, 3));
    }

    @Test
    void namesOfAllLengthsAreRecognizedInLines() {
        // The decoder compares whole words of a line with the key it expects: here with keys of 1 to 40 characters.
        String[] names = new String[40];
        for (int i = 0; i < names.length; i++) {
            names[i] = "#".repeat(i) + "q";
        }
        AmiDictionary keys = AmiDictionary.keys().with(names);
        AmiDecoder decoder = new AmiDecoder(keys, AmiDictionary.names(), AmiLimits.DEFAULT, LineEnding.AUTO);
        StringBuilder stream = new StringBuilder();
        for (String name : names) {
            stream.append(name).append(": v\r\n");
        }
        byte[] bytes = (stream + "\r\n").repeat(3).getBytes(US_ASCII);
        int[] count = {0};
        decoder.decode(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip(), m -> {
            for (int i = 0; i < names.length; i++) {
                assertEquals(keys.find(names[i]), m.keyId(i));
                assertEquals(names[i], m.key(i));
                assertEquals("v", m.value(i));
            }
            count[0]++;
            return AmiControl.CONTINUE;
        });
        assertEquals(3, count[0]);
    }

    @Test
    void builtInDictionariesAreThereOnce() {
        assertSame(AmiDictionary.keys(), AmiDictionary.keys());
        assertFalse(AmiDictionary.keys().size() < 500);
    }

    private static int plainFind(AmiDictionary dictionary, byte[] name) {
        return plainFind(dictionary, new String(name, ISO_8859_1));
    }

    /** The rule, as plainly as possible. */
    private static int plainFind(AmiDictionary dictionary, String name) {
        for (int id = 1; id <= dictionary.size(); id++) {
            if (dictionary.nameOf(id).equalsIgnoreCase(name)) {
                return id;
            }
        }
        return 0;
    }

    private static void assertConstants(Class<?> constants, AmiDictionary dictionary) throws IllegalAccessException {
        Set<Integer> ids = new HashSet<>();
        for (Field field : constants.getFields()) {
            assertTrue(Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers()));
            int id = field.getInt(null);
            // Call-ID and CallID cannot both be CALL_ID: the constant of the second one has a word more.
            String name = plain(dictionary.nameOf(id));
            boolean taken = dictionary.nameOf(id).equals("Call-ID");
            assertEquals((taken ? "sip" : "") + name, plain(field.getName()));
            assertTrue(ids.add(id), field.getName());
        }
        assertEquals(dictionary.size(), ids.size());
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
