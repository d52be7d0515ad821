// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.outbox;

import java.nio.ByteBuffer;

/**
 * Direct memory for what is on its way to the clients, in pieces of two sizes. A session has some of it only while
 * something is unsent, so ten thousand idle sessions need none.
 *
 * <p>Pieces are never given up, since direct memory is freed only when the collector finds out that nobody uses it; and
 * all pieces together are never more than a budget. Not thread-safe; the event loop owns it.
 */
public final class BufferPool {

    /** The size of a piece for a session that says little. */
    static final int SMALL = 4 * 1024;
    /** The size of a piece for one that says much: with room for more than is written at once. */
    static final int LARGE = 128 * 1024;

    /** A piece of memory: bytes from {@code start} to {@code end} are to be sent, and {@code next} behind them. */
    static final class Piece {

        final ByteBuffer bytes;
        int start;
        int end;
        Piece next;

        private Piece(int capacity) {
            bytes = ByteBuffer.allocateDirect(capacity);
        }

        int room() {
            return bytes.capacity() - end;
        }
    }

    private final long budget;
    private Piece freeSmall;
    private Piece freeLarge;
    private long allocated;
    private long lent;

    /**
     * Makes an empty pool.
     *
     * @param budget bytes that all pieces may have together
     */
    public BufferPool(long budget) {
        this.budget = budget;
    }

    /** An empty piece, of the wanted size if there is one, or null if the budget is spent. */
    Piece take(boolean large) {
        Piece piece = freeOrNew(large);
        if (piece == null) {
            piece = freeOrNew(!large);
        }
        if (piece != null) {
            lent += piece.bytes.capacity();
        }
        return piece;
    }

    private Piece freeOrNew(boolean large) {
        Piece piece = large ? freeLarge : freeSmall;
        if (piece == null) {
            int size = large ? LARGE : SMALL;
            if (allocated + size > budget) {
                return null;
            }
            allocated += size;
            return new Piece(size);
        }
        if (large) {
            freeLarge = piece.next;
        } else {
            freeSmall = piece.next;
        }
        piece.next = null;
        return piece;
    }

    /** Takes a piece back. */
    void giveBack(Piece piece) {
        int capacity = piece.bytes.capacity();
        lent -= capacity;
        piece.start = 0;
        piece.end = 0;
        if (capacity == LARGE) {
            piece.next = freeLarge;
            freeLarge = piece;
        } else {
            piece.next = freeSmall;
            freeSmall = piece;
        }
    }

    /** Bytes in pieces that sessions have now. */
    long lent() {
        return lent;
    }

    /** Bytes in all pieces. */
    long allocated() {
        return allocated;
    }
}
