// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.corpus.Capture;
import io.amiload.corpus.Corpus;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The captures of a real Asterisk: what the index says of them, and back to the same bytes. */
@Tag("corpus")
class CorpusTest {

    @TestFactory
    List<DynamicTest> agreesWithTheIndex() {
        return plainCaptures().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> assertAgrees(c))).toList();
    }

    @TestFactory
    List<DynamicTest> decodedAndEncodedAgainGivesTheSameBytes() {
        return plainCaptures().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> assertRebuilds(c))).toList();
    }

    @Test
    void thereAreCaptures() {
        assertTrue(plainCaptures().size() > 190);
    }

    private static void assertAgrees(Capture capture) {
        int[] kinds = new int[Kind.values().length];
        int[] lines = new int[2];
        byte[] stream = capture.bytes();
        ByteBuffer buffer = direct(stream);
        int done = new AmiDecoder().decode(buffer, 0, stream.length, m -> {
            kinds[m.kind().ordinal()]++;
            if (m.kind() != Kind.BANNER) {
                lines[0] += m.headerCount();
                for (int i = 0; i < m.headerCount(); i++) {
                    lines[1] += m.keyId(i) == AmiMessage.NO_KEY ? 1 : 0;
                }
            }
            return AmiControl.CONTINUE;
        });
        int events = kinds[Kind.EVENT.ordinal()];
        int responses = kinds[Kind.RESPONSE.ordinal()];
        int others = kinds[Kind.OTHER.ordinal()] + kinds[Kind.ACTION.ordinal()];
        assertEquals(capture.count("messages"), events + responses + others, "messages");
        assertEquals(capture.count("events"), events, "events");
        assertEquals(capture.count("responses"), responses, "responses");
        assertEquals(capture.count("other"), others, "other");
        assertEquals(capture.count("header_lines"), lines[0], "header_lines");
        assertEquals(capture.count("no_colon_lines"), lines[1], "no_colon_lines");
        assertEquals(capture.count("tail_bytes"), stream.length - done, "tail_bytes");
        assertEquals(capture.fromServer() && stream.length > 0 ? 1 : 0, kinds[Kind.BANNER.ordinal()], "banner");
    }

    private static void assertRebuilds(Capture capture) {
        byte[] stream = capture.bytes();
        ByteBuffer source = direct(stream);
        ByteBuffer target = ByteBuffer.allocateDirect(stream.length);
        AmiEncoder encoder = new AmiEncoder().wrap(target);
        int done = new AmiDecoder().decode(source, 0, stream.length, m -> {
            copy(source, target, (int) m.streamOffset());
            rebuild(m, encoder, target);
            return AmiControl.CONTINUE;
        });
        copy(source, target, done);
        copy(source, target, stream.length);
        byte[] rebuilt = new byte[target.position()];
        target.get(0, rebuilt);
        assertArrayEquals(stream, rebuilt);
    }

    private static void rebuild(AmiMessage m, AmiEncoder encoder, ByteBuffer target) {
        if (m.kind() == Kind.BANNER) {
            target.put(m.toByteArray());
            return;
        }
        encoder.message();
        for (int i = 0; i < m.headerCount(); i++) {
            int id = m.keyId(i);
            boolean canonical = id > 0 && m.valueOffset(i) - m.keyOffset(i) == m.keyLength(i) + 2
                && AmiDictionary.keys().nameOf(id).equals(m.key(i));
            boolean clean = canonical;
            for (int at = m.valueOffset(i); clean && at < m.valueOffset(i) + m.valueLength(i); at++) {
                clean = m.buffer().get(at) != '\n' && m.buffer().get(at) != '\r';
            }
            if (clean) {
                encoder.header(id, m.buffer(), m.valueOffset(i), m.valueLength(i));
            } else {
                encoder.rawLine(m.buffer(), m.lineOffset(i), m.lineLength(i));
            }
        }
        assertEquals(m.length(), encoder.end());
    }

    /** Blank lines between messages are no part of any; copies what lies between here and there. */
    private static void copy(ByteBuffer source, ByteBuffer target, int to) {
        int from = target.position();
        target.put(from, source, from, to - from);
        target.position(to);
    }

    private static List<Capture> plainCaptures() {
        return Corpus.captures().stream().filter(c -> c.fromServer() || c.fromClient()).toList();
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
