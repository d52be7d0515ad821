// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.corpus.Capture;
import io.amiload.corpus.Corpus;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What holds for every stream, in whatever pieces it comes; the reference decoder says what is right. The seeds are
 * fixed so that a build gives the same result every time; take them out, with more tries, to look for something new.
 */
class AmiDecoderProperties {

    @Property(seed = "22", tries = 800, shrinking = ShrinkingMode.BOUNDED)
    void generatedStreamInAnyPiecesGivesWhatTheReferenceDecoderGives(
        @ForAll("streams") byte[] stream, @ForAll LineEnding lineEnding, @ForAll("limits") AmiLimits limits,
        @ForAll Random random) {
        assertAgrees(stream, lineEnding, limits, random);
    }

    @Property(seed = "22", tries = 1500, shrinking = ShrinkingMode.BOUNDED)
    void anyBytesGiveWhatTheReferenceDecoderGives(
        @ForAll("bytes") byte[] stream, @ForAll LineEnding lineEnding, @ForAll("limits") AmiLimits limits,
        @ForAll Random random) {
        assertAgrees(stream, lineEnding, limits, random);
    }

    @Property(seed = "22", tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void stopAfterEachMessageLosesNothing(@ForAll("streams") byte[] stream, @ForAll Random random) {
        Outcome expected = ReferenceDecoder.decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT);
        Collector collector = new Collector();
        AmiHandler stopping = new AmiHandler() {
            @Override
            public AmiControl onMessage(AmiMessage message) {
                collector.onMessage(message);
                return random.nextBoolean() ? AmiControl.STOP : AmiControl.CONTINUE;
            }

            @Override
            public AmiControl onBlankLine(long streamOffset) {
                collector.onBlankLine(streamOffset);
                return random.nextBoolean() ? AmiControl.STOP : AmiControl.CONTINUE;
            }
        };
        AmiDecoder decoder = new AmiDecoder();
        ByteBuffer buffer = direct(stream);
        while (decoder.decode(buffer, stopping) > 0) {
            assertTrue(buffer.position() == decoder.streamPosition());
        }
        assertEquals(expected, collector.outcome(buffer.position()));
    }

    @Property(seed = "22", tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void nextGivesWhatDecodeGives(@ForAll("streams") byte[] stream, @ForAll boolean heap, @ForAll Random random) {
        Outcome expected = ReferenceDecoder.decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT);
        AmiDecoder decoder = new AmiDecoder();
        Collector collector = new Collector();
        ByteBuffer in = heap ? ByteBuffer.allocate(stream.length + 1) : ByteBuffer.allocateDirect(stream.length + 1);
        for (int at = 0; at < stream.length; ) {
            int size = 1 + random.nextInt(stream.length - at);
            in.put(stream, at, size);
            at += size;
            in.flip();
            for (AmiMessage m = decoder.next(in); m != null; m = decoder.next(in)) {
                collector.onMessage(m);
            }
            in.compact();
        }
        assertEquals(expected.messages(), collector.messages);
    }

    /** Whatever comes: what is done with never goes back, and what is held back is at most one message. */
    @Property(seed = "22", tries = 800, shrinking = ShrinkingMode.BOUNDED)
    void progressIsAlwaysMadeAndMemoryIsBounded(
        @ForAll("bytes") byte[] part, @ForAll LineEnding lineEnding, @ForAll boolean heap, @ForAll Random random) {
        AmiLimits limits = new AmiLimits(200, 7).withMaxKeyBytes(20);
        AmiDecoder decoder = new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), limits, lineEnding);
        Collector collector = new Collector() {
            @Override
            public AmiControl onMessage(AmiMessage message) {
                assertTrue(message.length() <= 200 && message.headerCount() <= 7);
                assertTrue(message.headers.length <= 8 * AmiMessage.FIELDS);
                super.onMessage(message);
                return random.nextInt(3) == 0 ? AmiControl.STOP : AmiControl.CONTINUE;
            }
        };
        ByteBuffer in = heap ? ByteBuffer.allocate(1_000) : ByteBuffer.allocateDirect(1_000);
        for (int at = 0, round = 0; round < 20; at = at == part.length ? 0 : at) {
            int size = Math.min(part.length - at, 1 + random.nextInt(60));
            in.put(part, at, size);
            at += size;
            round += at == part.length ? 1 : 0;
            in.flip();
            int before = in.position();
            while (decoder.decode(in, collector) > 0) {
                assertTrue(in.position() > before);
                before = in.position();
            }
            assertTrue(in.remaining() <= limits.maxMessageBytes(), () -> in.remaining() + " bytes held back");
            in.compact();
        }
    }

    /** Two pieces, cut at every place: all small captures as a whole, so with their banner. */
    @Tag("corpus")
    @Test
    void everySplitOfEverySmallCaptureGivesTheSame() {
        int captures = 0;
        for (Capture capture : plainCaptures()) {
            byte[] stream = capture.bytes();
            if (stream.length > 6 * 1024) {
                continue;
            }
            captures++;
            ByteBuffer buffer = direct(stream);
            AmiDecoder decoder = new AmiDecoder();
            Fingerprint expected = new Fingerprint();
            int done = decoder.decode(buffer, 0, stream.length, expected);
            for (int cut = 0; cut <= stream.length; cut++) {
                decoder.reset();
                Fingerprint found = new Fingerprint();
                int first = decoder.decode(buffer, 0, cut, found);
                assertEquals(done, decoder.decode(buffer, first, stream.length, found));
                assertEquals(expected.hash, found.hash, capture + " cut at " + cut);
            }
        }
        assertTrue(captures > 90, "only " + captures + " small captures");
    }

    /** Two pieces, cut at every place of every message: the larger captures, one message and the next at a time. */
    @Tag("corpus")
    @Test
    void everySplitOfEveryMessageOfLargeCapturesGivesTheSame() {
        for (Capture capture : plainCaptures()) {
            byte[] stream = capture.bytes();
            if (stream.length <= 6 * 1024) {
                continue;
            }
            ByteBuffer buffer = direct(stream);
            long[] starts = new long[capture.count("messages") + 1];
            int[] count = {0};
            new AmiDecoder().decode(buffer, 0, stream.length, m -> {
                starts[count[0]++] = m.streamOffset();
                return count[0] == starts.length ? AmiControl.STOP : AmiControl.CONTINUE;
            });
            AmiDecoder decoder = new AmiDecoder();
            for (int k = 0; k + 2 < Math.min(count[0], 100); k++) {
                int from = (int) starts[k];
                int to = (int) starts[k + 2];
                decoder.reset();
                Fingerprint expected = new Fingerprint();
                assertEquals(to, decoder.decode(buffer, from, to, expected));
                int end = Math.min((int) starts[k + 1], from + 1500);
                for (int cut = from; cut <= end; cut++) {
                    decoder.reset();
                    Fingerprint found = new Fingerprint();
                    int first = decoder.decode(buffer, from, cut, found);
                    assertEquals(to, decoder.decode(buffer, first, to, found));
                    assertEquals(expected.hash, found.hash, capture + " cut at " + cut);
                }
            }
        }
    }

    @Tag("corpus")
    @Test
    void largeCapturesInRandomPiecesGiveTheSame() {
        Random random = new Random(22);
        for (Capture capture : plainCaptures()) {
            byte[] stream = capture.bytes();
            ByteBuffer buffer = direct(stream);
            AmiDecoder decoder = new AmiDecoder();
            Fingerprint expected = new Fingerprint();
            int done = decoder.decode(buffer, 0, stream.length, expected);
            for (int bound : new int[] {1, 20, 400, 3_000, 100_000}) {
                decoder.reset();
                Fingerprint found = new Fingerprint();
                int at = 0;
                for (int to = 0; to < stream.length; ) {
                    to = Math.min(stream.length, to + 1 + random.nextInt(bound));
                    at = decoder.decode(buffer, at, to, found);
                }
                assertEquals(done, at);
                assertEquals(expected.hash, found.hash, capture + " in pieces of up to " + bound);
            }
        }
    }

    @Tag("corpus")
    @Test
    void capturesDecodeAsTheReferenceDecoderDoes() {
        for (Capture capture : plainCaptures()) {
            byte[] stream = capture.bytes();
            // Of the largest, the first messages will do: the reference decoder takes its time.
            stream = Arrays.copyOf(stream, Math.min(stream.length, 1_000_000));
            assertEquals(ReferenceDecoder.decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT),
                Collector.pieces(new AmiDecoder(), stream, stream.length / 3, stream.length / 2), capture.name());
        }
    }

    private static void assertAgrees(byte[] stream, LineEnding lineEnding, AmiLimits limits, Random random) {
        Outcome expected = ReferenceDecoder.decode(stream, lineEnding, limits);
        AmiDecoder decoder = new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), limits, lineEnding);
        assertEquals(expected, Collector.whole(decoder, stream), "whole");
        // The same decoder again, now that it has learnt which key follows which.
        decoder.reset();
        assertEquals(expected, Collector.whole(decoder, stream), "once more");
        decoder.reset();
        assertEquals(expected, Collector.byteByByte(decoder, stream), "byte by byte");
        int[] cuts = random.ints(random.nextInt(6), 0, stream.length + 1).sorted().toArray();
        assertEquals(expected, Collector.pieces(decoder.sibling(), stream, cuts), "in pieces");
        assertEquals(expected, Collector.moving(decoder.sibling(), true, stream, cuts), "in other buffers");
        assertEquals(expected, Collector.moving(decoder.sibling(), false, stream, cuts), "in heap buffers");
    }

    private static List<Capture> plainCaptures() {
        return Corpus.captures().stream().filter(c -> c.fromServer() || c.fromClient()).toList();
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    @Provide
    Arbitrary<byte[]> streams() {
        return Streams.messages();
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Streams.anyBytes();
    }

    @Provide
    Arbitrary<AmiLimits> limits() {
        return Streams.limits();
    }

    /** One number for all that a decoder said; cheap enough for millions of streams. */
    private static final class Fingerprint implements AmiHandler {

        private long hash = 1;

        @Override
        public AmiControl onMessage(AmiMessage m) {
            add(m.kind().ordinal());
            add(m.nameId());
            add(m.streamOffset());
            add(m.length());
            for (int i = 0; i < m.headerCount(); i++) {
                add(m.keyId(i));
                add(m.lineOffset(i) - m.offset());
                add(m.valueOffset(i) - m.offset());
                add(m.valueLength(i));
            }
            return AmiControl.CONTINUE;
        }

        @Override
        public AmiControl onBlankLine(long streamOffset) {
            add(streamOffset);
            return AmiControl.CONTINUE;
        }

        private void add(long value) {
            hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
    }
}
