// SPDX-License-Identifier: Apache-2.0
package io.amiload.examples;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiEncoder;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.AmiReceiver;
import io.amiload.codec.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Many connections on one thread: each logs in, pings the server and counts the events it gets. */
public final class SelectorClient implements AutoCloseable {

    private static final long LOGIN = 1;
    private static final long PING = 2;

    private final Selector selector = Selector.open();
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(256 * 1024);
    private final AmiDecoder first = new AmiDecoder();
    private final AmiEncoder encoder = new AmiEncoder();
    private int pongs;
    private int refusals;
    private long events;

    /**
     * Makes a client without connections.
     *
     * @throws IOException if there can be no selector
     */
    public SelectorClient() throws IOException {
    }

    /**
     * Begins a connection; {@link #poll} completes it.
     *
     * @param server where a manager interface listens
     * @param user the account
     * @param secret its secret
     * @throws IOException if it cannot be begun
     */
    public void connect(InetSocketAddress server, String user, String secret) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        Connection connection = new Connection(channel, user, secret);
        channel.connect(server);
        connection.key = channel.register(selector, SelectionKey.OP_CONNECT, connection);
    }

    /**
     * Waits for something to do, and does it.
     *
     * @param millis how long to wait at most
     * @throws IOException from the selector; a connection that breaks is closed and counted
     */
    public void poll(long millis) throws IOException {
        selector.select(millis);
        for (SelectionKey key : selector.selectedKeys()) {
            try {
                ((Connection) key.attachment()).ready();
            } catch (IOException e) {
                refusals++;
                key.channel().close();
            }
        }
        selector.selectedKeys().clear();
    }

    /**
     * Counts the answers to pings.
     *
     * @return how many came
     */
    public int pongs() {
        return pongs;
    }

    /**
     * Counts the connections that broke or were refused.
     *
     * @return how many
     */
    public int refusals() {
        return refusals;
    }

    /**
     * Counts the events on all connections.
     *
     * @return how many came
     */
    public long events() {
        return events;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private final class Connection implements AmiHandler {
        private final SocketChannel channel;
        /** A decoder of its own, but one table of what follows what, and one read buffer, for all. */
        private final AmiReceiver receiver = new AmiReceiver(first.sibling(), readBuffer);
        private final ByteBuffer out = ByteBuffer.allocateDirect(4 * 1024);
        private final String user;
        private final String secret;
        private SelectionKey key;

        Connection(SocketChannel channel, String user, String secret) {
            this.channel = channel;
            this.user = user;
            this.secret = secret;
        }

        void ready() throws IOException {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                encoder.wrap(out).action(AmiName.LOGIN).header(AmiKey.USERNAME, user)
                    .header(AmiKey.SECRET, secret).header(AmiKey.ACTION_ID, LOGIN).end();
                flush();
            } else if (key.isWritable()) {
                flush();
            }
            if (key.isReadable() && receiver.receive(channel, this) < 0) {
                throw new IOException("the server closed the connection");
            }
        }

        @Override
        public AmiControl onMessage(AmiMessage m) {
            if (m.kind() == Kind.EVENT) {
                events++;
            } else if (m.nameId() == AmiName.ERROR) {
                refusals++;
            } else if (m.kind() == Kind.RESPONSE) {
                long answered = m.getLong(AmiKey.ACTION_ID, 0);
                if (answered == LOGIN) {
                    encoder.wrap(out).action(AmiName.PING).header(AmiKey.ACTION_ID, PING).end();
                    flush();
                } else if (answered == PING) {
                    pongs++;
                }
            }
            return AmiControl.CONTINUE;
        }

        /** Sends what it can; the rest waits until the socket has room. */
        private void flush() {
            out.flip();
            try {
                channel.write(out);
            } catch (IOException e) {
                // The next read finds the same.
            }
            key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            out.compact();
        }
    }
}
