// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.loop.EventLoop;
import io.amiload.emulator.setup.ServerLog;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * The connection of a session: when it is read and written, and how it ends. In web requests there is no socket, only
 * bytes that are given and taken.
 */
final class SessionConnection implements EventLoop.Ready {

    private final Manager manager;
    private final ManagerSession session;
    private final SessionInput input;
    /** Null in web requests. */
    private final SocketChannel socket;
    private final ByteChannel channel;
    private SelectionKey key;

    SessionConnection(Manager manager, ManagerSession session, SocketChannel socket, ByteChannel channel,
                      InputLimits limits) {
        this.manager = manager;
        this.session = session;
        this.socket = socket;
        this.channel = channel;
        input = new SessionInput(manager, session, channel, limits);
    }

    /** Has the loop call {@link #ready}; {@code known} is the key of a connection that has one, or null. */
    void register(SelectionKey known) throws IOException {
        key = known == null ? manager.loop.register(socket, SelectionKey.OP_READ, this) : known;
        key.attach(this);
    }

    boolean hasSocket() {
        return socket != null;
    }

    @Override
    public void ready(SelectionKey ready) {
        try {
            if (ready.isWritable()) {
                session.flush();
            }
            if (!session.isClosed() && ready.isReadable()) {
                session.noticeInput();
                receive();
            }
        } catch (IOException e) {
            session.close();
        }
    }

    @Override
    public void failed() {
        session.close();
    }

    private void receive() throws IOException {
        if (session.takesActions() && !input.receive()) {
            session.closeWhenSent();
        }
    }

    /** Takes what has arrived already. */
    void resume() {
        try {
            receive();
        } catch (IOException e) {
            session.close();
        }
    }

    /** Takes what has arrived already, in a turn of its own. */
    void resumeSoon() {
        manager.loop.execute(this::resume);
    }

    /** Asks the selector for what can be done next. */
    void interest(boolean reads, boolean writes) {
        if (key == null || !key.isValid()) {
            return;
        }
        int interest = (reads ? SelectionKey.OP_READ : 0) | (writes ? SelectionKey.OP_WRITE : 0);
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    /** Has the end look like a reset to the client. */
    void breakOff() throws IOException {
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            ServerLog.log(System.Logger.Level.DEBUG, "closing a session failed: " + e.getMessage());
        }
    }
}
