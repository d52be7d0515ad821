// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

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
