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
import org.junit.jupiter.api.Tag;
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
    void onlyALineThatNamesACallManagerIsABanner() {
        assertEquals(List.of("OTHER 33"), frames("SSH-2.0-OpenSSH_9.2\r\nEvent: X\r\n\r\n", 1000));
        assertEquals(List.of("OTHER 16"), frames("Call Manager\r\n\r\n", 1000));
        assertEquals(List.of("OTHER 19"), frames("Call Manager/1:\r\n\r\n", 1000));
        assertEquals(List.of("BANNER 16", "OTHER 34"), frames("Call Manager/1\r\nCall Manager/1\r\n\r\n", 1000));
    }

    @Test
    void bannerEndsAtCrLf() {
        assertEquals(List.of("BANNER 20"), frames("Call Manager/1\nA\rB\r\nEvent: half", 1000));
    }

    @Test
    void byteOrderMarkAtTheStartIsPassedOver() {
        String mark = "\u00EF\u00BB\u00BF";
        assertEquals(List.of("EVENT 15", "OTHER 30"),
            frames(mark + "Event: X\r\n\r\n" + mark + "Event: X\r\n\r\n", 1000));
        assertEquals(List.of("BANNER 19"), frames(mark + "Call Manager/1\r\n", 1));
        assertEquals(List.of("OTHER 15"), frames("\u00EF\u00BB\u00BEEvent: X\r\n\r\nE", 1));
    }

    @Test
    void byteOrderMarkThatHasNotArrivedIsNotRead() {
        ByteBuffer buffer = direct("....\u00EF\u00BB\u00BF".getBytes(StandardCharsets.ISO_8859_1), 20);
        AmiFramer framer = new AmiFramer();
        assertEquals(-1, framer.next(buffer, 4, 5));
        assertEquals(-1, framer.next(buffer, 4, 6));
        // What lay there was of an earlier read; this is what comes.
        buffer.put(4, "Event: X\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertEquals(16, framer.next(buffer, 4, 16));
        assertEquals(Kind.EVENT, framer.kind());
    }

    @Test
    void shortMessagesAreOfNoKind() {
        assertEquals(List.of("OTHER 5", "OTHER 10", "OTHER 15"), frames("e\r\n\r\nr\r\n\r\na\r\n\r\n", 1000));
    }

    @Test
    void loneReturnAtTheStartOfAMessageIsData() {
        assertEquals(List.of("EVENT 12", "OTHER 25"), frames("Event: X\r\n\r\n\rEvent: Y\r\n\r\n", 1000));
        assertEquals(List.of("EVENT 12", "OTHER 17"), frames("Event: X\r\n\r\n\r\r\n\r\n", 1));
    }

    @Test
    void resetForgetsTheStream() {
        ByteBuffer buffer = direct("Call Manager/1\r\n\r\n\r\nEvent: X".getBytes(StandardCharsets.US_ASCII), 0);
        AmiFramer framer = new AmiFramer();
        for (int round = 0; round < 2; round++) {
            assertEquals(16, framer.next(buffer, 0, buffer.capacity()));
            assertEquals(Kind.BANNER, framer.kind());
            assertEquals(-1, framer.next(buffer, 16, buffer.capacity()));
            framer.reset();
        }
    }

    @Test
    void refusesHeapBuffers() {
        assertThrows(IllegalArgumentException.class, () -> new AmiFramer().next(ByteBuffer.allocate(10), 0, 10));
    }

    static Stream<Capture> captures() {
        return Corpus.captures().stream().filter(c -> c.fromServer() || c.fromClient());
    }

    /** The two agree wherever no blank line is missing or written as a lone line feed, which holds for all captures. */
    @Tag("corpus")
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

    /** Small captures whole; of the larger ones the first messages, each with the one behind it. */
    @Tag("corpus")
    @ParameterizedTest
    @MethodSource("captures")
    void cutAtEveryByteGivesTheSame(Capture capture) {
        byte[] bytes = capture.bytes();
        ByteBuffer buffer = direct(bytes, 0);
        AmiFramer framer = new AmiFramer();
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (int end = framer.next(buffer, 0, bytes.length); end >= 0; end = framer.next(buffer, end, bytes.length)) {
            ends.add(end);
        }
        int messages = bytes.length <= 6 * 1024 ? ends.size() - 1 : Math.min(ends.size() - 1, 60);
        for (int k = 0; k < messages; k++) {
            int from = ends.get(k);
            int end = ends.get(k + 1);
            int to = k + 2 < ends.size() ? ends.get(k + 2) : bytes.length;
            for (int cut = from; cut <= Math.min(end, from + 1_500); cut++) {
                framer.reset();
                int found = framer.next(buffer, from, cut);
                assertEquals(cut < end ? -1 : end, found);
                assertEquals(end, found < 0 ? framer.next(buffer, from, to) : found);
                assertEquals(to, k + 2 < ends.size() ? framer.next(buffer, end, to) : to);
            }
        }
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
