// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiDictionary;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.session.ManagerSession;
import io.amiload.emulator.session.SessionFaults;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * What an emulated server can do wrong on demand, so that clients can be tested against it.
 *
 * <p>Many faults hit clients that are named: {@code *} is all that are connected, {@code monitor} all that have logged
 * in with that name, {@code 127.0.0.1:45678} the one with that address and port. They return how many were hit. All
 * methods return when the fault is in force, and may be called from any thread.
 */
public final class Faults {

    /** All clients that are connected. */
    public static final String EVERYBODY = "*";

    private final Server server;

    Faults(Server server) {
        this.server = server;
    }

    /**
     * Makes the server stand still for a while, as a server does whose garbage is being collected: nothing is read,
     * answered or sent. Returns at once; several stalls follow each other.
     *
     * @param howLong how long
     */
    public void stall(Duration howLong) {
        long nanos = howLong.toNanos();
        server.manager.loop.execute(() -> {
            long until = System.nanoTime() + nanos;
            for (long left = nanos; left > 0; left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        });
    }

    /**
     * Lets bytes drip, as a congested line does. Meanwhile the client is not cut for reading slowly.
     *
     * @param client         who
     * @param bytesPerSecond the rate; 0 for as fast as the client reads
     * @return how many clients were hit
     * @throws IllegalArgumentException if the rate is negative
     */
    public int drip(String client, int bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("bytes per second must be 0 or more, are " + bytesPerSecond);
        }
        return disturb(client, faults -> faults.bytesPerSecond = bytesPerSecond);
    }

    /**
     * Closes in the middle of the next message.
     *
     * @param client who
     * @return how many clients were hit
     */
    public int cutInMessage(String client) {
        return disturb(client, faults -> faults.cutsNext = true);
    }

    /**
     * Ends a connection so that the client's next read or write fails with a reset. What was not sent is lost.
     *
     * @param client who
     * @return how many clients were hit
     */
    public int reset(String client) {
        return each(client, session -> {
            try {
                session.reset();
            } catch (IOException e) {
                session.close();
            }
            return 1;
        });
    }

    /**
     * Sends bytes that are no message, between two messages.
     *
     * @param client who
     * @param bytes  the bytes
     * @return how many clients were hit
     */
    public int garbage(String client, byte[] bytes) {
        byte[] copy = bytes.clone();
        return each(client, session -> {
            session.putRaw(copy);
            return 1;
        });
    }

    /**
     * From now on the connection is one that only the client believes in: nothing is read, sent or closed, as if a
     * firewall had forgotten it. {@link #lift} closes it.
     *
     * @param client who
     * @return how many clients were hit
     */
    public int halfOpen(String client) {
        return each(client, session -> {
            session.fallSilent();
            return 1;
        });
    }

    /**
     * Says whether a line feed too many follows each message, so that it ends in {@code CR LF LF}: what versions 18.19
     * and 20.4 did to one response. Goes for all clients, also those that connect later.
     *
     * @param on whether it does
     */
    public void strayLineFeeds(boolean on) {
        call(() -> {
            server.manager.bugs.strayLineFeeds = on;
            each(EVERYBODY, session -> apply(session, faults -> faults.strayLineFeeds = on));
        });
    }

    /**
     * Says whether each event is held back until the next one, or until the client's next action is answered, as in
     * versions whose sessions now and then slept through the signal that wakes them up. Goes for all clients, also
     * those that connect later.
     *
     * @param on whether it is
     */
    public void heldEvents(boolean on) {
        call(() -> {
            server.manager.bugs.holdsEvents = on;
            each(EVERYBODY, session -> apply(session, faults -> faults.holdsEvents = on));
        });
    }

    /**
     * Disturbs the next events of a name on their way to the sessions, so that a client's watch over loss and order can
     * be tested.
     *
     * @param fault what happens to each
     * @param event the name, such as {@code UserEvent}
     * @param count how many; disturbances of the same name follow each other
     * @throws IllegalArgumentException if no event has that name, the count is negative, or more than 10,000 events
     *     would be waiting to be disturbed
     */
    public void disturb(EventFault fault, String event, int count) {
        Objects.requireNonNull(fault, "fault");
        int name = AmiDictionary.names().find(event);
        if (name <= 0 || count < 0 || count > EventStream.MOST_DISTURBANCES) {
            throw new IllegalArgumentException("cannot disturb " + count + " events named " + event);
        }
        if (!server.manager.loop.call(() -> server.pbx.events.disturb(fault, name, count))) {
            throw new IllegalArgumentException("too many events are to be disturbed already");
        }
    }

    /**
     * Restarts the server: all clients get the event {@code Shutdown}, all connections end, all calls and queued bytes
     * are gone, and connections are refused until it comes back on the same ports. The web server stays, but its
     * sessions are gone.
     *
     * @param downtime how long it is away
     */
    public void restart(Duration downtime) {
        call(() -> server.restart(downtime));
    }

    /** Ends all faults that last: drips, half-open connections (which are closed), and the bugs of known versions. */
    public void lift() {
        call(() -> {
            server.manager.bugs.strayLineFeeds = false;
            server.manager.bugs.holdsEvents = false;
            server.pbx.events.undisturbed();
            each(EVERYBODY, session -> {
                if (session.isSilent()) {
                    session.close();
                }
                return apply(session, SessionFaults::clear);
            });
        });
    }

    private int disturb(String client, Consumer<SessionFaults> change) {
        return each(client, session -> apply(session, change));
    }

    private static int apply(ManagerSession session, Consumer<SessionFaults> change) {
        session.disturb(change);
        return 1;
    }

    private int each(String client, ToIntFunction<ManagerSession> fault) {
        Objects.requireNonNull(client, "client");
        return server.manager.loop.call(() -> {
            int hit = 0;
            for (ManagerSession session : server.manager.sessions.copy()) {
                if (session.hasSocket() && isMeant(session, client)) {
                    hit += fault.applyAsInt(session);
                }
            }
            return hit;
        });
    }

    private static boolean isMeant(ManagerSession session, String client) {
        return client.equals(EVERYBODY) || client.equals(session.address().hostAndPort())
                || session.isAuthenticated() && client.equalsIgnoreCase(session.username().toString());
    }

    private void call(Runnable task) {
        server.manager.loop.call(() -> {
            task.run();
            return null;
        });
    }
}
