// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import tlschannel.NeedsWriteException;
import tlschannel.ServerTlsChannel;
import tlschannel.TlsChannel;
import tlschannel.WouldBlockException;

/** What a TLS connection carries, as a channel that does not block: it reads and writes what it can, which may be 0. */
public final class TlsBytes implements ByteChannel {

    /** How much Asterisk reads in one turn. */
    private static final int TURN = 1024;
    private static final int RECORD = 16 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final TlsChannel tls;
    private final boolean stalls;
    private boolean awaitsRoom;
    /** Bytes at the front of what is to be written that are encrypted, but not all sent. */
    private int encrypted;

    public TlsBytes(SocketChannel socket, TlsOptions options) {
        stalls = options.stalls();
        tls = ServerTlsChannel.newBuilder(stalls ? new RecordByRecord(socket) : socket, options.context()).build();
    }

    /** Goes on with the handshake; true once it is done. */
    public boolean handshake() throws IOException {
        try {
            tls.handshake();
            return true;
        } catch (WouldBlockException e) {
            awaitsRoom = e instanceof NeedsWriteException;
            return false;
        } catch (IllegalStateException e) {
            throw tooLong(e);
        }
    }

    /** Whether an unfinished handshake waits for the socket to take more, and not for the client. */
    public boolean awaitsRoom() {
        return awaitsRoom;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return stalls ? readTurn(target) : readAll(target);
    }

    private int readAll(ByteBuffer target) throws IOException {
        int total = 0;
        try {
            while (target.hasRemaining()) {
                int count = tls.read(target);
                if (count < 0) {
                    return total == 0 ? -1 : total;
                }
                total += count;
            }
        } catch (WouldBlockException e) {
            // That was all.
        } catch (IllegalStateException e) {
            throw tooLong(e);
        }
        return total;
    }

    /**
     * Reads as Asterisk does: 1,024 bytes at most, and then it asks the socket whether there is more. What is left of
     * the record is not in the socket any more, so it waits until something else arrives.
     */
    private int readTurn(ByteBuffer target) throws IOException {
        int limit = target.limit();
        target.limit(Math.min(limit, target.position() + TURN));
        try {
            return tls.read(target);
        } catch (WouldBlockException e) {
            return 0;
        } catch (IllegalStateException e) {
            throw tooLong(e);
        } finally {
            target.limit(limit);
        }
    }

    /** The library says by this that its buffer for a record is full and the record is not complete. */
    private static IOException tooLong(IllegalStateException e) {
        return new IOException("a record that is longer than TLS allows", e);
    }

    /**
     * Takes what the socket has taken: a record of which some bytes are left stays with the caller until they are gone.
     */
    @Override
    public int write(ByteBuffer source) throws IOException {
        int start = source.position();
        int end = source.limit();
        try {
            if (encrypted > 0) {
                tls.write(NOTHING);
                source.position(start + encrypted);
                encrypted = 0;
            }
            while (source.position() < end) {
                writeRecord(source, end);
            }
        } catch (WouldBlockException e) {
            // The rest when there is room.
        }
        return source.position() - start;
    }

    private void writeRecord(ByteBuffer source, int end) throws IOException {
        int from = source.position();
        source.limit(Math.min(end, from + RECORD));
        try {
            if (tls.write(source) == 0) {
                // The client has said goodbye.
                throw new ClosedChannelException();
            }
        } catch (WouldBlockException e) {
            encrypted = source.position() - from;
            source.position(from);
            throw e;
        } finally {
            source.limit(end);
        }
    }

    @Override
    public boolean isOpen() {
        return tls.isOpen();
    }

    @Override
    public void close() throws IOException {
        tls.close();
    }

    /** Takes no more than one TLS record from the socket in one read, as OpenSSL does. */
    private static final class RecordByRecord implements ByteChannel {

        private static final int HEADER = 5;

        private final SocketChannel socket;
        private final byte[] header = new byte[HEADER];
        private int inHeader;
        private int left;

        RecordByRecord(SocketChannel socket) {
            this.socket = socket;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            boolean head = left == 0;
            int wanted = Math.min(head ? HEADER - inHeader : left, target.remaining());
            int limit = target.limit();
            int from = target.position();
            target.limit(from + wanted);
            int count = socket.read(target);
            target.limit(limit);
            if (count <= 0) {
                return count;
            }
            if (head) {
                for (int i = 0; i < count; i++) {
                    header[inHeader++] = target.get(from + i);
                }
                if (inHeader == HEADER) {
                    inHeader = 0;
                    left = (header[3] & 0xFF) << 8 | header[4] & 0xFF;
                }
            } else {
                left -= count;
            }
            return count;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return socket.write(source);
        }

        @Override
        public boolean isOpen() {
            return socket.isOpen();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
