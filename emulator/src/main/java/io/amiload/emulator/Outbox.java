// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * What is still to be sent on a session: whole messages, in order, in one buffer that grows up to a bound.
 *
 * <pre>
 *  0        start            end          capacity
 *  | sent   | to be sent     | free       |
 * </pre>
 */
final class Outbox {

    private static final int FIRST_CAPACITY = 16 * 1024;
    private static final int KEPT_CAPACITY = 512 * 1024;

    private final int bound;
    private ByteBuffer buffer;
    private int start;
    private int end;

    Outbox(int bound) {
        this.bound = bound;
    }

    /** Bytes still to be sent. */
    int size() {
        return end - start;
    }

    /** Adds bytes. Returns false, and adds nothing, if the bound would be passed. */
    boolean append(ByteBuffer source, int offset, int length) {
        if (buffer == null || buffer.capacity() - end < length) {
            if (!makeRoom(length)) {
                return false;
            }
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
        if (end == start) {
            return 0;
        }
        buffer.limit(end).position(start);
        int sent = channel.write(buffer);
        buffer.clear();
        start += sent;
        if (start == end) {
            clear();
        }
        return sent;
    }

    void clear() {
        start = 0;
        end = 0;
        if (buffer != null && buffer.capacity() > KEPT_CAPACITY) {
            buffer = null;
        }
    }

    private boolean makeRoom(int length) {
        int size = size();
        long needed = (long) size + length;
        if (needed > bound) {
            return false;
        }
        if (buffer != null && needed <= buffer.capacity() / 2) {
            buffer.put(0, buffer, start, size);
        } else {
            long capacity = buffer == null ? FIRST_CAPACITY : buffer.capacity() * 2L;
            while (capacity < needed) {
                capacity *= 2;
            }
            ByteBuffer larger = ByteBuffer.allocateDirect((int) Math.min(capacity, bound));
            if (size > 0) {
                larger.put(0, buffer, start, size);
            }
            buffer = larger;
        }
        start = 0;
        end = size;
        return true;
    }
}
