// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Feeds a decoder from a channel, so that many connections of one thread share one large read buffer.
 *
 * <p>Between reads a connection holds only the bytes of its incomplete message, which is most often nothing. A message
 * that outgrows half of the shared buffer moves to a buffer of its own until it is complete; that buffer is bounded by
 * the decoder's {@link AmiLimits}. Confined to one thread, like the decoder.
 */
public final class AmiReceiver {

    private static final int KEPT_CAPACITY = 16 * 1024;

    private final AmiDecoder decoder;
    private final ByteBuffer shared;
    private ByteBuffer rest;
    private int held;

    /**
     * Makes a receiver for one connection.
     *
     * @param decoder the connection's own decoder
     * @param shared a direct buffer for all receivers of this thread; 64 KiB or more is best
     * @throws IllegalArgumentException if the buffer is not direct or smaller than 1 KiB
     */
    public AmiReceiver(AmiDecoder decoder, ByteBuffer shared) {
        if (!shared.isDirect() || shared.capacity() < 1024) {
            throw new IllegalArgumentException("the shared buffer must be direct and hold at least 1,024 bytes");
        }
        this.decoder = decoder;
        this.shared = shared;
    }

    /**
     * Reads once and delivers all whole messages. A handler that answers {@link AmiControl#STOP} gets the messages
     * behind it at the next call, which reads only if the handler takes them all.
     *
     * @param channel where to read; blocking or not
     * @param handler receives the messages
     * @return bytes read, 0 if there were none or the handler stopped before more were wanted, −1 at the end of the
     *     stream
     * @throws IOException from the channel
     * @throws AmiFormatException from {@link AmiHandler#onViolation}, unless that is overridden
     */
    public int receive(ReadableByteChannel channel, AmiHandler handler) throws IOException {
        if (decoder.stopped && held > 0) {
            final int done = decoder.decode(rest, 0, held, handler);
            held -= done;
            keep(rest, done);
            if (decoder.stopped) {
                return 0;
            }
        }
        final boolean own = held > shared.capacity() / 2;
        if (own && held == rest.capacity()) {
            growRest(held * 2L);
        }
        final ByteBuffer in = own ? rest : shared;
        in.clear();
        if (!own && held > 0) {
            in.put(0, rest, 0, held);
        }
        in.position(held);
        final int read = channel.read(in);
        if (read <= 0) {
            return read;
        }
        final int end = held + read;
        final int done = decoder.decode(in, 0, end, handler);
        held = end - done;
        if (held > 0) {
            keep(in, done);
        } else if (rest != null && rest.capacity() > KEPT_CAPACITY) {
            rest = null;
        }
        return read;
    }

    /** Forgets what is held, for a new connection; the decoder needs a {@linkplain AmiDecoder#reset() reset} too. */
    public void reset() {
        held = 0;
    }

    /**
     * Tells whether a message has begun and not ended.
     *
     * @return true if bytes are held back
     */
    public boolean hasPartial() {
        return held > 0;
    }

    /** Bytes of the buffer that this connection has for itself. */
    int capacity() {
        return rest == null ? 0 : rest.capacity();
    }

    private void keep(ByteBuffer in, int from) {
        if (in == rest) {
            if (from > 0) {
                rest.put(0, rest, from, held);
            }
            return;
        }
        if (rest == null || rest.capacity() < held) {
            rest = null;
            growRest(held);
        }
        rest.put(0, in, from, held);
    }

    private void growRest(long needed) {
        ByteBuffer larger = ByteBuffer.allocateDirect((int) Math.min(Integer.MAX_VALUE - 8,
            Math.max(1024, Long.highestOneBit(Math.max(1, needed - 1)) * 2)));
        if (rest != null) {
            larger.put(0, rest, 0, held);
        }
        rest = larger;
    }
}
