// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.amiload.corpus.Capture;
import io.amiload.corpus.Corpus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AmiFramerTest {

    @Test
    void findsBannerEventAndResponseAndLeavesTheTail() {
        assertEquals(List.of("BANNER 30", "EVENT 42", "RESPONSE 61"),
            frames("Asterisk Call Manager/11.0.0\r\nevent: X\r\n\r\n\r\nResponse: Yes\r\n\r\nEvent: half\r\n", 1000));
    }

    @Test
    void aLoneLineFeedDoesNotEndAMessage() {
        assertEquals(List.of("EVENT 31"), frames("Event: X\r\nA: b\n\nc\n\rd\n.\n\r\nB:\r\n\r\n", 1000));
    }

    @Test
    void refusesHeapBuffers() {
        assertThrows(IllegalArgumentException.class, () -> new AmiFramer().next(ByteBuffer.allocate(10), 0, 10));
    }

    static Stream<Capture> captures() {
        return Corpus.captures().stream().filter(c -> c.fromServer() || c.fromClient());
    }

    /** The two agree wherever no blank line is missing or written as a lone line feed, which holds for all captures. */
    @ParameterizedTest
    @MethodSource("captures")
    void agreesWithTheDecoderInWholeAndInPieces(Capture capture) {
        byte[] bytes = capture.bytes();
        List<String> decoded = new ArrayList<>();
        ByteBuffer buffer = direct(bytes, 0);
        AmiDecoder decoder = new AmiDecoder();
        decoder.decode(buffer, 0, bytes.length, message -> {
            Kind kind = message.kind();
            if (kind != Kind.BANNER && message.keyId(0) > AmiKey.ACTION) {
                kind = Kind.OTHER;
            }
            decoded.add(kind + " " + (message.streamOffset() + message.length()));
            return AmiControl.CONTINUE;
        });
        String text = new String(bytes, StandardCharsets.ISO_8859_1);

        assertEquals(decoded, frames(text, bytes.length));
        assertEquals(decoded, frames(text, 1 + new Random(bytes.length).nextInt(700)));
    }

    /** Offers the bytes in pieces and notes each message's kind and end. */
    private static List<String> frames(String text, int piece) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = direct(bytes, 3);
        AmiFramer framer = new AmiFramer();
        List<String> found = new ArrayList<>();
        int from = 0;
        for (int to = Math.min(piece, bytes.length); ; to = Math.min(to + piece, bytes.length)) {
            for (int end = framer.next(buffer, from, to); end >= 0; end = framer.next(buffer, from, to)) {
                found.add(framer.kind() + " " + end);
                from = end;
            }
            if (to == bytes.length) {
                return found;
            }
        }
    }

    private static ByteBuffer direct(byte[] bytes, int room) {
        return ByteBuffer.allocateDirect(bytes.length + room).put(0, bytes);
    }
}
