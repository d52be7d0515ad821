// SPDX-License-Identifier: Apache-2.0
package io.amiload.jmh;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiFramer;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.Kind;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * Decodes the capture with the codec, from a direct buffer, with no JVM flag.
 *
 * <p>In all rows but one keys, the names of events and the kind of message are interned, and the span of every key and value
 * is in the message's index; values are not copied and not made into text. {@link #frameOnly} does far less.
 *
 * <p>The decoder starts a new stream with each invocation and keeps what it learnt about the order of keys, as it does
 * over the life of a connection.
 *
 * <p>The sum of each invocation is compared with that of the independent parser, from the first warm-up on; so the
 * check needs no second handler, which the JIT compiler would have to tell from the one that is timed.
 */
public class DecodeBenchmark extends Measured {

    private static final int PIECE = 1_448;

    private final BusyMix capture = BusyMix.capture();
    private final ByteBuffer bytes = capture.direct();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private final AmiDecoder decoder = new AmiDecoder();
    private final AmiFramer framer = new AmiFramer();
    private final Counts counts = new Counts();
    private final Spans spans = new Spans();
    private final LookUps lookUps = new LookUps();
    private long expectedSpans;
    private long expectedLookUps;

    /** Asks the independent parser what to expect. */
    @Setup
    public void expect() {
        expectedSpans = capture.spanChecksum();
        expectedLookUps = capture.lookUpChecksum();
    }

    /**
     * Finds the end and the kind of every message, and no header.
     *
     * @param volume counts bytes
     * @return messages
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public long frameOnly(Volume volume) {
        framer.reset();
        final int size = capture.size();
        long messages = 0;
        long events = 0;
        for (int end = framer.next(bytes, 0, size); end >= 0; end = framer.next(bytes, end, size)) {
            messages++;
            events += framer.kind() == Kind.EVENT ? 1 : 0;
        }
        volume.bytes += size;
        verify("messages", BusyMix.MESSAGES + 1, messages);
        return events;
    }

    /**
     * Indexes every message, and counts messages and headers. This is the whole decode, key id, key span and value
     * span of every header; nothing is read back from the index.
     *
     * @param volume counts bytes
     * @return headers
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public long index(Volume volume) {
        counts.clear();
        decode(counts, volume);
        return counts.verify(capture);
    }

    /**
     * Indexes every message and reads the whole index back: key id, key span and value span of each header, through
     * the bounds-checked methods of the view.
     *
     * @param volume counts bytes
     * @return a sum over what was read
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public long indexAndReadSpans(Volume volume) {
        spans.sum = 0;
        decode(spans, volume);
        verify("sum of spans", expectedSpans, spans.sum);
        return spans.sum;
    }

    /**
     * Indexes every message and looks five headers up by key id: where the values of Uniqueid, Channel and Linkedid
     * are, ChannelState as a number and Timestamp as microseconds. Not every message has all five.
     *
     * @param volume counts bytes
     * @return a sum over what was found
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public long indexAndFiveLookUps(Volume volume) {
        lookUps.sum = 0;
        decode(lookUps, volume);
        verify("sum of look-ups", expectedLookUps, lookUps.sum);
        return lookUps.sum;
    }

    /**
     * As {@link #index}, but the bytes come in pieces of 1,448, a full TCP segment on Ethernet, behind what
     * {@link ByteBuffer#compact()} kept. The copy into the receive buffer is part of the time.
     *
     * @param volume counts bytes
     * @return headers
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public long indexInPieces(Volume volume) {
        counts.clear();
        decoder.reset();
        in.clear();
        final int size = capture.size();
        for (int at = 0; at < size; at += PIECE) {
            int piece = Math.min(PIECE, size - at);
            in.put(in.position(), bytes, at, piece).position(in.position() + piece);
            in.flip();
            decoder.decode(in, counts);
            in.compact();
        }
        volume.bytes += size;
        return counts.verify(capture);
    }

    private void decode(AmiHandler handler, Volume volume) {
        decoder.reset();
        int done = decoder.decode(bytes, 0, capture.size(), handler);
        verify("bytes", capture.size(), done);
        volume.bytes += done;
    }

    private static final class Counts implements AmiHandler {

        private long messages;
        private long headers;

        @Override
        public AmiControl onMessage(AmiMessage message) {
            messages++;
            headers += message.headerCount();
            return AmiControl.CONTINUE;
        }

        void clear() {
            messages = 0;
            headers = 0;
        }

        /** The greeting is a message of one line here. */
        long verify(BusyMix capture) {
            Measured.verify("messages", BusyMix.MESSAGES + 1, messages);
            Measured.verify("headers", capture.headers() + 1, headers);
            return headers;
        }
    }

    static final class Spans implements AmiHandler {

        private long sum;

        @Override
        public AmiControl onMessage(AmiMessage message) {
            long s = sum;
            for (int i = 0, headers = message.headerCount(); i < headers; i++) {
                s += sum(message.keyId(i), message.keyOffset(i), message.keyLength(i), message.valueOffset(i),
                    message.valueLength(i));
            }
            sum = s;
            return AmiControl.CONTINUE;
        }

        /** Weights tell the parts apart; no longer a chain than an addition, so that the sum costs little. */
        static long sum(int keyId, int keyOffset, int keyLength, int valueOffset, int valueLength) {
            return keyId + 3L * keyOffset + 5L * keyLength + 7L * valueOffset + 11L * valueLength;
        }
    }

    private static final class LookUps implements AmiHandler {

        private long sum;

        @Override
        public AmiControl onMessage(AmiMessage message) {
            if (message.kind() != Kind.BANNER) {
                sum += position(message, AmiKey.UNIQUEID)
                    + position(message, AmiKey.CHANNEL)
                    + position(message, AmiKey.LINKEDID)
                    + message.getLong(AmiKey.CHANNEL_STATE, -1)
                    + message.getMicros(AmiKey.TIMESTAMP, -1);
            }
            return AmiControl.CONTINUE;
        }

        private static long position(AmiMessage message, int keyId) {
            int index = message.find(keyId);
            return index < 0 ? 0 : message.valueOffset(index) + 3L * message.valueLength(index);
        }
    }
}
