// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** A connection, encrypted or not, that waits for what it reads, but not for ever. Not thread-safe. */
final class BlockingConnection implements ByteChannel {

    private static final int CHUNK = 16 * 1024;

    private final byte[] chunk = new byte[CHUNK];
    private Socket socket = new Socket();

    /**
     * Connects.
     *
     * @param timeoutMillis how long connecting and each read may take
     */
    void connect(InetSocketAddress address, int timeoutMillis) throws IOException {
        socket.connect(address, timeoutMillis);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(timeoutMillis);
    }

    /** Goes on inside TLS. */
    void encrypt(TlsClient tls) throws IOException {
        socket = tls.over(socket);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = socket.getInputStream().read(chunk, 0, Math.min(chunk.length, target.remaining()));
        if (count > 0) {
            target.put(chunk, 0, count);
        }
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        socket.getOutputStream().write(bytes);
        return bytes.length;
    }

    @Override
    public boolean isOpen() {
        return socket.isConnected() && !socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
