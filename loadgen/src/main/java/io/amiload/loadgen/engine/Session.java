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
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;

/**
 * One manager connection on an event loop: connects, logs in, then moves bytes for its owner. When it is lost it tries
 * again, later each time. Confined to the loop's thread.
 */
final class Session {

    private enum State { IDLE, WAITING, CONNECTING, CHALLENGING, LOGGING_IN, READY, ENDING, GOODBYE, CLOSED }

    private static final long FIRST_BACK_OFF = 100_000_000L;
    private static final long LONGEST_BACK_OFF = 5_000_000_000L;
    /** Least time in which the answer to a byte must come that tells whether the other side has closed for good. */
    private static final long LEAST_ENDING = 100_000_000L;
    private static final long LONGEST_ENDING = 2_000_000_000L;
    /** How long a web server shall wait for an event before it answers without one; less than sessions live. */
    private static final long WAIT_SECONDS = 20;
    /** How long a target that has answered the goodbye may take to close. */
    private static final long LONGEST_PARTING = 500_000_000L;
    private static final byte[] PROBE = {'\r', '\n'};
    /** Most bytes that the kernel shall hold for a session that reads slowly; it takes twice as much. */
    private static final int PACED_RECEIVE_BUFFER = 4096;
    /** What a session that reads slowly says, letter by letter, to notice that the other side has closed. */
    private static final byte[] SIGN_OF_LIFE = "Action: Ping\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final long LETTER_EVERY = 50_000_000L;

    private final EventLoop loop;
    private final SessionOwner owner;
    private final Dialer dialer;
    private final Credentials credentials;
    private final String eventMask;
    private final AmiDecoder decoder;
    private final AmiReceiver receiver;
    private final ByteBuffer out;
    private final AmiHandler login = this::onLoginMessage;
    /** Who takes messages once the session is logged in. */
    private final AmiHandler reader;
    /** By HTTP: who this session is to the web server, whether it asks for events, and what asks for its owner. */
    private final HttpIdentity identity;
    private final boolean polls;
    private final Session leader;
    private final Session follower;
    private final ReadableByteChannel input = new StampedInput();
    /** How fast to read once logged in; null for as fast as bytes come. */
    private final ReadPace pace;

    private State state = State.IDLE;
    private SocketChannel channel;
    /** What is read and written: the channel itself, or the layer over it. */
    private ByteChannel bytes;
    private LayeredChannel layer;
    private HttpLayer http;
    private boolean connected;
    private SelectionKey key;
    private long connectedAt;
    private long readyAt;
    private long endedAt;
    private long loginNanos;
    private long retryAt;
    private long backOff = FIRST_BACK_OFF;
    private boolean everReady;
    private boolean sawBytes;
    private boolean sawBanner;
    private boolean sawAnswer;
    /** What the login has shown to be wrong; told when the handler has returned. */
    private String loginFault;
    private String refusal;
    private long written;
    private boolean writeBlocked;
    private int letter;
    private long letterAt;

    /**
     * Makes a session that is not connected.
     *
     * @param eventMask what to ask for in the login's {@code Events} header
     * @param outBytes  most bytes that may wait to be written
     * @param listens   whether the owner sends nothing
     * @param pace      how fast to read, or null for as fast as bytes come
     */
    Session(EventLoop loop, SessionOwner owner, Dialer dialer, Credentials credentials, String eventMask,
            int outBytes, boolean listens, ReadPace pace) {
        this(loop, owner, dialer, credentials, eventMask, outBytes, listens, pace, dialer.identity(credentials), null);
    }

    private Session(EventLoop loop, SessionOwner owner, Dialer dialer, Credentials credentials, String eventMask,
                    int outBytes, boolean listens, ReadPace pace, HttpIdentity identity, Session leader) {
        this.loop = loop;
        this.pace = pace;
        this.owner = owner;
        this.dialer = dialer;
        this.credentials = credentials;
        this.eventMask = eventMask;
        decoder = loop.newDecoder();
        receiver = new AmiReceiver(decoder, loop.receiveBuffer());
        out = ByteBuffer.allocateDirect(Math.max(outBytes, 4096));
        this.identity = identity;
        this.leader = leader;
        polls = identity != null && listens;
        reader = polls ? this::onPolledMessage : owner;
        follower = identity == null || listens || eventMask.equals("off") ? null
            : new Session(loop, new Follower(owner), dialer, credentials, eventMask, 0, true, null, identity, this);
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
        if (leader != null && !mayFollow()) {
            loop.loginEnded();
            return;
        }
        if (leader == null && identity != null) {
            identity.reset();
        }
        decoder.reset();
        receiver.reset();
        out.clear();
        written = 0;
        writeBlocked = false;
        sawBytes = false;
        sawBanner = false;
        sawAnswer = false;
        loginFault = null;
        connectedAt = now;
        state = State.CONNECTING;
        owner.onConnecting(now);
        try {
            open();
        } catch (IOException e) {
            fail(Failures.name(e), now);
        }
    }

    private void open() throws IOException {
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (pace != null) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, PACED_RECEIVE_BUFFER);
        }
        layer = dialer.layerOver(channel, loop.tlsBuffers(), identity);
        http = layer instanceof HttpLayer requests ? requests : null;
        bytes = layer == null ? channel : layer;
        connected = false;
        boolean done = channel.connect(dialer.address());
        key = channel.register(loop.selector(), done ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        if (done) {
            opened();
        }
    }

    private void opened() {
        connected = true;
        if (leader != null || state == State.READY) {
            goOn();
        } else {
            logIn();
        }
    }

    /** The selector says that something can be done. */
    void onSelected(long now) {
        if (!key.isValid()) {
            // Closed earlier in this turn.
            return;
        }
        if (state == State.GOODBYE) {
            discard();
            return;
        }
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                opened();
            } else {
                if (key.isReadable()) {
                    read();
                    while (layer != null && layer.holdsInput() && !isPaced()) {
                        read();
                    }
                    if (layer != null && connected) {
                        if (writeBlocked && key.isValid()) {
                            writeOn();
                        }
                        poll();
                    }
                }
                if (key.isValid() && key.isWritable()) {
                    writeBlocked = false;
                    key.interestOps(readInterest());
                    flush();
                }
            }
        } catch (IOException e) {
            fail(isLoggingIn() && state != State.CONNECTING && !sawBytes && !(e instanceof SSLException)
                ? Failures.NO_BANNER : Failures.name(e), now);
        } catch (AmiFormatException e) {
            // A message beyond all limits: no manager interface sends that.
            fail(Failures.GARBAGE, now);
        }
    }

    /** Gives up a login that takes too long, and judges an end when it can be. */
    void checkTimeout(long now) {
        if (isLoggingIn() && now - connectedAt > loop.loginTimeout()) {
            fail(state == State.CONNECTING ? Failures.CONNECT_TIMEOUT : !sawBytes ? Failures.SILENT
                : sawAnswer ? Failures.LOGIN_TIMEOUT : sawBanner ? Failures.BANNER_ONLY : Failures.GARBAGE, now);
        } else if (follower != null) {
            follower.checkTimeout(now);
        } else if (state == State.ENDING
            && now - endedAt > Math.min(LONGEST_ENDING, Math.max(LEAST_ENDING, 2 * loginNanos))) {
            judgeEnd(now);
        } else if (state == State.GOODBYE && !owner.comesBack() && now - endedAt > LONGEST_PARTING) {
            parted();
        }
    }

    /** Writes what waits, if the kernel takes it. */
    void flush() {
        if (writeBlocked || out.position() == 0 || channel == null || state == State.ENDING) {
            return;
        }
        long now = System.nanoTime();
        try {
            out.flip();
            int count = bytes.write(out);
            out.compact();
            written += count;
            if (state == State.READY) {
                owner.onWritten(written, now);
            }
            if (out.position() > 0) {
                writeBlocked = true;
                key.interestOps(layer != null && layer.awaitsInput() ? SelectionKey.OP_READ
                    : readInterest() | SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            fail(Failures.name(e), now);
        }
    }

    /**
     * Says goodbye. What still comes is read and thrown away until the target closes: closing first would answer it with
     * a reset, which may overtake the goodbye.
     *
     * @return false if there is nobody to say it to
     */
    boolean logOff() {
        if (state == State.ENDING) {
            judgeEnd(System.nanoTime());
        }
        // One that reads slowly would not see the answer, and may be in the middle of a line.
        if (state == State.READY && pace == null && !writeBlocked && out.remaining() > 64
            && (http == null || http.isIdle())) {
            loop.encoder().wrap(out).action(AmiName.LOGOFF).end();
            flush();
            if (state == State.READY) {
                state = State.GOODBYE;
                return true;
            }
        }
        close();
        return false;
    }

    /** Tells whether the target has not yet closed after the goodbye. */
    boolean isSayingGoodbye() {
        return state == State.GOODBYE;
    }

    /**
     * Ends the session whose goodbye the target has answered. Waits for the target to close first: it is the side that
     * closes first on which a connection's port stays taken for a while.
     */
    void part(long now) {
        if (http != null) {
            parted();
            return;
        }
        state = State.GOODBYE;
        endedAt = now;
    }

    private void parted() {
        abandon();
        owner.onParted(System.nanoTime());
    }

    /** Closes without another word, until the owner wants to connect again. */
    void abandon() {
        close();
        state = State.IDLE;
    }

    /** Closes for good. */
    void close() {
        state = State.CLOSED;
        closeChannel();
        if (follower != null) {
            follower.close();
        }
    }

    private void discard() {
        try {
            if (bytes.read(loop.receiveBuffer().clear()) >= 0) {
                return;
            }
        } catch (IOException e) {
            // As good as a goodbye.
        }
        if (owner.comesBack()) {
            close();
        } else {
            parted();
        }
    }

    /** What has arrived may let a layer write what it could not before: the next step of a handshake. */
    private void writeOn() {
        writeBlocked = false;
        key.interestOps(readInterest());
        flush();
    }

    /** A session that reads slowly is not told that there is something to read: it looks from time to time. */
    private int readInterest() {
        return isPaced() ? 0 : SelectionKey.OP_READ;
    }

    private boolean isPaced() {
        return pace != null && state == State.READY;
    }

    /**
     * Reads what a session that reads slowly may have by now, and sees whether it has been cut: the end of its stream
     * stands behind all that it has not read yet, so it would hear of it much later, but whoever writes to a closed
     * connection is told at once.
     */
    void readAtPace(long now) {
        if (!isPaced()) {
            return;
        }
        pace.refill(now);
        try {
            long before = -1;
            while (isPaced() && pace.allowance() > 0 && pace.taken() > before) {
                before = pace.taken();
                read();
            }
        } catch (IOException e) {
            fail(Failures.name(e), now);
        } catch (AmiFormatException e) {
            fail(Failures.GARBAGE, now);
        }
        if (isPaced() && now - letterAt >= LETTER_EVERY && out.position() == 0) {
            letterAt = now;
            out.put(SIGN_OF_LIFE[letter]);
            letter = letter + 1 == SIGN_OF_LIFE.length ? 0 : letter + 1;
            flush();
        }
    }

    private void read() throws IOException {
        if (state == State.READY) {
            if (receiver.receive(input, reader) < 0) {
                ended(System.nanoTime());
            }
            return;
        }
        int count = receiver.receive(input, login);
        sawBytes |= count > 0;
        if (loginFault != null) {
            fail(loginFault, System.nanoTime());
        } else if (count < 0) {
            fail(sawBytes ? Failures.CLOSED_IN_LOGIN : Failures.NO_BANNER, System.nanoTime());
        }
    }

    /**
     * The target sends nothing more. Whether it reads, too, is not told by that: it takes two writes, the first of
     * which a closed connection answers with a reset, and the second of which then fails.
     */
    private void ended(long now) throws IOException {
        if (http != null && http.isIdle()) {
            // Web servers close connections that nothing is asked on; the session lives on.
            closeChannel();
            writeBlocked = true;
            open();
            return;
        }
        if (http != null) {
            fail(Failures.CLOSED, now);
            return;
        }
        if (receiver.hasPartial()) {
            fail(Failures.CUT, now);
            return;
        }
        if (!owner.comesBack()) {
            fail(Failures.CLOSED, now);
            return;
        }
        calmDown(now);
        state = State.ENDING;
        endedAt = now;
        key.cancel();
        takesBytes();
        owner.onGone(now);
    }

    private void judgeEnd(long now) {
        loop.connections().dropped(takesBytes() ? Failures.HALF_CLOSED : Failures.CLOSED);
        retryLater(now);
    }

    private boolean takesBytes() {
        try {
            channel.write(ByteBuffer.wrap(PROBE));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A new connection of a session that is logged in. */
    private void goOn() {
        if (state != State.READY) {
            state = State.READY;
            loop.loginEnded();
        }
        writeBlocked = false;
        poll();
        flush();
    }

    private boolean mayFollow() {
        return leader.isReady() && (state == State.IDLE || state == State.WAITING || state == State.CLOSED);
    }

    /** By HTTP events come only when they are asked for. */
    private void poll() {
        if (polls && state == State.READY && out.position() == 0 && http.isIdle()) {
            loop.encoder().wrap(out).action(AmiName.WAIT_EVENT).header(AmiKey.TIMEOUT, WAIT_SECONDS).end();
            flush();
        }
    }

    /** Leaves out what belongs to the asking. */
    private AmiControl onPolledMessage(AmiMessage message) {
        return message.kind() == Kind.EVENT && message.nameId() != AmiName.WAIT_EVENT_COMPLETE
            ? owner.onMessage(message) : AmiControl.CONTINUE;
    }

    private void logIn() {
        if (credentials.auth() == AuthMethod.DIGEST) {
            state = State.LOGGING_IN;
            Logins.ping(loop.encoder().wrap(out));
        } else if (credentials.auth() == AuthMethod.MD5) {
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
        if (message.kind() == Kind.OTHER || message.kind() == Kind.ACTION) {
            loginFault = Failures.GARBAGE;
            return AmiControl.STOP;
        }
        sawBanner |= message.kind() == Kind.BANNER;
        if (message.kind() != Kind.RESPONSE) {
            return AmiControl.CONTINUE;
        }
        sawAnswer = true;
        if (message.nameId() != AmiName.SUCCESS) {
            refusal = message.getString(AmiKey.MESSAGE);
            loginFault = Failures.LOGIN_REFUSED;
            return AmiControl.STOP;
        }
        if (state == State.CHALLENGING) {
            state = State.LOGGING_IN;
            Logins.md5(loop.encoder().wrap(out), credentials, eventMask, message.getString(AmiKey.CHALLENGE));
            flush();
        } else {
            state = State.READY;
            written = 0;
            refusal = null;
            readyAt = System.nanoTime();
            loginNanos = Math.max(0, readyAt - connectedAt);
            loop.loginEnded();
            loop.connections().login.recordValue(loginNanos);
            loop.connections().opened++;
            if (everReady && owner.comesBack()) {
                loop.connections().reconnected++;
            }
            everReady = true;
            if (pace != null) {
                pace.restart(readyAt);
                letter = 0;
                letterAt = readyAt;
                key.interestOps(0);
            }
            owner.onReady();
            if (follower != null) {
                loop.reconnectLater(follower);
            }
        }
        return AmiControl.CONTINUE;
    }

    private void fail(String why, long now) {
        if (state == State.CLOSED || state == State.WAITING || state == State.IDLE) {
            return;
        }
        if (follower != null) {
            follower.close();
        }
        if (leader != null) {
            if (state != State.READY) {
                loop.loginEnded();
            }
            retryLater(now);
        } else if (state == State.READY) {
            loop.connections().dropped(why);
            calmDown(now);
            retryLater(now);
            owner.onGone(now);
        } else {
            loop.loginEnded();
            loop.connections().failed(why);
            retryLater(now);
            owner.onLoginFailed(why, now);
        }
    }

    /** A connection that was of use is tried again soon; one that is lost as soon as it is logged in is not. */
    private void calmDown(long now) {
        if (now - readyAt > LONGEST_BACK_OFF) {
            backOff = FIRST_BACK_OFF;
        }
    }

    /** Each try that follows soon waits twice as long, up to a bound, and a random half more or less. */
    private void retryLater(long now) {
        closeChannel();
        if (!owner.comesBack()) {
            state = State.IDLE;
            return;
        }
        state = State.WAITING;
        retryAt = now + backOff / 2 + (long) (loop.jitter() * backOff);
        backOff = Math.min(backOff * 2, LONGEST_BACK_OFF);
        loop.reconnectLater(this);
    }

    private void closeChannel() {
        if (channel != null) {
            try {
                bytes.close();
            } catch (IOException e) {
                // It is gone either way.
            }
            channel = null;
            bytes = null;
            layer = null;
            http = null;
        }
    }

    /** By HTTP a session that sends cannot receive events meanwhile: a second connection asks for them. */
    private record Follower(SessionOwner owner) implements SessionOwner {

        @Override
        public AmiControl onMessage(AmiMessage message) {
            return owner.onMessage(message);
        }

        @Override
        public void onReady() {
            // The owner knows only of the session that sends.
        }

        @Override
        public void onGone(long now) {
            // As above.
        }

        @Override
        public void onWritten(long written, long now) {
            // As above.
        }
    }

    /** The channel, with the time read as soon as the bytes are here: that is when the answers in them arrived. */
    private final class StampedInput implements ReadableByteChannel {

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (isPaced()) {
                target.limit(Math.min(target.limit(), target.position() + pace.allowance()));
            }
            int count = bytes.read(target);
            loop.stamp();
            if (isPaced() && count > 0) {
                pace.take(count);
            }
            return count;
        }

        @Override
        public boolean isOpen() {
            return bytes != null && bytes.isOpen();
        }

        @Override
        public void close() {
            closeChannel();
        }
    }
}
