// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.AmiReceiver;
import io.amiload.codec.Kind;
import io.amiload.emulator.filter.FilterList;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One connection: who is logged in, what it may see, and what is on its way to it.
 *
 * <p>Actions are taken one after the other, as by Asterisk's thread per session. An action that takes time puts the
 * session on hold: no further action is taken and events wait, until {@link #release} is called. A client that does not
 * read puts it on hold too, and is cut when it takes nothing at all for the write timeout.
 */
final class ManagerSession implements AmiHandler, EventLoop.Ready {

    /** Enough to write at once, without waiting for the end of the turn. */
    private static final int FLUSH_AT = 64 * 1024;
    /** So much unsent: no further action is read until all of it is gone. */
    private static final int CHOKE_AT = 1024 * 1024;

    private static final ByteBuffer LINE_FEED = ByteBuffer.allocateDirect(1).put(0, (byte) '\n');

    /** Silent: the connection is there, and nobody at this end of it. */
    private enum State { OPEN, ON_HOLD, CLOSING, SILENT, CLOSED }

    /** Its place among those who watch events, or -1; only {@link Sessions} touches it. */
    int watchIndex = -1;

    private final Server server;
    private final SocketChannel socket;
    private final ByteChannel channel;
    private final AmiReceiver receiver;
    private final Outbox outbox;
    private final Outbox waiting;
    private final InputLimits limits = new InputLimits();
    private final Runnable writeTimedOut = this::writeTimedOut;
    private final Text sessionId;
    private final Text localAddress;
    private final Text remoteAddress;
    private final InetAddress peer;

    private SelectionKey key;
    private State state = State.OPEN;
    private Account account;
    private Text username = Text.EMPTY;
    private int eventMask;
    /** Null if there are none, which is the usual case. */
    private FilterList filters;
    private Duration writeTimeout;
    private int visibleClasses;
    private long loginMicros;
    private Text challenge = Text.EMPTY;

    private long authTimer = Timers.NONE;
    private long writeTimer = Timers.NONE;
    private boolean flushQueued;
    private boolean choked;
    private boolean doomed;
    private int doomedPending;
    private boolean dripQueued;
    private final Pace pace;
    private SessionFaults faults;
    private Runnable onAnyEvent;
    /** In web requests: where events wait to be asked for, and who is told when an answer is complete. */
    private final RecordedEvents recorded;
    private final Runnable answered;

    /**
     * Makes a session that is still to be opened.
     *
     * @param socket  the connection
     * @param channel its bytes: the same, or what decrypts it
     */
    ManagerSession(Server server, SocketChannel socket, ByteChannel channel, Text sessionId) throws IOException {
        this(server, socket, channel, null, null, sessionId, channel == socket ? "TCP" : "TLS",
                (InetSocketAddress) socket.getLocalAddress(), (InetSocketAddress) socket.getRemoteAddress());
    }

    /**
     * Makes a session in web requests.
     *
     * @param channel  gives the action of a request and takes its answer
     * @param recorded takes the events
     * @param answered run whenever all has been said on an action
     */
    ManagerSession(Server server, ByteChannel channel, RecordedEvents recorded, Runnable answered, Text sessionId,
                   InetSocketAddress local, InetSocketAddress remote) {
        this(server, null, channel, recorded, answered, sessionId, "TCP", local, remote);
    }

    private ManagerSession(Server server, SocketChannel socket, ByteChannel channel, RecordedEvents recorded,
                           Runnable answered, Text sessionId, String kind, InetSocketAddress local,
                           InetSocketAddress remote) {
        this.server = server;
        this.socket = socket;
        this.channel = channel;
        this.recorded = recorded;
        this.answered = answered;
        this.sessionId = sessionId;
        receiver = new AmiReceiver(server.newDecoder(), server.readBuffer());
        outbox = new Outbox(server.buffers, server.options.maxPendingBytes());
        waiting = new Outbox(server.buffers, server.options.maxPendingBytes());
        writeTimeout = server.settings().writeTimeout();
        pace = new Pace(server.clock.nanos());
        localAddress = address(kind, local);
        remoteAddress = address(kind, remote);
        peer = remote.getAddress();
    }

    /** Sends the banner and starts to read. */
    void open(SelectionKey registered) {
        key = registered;
        if (!server.bugs.none()) {
            disturb(fresh -> {
                fresh.strayLineFeeds = server.bugs.strayLineFeeds;
                fresh.holdsEvents = server.bugs.holdsEvents;
            });
        }
        authTimer = server.schedule(server.settings().authTimeout(), this::close);
        outbox.append(server.banner(), 0, server.banner().capacity());
        queueFlush();
    }

    // Who is it

    boolean isAuthenticated() {
        return account != null;
    }

    /** The account; null before login. */
    Account account() {
        return account;
    }

    /** The account's name as the client spelled it; empty before login. */
    Text username() {
        return username;
    }

    Text sessionId() {
        return sessionId;
    }

    Text localAddress() {
        return localAddress;
    }

    /** Where the client is. */
    InetAddress peer() {
        return peer;
    }

    Text remoteAddress() {
        return remoteAddress;
    }

    /** The client's address without its port. */
    Text remoteHost() {
        String[] parts = remoteAddress.toString().split("/");
        return Text.ofLatin1(parts[parts.length - 2]);
    }

    /** When the login was; 0 before it. */
    long loginMicros() {
        return loginMicros;
    }

    boolean mayRun(int classes) {
        return classes == 0 || (account.write() & classes) != 0;
    }

    boolean mayWrite(int classes) {
        return (account.write() & classes) != 0;
    }

    /** The classes that the account may read and that this session wants. */
    int visibleClasses() {
        return visibleClasses;
    }

    void eventMask(int mask) {
        eventMask = mask;
        // Before anybody has asked for events, those of a web session are kept for the first time somebody does.
        int recording = recorded != null && mask == 0 ? ClassMask.ALL : mask;
        visibleClasses = account == null ? 0 : account.read() & recording;
        server.sessions.interestChanged(this);
    }

    /** What a login that does not say gets. */
    int initialMask() {
        return recorded == null ? ClassMask.ALL : 0;
    }

    int eventMask() {
        return eventMask;
    }

    void logIn(Account who, Text spelling, int mask) {
        account = who;
        username = spelling;
        loginMicros = server.clock.micros();
        writeTimeout = who.writeTimeout() == null ? writeTimeout : who.writeTimeout();
        server.timers.cancel(authTimer);
        eventMask(mask);
        server.sessions.authenticated();
        server.counters.logins.increment();
    }

    /** The challenge of this connection: always the same, at most nine digits. */
    Text challenge() {
        if (challenge.isEmpty()) {
            challenge = Text.of(Integer.toString(server.random.nextInt(1_000_000_000)));
        }
        return challenge;
    }

    boolean hasChallenge() {
        return !challenge.isEmpty();
    }

    // Answers

    /** Starts a response to an action: {@code Response} and {@code ActionID}. To be ended and sent. */
    MessageWriter reply(ActionRequest request, int response) {
        return server.writer.response(response).actionId(request);
    }

    void success(ActionRequest request, String message) {
        send(reply(request, AmiName.SUCCESS).header(AmiKey.MESSAGE, message).end());
    }

    void error(ActionRequest request, String message) {
        send(reply(request, AmiName.ERROR).header(AmiKey.MESSAGE, message).end());
    }

    void error(ActionRequest request, Text message) {
        send(reply(request, AmiName.ERROR).header(AmiKey.MESSAGE, message).end());
    }

    /** Answers an action whose request is gone; only its ActionID was kept. */
    void reply(Text actionId, int response, String message) {
        send(server.writer.response(response).actionId(actionId).header(AmiKey.MESSAGE, message).end());
    }

    void startList(ActionRequest request, String message) {
        send(reply(request, AmiName.SUCCESS)
                .header(AmiKey.EVENT_LIST, "start").header(AmiKey.MESSAGE, message).end());
    }

    /** Starts the message that ends a list. To be ended and sent. */
    MessageWriter complete(ActionRequest request, int event, long items) {
        return server.writer.event(event).actionId(request)
                .header(AmiKey.EVENT_LIST, "Complete").header(AmiKey.LIST_ITEMS, items);
    }

    MessageWriter complete(ActionRequest request, String event, long items) {
        return server.writer.event(event).actionId(request)
                .header(AmiKey.EVENT_LIST, "Complete").header(AmiKey.LIST_ITEMS, items);
    }

    void endList(ActionRequest request, int event, long items) {
        send(complete(request, event, items).end());
    }

    /** Puts out an empty line too many, as a few answers end. */
    void sendBlankLine() {
        if (state == State.OPEN && !append(outbox, server.blankLine(), 2)) {
            doom();
        }
        queueFlush();
    }

    /** Puts a finished message out. */
    void send(MessageWriter message) {
        put(outbox, message);
        queueFlush();
        if (outbox.size() >= FLUSH_AT && writeTimer == Timers.NONE) {
            flush();
        }
    }

    // Events

    /** Puts out an event that this session may see, unless its filters keep it away. */
    boolean deliver(MessageWriter event) {
        if (filters != null && !filters.passes(event.buffer(), event.length())) {
            return false;
        }
        if (recorded != null) {
            recorded.add(event);
        } else if (state == State.ON_HOLD) {
            put(waiting, event);
        } else if (state == State.OPEN) {
            if (faults != null && faults.holdsEvents) {
                sendWaiting();
                put(waiting, event);
            } else {
                send(event);
            }
        }
        return true;
    }

    /** Replaces the filters. */
    void filters(FilterList list) {
        filters = list.isEmpty() ? null : list;
    }

    /** The filters of this session. */
    FilterList filters() {
        return filters == null ? FilterList.EMPTY : filters;
    }

    /** Has something run at the next event, visible or not; null for nothing. */
    void whenAnyEvent(Runnable task) {
        onAnyEvent = task;
        server.sessions.interestChanged(this);
    }

    /** Whether an event may concern it. */
    boolean isWatching() {
        return state != State.CLOSED && state != State.SILENT && (visibleClasses != 0 || onAnyEvent != null);
    }

    /** To be told of every event, visible or not. */
    void noticeEvent() {
        if (onAnyEvent != null) {
            server.loop.execute(onAnyEvent);
            whenAnyEvent(null);
        }
    }

    // Holding up and ending

    /** Takes no further action and holds events back until {@link #release}. */
    void hold() {
        state = State.ON_HOLD;
        updateInterest();
    }

    /** Like {@link #hold}, but tells when the client sends more, or when any event is raised. */
    void holdUntilAnything(Runnable whenAnything) {
        state = State.ON_HOLD;
        whenAnyEvent(whenAnything);
    }

    boolean isOnHold() {
        return state == State.ON_HOLD;
    }

    /** Sends what was held back, without ending the hold. */
    void sendWaiting() {
        if (!outbox.appendAll(waiting)) {
            doom();
        }
        queueFlush();
    }

    /** Ends a hold: events that waited go out, and actions that waited are taken. */
    void release() {
        if (state != State.ON_HOLD) {
            return;
        }
        whenAnyEvent(null);
        state = State.OPEN;
        sendWaiting();
        updateInterest();
        server.loop.execute(this::resume);
    }

    /** Sends what is still to be sent, then closes; nothing further is read. */
    void closeWhenSent() {
        if (state != State.CLOSED && state != State.SILENT) {
            state = State.CLOSING;
            updateInterest();
            queueFlush();
        }
    }

    /** Closes at once. */
    void close() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        server.timers.cancel(authTimer);
        server.timers.cancel(writeTimer);
        server.sessions.remove(this);
        outbox.clear();
        waiting.clear();
        try {
            channel.close();
        } catch (IOException e) {
            server.log(System.Logger.Level.DEBUG, "closing a session failed: " + e.getMessage());
        }
    }

    // Faults on demand

    /** Changes what is wrong on it. */
    void disturb(Consumer<SessionFaults> change) {
        SessionFaults changed = faults == null ? new SessionFaults() : faults;
        change.accept(changed);
        faults = changed.none() ? null : changed;
        if (faults == null || !faults.holdsEvents) {
            if (state == State.OPEN) {
                sendWaiting();
            }
        }
        queueFlush();
    }

    /** Puts out bytes that are no message. */
    void putRaw(byte[] bytes) {
        if (state != State.CLOSED && state != State.SILENT) {
            if (!append(outbox, ByteBuffer.wrap(bytes), bytes.length)) {
                doom();
            }
            queueFlush();
        }
    }

    /** From now on it neither reads nor writes nor closes, as a peer that has lost its network. */
    void fallSilent() {
        if (socket != null && state != State.CLOSED) {
            state = State.SILENT;
            server.timers.cancel(authTimer);
            server.timers.cancel(writeTimer);
            writeTimer = Timers.NONE;
            outbox.clear();
            waiting.clear();
            server.sessions.interestChanged(this);
            updateInterest();
        }
    }

    /** Closes so that the client sees a reset. */
    void reset() throws IOException {
        if (socket != null && state != State.CLOSED) {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        close();
    }

    /** Whether nobody is at this end any more. */
    boolean isSilent() {
        return state == State.SILENT;
    }

    /** Whether this is a connection, and not a session in web requests. */
    boolean hasSocket() {
        return socket != null;
    }

    /** How it keeps up. */
    ClientStatus status(boolean cut) {
        long now = server.clock.nanos();
        return new ClientStatus(remote(), username.toString(), pace.sent(), doomed ? doomedPending : pendingBytes(),
                pace.bytesPerSecond(now), Duration.ofNanos(pace.behindNanos(now)),
                Duration.ofNanos(pace.longestStallNanos(now)), cut,
                isSilent() ? "half-open" : faults == null ? "" : faults.toString());
    }

    /** Address and port of the client. */
    String remote() {
        String[] parts = remoteAddress.toString().split("/");
        String host = parts[parts.length - 2];
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + parts[parts.length - 1];
    }

    // The socket

    @Override
    public void ready(SelectionKey ready) {
        try {
            if (ready.isWritable()) {
                flush();
            }
            if (state != State.CLOSED && ready.isReadable()) {
                readable();
            }
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void failed() {
        close();
    }

    private void readable() throws IOException {
        if (onAnyEvent != null) {
            Runnable more = onAnyEvent;
            whenAnyEvent(null);
            more.run();
        }
        receive();
    }

    private void receive() throws IOException {
        if (state == State.OPEN && !choked && receiver.receive(channel, this) < 0) {
            closeWhenSent();
        }
    }

    /** Takes the action of a web request, and tells at once if nothing holds its answer up. */
    void takeNow() {
        resume();
        flush();
    }

    /** Takes what has been decrypted together with the end of a handshake. */
    void readNow() {
        server.loop.execute(this::resume);
    }

    /** Takes the actions that were left when the session was held up. */
    private void resume() {
        try {
            receive();
        } catch (IOException e) {
            close();
        }
    }

    /** Writes what the socket takes. */
    void flush() {
        flushQueued = false;
        if (state == State.CLOSED) {
            return;
        }
        if (doomed) {
            cut();
            return;
        }
        if (state == State.SILENT) {
            return;
        }
        try {
            write();
        } catch (IOException e) {
            close();
            return;
        }
        if (outbox.size() == 0) {
            allWritten();
        } else if (faults != null && faults.bytesPerSecond > 0) {
            drip();
        } else {
            awaitWritable();
        }
    }

    private void write() throws IOException {
        long now = server.clock.nanos();
        boolean drips = faults != null && faults.bytesPerSecond > 0;
        int sent = outbox.writeTo(channel, drips ? faults.allowance(now) : Integer.MAX_VALUE);
        pace.took(sent, outbox.size(), now);
        server.counters.bytesSent.add(sent);
    }

    private void awaitWritable() {
        if (writeTimer == Timers.NONE) {
            writeTimer = server.schedule(writeTimeout, writeTimedOut);
            updateInterest();
        }
        chokeIfFull();
    }

    /** Nobody waits for the client here, so it is not cut however long this takes. */
    private void drip() {
        server.timers.cancel(writeTimer);
        writeTimer = Timers.NONE;
        updateInterest();
        chokeIfFull();
        if (!dripQueued) {
            dripQueued = true;
            server.schedule(faults.waitNanos(server.clock.nanos()), () -> {
                dripQueued = false;
                queueFlush();
            });
        }
    }

    private void chokeIfFull() {
        if (outbox.size() >= CHOKE_AT && !choked) {
            choked = true;
            updateInterest();
        }
    }

    private void allWritten() {
        if (state == State.CLOSING) {
            close();
        }
        if (answered != null && state != State.ON_HOLD) {
            answered.run();
        }
        if (state == State.CLOSED) {
            return;
        }
        if (writeTimer != Timers.NONE || choked) {
            server.timers.cancel(writeTimer);
            writeTimer = Timers.NONE;
            boolean resume = choked;
            choked = false;
            updateInterest();
            if (resume) {
                server.loop.execute(this::resume);
            }
        }
    }

    private void writeTimedOut() {
        writeTimer = Timers.NONE;
        // Perhaps it was this server that stood still, and the client is ready.
        flush();
        if (state == State.CLOSED || writeTimer == Timers.NONE) {
            return;
        }
        long left = writeTimeout.toNanos() - pace.stalledNanos(server.clock.nanos());
        server.timers.cancel(writeTimer);
        if (left > 0) {
            writeTimer = server.schedule(left, writeTimedOut);
        } else {
            cut();
        }
    }

    private void cut() {
        server.counters.sessionsCut.increment();
        server.sessions.wasCut(status(true));
        close();
    }

    private void put(Outbox where, MessageWriter message) {
        if (state == State.CLOSED || state == State.SILENT || doomed) {
            return;
        }
        if (faults != null) {
            putFaulty(where, message);
            return;
        }
        if (!append(where, message.buffer(), message.length())
                || server.options.version().doublesBlankLines() && !append(where, server.blankLine(), 2)) {
            doom();
        }
    }

    private void putFaulty(Outbox where, MessageWriter message) {
        boolean cut = faults.cutsNext && where == outbox;
        boolean fits = append(where, message.buffer(), cut ? message.length() / 2 : message.length());
        if (cut) {
            closeWhenSent();
        } else if (faults.strayLineFeeds) {
            fits &= append(where, LINE_FEED, LINE_FEED.capacity());
        }
        if (!fits) {
            doom();
        }
    }

    /** Adds bytes; when memory is short, whoever has most of it goes first. */
    private boolean append(Outbox where, ByteBuffer bytes, int length) {
        if (where.append(bytes, 0, length)) {
            return true;
        }
        return (long) where.size() + length <= server.options.maxPendingBytes()
                && server.sessions.relieve(this) && where.append(bytes, 0, length);
    }

    /** More is unsent than may be: the session ends with this turn, so that no loop over sessions trips over it. */
    void doom() {
        doomed = true;
        doomedPending = pendingBytes();
        outbox.clear();
        waiting.clear();
        queueFlush();
    }

    /** Bytes that wait to be sent. */
    int pendingBytes() {
        return outbox.size() + waiting.size();
    }

    private void queueFlush() {
        if (!flushQueued) {
            flushQueued = true;
            server.sessions.needsFlush(this);
        }
    }

    private void updateInterest() {
        if (key == null || !key.isValid()) {
            return;
        }
        boolean reads = !choked && (state == State.OPEN || state == State.ON_HOLD && onAnyEvent != null);
        int interest = (reads ? SelectionKey.OP_READ : 0) | (writeTimer != Timers.NONE ? SelectionKey.OP_WRITE : 0);
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    // What the client sends

    @Override
    public AmiControl onMessage(AmiMessage message) {
        if (state != State.OPEN) {
            return AmiControl.STOP;
        }
        if (message.kind() != Kind.BANNER) {
            server.counters.actions.increment();
            // Lines of a web request have no limit but the request's.
            if (recorded == null && limits.mayExceed(message)) {
                limits.check(this, message);
            } else {
                act(message, message.headerCount());
            }
            if (faults != null && state == State.OPEN) {
                sendWaiting();
            }
        }
        return control();
    }

    /** Carries an action out; only its first {@code headers} headers count for the ActionID. */
    void act(AmiMessage message, int headers) {
        ActionRequest request = server.request.wrap(message, headers);
        if (limits.takeLateError()) {
            error(request, InputLimits.LINE_TOO_LONG);
        } else {
            server.actions.dispatch(this, request);
        }
    }

    /** Refuses a message as a whole; only its first {@code headers} headers count for the ActionID. */
    void refuse(AmiMessage message, int headers, String reason) {
        error(server.request.wrap(message, headers), reason);
    }

    @Override
    public AmiControl onBlankLine(long streamOffset) {
        if (state == State.OPEN) {
            missingAction();
        }
        return control();
    }

    void missingAction() {
        server.counters.actions.increment();
        reply(Text.EMPTY, AmiName.ERROR, ActionTable.MISSING_ACTION);
        server.security.requestBadFormat(this, Text.of("NONE"));
    }

    @Override
    public void onViolation(AmiFormatException violation) {
        reply(Text.EMPTY, AmiName.ERROR, InputLimits.TOO_MANY_LINES);
    }

    private AmiControl control() {
        return state == State.OPEN && !choked ? AmiControl.CONTINUE : AmiControl.STOP;
    }

    private static Text address(String kind, InetSocketAddress address) {
        boolean four = address.getAddress() instanceof java.net.Inet4Address;
        return Text.of((four ? "IPV4/" : "IPV6/") + kind + "/" + address.getAddress().getHostAddress() + "/"
                + address.getPort());
    }
}
