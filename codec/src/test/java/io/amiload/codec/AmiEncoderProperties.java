// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.amiload.codec.CollectedMessage.Header;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What the encoder writes, the decoder reads. */
class AmiEncoderProperties {

    private static final AmiDictionary KEYS = AmiDictionary.keys();

    @Property(seed = "22", tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsEncodedIsDecodedTheSame(
        @ForAll Kind kind, @ForAll("names") String name, @ForAll("headers") @Size(max = 12) List<Header> headers,
        @ForAll boolean heap) {
        // A response of that name begins a command's output in the form before Asterisk 14.
        boolean named = kind != Kind.BANNER && kind != Kind.OTHER;
        Assume.that(!name.equalsIgnoreCase("Follows") && (named || !headers.isEmpty()));
        Assume.that(named || headers.stream().noneMatch(h -> h.value().equalsIgnoreCase("Follows")));
        ByteBuffer out = heap ? ByteBuffer.allocate(20_000) : ByteBuffer.allocateDirect(20_000);
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        List<Header> expected = new ArrayList<>();
        begin(encoder, kind, name, expected);
        for (Header header : headers) {
            int id = KEYS.find(header.key());
            byte[] value = header.value().getBytes(UTF_8);
            if (id == 0) {
                encoder.header(header.key(), header.value());
            } else if (expected.size() % 3 == 0) {
                encoder.header(id, header.value());
            } else if (expected.size() % 3 == 1) {
                encoder.header(id, value);
            } else {
                encoder.header(id, ByteBuffer.wrap(value), 0, value.length);
            }
            expected.add(new Header(id == 0 ? latin1(header.key()) : KEYS.nameOf(id), latin1(header.value())));
        }
        int size = encoder.end();
        // Something known behind it, and once more, so that the second time every key is the expected one.
        byte[] first = new byte[size];
        out.get(0, first);
        encoder.event("X").end();
        out.put(first).flip();
        Collector collector = new Collector();
        assertEquals(out.limit(), new AmiDecoder().decode(out, collector));
        assertEquals(3, collector.messages.size());
        for (int i = 0; i < 3; i += 2) {
            CollectedMessage message = collector.messages.get(i);
            assertEquals(size, message.length());
            assertEquals(expected, message.headers());
            assertEquals(kindOf(expected), message.kind());
        }
    }

    private static void begin(AmiEncoder encoder, Kind kind, String name, List<Header> expected) {
        switch (kind) {
            case EVENT -> encoder.event(name);
            case RESPONSE -> encoder.response(name);
            case ACTION -> encoder.action(name);
            default -> encoder.message();
        }
        if (kind != Kind.BANNER && kind != Kind.OTHER) {
            String text = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
            expected.add(new Header(text, latin1(name)));
        }
    }

    private static Kind kindOf(List<Header> headers) {
        for (Header header : headers) {
            switch (KEYS.find(header.key())) {
                case AmiKey.EVENT:
                    return Kind.EVENT;
                case AmiKey.RESPONSE:
                    return Kind.RESPONSE;
                case AmiKey.ACTION:
                    return Kind.ACTION;
                default:
            }
        }
        return Kind.OTHER;
    }

    @Property(seed = "22")
    void numbersComeBack(@ForAll long number, @ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long micros) {
        ByteBuffer out = ByteBuffer.allocateDirect(200);
        new AmiEncoder().wrap(out).event(AmiName.HANGUP)
            .header(AmiKey.CAUSE, number).micros(AmiKey.TIMESTAMP, micros).end();
        AmiMessage message = new AmiDecoder().next(out.flip());
        assertEquals(number, message.getLong(AmiKey.CAUSE, ~number));
        assertEquals(micros, message.getMicros(AmiKey.TIMESTAMP, -1));
    }

    @Property(seed = "22")
    void textIsWrittenAsTheJdkWritesIt(@ForAll String text) {
        ByteBuffer out = ByteBuffer.allocateDirect(20 + 4 * text.length());
        AmiEncoder encoder = new AmiEncoder().wrap(out).message();
        if (text.contains("\r") || text.contains("\n")) {
            assertThrows(IllegalArgumentException.class, () -> encoder.header(AmiKey.VALUE, text));
            encoder.message().rawHeader(AmiKey.VALUE, text).end();
        } else {
            encoder.header(AmiKey.VALUE, text).end();
        }
        byte[] written = new byte[out.position()];
        out.get(0, written);
        assertArrayEquals(("Value: " + text + "\r\n\r\n").getBytes(UTF_8), written);
    }

    @Property(seed = "22", edgeCases = EdgeCasesMode.NONE)
    void valueWithLineBreakNeverPosesAsHeader(
        @ForAll("names") String head, @ForAll("names") String tail, @ForAll boolean cr) {
        ByteBuffer out = ByteBuffer.allocateDirect(1_000);
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        String value = head + (cr ? '\r' : '\n') + tail;
        assertThrows(IllegalArgumentException.class, () -> encoder.event("X").header(AmiKey.VALUE, value));
        assertThrows(IllegalArgumentException.class,
            () -> encoder.event("X").header(AmiKey.VALUE, value.getBytes(UTF_8)));
        assertThrows(IllegalArgumentException.class, () -> encoder.event("X").header(value, ""));
        assertEquals(0, out.position());
    }

    @Provide
    Arbitrary<String> names() {
        return text().ofMaxLength(40);
    }

    @Provide
    Arbitrary<List<Header>> headers() {
        Arbitrary<String> key = Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.integers().between(1, KEYS.size()).map(KEYS::nameOf)),
            Tuple.of(1, text().excludeChars(':').ofMaxLength(40)));
        Arbitrary<String> value = Arbitraries.frequencyOf(
            Tuple.of(5, text().ofMaxLength(60)), Tuple.of(1, Arbitraries.of("", " ", ":", ": ", "  x", "Follows")));
        return Combinators.combine(key, value).as(Header::new).list();
    }

    private static StringArbitrary text() {
        return Arbitraries.strings().withCharRange(' ', '~').withCharRange('\u0000', '\u0009').withChars("ßŁ€ÿ\u07FF")
            .withCharRange('\u0800', '\uD7FF');
    }

    private static String latin1(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
