// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Keys that the dictionary does not know and that get ids of their own, up to a bound. */
class InternedKeysTest {

    private static final int LAST = AmiDictionary.keys().size();

    @Test
    void unknownKeysHaveNoIdUnlessTheEmbedderWantsIt() {
        AmiDecoder decoder = new AmiDecoder();
        assertEquals(List.of(0, 0), ids(decoder, "X-Tenant", "X-Queue"));
        assertEquals(0, decoder.internedKeys());
        assertEquals(0, decoder.findKey("X-Tenant"));
        assertEquals(AmiKey.CHANNEL, decoder.findKey("channel"));
        assertEquals("Channel", decoder.nameOfKey(AmiKey.CHANNEL));
        assertThrows(IndexOutOfBoundsException.class, () -> decoder.nameOfKey(LAST + 1));
        assertThrows(IndexOutOfBoundsException.class, () -> decoder.nameOfKey(0));
    }

    @Test
    void theyGetIdsBehindTheDictionaryInTheOrderInWhichTheyCome() {
        AmiDecoder decoder = decoder(10);
        assertEquals(0, decoder.findKey("X-Tenant"));
        assertEquals(List.of(LAST + 1, AmiKey.CHANNEL, LAST + 2, LAST + 1),
            ids(decoder, "X-Tenant", "Channel", "X-Queue", "X-Tenant"));
        assertEquals(List.of(LAST + 2, LAST + 3, LAST + 1), ids(decoder, "X-Queue", "X-New", "X-Tenant"));
        assertEquals(3, decoder.internedKeys());
        assertEquals(LAST + 2, decoder.findKey("X-Queue"));
        assertEquals("X-Queue", decoder.nameOfKey(LAST + 2));
        assertThrows(IndexOutOfBoundsException.class, () -> decoder.nameOfKey(LAST + 4));
    }

    @Test
    void valuesAreFoundByTheId() {
        AmiDecoder decoder = decoder(10);
        ids(decoder, "X-Tenant");
        AmiMessage m = decoder.next(direct("Event: X\r\nX-Other: 1\r\nx-tenant: 2\r\nX-TENANT: 3\r\n\r\n"));
        int tenant = decoder.findKey("X-Tenant");
        assertEquals(2, m.getLong(tenant, -1));
        assertEquals(3, m.find(tenant, 3));
        assertEquals("X-TENANT", m.key(3));
        assertEquals(3, m.find("X-tenant", 3));
    }

    @Test
    void caseMakesNoDifferenceAndTheFirstSpellingIsKept() {
        AmiDecoder decoder = decoder(10);
        assertEquals(List.of(LAST + 1, LAST + 1, LAST + 2, LAST + 3, LAST + 4, LAST + 4),
            ids(decoder, "x-Tenant", "X-TENANT", "a@b", "a`b", "Über", "ÜBER"));
        assertEquals("x-Tenant", decoder.nameOfKey(LAST + 1));
        assertEquals("Über", decoder.nameOfKey(LAST + 4));
        assertEquals(LAST + 4, decoder.findKey("ÜbeR"));
        assertEquals(0, decoder.findKey("über"));
    }

    @Test
    void keysOutsideAsciiAreExpectedAndVerifiedLikeOthers() {
        AmiDecoder decoder = decoder(10);
        for (int round = 0; round < 3; round++) {
            assertEquals(List.of(LAST + 1, LAST + 2), ids(decoder, "Größe", "Zürich-Bern-Genève-Lausanne"));
        }
        // In their places, what differs in a byte that is no letter A to Z.
        assertEquals(List.of(LAST + 1, LAST + 3), ids(decoder, "GRößE", "ZÜrich-Bern-Genève-Lausanne"));
        assertEquals(List.of(LAST + 4, LAST + 2), ids(decoder, "GrÖße", "zürich-bern-genève-lausanne"));
        assertEquals("Größe", decoder.nameOfKey(LAST + 1));
    }

    @Test
    void theyGetIdsWhereverInTheBufferTheirMessageLies() {
        AmiDecoder decoder = new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(),
            new AmiLimits(64, 9).withMaxInternedKeys(100), LineEnding.AUTO);
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            stream.append("Event: X\r\nUnknown-").append(i).append(": v\r\n\r\n");
        }
        ByteBuffer in = direct(stream.toString());
        for (int i = 0; i < 50; i++) {
            assertEquals(LAST + 1 + i, decoder.next(in).keyId(1));
        }
    }

    @Test
    void beyondTheBoundUnknownKeysHaveNoId() {
        AmiDecoder decoder = decoder(2);
        assertEquals(List.of(LAST + 1, LAST + 2, 0, 0, LAST + 1), ids(decoder, "A1", "A2", "A3", "A4", "a1"));
        assertEquals(List.of(0, LAST + 2), ids(decoder, "A3", "A2"));
        assertEquals(2, decoder.internedKeys());
        assertEquals(0, decoder.findKey("A3"));
    }

    @Test
    void emptyAndVeryLongKeysHaveNoId() {
        AmiDecoder decoder = decoder(10);
        assertEquals(List.of(0, LAST + 1, 0), ids(decoder, "", "k".repeat(255), "k".repeat(256)));
        assertEquals(0, decoder.findKey(""));
        assertEquals(0, decoder.findKey("k".repeat(256)));
        assertEquals(LAST + 1, decoder.findKey("K".repeat(255)));
    }

    @Test
    void keyThatNamesItsChannelIsNotInterned() {
        AmiDecoder decoder = decoder(10);
        assertEquals(List.of(AmiKey.CHAN_VARIABLE, AmiKey.CHAN_VARIABLE, LAST + 1),
            ids(decoder, "ChanVariable(Local/1@x-00000000;1)", "ChanVariable(Local/1@x-00000000;2)", "ChanVariable("));
    }

    @Test
    void siblingsShareThemAndResetKeepsThem() {
        AmiDecoder one = decoder(10);
        AmiDecoder two = one.sibling();
        assertEquals(List.of(LAST + 1), ids(one, "A1"));
        assertEquals(List.of(LAST + 2, LAST + 1), ids(two, "A2", "A1"));
        one.reset();
        assertEquals(List.of(LAST + 2), ids(one, "A2"));
        assertEquals(2, one.internedKeys());
        assertEquals("A2", one.nameOfKey(LAST + 2));
        assertEquals(List.of(LAST + 1), ids(decoder(10), "A2"));
    }

    @Test
    void theyFollowOwnKeysOfTheEmbedder() {
        AmiDictionary keys = AmiDictionary.keys().with("Mine");
        AmiDecoder decoder = new AmiDecoder(keys, AmiDictionary.names(), AmiLimits.DEFAULT.withMaxInternedKeys(1),
            LineEnding.AUTO);
        assertEquals(List.of(LAST + 2, LAST + 1), ids(decoder, "Theirs", "Mine"));
        assertEquals("Mine", decoder.nameOfKey(LAST + 1));
    }

    @Test
    void keysOfMessageThatIsSkippedDoNotDependOnItsPieces() {
        byte[] stream = ("Event: X\r\nA1: b\r\nA2: " + "c".repeat(60) + "\r\nA3: d\r\n\r\nEvent: X\r\nA4: e\r\n\r\n")
            .getBytes(UTF_8);
        for (int cut = 0; cut <= stream.length; cut++) {
            AmiDecoder decoder = new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(),
                new AmiLimits(64, 9).withMaxInternedKeys(9), LineEnding.AUTO);
            assertEquals(List.of("MESSAGE_TOO_LONG@0"), Collector.pieces(decoder, stream, cut).violations());
            assertEquals(2, decoder.internedKeys());
            assertEquals(LAST + 2, decoder.findKey("A4"));
        }
    }

    @Test
    void keysThatWereChosenToCollideAreFoundAsFastAsOthers() {
        // The same first and last eight bytes and the same length.
        assertFindsFast(4_000, i -> String.format("sameHead%08dsameTail", i));
    }

    @Test
    void keysThatDifferOnlyInTheBitOfCaseAreFoundAsFastAsOthers() {
        // Signs a bit 0x20 apart, and not letters: a hash that folds that bit everywhere takes them for one another.
        assertFindsFast(4_096, i -> String.format("%12s", Integer.toBinaryString(i)).replace(' ', '0')
            .replace('0', '@').replace('1', '`'));
    }

    private static void assertFindsFast(int size, IntFunction<String> name) {
        InternedKeys keys = new InternedKeys(LAST, size, new Random(22));
        for (int i = 0; i < size; i++) {
            byte[] key = name.apply(i).getBytes(ISO_8859_1);
            ByteBuffer buffer = ByteBuffer.allocateDirect(key.length).order(ByteOrder.LITTLE_ENDIAN).put(0, key);
            assertEquals(LAST + 1 + i, keys.find(buffer, 0, key.length, true));
        }
        int longest = 0;
        int run = 0;
        for (short slot : keys.slots) {
            run = slot == 0 ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        assertTrue(longest < 64, "probes up to " + longest + " slots");
    }

    @Test
    void theLargestBoundIsUsable() {
        int bound = Short.MAX_VALUE;
        AmiDecoder decoder = decoder(bound);
        StringBuilder stream = new StringBuilder("Event: X\r\n");
        for (int i = 0; i <= bound; i++) {
            stream.append("K-").append(i).append(": 1\r\n");
        }
        AmiMessage m = decoder.next(direct(stream + "\r\n"));
        assertEquals(LAST + bound, m.keyId(bound));
        assertEquals(0, m.keyId(bound + 1));
        assertEquals("K-" + (bound - 1), decoder.nameOfKey(LAST + bound));
        // Once more, now that each key is the expected one.
        m = decoder.next(direct(stream + "\r\n"));
        assertEquals(LAST + bound, m.keyId(bound));
        assertEquals(bound, decoder.internedKeys());
    }

    @Test
    void boundIsChecked() {
        assertThrows(IllegalArgumentException.class, () -> AmiLimits.DEFAULT.withMaxInternedKeys(-1));
        assertThrows(IllegalArgumentException.class, () -> AmiLimits.DEFAULT.withMaxInternedKeys(32_768));
        assertEquals(7, AmiLimits.DEFAULT.withMaxInternedKeys(7).withMaxKeyBytes(16).maxInternedKeys());
    }

    /** The ids of the keys of one message. */
    private static List<Integer> ids(AmiDecoder decoder, String... keys) {
        StringBuilder stream = new StringBuilder("Event: X\r\n");
        for (String key : keys) {
            stream.append(key).append(": v\r\n");
        }
        AmiMessage m = decoder.next(direct(stream + "\r\n"));
        List<Integer> ids = new ArrayList<>();
        for (int i = 1; i < m.headerCount(); i++) {
            ids.add(m.keyId(i));
        }
        return ids;
    }

    private static AmiDecoder decoder(int bound) {
        return new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(),
            AmiLimits.DEFAULT.withMaxInternedKeys(bound), LineEnding.AUTO);
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
