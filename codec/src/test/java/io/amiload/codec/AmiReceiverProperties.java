// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds for every stream that is received, however the channel cuts it and the handler stops. */
class AmiReceiverProperties {

    private static final int SHARED = 1024;

    private final ByteBuffer shared = ByteBuffer.allocateDirect(SHARED);

    @Property(seed = "22", tries = 800, shrinking = ShrinkingMode.BOUNDED)
    void anyBytesInAnyReadsGiveWhatTheReferenceDecoderGives(
        @ForAll("bytes") byte[] part, @ForAll("limits") AmiLimits limits, @ForAll Random random) throws IOException {
        byte[] stream = repeated(part, 1 + random.nextInt(4));
        Outcome expected = ReferenceDecoder.decode(stream, LineEnding.AUTO, limits);
        AmiDecoder decoder = new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), limits, LineEnding.AUTO);
        AmiReceiver receiver = new AmiReceiver(decoder, shared);
        Collector collector = new Collector();
        Pieces channel = new Pieces(stream, random);
        while (receiver.receive(channel, collector) >= 0) {
            // Another connection uses the shared buffer in between.
            fill(shared, random);
            assertEquals(decoder.streamPosition() < channel.at, receiver.hasPartial());
            assertTrue(channel.at - decoder.streamPosition() <= limits.maxMessageBytes());
        }
        assertEquals(expected, collector.outcome(decoder.streamPosition()));
    }

    @Property(seed = "22", tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void stoppingAfterAnyMessageLosesNothing(@ForAll("streams") byte[] stream, @ForAll Random random)
        throws IOException {
        Outcome expected = ReferenceDecoder.decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT);
        AmiDecoder decoder = new AmiDecoder();
        AmiReceiver receiver = new AmiReceiver(decoder, shared);
        Collector collector = new Collector();
        AmiHandler stopping = m -> {
            collector.onMessage(m);
            return random.nextBoolean() ? AmiControl.STOP : AmiControl.CONTINUE;
        };
        Pieces channel = new Pieces(stream, random);
        int idle = 0;
        for (int read = 0; read >= 0; ) {
            int before = collector.messages.size();
            read = receiver.receive(channel, stopping);
            fill(shared, random);
            // Each call reads, or delivers, or the channel had nothing.
            idle = read > 0 || collector.messages.size() > before ? 0 : idle + 1;
            assertTrue(idle < 100, "no progress");
        }
        assertEquals(expected.messages(), collector.messages);
    }

    /** Whatever comes, a connection holds no more than its limit asks for. */
    @Property(seed = "22", tries = 200)
    void holdsAtMostTwiceTheLongestMessage(@ForAll("bytes") byte[] part, @ForAll Random random) throws IOException {
        AmiLimits limits = new AmiLimits(3_000, 10);
        byte[] stream = repeated(part, 1 + 9_000 / Math.max(1, part.length));
        AmiDecoder decoder = new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), limits, LineEnding.AUTO);
        AmiReceiver receiver = new AmiReceiver(decoder, shared);
        Pieces channel = new Pieces(stream, random);
        while (receiver.receive(channel, new Collector()) >= 0) {
            assertTrue(receiver.capacity() <= 2 * 4096, () -> receiver.capacity() + " bytes");
        }
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

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, all, i * part.length, part.length);
        }
        return all;
    }

    private static void fill(ByteBuffer buffer, Random random) {
        List<String> stale = List.of("\r\n\r\n", "Event: Stale\r\n\r\n", ": \n");
        byte[] bytes = stale.get(random.nextInt(stale.size())).repeat(SHARED / 16).getBytes(US_ASCII);
        buffer.put(0, bytes, 0, Math.min(bytes.length, SHARED));
    }

    /** Gives a stream in pieces of any size, now and then nothing, as a socket that does not block. */
    private static final class Pieces implements ReadableByteChannel {

        private final byte[] stream;
        private final Random random;
        private int at;

        Pieces(byte[] stream, Random random) {
            this.stream = stream;
            this.random = random;
        }

        @Override
        public int read(ByteBuffer target) {
            if (at == stream.length) {
                return -1;
            }
            int largest = random.nextInt(4) == 0 ? 1_500 : 40;
            int size = Math.min(Math.min(random.nextInt(largest), target.remaining()), stream.length - at);
            assertTrue(target.hasRemaining(), "offered no room");
            target.put(Arrays.copyOfRange(stream, at, at + size));
            at += size;
            return size;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            at = stream.length;
        }
    }
}
