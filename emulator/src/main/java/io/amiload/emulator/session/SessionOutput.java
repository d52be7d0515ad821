// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.outbox.Outbox;
import io.amiload.emulator.outbox.Pace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The writing half of a session: what is on its way to the client, how fast the client takes it, and what is made wrong
 * with it.
 *
 * <p>Messages are gathered and written once at the end of a turn. What the socket does not take is written when it can
 * be; a client for which much is unsent is {@link #isChoked choked}, and one that takes nothing at all for the write
 * timeout, or lets more pile up than may be, is cut.
 */
final class SessionOutput {

    /** Enough to write at once, without waiting for the end of the turn. */
    private static final int FLUSH_AT = 64 * 1024;
    /** So much unsent: no further action is read until all of it is gone. */
    private static final int CHOKE_AT = 1024 * 1024;

    private static final ByteBuffer LINE_FEED = ByteBuffer.allocateDirect(1).put(0, (byte) '\n');

    private final Manager manager;
    private final ManagerSession session;
    private final ByteChannel channel;
    private final Outbox outbox;
    /** Events that are held back. */
    private final Outbox kept;
    private final Pace pace;
    private final Runnable writeTimedOut = this::writeTimedOut;

    private Duration writeTimeout;
    private long writeTimer = Timers.NONE;
    private boolean flushQueued;
    private boolean dripQueued;
    private boolean choked;
    private boolean doomed;
    private int doomedPending;
    private boolean ended;
    /** Null if nothing is wrong, which is the usual case. */
    private SessionFaults faults;

    SessionOutput(Manager manager, ManagerSession session, ByteChannel channel) {
        this.manager = manager;
        this.session = session;
        this.channel = channel;
        outbox = new Outbox(manager.buffers, manager.options.maxPendingBytes());
        kept = new Outbox(manager.buffers, manager.options.maxPendingBytes());
        pace = new Pace(manager.clock.nanos());
        writeTimeout = manager.settings().writeTimeout();
    }

    /** Limits the time in which the client takes nothing although something is unsent. */
    void writeTimeout(Duration limit) {
        writeTimeout = limit;
    }

    // What is to be sent

    /** Puts a finished message out. */
    void send(MessageWriter message) {
        put(outbox, message);
        queueFlush();
        if (outbox.size() >= FLUSH_AT && writeTimer == Timers.NONE) {
            flush();
        }
    }

    /** Puts an event out, unless events are held back on this session. */
    void sendEvent(MessageWriter event) {
        if (holdsEvents()) {
            sendKept();
            put(kept, event);
        } else {
            send(event);
        }
    }

    /** Holds an event back until {@link #sendKept}. */
    void keep(MessageWriter event) {
        put(kept, event);
    }

    /** Sends what was held back. */
    void sendKept() {
        if (!outbox.appendAll(kept)) {
            doom();
        }
        queueFlush();
    }

    /** Puts out bytes that are no message. */
    void sendRaw(ByteBuffer bytes, int length) {
        if (!ended) {
            if (!append(outbox, bytes, length)) {
                doom();
            }
            queueFlush();
        }
    }

    private void put(Outbox where, MessageWriter message) {
        if (ended || doomed) {
            return;
        }
        if (faults != null) {
            putFaulty(where, message);
            return;
        }
        if (!append(where, message.buffer(), message.length())
                || manager.options.version().doublesBlankLines() && !append(where, manager.blankLine(), 2)) {
            doom();
        }
    }

    private void putFaulty(Outbox where, MessageWriter message) {
        boolean cut = faults.cutsNext && where == outbox;
        boolean fits = append(where, message.buffer(), cut ? message.length() / 2 : message.length());
        if (cut) {
            session.closeWhenSent();
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
        return (long) where.size() + length <= manager.options.maxPendingBytes()
                && manager.sessions.relieve(session) && where.append(bytes, 0, length);
    }

    /** More is unsent than may be: the session ends with this turn, so that no loop over sessions trips over it. */
    void doom() {
        doomed = true;
        doomedPending = pendingBytes();
        outbox.clear();
        kept.clear();
        queueFlush();
    }

    /** Nothing is sent any more. */
    void end() {
        ended = true;
        manager.timers.cancel(writeTimer);
        writeTimer = Timers.NONE;
        outbox.clear();
        kept.clear();
    }

    // Writing

    /** Has {@link #flush} called at the end of this turn. */
    void queueFlush() {
        if (!flushQueued) {
            flushQueued = true;
            manager.sessions.needsFlush(session);
        }
    }

    /** Writes what the socket takes. */
    void flush() {
        flushQueued = false;
        if (ended) {
            return;
        }
        if (doomed) {
            session.cut();
            return;
        }
        try {
            write();
        } catch (IOException e) {
            session.close();
            return;
        }
        if (outbox.size() == 0) {
            allWritten();
        } else if (drips()) {
            drip();
        } else {
            awaitWritable();
        }
    }

    private void write() throws IOException {
        long now = manager.clock.nanos();
        int sent = outbox.writeTo(channel, drips() ? faults.allowance(now) : Integer.MAX_VALUE);
        pace.took(sent, outbox.size(), now);
        manager.counters.bytesSent.add(sent);
    }

    private void allWritten() {
        session.allSent();
        if (ended || writeTimer == Timers.NONE && !choked) {
            return;
        }
        manager.timers.cancel(writeTimer);
        writeTimer = Timers.NONE;
        boolean wasChoked = choked;
        choked = false;
        session.updateInterest();
        if (wasChoked) {
            session.resumeSoon();
        }
    }

    private void awaitWritable() {
        if (writeTimer == Timers.NONE) {
            writeTimer = manager.timers.schedule(writeTimeout, writeTimedOut);
            session.updateInterest();
        }
        chokeIfFull();
    }

    /** Nobody waits for the client here, so it is not cut however long this takes. */
    private void drip() {
        manager.timers.cancel(writeTimer);
        writeTimer = Timers.NONE;
        session.updateInterest();
        chokeIfFull();
        if (!dripQueued) {
            dripQueued = true;
            manager.timers.schedule(faults.waitNanos(manager.clock.nanos()), () -> {
                dripQueued = false;
                queueFlush();
            });
        }
    }

    private void chokeIfFull() {
        if (outbox.size() >= CHOKE_AT && !choked) {
            choked = true;
            session.updateInterest();
        }
    }

    private void writeTimedOut() {
        writeTimer = Timers.NONE;
        // Perhaps it was this server that stood still, and the client is ready.
        flush();
        if (ended || writeTimer == Timers.NONE) {
            return;
        }
        long left = writeTimeout.toNanos() - pace.stalledNanos(manager.clock.nanos());
        manager.timers.cancel(writeTimer);
        if (left > 0) {
            writeTimer = manager.timers.schedule(left, writeTimedOut);
        } else {
            session.cut();
        }
    }

    /** Whether it is to be told when the socket takes more. */
    boolean awaitsWritable() {
        return writeTimer != Timers.NONE;
    }

    /** Whether so much is unsent that nothing more is to be asked of this session. */
    boolean isChoked() {
        return choked;
    }

    // Faults on demand

    /** Changes what is wrong. */
    void disturb(Consumer<SessionFaults> change) {
        SessionFaults changed = faults == null ? new SessionFaults() : faults;
        change.accept(changed);
        faults = changed.none() ? null : changed;
    }

    /** Whether something is wrong. */
    boolean isDisturbed() {
        return faults != null;
    }

    /** Whether each event is held back until the next one. */
    boolean holdsEvents() {
        return faults != null && faults.holdsEvents;
    }

    private boolean drips() {
        return faults != null && faults.bytesPerSecond > 0;
    }

    /** What is wrong, for a reader. */
    String disturbance() {
        return faults == null ? "" : faults.toString();
    }

    // How the client keeps up

    /** How fast the client takes what is sent. */
    Pace pace() {
        return pace;
    }

    /** Bytes that wait to be sent. */
    int pendingBytes() {
        return outbox.size() + kept.size();
    }

    /** Bytes that wait to be sent, or that did when there were too many. */
    int unsentBytes() {
        return doomed ? doomedPending : pendingBytes();
    }
}
