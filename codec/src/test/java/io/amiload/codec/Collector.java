// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A handler that keeps everything, and checks that the ways to look at one message agree with each other. Also knows
 * how to hand a stream to a decoder in pieces.
 */
class Collector implements AmiHandler {

    /** What lies in the buffer behind the bytes that arrived; a decoder that reads on there is found out. */
    private static final byte[] STALE = "\r\n\r\nEvent: Stale\r\n\r\n--END COMMAND--\r\n\r\n\n: \n"
        .getBytes(StandardCharsets.US_ASCII);

    final List<CollectedMessage> messages = new ArrayList<>();
    final List<Long> blankLines = new ArrayList<>();
    final List<String> violations = new ArrayList<>();

    @Override
    public AmiControl onMessage(AmiMessage message) {
        CollectedMessage collected = CollectedMessage.of(message);
        check(message, collected);
        messages.add(collected);
        return AmiControl.CONTINUE;
    }

    @Override
    public AmiControl onBlankLine(long streamOffset) {
        blankLines.add(streamOffset);
        return AmiControl.CONTINUE;
    }

    @Override
    public void onViolation(AmiFormatException violation) {
        violations.add(violation.reason() + "@" + violation.streamOffset());
    }

    Outcome outcome(long done) {
        return new Outcome(messages, blankLines, violations, done);
    }

    /** Decodes a stream that arrives whole. */
    static Outcome whole(AmiDecoder decoder, byte[] stream) {
        return pieces(decoder, stream);
    }

    /** Decodes a stream that arrives byte by byte. */
    static Outcome byteByByte(AmiDecoder decoder, byte[] stream) {
        int[] cuts = new int[Math.max(0, stream.length - 1)];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = i + 1;
        }
        return pieces(decoder, stream, cuts);
    }

    /** Decodes a stream that arrives cut at some places, into one buffer, the pieces behind each other. */
    static Outcome pieces(AmiDecoder decoder, byte[] stream, int... cuts) {
        Collector collector = new Collector();
        ByteBuffer buffer = stale(stream.length + 64, 0);
        int done = 0;
        int arrived = 0;
        for (int piece = 0; piece <= cuts.length; piece++) {
            int to = piece < cuts.length ? cuts[piece] : stream.length;
            buffer.put(arrived, stream, arrived, to - arrived);
            arrived = to;
            int next = decoder.decode(buffer, done, to, collector);
            assertTrue(done <= next && next <= to, "went from " + done + " to " + next + " of " + to);
            done = next;
            assertEquals(done, decoder.streamPosition());
        }
        return collector.outcome(done);
    }

    /** Decodes a stream that arrives cut at some places, each piece into another place of another buffer. */
    static Outcome moving(AmiDecoder decoder, boolean direct, byte[] stream, int... cuts) {
        Collector collector = new Collector();
        int done = 0;
        for (int piece = 0; piece <= cuts.length; piece++) {
            int to = piece < cuts.length ? cuts[piece] : stream.length;
            int at = piece * 5 % 11;
            int size = at + to - done + 40;
            ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
            fill(buffer, piece);
            buffer.put(at, stream, done, to - done);
            buffer.position(at).limit(at + to - done);
            int taken = decoder.decode(buffer, collector);
            assertEquals(at + taken, buffer.position());
            done += taken;
            assertEquals(done, decoder.streamPosition());
        }
        return collector.outcome(done);
    }

    /** A direct buffer full of what must not be read. */
    static ByteBuffer stale(int size, int phase) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        fill(buffer, phase);
        return buffer;
    }

    private static void fill(ByteBuffer buffer, int phase) {
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, STALE[(i + phase) % STALE.length]);
        }
    }

    /** The rule for ids of the dictionary, as plainly as possible. */
    private static int keyId(String key) {
        if (key == null) {
            return AmiMessage.NO_KEY;
        }
        int id = AmiDictionary.keys().find(key);
        return id == 0 && key.matches("(?is)ChanVariable\\(.*\\)") ? AmiKey.CHAN_VARIABLE : id;
    }

    private static void check(AmiMessage m, CollectedMessage collected) {
        ByteBuffer buffer = m.buffer();
        int end = m.offset() + m.length();
        for (int i = 0; i < m.headerCount(); i++) {
            String key = collected.headers().get(i).key();
            assertEquals(keyId(key), m.keyId(i) > AmiDictionary.keys().size() ? 0 : m.keyId(i));
            assertTrue(m.lineOffset(i) >= m.offset() && m.valueOffset(i) >= m.lineOffset(i));
            assertEquals(m.valueOffset(i) + m.valueLength(i), m.lineOffset(i) + m.lineLength(i));
            assertTrue(m.lineOffset(i) + m.lineLength(i) < end);
            assertTrue(i == 0 || m.lineOffset(i) > m.lineOffset(i - 1) + m.lineLength(i - 1));
            byte[] value = new byte[m.valueLength(i)];
            buffer.get(m.valueOffset(i), value);
            assertEquals(new String(value, StandardCharsets.UTF_8), m.value(i));
            assertTrue(m.valueEquals(i, value));
            StringBuilder latin1 = new StringBuilder();
            m.appendValue(i, latin1);
            assertEquals(collected.headers().get(i).value(), latin1.toString());
            if (m.keyId(i) > 0) {
                assertTrue(m.find(m.keyId(i)) <= i && m.find(m.keyId(i), i) == i && m.has(m.keyId(i)));
            }
        }
        String name = collected.name();
        assertEquals(name == null, m.kind() == Kind.BANNER || m.kind() == Kind.OTHER);
        assertEquals(name == null ? 0 : AmiDictionary.names().find(name), m.nameId());
        assertEquals(name == null, m.name() == null);
        if (m.kind() != Kind.BANNER) {
            assertEquals('\n', buffer.get(end - 1));
        }
    }
}
