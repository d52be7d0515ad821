// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.ClientStatus;
import io.amiload.emulator.message.Audience;
import io.amiload.emulator.message.MessageWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The sessions of a server: who is connected, who has logged in, who looks on, who has something to write. */
public final class Sessions implements Audience {

    private static final int MOST_CUT = 16;

    private final List<ManagerSession> all = new ArrayList<>();
    /** Those that an event may concern, so that ten thousand sessions that only send cost an event nothing. */
    private final List<ManagerSession> watching = new ArrayList<>();
    private final List<ManagerSession> unflushed = new ArrayList<>();
    private final ArrayDeque<ClientStatus> cut = new ArrayDeque<>();
    private int unauthenticated;
    private int wanted;

    void add(ManagerSession session) {
        all.add(session);
        unauthenticated++;
    }

    void remove(ManagerSession session) {
        if (all.remove(session)) {
            if (!session.isAuthenticated()) {
                unauthenticated--;
            }
            unwatch(session);
        }
    }

    /** To be called once per session, right after it has got its account. */
    void authenticated() {
        unauthenticated--;
    }

    /** To be called when a session's read rights or mask changed, or when it starts or ceases to wait for events. */
    void interestChanged(ManagerSession session) {
        if (session.isWatching()) {
            if (session.watchIndex < 0) {
                session.watchIndex = watching.size();
                watching.add(session);
            }
            countRights();
        } else {
            unwatch(session);
        }
    }

    private void unwatch(ManagerSession session) {
        int index = session.watchIndex;
        if (index >= 0) {
            session.watchIndex = -1;
            ManagerSession last = watching.remove(watching.size() - 1);
            if (last != session) {
                watching.set(index, last);
                last.watchIndex = index;
            }
            countRights();
        }
    }

    private void countRights() {
        int union = 0;
        for (int i = 0; i < watching.size(); i++) {
            union |= watching.get(i).visibleClasses();
        }
        wanted = union;
    }

    /** Whether somebody has logged in by a name, whatever its case. */
    public boolean isLoggedIn(String name) {
        return all.stream().anyMatch(
                session -> session.isAuthenticated() && session.username().toString().equalsIgnoreCase(name));
    }

    int unauthenticatedCount() {
        return unauthenticated;
    }

    public int size() {
        return all.size();
    }

    public ManagerSession get(int index) {
        return all.get(index);
    }

    @Override
    public int deliver(MessageWriter event, int classes) {
        int copies = 0;
        // Backwards, since a session that cannot be written to takes itself out, and the last takes its place.
        for (int i = watching.size() - 1; i >= 0; i--) {
            ManagerSession session = watching.get(i);
            session.noticeEvent();
            if ((session.visibleClasses() & classes) == classes) {
                copies += session.deliver(event) ? 1 : 0;
            }
        }
        return copies;
    }

    /** A copy, for loops that close sessions. */
    public List<ManagerSession> copy() {
        return new ArrayList<>(all);
    }

    @Override
    public boolean anyoneSees(int classes) {
        return (wanted & classes) == classes;
    }

    /**
     * Ends the session that has most to be sent, if that is more than this one has, so that one slow reader does not
     * take all the memory. Returns whether there was one.
     */
    boolean relieve(ManagerSession inNeed) {
        ManagerSession largest = inNeed;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).pendingBytes() > largest.pendingBytes()) {
                largest = all.get(i);
            }
        }
        if (largest == inNeed) {
            return false;
        }
        largest.doom();
        return true;
    }

    /** Remembers a client that did not read, for those who ask later; only the last few. */
    void wasCut(ClientStatus status) {
        if (cut.size() == MOST_CUT) {
            cut.removeFirst();
        }
        cut.addLast(status);
    }

    /** How each client keeps up; those that were cut lately at the end. */
    public List<ClientStatus> status() {
        List<ClientStatus> list = new ArrayList<>(all.size() + cut.size());
        for (ManagerSession session : all) {
            list.add(session.status(false));
        }
        list.addAll(cut);
        return list;
    }

    void needsFlush(ManagerSession session) {
        unflushed.add(session);
    }

    /** Lets everybody who has something to say write once. */
    void flush() {
        for (int i = 0; i < unflushed.size(); i++) {
            unflushed.get(i).flush();
        }
        unflushed.clear();
    }
}
