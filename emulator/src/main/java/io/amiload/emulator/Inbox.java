// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * What a session has received and not yet acted upon.
 *
 * <p>All sessions of the loop read into one shared buffer; between reads a session keeps only the rest: an incomplete
 * action, or, while a slow action holds the session up, the actions behind it. Those are taken up again by
 * {@link #resume}, without a further byte having to arrive.
 */
final class Inbox {

    private final AmiDecoder decoder;
    private final ByteBuffer shared;
    private ByteBuffer rest;
    private int held;

    Inbox(AmiDecoder decoder, ByteBuffer shared) {
        this.decoder = decoder;
        this.shared = shared;
    }

    /** Reads once and delivers. Returns the bytes read, or -1 at the end of the stream. */
    int read(ReadableByteChannel channel, AmiHandler handler) throws IOException {
        ByteBuffer in = shared;
        in.clear();
        restore(in);
        in.position(held);
        int read = channel.read(in);
        if (read > 0) {
            deliver(in, held + read, handler);
        }
        return read;
    }

    /** Delivers what a handler that stopped has left. */
    void resume(AmiHandler handler) {
        if (held > 0) {
            restore(shared);
            deliver(shared, held, handler);
        }
    }

    private void restore(ByteBuffer in) {
        if (held > 0) {
            in.put(0, rest, 0, held);
        }
    }

    private void deliver(ByteBuffer in, int end, AmiHandler handler) {
        int done = decoder.decode(in, 0, end, handler);
        held = end - done;
        if (held == 0) {
            rest = null;
            return;
        }
        if (rest == null || rest.capacity() < held) {
            rest = ByteBuffer.allocateDirect(Math.max(1024, Integer.highestOneBit(held) * 2));
        }
        rest.put(0, in, done, held);
    }
}
