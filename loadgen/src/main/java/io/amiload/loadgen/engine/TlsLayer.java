// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLEngine;
import tlschannel.BufferAllocator;
import tlschannel.ClientTlsChannel;
import tlschannel.NeedsReadException;
import tlschannel.TlsChannel;
import tlschannel.WouldBlockException;

/**
 * TLS on a connection that does not block. The handshake goes on with each read and write, which give and take nothing
 * until it is done.
 *
 * <p>What is written is cut into records that end with an action, or at least with a line, and are no longer than the
 * target reads in one turn: of a longer one Asterisk leaves the rest unread until something else arrives, and so it does
 * where a line goes on in the next record.
 */
final class TlsLayer implements LayeredChannel {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final TlsChannel tls;
    private final int recordBytes;
    private boolean awaitsInput;
    private boolean holdsInput;
    /** Bytes at the front of what is to be written that are encrypted, but not all sent. */
    private int encrypted;

    /**
     * Wraps a connection.
     *
     * @param recordBytes most bytes in a record
     * @param buffers     where the layer gets its buffers, which it returns whenever they are empty
     */
    TlsLayer(ByteChannel connection, SSLEngine engine, int recordBytes, BufferAllocator buffers) {
        this.recordBytes = recordBytes;
        tls = ClientTlsChannel.newBuilder(connection, engine).withEncryptedBufferAllocator(buffers)
            .withPlainBufferAllocator(buffers).build();
    }

    @Override
    public boolean awaitsInput() {
        return awaitsInput;
    }

    @Override
    public boolean holdsInput() {
        return holdsInput;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int total = 0;
        holdsInput = false;
        try {
            while (target.hasRemaining()) {
                int count = tls.read(target);
                if (count < 0) {
                    return total == 0 ? -1 : total;
                }
                total += count;
            }
            holdsInput = true;
        } catch (WouldBlockException e) {
            // That was all.
        }
        return total;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int start = source.position();
        int end = source.limit();
        awaitsInput = false;
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
            awaitsInput = e instanceof NeedsReadException;
        }
        return source.position() - start;
    }

    private void writeRecord(ByteBuffer source, int end) throws IOException {
        int from = source.position();
        source.limit(from + recordLength(source, recordBytes));
        try {
            if (tls.write(source) == 0) {
                // The target has said goodbye.
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

    /** How many of a buffer's next bytes make a record: whole actions if they fit, or else whole lines. */
    static int recordLength(ByteBuffer source, int most) {
        int length = source.remaining();
        if (length <= most) {
            return length;
        }
        int start = source.position();
        int lineEnd = 0;
        for (int i = start + most - 1; i > start; i--) {
            if (source.get(i) == '\n') {
                if (i >= start + 2 && source.get(i - 2) == '\n') {
                    return i + 1 - start;
                }
                lineEnd = lineEnd == 0 ? i + 1 - start : lineEnd;
            }
        }
        return lineEnd == 0 ? most : lineEnd;
    }

    @Override
    public boolean isOpen() {
        return tls.isOpen();
    }

    /** Says goodbye, if there is room for it, and closes. */
    @Override
    public void close() throws IOException {
        tls.close();
    }
}
