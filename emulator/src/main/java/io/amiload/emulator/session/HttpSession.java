// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.http.HttpRequestBytes;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.setup.Account;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * A manager session that lives in web requests. Actions are carried out one after the other, except WaitEvent, beside
 * which others go on. Belongs to the loop's thread.
 */
final class HttpSession {

    private static final int MARGIN_SECONDS = 10;
    private static final byte[] NOTHING = new byte[0];

    private record Request(byte[] action, Consumer<byte[]> answered) {
    }

    private final Manager manager;
    private final HttpRequestBytes bytes = new HttpRequestBytes();
    private final RecordedEvents events;
    private final ManagerSession session;
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private Consumer<byte[]> underWay;
    private Consumer<byte[]> waiter;
    private Text waiterId;
    private long waitTimer = Timers.NONE;
    private long lastUsed;

    /**
     * Starts a session of a stranger.
     *
     * @param room how many bytes of events it may keep at the moment
     */
    HttpSession(Manager manager, InetSocketAddress local, InetSocketAddress remote, IntSupplier room) {
        this.manager = manager;
        events = new RecordedEvents(room);
        session = new ManagerSession(manager, bytes, events, this::answered, manager.newSessionId(), local, remote);
        manager.sessions.add(session);
        touch();
    }

    boolean isAuthenticated() {
        return session.isAuthenticated();
    }

    /** Logs in without an action, as a digest does. */
    void logIn(Account account, Text name) {
        session.logIn(account, name, ClassMask.ALL);
    }

    /** Whether it has been left alone for so long. */
    boolean isIdleFor(Duration time) {
        return !isBusy() && manager.clock.nanos() - lastUsed > time.toNanos();
    }

    /** Whether somebody waits for an answer. */
    boolean isBusy() {
        return underWay != null || waiter != null;
    }

    boolean isClosed() {
        return !bytes.isOpen();
    }

    void close() {
        session.close();
    }

    /**
     * Carries an action out.
     *
     * @param action   its lines
     * @param answered gets the messages of the answer, perhaps later
     */
    void perform(byte[] action, Consumer<byte[]> answered) {
        waiting.add(new Request(action, answered));
        next();
    }

    /**
     * Waits for an event; whoever waited before gets an empty answer.
     *
     * @param seconds negative for as long as the session may live
     */
    void waitEvent(Text actionId, long seconds, int timeout, Consumer<byte[]> answered) {
        if (waiter != null) {
            endWait(NOTHING);
        }
        if (session.eventMask() == 0) {
            session.eventMask(ClassMask.ALL);
        }
        waiter = answered;
        waiterId = actionId;
        long most = Math.max(0, timeout - MARGIN_SECONDS);
        if (!events.isEmpty()) {
            finishWait();
        } else {
            session.whenAnyEvent(this::finishWait);
            waitTimer = manager.timers.schedule(Duration.ofSeconds(seconds < 0 ? most : Math.min(seconds, most)),
                    this::finishWait);
        }
    }

    private void finishWait() {
        if (waiter == null) {
            return;
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        copy(manager.writer.response(AmiName.SUCCESS).actionId(waiterId)
                .header(AmiKey.MESSAGE, "Waiting for Event completed.").end(), answer);
        events.moveTo(answer);
        copy(manager.writer.event(AmiName.WAIT_EVENT_COMPLETE).actionId(waiterId).end(), answer);
        endWait(answer.toByteArray());
    }

    private void endWait(byte[] answer) {
        manager.timers.cancel(waitTimer);
        waitTimer = Timers.NONE;
        session.whenAnyEvent(null);
        Consumer<byte[]> told = waiter;
        waiter = null;
        touch();
        told.accept(answer);
    }

    private static void copy(MessageWriter message, ByteArrayOutputStream target) {
        byte[] copy = new byte[message.length()];
        message.buffer().get(0, copy);
        target.write(copy, 0, copy.length);
    }

    private void next() {
        while (underWay == null && !waiting.isEmpty()) {
            Request request = waiting.poll();
            underWay = request.answered();
            bytes.begin(request.action());
            session.takeNow();
        }
    }

    /** The session has written all that it has to say for now. */
    private void answered() {
        if (underWay != null) {
            Consumer<byte[]> told = underWay;
            underWay = null;
            touch();
            told.accept(bytes.answer());
            next();
        }
    }

    private void touch() {
        lastUsed = manager.clock.nanos();
    }
}
