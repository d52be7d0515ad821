// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.ClientStatus;
import io.amiload.emulator.filter.FilterList;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.outbox.Pace;
import io.amiload.emulator.setup.Account;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A client: who is logged in, what it may see, and whether it is held up. Its bytes come and go by a
 * {@link SessionConnection}; {@link SessionInput} makes actions of them, and in {@link SessionOutput} is what is on its
 * way to the client.
 *
 * <p>Actions are taken one after the other, as by Asterisk's thread per session. An action that takes time puts the
 * session on hold: no further action is taken and events wait, until {@link #release} is called. A client that does not
 * read puts it on hold too, and is cut when it takes nothing at all for the write timeout.
 */
public final class ManagerSession {

    /** Silent: the connection is there, and nobody at this end of it. */
    private enum State { OPEN, ON_HOLD, CLOSING, SILENT, CLOSED }

    /** Its place among those who watch events, or -1; only {@link Sessions} touches it. */
    int watchIndex = -1;

    private final Manager manager;
    private final SessionConnection connection;
    private final SessionOutput output;
    private final Text sessionId;
    private final SessionAddress address;

    private State state = State.OPEN;
    private Account account;
    private Text username = Text.EMPTY;
    private int eventMask;
    /** Null if there are none, which is the usual case. */
    private FilterList filters;
    private int visibleClasses;
    private long loginMicros;
    private Text challenge = Text.EMPTY;

    private long authTimer = Timers.NONE;
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
    ManagerSession(Manager manager, SocketChannel socket, ByteChannel channel, Text sessionId) throws IOException {
        this(manager, socket, channel, null, null, sessionId, channel == socket ? "TCP" : "TLS",
                (InetSocketAddress) socket.getLocalAddress(), (InetSocketAddress) socket.getRemoteAddress());
    }

    /**
     * Makes a session in web requests.
     *
     * @param channel  gives the action of a request and takes its answer
     * @param recorded takes the events
     * @param answered run whenever all has been said on an action
     */
    ManagerSession(Manager manager, ByteChannel channel, RecordedEvents recorded, Runnable answered, Text sessionId,
                   InetSocketAddress local, InetSocketAddress remote) {
        this(manager, null, channel, recorded, answered, sessionId, "TCP", local, remote);
    }

    private ManagerSession(Manager manager, SocketChannel socket, ByteChannel channel, RecordedEvents recorded,
                           Runnable answered, Text sessionId, String kind, InetSocketAddress local,
                           InetSocketAddress remote) {
        this.manager = manager;
        this.recorded = recorded;
        this.answered = answered;
        this.sessionId = sessionId;
        // Lines of a web request have no limit but the request's.
        connection = new SessionConnection(manager, this, socket, channel, recorded == null ? new InputLimits() : null);
        output = new SessionOutput(manager, this, channel);
        address = SessionAddress.of(kind, local, remote);
    }

    /** Starts to read, and sends the banner; {@code known} is the key of a connection that has one, or null. */
    void open(SelectionKey known) throws IOException {
        connection.register(known);
        manager.sessions.add(this);
        if (!manager.bugs.none()) {
            disturb(fresh -> {
                fresh.strayLineFeeds = manager.bugs.strayLineFeeds;
                fresh.holdsEvents = manager.bugs.holdsEvents;
            });
        }
        authTimer = manager.timers.schedule(manager.settings().authTimeout(), this::close);
        output.sendRaw(manager.banner(), manager.banner().capacity());
    }

    // Who is it

    public boolean isAuthenticated() {
        return account != null;
    }

    /** The account; null before login. */
    public Account account() {
        return account;
    }

    /** The account's name as the client spelled it; empty before login. */
    public Text username() {
        return username;
    }

    Text sessionId() {
        return sessionId;
    }

    /** Where the connection begins and ends. */
    public SessionAddress address() {
        return address;
    }

    /** When the login was; 0 before it. */
    public long loginMicros() {
        return loginMicros;
    }

    public boolean mayRun(int classes) {
        return classes == 0 || (account.write() & classes) != 0;
    }

    public boolean mayWrite(int classes) {
        return (account.write() & classes) != 0;
    }

    /** The classes that the account may read and that this session wants. */
    public int visibleClasses() {
        return visibleClasses;
    }

    public void eventMask(int mask) {
        eventMask = mask;
        // Before anybody has asked for events, those of a web session are kept for the first time somebody does.
        int recording = recorded != null && mask == 0 ? ClassMask.ALL : mask;
        visibleClasses = account == null ? 0 : account.read() & recording;
        manager.sessions.interestChanged(this);
    }

    /** What a login that does not say gets. */
    public int initialMask() {
        return recorded == null ? ClassMask.ALL : 0;
    }

    public int eventMask() {
        return eventMask;
    }

    public void logIn(Account who, Text spelling, int mask) {
        account = who;
        username = spelling;
        loginMicros = manager.clock.micros();
        if (who.writeTimeout() != null) {
            output.writeTimeout(who.writeTimeout());
        }
        manager.timers.cancel(authTimer);
        eventMask(mask);
        manager.sessions.authenticated();
        manager.counters.logins.increment();
    }

    /** The challenge of this connection: always the same, at most nine digits. */
    public Text challenge() {
        if (challenge.isEmpty()) {
            challenge = Text.of(Integer.toString(manager.random.nextInt(1_000_000_000)));
        }
        return challenge;
    }

    public boolean hasChallenge() {
        return !challenge.isEmpty();
    }

    // Answers

    /** Starts a response to an action: {@code Response} and {@code ActionID}. To be ended and sent. */
    public MessageWriter reply(ActionRequest request, int response) {
        return manager.writer.response(response).actionId(request);
    }

    public void success(ActionRequest request, String message) {
        send(reply(request, AmiName.SUCCESS).header(AmiKey.MESSAGE, message).end());
    }

    public void error(ActionRequest request, String message) {
        send(reply(request, AmiName.ERROR).header(AmiKey.MESSAGE, message).end());
    }

    public void error(ActionRequest request, Text message) {
        send(reply(request, AmiName.ERROR).header(AmiKey.MESSAGE, message).end());
    }

    /** Answers an action whose request is gone; only its ActionID was kept. */
    public void reply(Text actionId, int response, String message) {
        send(manager.writer.response(response).actionId(actionId).header(AmiKey.MESSAGE, message).end());
    }

    public void startList(ActionRequest request, String message) {
        send(reply(request, AmiName.SUCCESS)
                .header(AmiKey.EVENT_LIST, "start").header(AmiKey.MESSAGE, message).end());
    }

    /** Starts the message that ends a list. To be ended and sent. */
    public MessageWriter complete(ActionRequest request, int event, long items) {
        return manager.writer.event(event).actionId(request)
                .header(AmiKey.EVENT_LIST, "Complete").header(AmiKey.LIST_ITEMS, items);
    }

    public MessageWriter complete(ActionRequest request, String event, long items) {
        return manager.writer.event(event).actionId(request)
                .header(AmiKey.EVENT_LIST, "Complete").header(AmiKey.LIST_ITEMS, items);
    }

    public void endList(ActionRequest request, int event, long items) {
        send(complete(request, event, items).end());
    }

    /** Puts out an empty line too many, as a few answers end. */
    public void sendBlankLine() {
        if (state == State.OPEN) {
            output.sendRaw(manager.blankLine(), 2);
        }
    }

    /** Puts a finished message out. */
    public void send(MessageWriter message) {
        output.send(message);
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
            output.keep(event);
        } else if (state == State.OPEN) {
            output.sendEvent(event);
        }
        return true;
    }

    /** Replaces the filters. */
    public void filters(FilterList list) {
        filters = list.isEmpty() ? null : list;
    }

    /** The filters of this session. */
    public FilterList filters() {
        return filters == null ? FilterList.EMPTY : filters;
    }

    /** Has something run at the next event, visible or not; null for nothing. */
    void whenAnyEvent(Runnable task) {
        onAnyEvent = task;
        manager.sessions.interestChanged(this);
    }

    /** Whether an event may concern it. */
    boolean isWatching() {
        return state != State.CLOSED && state != State.SILENT && (visibleClasses != 0 || onAnyEvent != null);
    }

    /** To be told of every event, visible or not. */
    void noticeEvent() {
        if (onAnyEvent != null) {
            manager.loop.execute(onAnyEvent);
            whenAnyEvent(null);
        }
    }

    // Holding up and ending

    /** Takes no further action and holds events back until {@link #release}. */
    public void hold() {
        state = State.ON_HOLD;
        updateInterest();
    }

    /** Like {@link #hold}, but tells when the client sends more, or when any event is raised. */
    public void holdUntilAnything(Runnable whenAnything) {
        state = State.ON_HOLD;
        whenAnyEvent(whenAnything);
    }

    /** Whether it is neither on hold nor about to end. */
    boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isOnHold() {
        return state == State.ON_HOLD;
    }

    /** Sends what was held back, without ending the hold. */
    public void sendWaiting() {
        output.sendKept();
    }

    /** Ends a hold: events that waited go out, and actions that waited are taken. */
    public void release() {
        if (state != State.ON_HOLD) {
            return;
        }
        whenAnyEvent(null);
        state = State.OPEN;
        sendWaiting();
        updateInterest();
        resumeSoon();
    }

    /** Sends what is still to be sent, then closes; nothing further is read. */
    public void closeWhenSent() {
        if (state != State.CLOSED && state != State.SILENT) {
            state = State.CLOSING;
            updateInterest();
            output.queueFlush();
        }
    }

    /** Closes at once. */
    public void close() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        manager.timers.cancel(authTimer);
        manager.sessions.remove(this);
        output.end();
        connection.close();
    }

    // Faults on demand

    /** Changes what is wrong on it. */
    public void disturb(Consumer<SessionFaults> change) {
        output.disturb(change);
        if (state == State.OPEN && !output.holdsEvents()) {
            output.sendKept();
        }
        output.queueFlush();
    }

    /** Puts out bytes that are no message. */
    public void putRaw(byte[] bytes) {
        output.sendRaw(ByteBuffer.wrap(bytes), bytes.length);
    }

    /** From now on it neither reads nor writes nor closes, as a peer that has lost its network. */
    public void fallSilent() {
        if (hasSocket() && state != State.CLOSED) {
            state = State.SILENT;
            manager.timers.cancel(authTimer);
            output.end();
            manager.sessions.interestChanged(this);
            updateInterest();
        }
    }

    /** Closes so that the client sees a reset. */
    public void reset() throws IOException {
        if (hasSocket() && state != State.CLOSED) {
            connection.breakOff();
        }
        close();
    }

    /** Whether nobody is at this end any more. */
    public boolean isSilent() {
        return state == State.SILENT;
    }

    /** Whether this is a connection, and not a session in web requests. */
    public boolean hasSocket() {
        return connection.hasSocket();
    }

    /** How it keeps up. */
    ClientStatus status(boolean cut) {
        long now = manager.clock.nanos();
        Pace pace = output.pace();
        return new ClientStatus(address.hostAndPort(), username.toString(), pace.sent(), output.unsentBytes(),
                pace.bytesPerSecond(now), Duration.ofNanos(pace.behindNanos(now)),
                Duration.ofNanos(pace.longestStallNanos(now)), cut, isSilent() ? "half-open" : output.disturbance());
    }

    // The connection

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** To be told that the client has sent something. */
    void noticeInput() {
        if (onAnyEvent != null) {
            Runnable more = onAnyEvent;
            whenAnyEvent(null);
            more.run();
        }
    }

    /** Whether the next action may be taken. */
    boolean takesActions() {
        return state == State.OPEN && !output.isChoked();
    }

    /** To be called after each action: what is held back until the client says something goes out. */
    void actionTaken() {
        if (state == State.OPEN && output.isDisturbed()) {
            output.sendKept();
        }
    }

    /** Takes the action of a web request, and tells at once if nothing holds its answer up. */
    void takeNow() {
        connection.resume();
        output.flush();
    }

    /** Takes what has arrived already: with the end of a handshake, or while it was held up. */
    void resumeSoon() {
        connection.resumeSoon();
    }

    /** Writes what the socket takes. */
    void flush() {
        output.flush();
    }

    /** To be called when all is written. */
    void allSent() {
        if (state == State.CLOSING) {
            close();
        }
        if (answered != null && state != State.ON_HOLD) {
            answered.run();
        }
    }

    /** Ends a session whose client does not take what is sent to it. */
    void cut() {
        manager.counters.sessionsCut.increment();
        manager.sessions.wasCut(status(true));
        close();
    }

    /** More is unsent than may be: the session ends with this turn. */
    void doom() {
        output.doom();
    }

    /** Bytes that wait to be sent. */
    int pendingBytes() {
        return output.pendingBytes();
    }

    /** Has the connection wait for what can be done next. */
    void updateInterest() {
        boolean listens = state == State.OPEN || state == State.ON_HOLD && onAnyEvent != null;
        connection.interest(listens && !output.isChoked(), output.awaitsWritable());
    }
}
