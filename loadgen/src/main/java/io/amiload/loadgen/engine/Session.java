// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.AmiReceiver;
import io.amiload.codec.Kind;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One manager connection on an event loop: connects, logs in, then moves bytes for its owner. When it is lost it tries
 * again, later each time. Confined to the loop's thread.
 */
final class Session {

    private enum State { IDLE, WAITING, CONNECTING, CHALLENGING, LOGGING_IN, READY, CLOSED }

    private static final long FIRST_BACK_OFF = 100_000_000L;
    private static final long LONGEST_BACK_OFF = 5_000_000_000L;
    private static final long LOGIN_TIMEOUT = 10_000_000_000L;

    private final EventLoop loop;
    private final SessionOwner owner;
    private final SocketAddress address;
    private final Credentials credentials;
    private final String eventMask;
    private final AmiDecoder decoder;
    private final AmiReceiver receiver;
    private final ByteBuffer out;
    private final AmiHandler login = this::onLoginMessage;
    private final ReadableByteChannel input = new StampedInput();

    private State state = State.IDLE;
    private SocketChannel channel;
    private SelectionKey key;
    private long connectedAt;
    private long retryAt;
    private long backOff = FIRST_BACK_OFF;
    private boolean everReady;
    private boolean sawBytes;
    private String refusal;
    private long written;
    private boolean writeBlocked;

    /**
     * Makes a session that is not connected.
     *
     * @param eventMask what to ask for in the login's {@code Events} header
     * @param outBytes  most bytes that may wait to be written
     */
    Session(EventLoop loop, SessionOwner owner, SocketAddress address, Credentials credentials, String eventMask,
            int outBytes) {
        this.loop = loop;
        this.owner = owner;
        this.address = address;
        this.credentials = credentials;
        this.eventMask = eventMask;
        decoder = loop.newDecoder();
        receiver = new AmiReceiver(decoder, loop.receiveBuffer());
        out = ByteBuffer.allocateDirect(Math.max(outBytes, 4096));
    }

    boolean isReady() {
        return state == State.READY;
    }

    /** Tells whether the session counts against the limit of logins in progress. */
    boolean isLoggingIn() {
        return state == State.CONNECTING || state == State.CHALLENGING || state == State.LOGGING_IN;
    }

    /** Why the target refused the last login, in its own words, or null. */
    String refusal() {
        return refusal;
    }

    /** When to try again, while {@link #isWaiting}. */
    long retryAt() {
        return retryAt;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    /** The bytes to be written; the owner appends whole actions that fit. */
    ByteBuffer out() {
        return out;
    }

    /** Bytes handed over for writing since the session was opened, whether they have left or not. */
    long appended() {
        return written + out.position();
    }

    void connect(long now) {
        decoder.reset();
        receiver.reset();
        out.clear();
        written = 0;
        writeBlocked = false;
        sawBytes = false;
        connectedAt = now;
        state = State.CONNECTING;
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            boolean done = channel.connect(address);
            key = channel.register(loop.selector(), done ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
            if (done) {
                logIn();
            }
        } catch (IOException e) {
            fail(Failures.name(e), now);
        }
    }

    /** The selector says that something can be done. */
    void onSelected(long now) {
        if (!key.isValid()) {
            // Closed earlier in this turn.
            return;
        }
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                logIn();
            } else {
                if (key.isReadable()) {
                    read();
                }
                if (state != State.WAITING && state != State.CLOSED && key.isValid() && key.isWritable()) {
                    writeBlocked = false;
                    key.interestOps(SelectionKey.OP_READ);
                    flush();
                }
            }
        } catch (IOException e) {
            fail(Failures.name(e), now);
        } catch (AmiFormatException e) {
            // A message beyond all limits: no manager interface sends that.
            fail("garbage", now);
        }
    }

    /** Gives up a login that takes too long. */
    void checkTimeout(long now) {
        if (isLoggingIn() && now - connectedAt > LOGIN_TIMEOUT) {
            fail(state == State.CONNECTING ? "connect timeout" : sawBytes ? "login timeout" : "silent", now);
        }
    }

    /** Writes what waits, if the kernel takes it. */
    void flush() {
        if (writeBlocked || out.position() == 0 || channel == null) {
            return;
        }
        long now = System.nanoTime();
        try {
            out.flip();
            int count = channel.write(out);
            out.compact();
            written += count;
            if (state == State.READY) {
                owner.onWritten(written, now);
            }
            if (out.position() > 0) {
                writeBlocked = true;
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            fail(Failures.name(e), now);
        }
    }

    /** Says goodbye and closes for good. */
    void logOff() {
        if (state == State.READY && out.remaining() > 64) {
            loop.encoder().wrap(out).action(AmiName.LOGOFF).end();
            flush();
        }
        state = State.CLOSED;
        closeChannel();
    }

    private void read() throws IOException {
        int count = state == State.READY ? receiver.receive(input, owner) : receiver.receive(input, login);
        if (count > 0) {
            sawBytes = true;
        } else if (count < 0) {
            String why = state == State.READY ? "closed by the target"
                : !sawBytes ? "closed without banner (authlimit?)" : refusal != null ? "login refused" : "closed in login";
            fail(why, System.nanoTime());
        }
    }

    private void logIn() {
        if (credentials.auth() == AuthMethod.MD5) {
            state = State.CHALLENGING;
            Logins.challenge(loop.encoder().wrap(out));
        } else {
            state = State.LOGGING_IN;
            Logins.plain(loop.encoder().wrap(out), credentials, eventMask);
        }
        flush();
    }

    private AmiControl onLoginMessage(AmiMessage message) {
        if (state == State.READY) {
            // Messages behind the login's answer in the same read.
            return owner.onMessage(message);
        }
        if (message.kind() != Kind.RESPONSE) {
            return AmiControl.CONTINUE;
        }
        if (message.nameId() != AmiName.SUCCESS) {
            refusal = message.getString(AmiKey.MESSAGE);
            return AmiControl.CONTINUE;
        }
        if (state == State.CHALLENGING) {
            state = State.LOGGING_IN;
            Logins.md5(loop.encoder().wrap(out), credentials, eventMask, message.getString(AmiKey.CHALLENGE));
            flush();
        } else {
            state = State.READY;
            written = 0;
            backOff = FIRST_BACK_OFF;
            refusal = null;
            loop.loginEnded();
            loop.connections().login.recordValue(Math.max(0, System.nanoTime() - connectedAt));
            loop.connections().opened++;
            if (everReady) {
                loop.connections().reconnected++;
            }
            everReady = true;
            owner.onReady();
        }
        return AmiControl.CONTINUE;
    }

    private void fail(String why, long now) {
        if (state == State.CLOSED || state == State.WAITING) {
            return;
        }
        boolean wasReady = state == State.READY;
        closeChannel();
        state = State.WAITING;
        if (!wasReady) {
            loop.loginEnded();
            loop.connections().failed(why);
        }
        retryAt = now + backOff / 2 + (long) (loop.jitter() * backOff);
        backOff = Math.min(backOff * 2, LONGEST_BACK_OFF);
        loop.reconnectLater(this);
        if (wasReady) {
            loop.connections().dropped(why);
            owner.onGone(now);
        }
    }

    private void closeChannel() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // It is gone either way.
            }
            channel = null;
        }
    }

    /** The channel, with the time read as soon as the bytes are here: that is when the answers in them arrived. */
    private final class StampedInput implements ReadableByteChannel {

        @Override
        public int read(ByteBuffer target) throws IOException {
            int count = channel.read(target);
            loop.stamp();
            return count;
        }

        @Override
        public boolean isOpen() {
            return channel != null && channel.isOpen();
        }

        @Override
        public void close() {
            closeChannel();
        }
    }
}
