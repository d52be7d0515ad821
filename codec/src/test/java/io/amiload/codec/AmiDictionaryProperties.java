// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class AmiDictionaryProperties {

    private static final AmiDictionary KEYS = AmiDictionary.keys();
    private static final List<String> NAMES = IntStream.rangeClosed(1, KEYS.size()).mapToObj(KEYS::nameOf).toList();

    @Property(seed = "22")
    void findAgreesWithEqualsIgnoreCase(@ForAll("texts") String text) {
        int expected = 0;
        for (int id = 1; id <= KEYS.size(); id++) {
            if (NAMES.get(id - 1).equalsIgnoreCase(text)) {
                expected = id;
            }
        }
        assertEquals(expected, KEYS.find(text));
        byte[] bytes = ("?" + text + "?").getBytes(US_ASCII);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
        assertEquals(expected, KEYS.find(buffer, 1, text.length()));
        assertEquals(expected, KEYS.find(ByteBuffer.wrap(bytes), 1, text.length()));
    }

    /** Every byte in every place of every key and name: all that is one character away from what is known. */
    @Test
    void everyOtherCharacterInEveryPlaceIsFoundAsEqualsIgnoreCaseSays() {
        for (AmiDictionary dictionary : List.of(KEYS, AmiDictionary.names())) {
            Map<String, Integer> ids = new HashMap<>();
            for (int id = 1; id <= dictionary.size(); id++) {
                // For ASCII, two texts are equal without regard to case if they are equal in lower case.
                ids.put(dictionary.nameOf(id).toLowerCase(Locale.ROOT), id);
            }
            for (int id = 1; id <= dictionary.size(); id++) {
                byte[] name = dictionary.nameOf(id).getBytes(US_ASCII);
                String lower = dictionary.nameOf(id).toLowerCase(Locale.ROOT);
                ByteBuffer buffer = ByteBuffer.allocateDirect(name.length).order(ByteOrder.LITTLE_ENDIAN);
                buffer.put(0, name);
                for (int at = 0; at < name.length; at++) {
                    for (int c = 0; c < 128; c++) {
                        buffer.put(at, (byte) c);
                        int expected = ids.getOrDefault(lower.substring(0, at) + Character.toLowerCase((char) c)
                            + lower.substring(at + 1), 0);
                        assertEquals(expected, dictionary.find(buffer, 0, name.length));
                    }
                    buffer.put(at, name[at]);
                }
            }
        }
    }

    /** In a message, where a key may be the expected one, or nearly. */
    @Property(seed = "22")
    void decoderFindsKeysAsEqualsIgnoreCaseSays(@ForAll("texts") String key, @ForAll("known") String usual) {
        Assume.that(!key.contains(":") && !key.contains("\r") && !key.contains("\n"));
        String message = "Event: Status\r\nA: b\r\n%s: v\r\nC: d\r\n\r\n";
        byte[] stream = (String.format(message, usual).repeat(2) + String.format(message, key)).getBytes(US_ASCII);
        AmiDecoder decoder = new AmiDecoder();
        ByteBuffer buffer = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
        AmiMessage m = decoder.next(buffer);
        m = decoder.next(buffer);
        assertEquals(usual, m.key(2));
        m = decoder.next(buffer);
        int expected = 0;
        for (int id = 1; id <= KEYS.size(); id++) {
            if (NAMES.get(id - 1).equalsIgnoreCase(key)) {
                expected = id;
            }
        }
        assertEquals(expected, m.keyId(2));
        assertEquals(key, m.key(2));
    }

    @Property(seed = "22", tries = 200)
    void addedNamesAreFoundAndNothingElseChanges(
        @ForAll("names") @Size(max = 20) @UniqueElements(by = ToLower.class) List<String> more) {
        AmiDictionary larger = KEYS.with(more.toArray(String[]::new));
        for (String name : more) {
            int id = larger.find(name);
            assertEquals(KEYS.find(name) == 0, id > KEYS.size());
            assertEquals(name.toLowerCase(Locale.ROOT), larger.nameOf(id).toLowerCase(Locale.ROOT));
        }
        for (int id = 1; id <= KEYS.size(); id++) {
            assertEquals(id, larger.find(NAMES.get(id - 1)));
        }
    }

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.strings().withCharRange(' ', '~').excludeChars(':').ofMinLength(1).ofMaxLength(40).list();
    }

    @Provide
    Arbitrary<String> known() {
        return Arbitraries.of(NAMES);
    }

    /** Any ASCII, and names with a case changed, a character replaced, added or dropped. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> nearly = Combinators.combine(
            Arbitraries.of(NAMES), Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 30),
            Arbitraries.chars().ascii()).as((name, change, place, c) -> {
                int at = place % name.length();
                String head = name.substring(0, at);
                String tail = name.substring(at + 1);
                return switch (change) {
                    case 0 -> head + (char) (name.charAt(at) ^ 0x20) + tail;
                    case 1 -> head + c + tail;
                    case 2 -> head + c + name.substring(at);
                    default -> head + tail;
                };
            });
        return Arbitraries.oneOf(nearly, Arbitraries.strings().ascii().ofMaxLength(40));
    }

    private static final class ToLower implements Function<Object, Object> {
        @Override
        public Object apply(Object name) {
            return name.toString().toLowerCase(Locale.ROOT);
        }
    }
}
