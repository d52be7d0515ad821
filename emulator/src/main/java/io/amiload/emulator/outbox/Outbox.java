// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.outbox;

import io.amiload.emulator.outbox.BufferPool.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * What is still to be sent on a session: whole messages, in order, in pieces from the pool, up to a bound.
 *
 * <pre>
 *  first                  next                last
 *  | sent | to be sent | &rarr; | to be sent | &rarr; | to be sent | free |
 * </pre>
 */
public final class Outbox {

    private final BufferPool pool;
    private final int bound;
    private Piece first;
    private Piece last;
    private int size;
    /** What was sent at once lately; whoever says much gets large pieces. */
    private int usual;

    public Outbox(BufferPool pool, int bound) {
        this.pool = pool;
        this.bound = bound;
    }

    /** Bytes still to be sent. */
    public int size() {
        return size;
    }

    /** Adds bytes. Returns false, and adds nothing, if its bound or the pool's budget would be passed. */
    public boolean append(ByteBuffer source, int offset, int length) {
        if (length > bound - size) {
            return false;
        }
        Piece piece = last;
        if (piece != null && piece.room() >= length) {
            piece.bytes.put(piece.end, source, offset, length);
            piece.end += length;
            size += length;
            return true;
        }
        return reserve(length) && fill(piece, source, offset, length);
    }

    /** Hangs on pieces until there is room for so many bytes; takes them off again if there cannot be. */
    private boolean reserve(int length) {
        Piece before = last;
        int room = before == null ? 0 : before.room();
        while (room < length) {
            Piece piece = pool.take(before != null || usual > BufferPool.SMALL || length - room > BufferPool.SMALL);
            if (piece == null) {
                giveBackBehind(before);
                return false;
            }
            room += piece.room();
            if (last == null) {
                first = piece;
            } else {
                last.next = piece;
            }
            last = piece;
        }
        return true;
    }

    private void giveBackBehind(Piece before) {
        Piece piece = before == null ? first : before.next;
        while (piece != null) {
            Piece next = piece.next;
            pool.giveBack(piece);
            piece = next;
        }
        last = before;
        if (before == null) {
            first = null;
        } else {
            before.next = null;
        }
    }

    private boolean fill(Piece from, ByteBuffer source, int offset, int length) {
        Piece piece = from == null ? first : from;
        int at = offset;
        int left = length;
        while (left > 0) {
            int count = Math.min(left, piece.room());
            piece.bytes.put(piece.end, source, at, count);
            piece.end += count;
            at += count;
            left -= count;
            last = piece;
            piece = piece.next;
        }
        size += length;
        return true;
    }

    /** Adds all that another outbox holds, and empties that. */
    public boolean appendAll(Outbox other) {
        if (other.size == 0) {
            return true;
        }
        if (other.size > bound - size) {
            other.clear();
            return false;
        }
        if (last == null) {
            first = other.first;
        } else {
            last.next = other.first;
        }
        last = other.last;
        size += other.size;
        other.first = null;
        other.last = null;
        other.size = 0;
        return true;
    }

    /** Sends what the channel takes. Returns the bytes sent. */
    int writeTo(WritableByteChannel channel) throws IOException {
        return writeTo(channel, Integer.MAX_VALUE);
    }

    /** Sends what the channel takes, but at most so many bytes. Returns the bytes sent. */
    public int writeTo(WritableByteChannel channel, int most) throws IOException {
        int sent = 0;
        while (first != null && sent < most) {
            Piece piece = first;
            int wanted = Math.min(piece.end - piece.start, most - sent);
            piece.bytes.limit(piece.start + wanted).position(piece.start);
            int count;
            try {
                count = channel.write(piece.bytes);
            } finally {
                piece.bytes.clear();
            }
            piece.start += count;
            size -= count;
            sent += count;
            if (piece.start == piece.end) {
                dropFirst();
            }
            if (count < wanted) {
                break;
            }
        }
        usual = Math.max(sent, usual / 2);
        return sent;
    }

    private void dropFirst() {
        Piece piece = first;
        first = piece.next;
        if (first == null) {
            last = null;
        }
        piece.next = null;
        pool.giveBack(piece);
    }

    public void clear() {
        while (first != null) {
            dropFirst();
        }
        size = 0;
    }
}
