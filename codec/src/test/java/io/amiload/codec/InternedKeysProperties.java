// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever keys a peer sends: the rule for their ids once more as a plain list, and never more than the bound. */
class InternedKeysProperties {

    private static final AmiDictionary KEYS = AmiDictionary.keys();

    @Property(seed = "22", tries = 500)
    void idsAreGivenInOrderWithoutRegardToCaseUpToTheBound(
        @ForAll("keys") @Size(max = 60) List<String> keys, @ForAll @IntRange(min = 1, max = 20) int bound) {
        AmiDecoder decoder = decoder(AmiLimits.DEFAULT.withMaxInternedKeys(bound));
        List<String> interned = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (String key : keys) {
            expected.add(idByRule(key, interned, bound));
        }
        assertEquals(expected, idsOf(decoder, keys));
        assertEquals(expected, idsOf(decoder, keys), "once more, now that each key is the expected one");
        assertEquals(expected, idsOf(decoder.sibling(), keys), "on another connection");
        assertTrue(decoder.internedKeys() <= bound);
        assertEquals(interned.size(), decoder.internedKeys());
        for (String key : interned) {
            assertEquals(key, decoder.nameOfKey(decoder.findKey(key)));
        }
    }

    @Property(seed = "22", tries = 300)
    void idsDoNotDependOnThePiecesInWhichTheBytesCome(
        @ForAll("keys") @Size(max = 40) List<String> keys, @ForAll @IntRange(min = 1, max = 20) int bound,
        @ForAll Random random) {
        byte[] stream = stream(keys, 4);
        AmiLimits limits = new AmiLimits(64, 3).withMaxKeyBytes(16).withMaxInternedKeys(bound);
        AmiDecoder whole = decoder(limits);
        Collector.whole(whole, stream);
        AmiDecoder pieces = decoder(limits);
        Collector.pieces(pieces, stream, random.ints(5, 0, stream.length + 1).sorted().toArray());
        AmiDecoder bytes = decoder(limits);
        Collector.byteByByte(bytes, stream);
        assertEquals(names(whole), names(pieces));
        assertEquals(names(whole), names(bytes));
    }

    private static int idByRule(String key, List<String> interned, int bound) {
        if (KEYS.find(key) != 0 || key.isEmpty() || key.length() > 255) {
            return KEYS.find(key);
        }
        for (int i = 0; i < interned.size(); i++) {
            if (interned.get(i).equalsIgnoreCase(key)) {
                return KEYS.size() + 1 + i;
            }
        }
        if (interned.size() == bound) {
            return 0;
        }
        interned.add(key);
        return KEYS.size() + interned.size();
    }

    private static List<Integer> idsOf(AmiDecoder decoder, List<String> keys) {
        List<Integer> ids = new ArrayList<>();
        byte[] stream = stream(keys, Integer.MAX_VALUE);
        decoder.decode(java.nio.ByteBuffer.allocateDirect(stream.length).put(stream).flip(), m -> {
            for (int i = 1; i < m.headerCount(); i++) {
                ids.add(m.keyId(i));
            }
            return AmiControl.CONTINUE;
        });
        decoder.reset();
        return ids;
    }

    private static List<String> names(AmiDecoder decoder) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= decoder.internedKeys(); i++) {
            names.add(decoder.nameOfKey(KEYS.size() + i));
        }
        return names;
    }

    /** Events with the keys in order, so many in each. */
    private static byte[] stream(List<String> keys, int perEvent) {
        StringBuilder stream = new StringBuilder("Event: X\r\n");
        for (int i = 0; i < keys.size(); i++) {
            stream.append(i > 0 && i % perEvent == 0 ? "\r\nEvent: X\r\n" : "").append(keys.get(i)).append(": v\r\n");
        }
        return stream.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private static AmiDecoder decoder(AmiLimits limits) {
        return new AmiDecoder(KEYS, AmiDictionary.names(), limits, LineEnding.AUTO);
    }

    /** Keys that repeat, that differ in case, and that differ in what looks like it; any ASCII but what ends a key. */
    @Provide
    Arbitrary<List<String>> keys() {
        Arbitrary<String> alike = Arbitraries.strings().withChars("aA@`[{zZ").ofMinLength(1).ofMaxLength(3);
        Arbitrary<String> any = Arbitraries.strings().ascii().excludeChars(':', '\r', '\n').ofMaxLength(40);
        Arbitrary<String> sameEnds = Arbitraries.integers().between(0, 9).map(n -> "sameHead" + n + "sameTail");
        Arbitrary<String> known = Arbitraries.of("Channel", "CHANNEL", "Event", "Uniqueid");
        return Arbitraries.frequencyOf(Tuple.of(4, alike), Tuple.of(2, any), Tuple.of(2, sameEnds),
            Tuple.of(1, known)).list();
    }
}
