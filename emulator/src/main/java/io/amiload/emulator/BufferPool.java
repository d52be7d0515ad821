// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Direct memory for what is on its way to the clients. A session has some of it only while something is unsent, so ten
 * thousand idle sessions need none; and all sessions together never have more than a budget.
 *
 * <p>Capacities are powers of two. Buffers that come back are kept for the next session, up to a bound. Not
 * thread-safe; the event loop owns it.
 */
final class BufferPool {

    /** The smallest buffer. */
    static final int SMALLEST = 4 * 1024;

    private static final int SMALLEST_BITS = Integer.numberOfTrailingZeros(SMALLEST);
    private static final long MOST_KEPT = 32L * 1024 * 1024;

    private final long budget;
    @SuppressWarnings({"unchecked", "rawtypes"})
    private final ArrayDeque<ByteBuffer>[] free = new ArrayDeque[Integer.SIZE - SMALLEST_BITS];
    private long lent;
    private long kept;

    /**
     * Makes an empty pool.
     *
     * @param budget bytes that may be lent at a time
     */
    BufferPool(long budget) {
        this.budget = budget;
        for (int i = 0; i < free.length; i++) {
            free[i] = new ArrayDeque<>();
        }
    }

    /** A buffer of at least so many bytes with any contents, or null if the budget does not allow it. */
    ByteBuffer take(int bytes) {
        int bits = bits(bytes);
        long capacity = 1L << bits;
        if (capacity > Integer.MAX_VALUE || lent + capacity > budget) {
            return null;
        }
        ByteBuffer buffer = free[bits - SMALLEST_BITS].pollLast();
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect((int) capacity);
        } else {
            kept -= capacity;
        }
        lent += capacity;
        return buffer;
    }

    /** Takes a buffer back. */
    void giveBack(ByteBuffer buffer) {
        int capacity = buffer.capacity();
        lent -= capacity;
        if (kept + capacity <= MOST_KEPT) {
            kept += capacity;
            free[bits(capacity) - SMALLEST_BITS].addLast(buffer.clear());
        }
    }

    /** Bytes in buffers that sessions have now. */
    long lent() {
        return lent;
    }

    private static int bits(int bytes) {
        return bytes <= SMALLEST ? SMALLEST_BITS : Integer.SIZE - Integer.numberOfLeadingZeros(bytes - 1);
    }
}
