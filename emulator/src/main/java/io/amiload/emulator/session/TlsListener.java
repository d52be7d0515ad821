// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.loop.EventLoop;
import io.amiload.emulator.setup.ServerLog;
import io.amiload.emulator.tls.TlsBytes;
import io.amiload.emulator.tls.TlsOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Accepts TLS connections; once a handshake is done the connection becomes a session like any other. */
public final class TlsListener implements EventLoop.Ready {

    private final Manager manager;
    private final TlsOptions options;
    private final ServerSocketChannel listener;
    private final int port;

    TlsListener(Manager manager, TlsOptions options) throws IOException {
        this.manager = manager;
        this.options = options;
        listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            manager.bind(listener, options.port());
            listener.configureBlocking(false);
            port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            manager.loop.register(listener, SelectionKey.OP_ACCEPT, this);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void ready(SelectionKey key) {
        try {
            for (SocketChannel socket = listener.accept(); socket != null; socket = listener.accept()) {
                socket.configureBlocking(false);
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                manager.loop.register(socket, SelectionKey.OP_READ, new Handshake(socket));
            }
        } catch (IOException e) {
            ServerLog.log(System.Logger.Level.WARNING, "accepting a TLS connection failed: " + e.getMessage());
        }
    }

    @Override
    public void failed() {
        // The next connection may be accepted again.
    }

    boolean isOpen() {
        return listener.isOpen();
    }

    void close() throws IOException {
        listener.close();
    }

    /** A connection that is not a session yet; it has as long for it as a session for its login. */
    private final class Handshake implements EventLoop.Ready {

        private final SocketChannel socket;
        private final TlsBytes bytes;
        private final long timer;

        Handshake(SocketChannel socket) {
            this.socket = socket;
            bytes = new TlsBytes(socket, options);
            timer = manager.timers.schedule(manager.settings().authTimeout(), this::failed);
        }

        @Override
        public void ready(SelectionKey key) {
            try {
                if (bytes.handshake()) {
                    manager.timers.cancel(timer);
                    key.interestOps(SelectionKey.OP_READ);
                    ManagerSession session = manager.open(socket, bytes, key);
                    if (session != null) {
                        session.resumeSoon();
                    }
                } else {
                    key.interestOps(bytes.awaitsRoom() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
                }
            } catch (IOException e) {
                ServerLog.log(System.Logger.Level.DEBUG, "a TLS handshake failed: " + e.getMessage());
                failed();
            }
        }

        @Override
        public void failed() {
            manager.timers.cancel(timer);
            try {
                bytes.close();
            } catch (IOException e) {
                ServerLog.log(System.Logger.Level.DEBUG, "closing a TLS connection failed: " + e.getMessage());
            }
        }
    }
}
