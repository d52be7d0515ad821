// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * What is still to be sent on a session: whole messages, in order, in one buffer that grows up to a bound and goes back
 * to the pool when all is sent.
 *
 * <pre>
 *  0        start            end          capacity
 *  | sent   | to be sent     | free       |
 * </pre>
 */
final class Outbox {

    private final BufferPool pool;
    private final int bound;
    private ByteBuffer buffer;
    private int start;
    private int end;
    /** What it held at most lately: with so much room it starts, so that it need not grow again. */
    private int usual;

    Outbox(BufferPool pool, int bound) {
        this.pool = pool;
        this.bound = bound;
    }

    /** Bytes still to be sent. */
    int size() {
        return end - start;
    }

    /** Adds bytes. Returns false, and adds nothing, if its bound or the pool's budget would be passed. */
    boolean append(ByteBuffer source, int offset, int length) {
        if (length > bound - size() || !hasRoom(length) && !makeRoom(length)) {
            return false;
        }
        buffer.put(end, source, offset, length);
        end += length;
        return true;
    }

    /** Adds all that another outbox holds, and empties that. */
    boolean appendAll(Outbox other) {
        boolean fits = other.size() == 0 || append(other.buffer, other.start, other.size());
        other.clear();
        return fits;
    }

    /** Sends what the channel takes. Returns the bytes sent. */
    int writeTo(WritableByteChannel channel) throws IOException {
        return writeTo(channel, Integer.MAX_VALUE);
    }

    /** Sends what the channel takes, but at most so many bytes. Returns the bytes sent. */
    int writeTo(WritableByteChannel channel, int most) throws IOException {
        if (end == start) {
            return 0;
        }
        buffer.limit(Math.min(end - start, most) + start).position(start);
        int sent = channel.write(buffer);
        buffer.clear();
        start += sent;
        if (start == end) {
            clear();
        }
        return sent;
    }

    void clear() {
        usual = Math.max(end, usual / 2);
        start = 0;
        end = 0;
        if (buffer != null) {
            pool.giveBack(buffer);
            buffer = null;
        }
    }

    private boolean hasRoom(int length) {
        return buffer != null && buffer.capacity() - end >= length;
    }

    private boolean makeRoom(int length) {
        int size = size();
        int needed = size + length;
        if (buffer != null && needed <= buffer.capacity() / 2) {
            buffer.put(0, buffer, start, size);
        } else {
            long wanted = buffer == null ? Math.max(needed, usual) : Math.max(needed, buffer.capacity() * 2L);
            ByteBuffer larger = pool.take((int) Math.max(needed, Math.min(wanted, bound)));
            if (larger == null) {
                return false;
            }
            if (buffer != null) {
                larger.put(0, buffer, start, size);
                pool.giveBack(buffer);
            }
            buffer = larger;
        }
        start = 0;
        end = size;
        return true;
    }
}
