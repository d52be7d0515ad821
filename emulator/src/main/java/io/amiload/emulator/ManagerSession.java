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
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

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

    private enum State { OPEN, ON_HOLD, CLOSING, CLOSED }

    private final Server server;
    private final ByteChannel channel;
    private final AmiReceiver receiver;
    private final Outbox outbox;
    private final Outbox waiting;
    private final InputLimits limits = new InputLimits();
    private final Runnable writeTimedOut = this::writeTimedOut;
    private final Text sessionId;
    private final Text localAddress;
    private final Text remoteAddress;

    private SelectionKey key;
    private State state = State.OPEN;
    private Account account;
    private Text username = Text.EMPTY;
    private int eventMask;
    private int visibleClasses;
    private long loginMicros;
    private Text challenge = Text.EMPTY;

    private long authTimer = Timers.NONE;
    private long writeTimer = Timers.NONE;
    private boolean writeProgress;
    private boolean flushQueued;
    private boolean choked;
    private boolean doomed;
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
        this(server, channel, null, null, sessionId, channel == socket ? "TCP" : "TLS",
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
        this(server, channel, recorded, answered, sessionId, "TCP", local, remote);
    }

    private ManagerSession(Server server, ByteChannel channel, RecordedEvents recorded, Runnable answered,
                           Text sessionId, String kind, InetSocketAddress local, InetSocketAddress remote) {
        this.server = server;
        this.channel = channel;
        this.recorded = recorded;
        this.answered = answered;
        this.sessionId = sessionId;
        receiver = new AmiReceiver(server.newDecoder(), server.readBuffer());
        outbox = new Outbox(server.options.maxPendingBytes());
        waiting = new Outbox(server.options.maxPendingBytes());
        localAddress = address(kind, local);
        remoteAddress = address(kind, remote);
    }

    /** Sends the banner and starts to read. */
    void open(SelectionKey registered) {
        key = registered;
        authTimer = server.schedule(server.options.authTimeout(), this::close);
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
        server.sessions.rightsChanged();
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

    void endList(ActionRequest request, int event, long items) {
        send(complete(request, event, items).end());
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

    /** Puts out an event that this session may see. */
    void deliver(MessageWriter event) {
        if (recorded != null) {
            recorded.add(event);
        } else if (state == State.ON_HOLD) {
            put(waiting, event);
        } else if (state == State.OPEN) {
            send(event);
        }
    }

    /** Has something run at the next event, visible or not; null for nothing. */
    void whenAnyEvent(Runnable task) {
        onAnyEvent = task;
    }

    /** To be told of every event, visible or not. */
    void noticeEvent() {
        if (onAnyEvent != null) {
            server.loop.execute(onAnyEvent);
            onAnyEvent = null;
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
        onAnyEvent = whenAnything;
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
        onAnyEvent = null;
        state = State.OPEN;
        sendWaiting();
        updateInterest();
        server.loop.execute(this::resume);
    }

    /** Sends what is still to be sent, then closes; nothing further is read. */
    void closeWhenSent() {
        if (state != State.CLOSED) {
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
            onAnyEvent = null;
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
        try {
            int sent = outbox.writeTo(channel);
            server.counters.bytesSent.add(sent);
            writeProgress |= sent > 0;
        } catch (IOException e) {
            close();
            return;
        }
        if (outbox.size() > 0) {
            awaitWritable();
        } else {
            allWritten();
        }
    }

    private void awaitWritable() {
        if (writeTimer == Timers.NONE) {
            writeProgress = false;
            writeTimer = server.schedule(server.options.writeTimeout(), writeTimedOut);
            updateInterest();
        }
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
        if (writeTimer != Timers.NONE) {
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
        if (writeProgress) {
            writeProgress = false;
            writeTimer = server.schedule(server.options.writeTimeout(), writeTimedOut);
        } else {
            cut();
        }
    }

    private void cut() {
        server.counters.sessionsCut.increment();
        close();
    }

    private void put(Outbox where, MessageWriter message) {
        if (state == State.CLOSED) {
            return;
        }
        boolean fits = where.append(message.buffer(), 0, message.length());
        if (server.options.version().doublesBlankLines()) {
            fits &= where.append(server.blankLine(), 0, 2);
        }
        if (!fits) {
            doom();
        }
    }

    /** More is unsent than may be: the session ends with this turn, so that no loop over sessions trips over it. */
    private void doom() {
        doomed = true;
        queueFlush();
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
            if (limits.mayExceed(message)) {
                limits.check(this, message);
            } else {
                act(message, message.headerCount());
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
