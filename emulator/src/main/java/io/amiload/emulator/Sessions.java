// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.ArrayList;
import java.util.List;

/** The sessions of a server: who is connected, who has logged in, who has something to write. */
final class Sessions {

    private final List<ManagerSession> all = new ArrayList<>();
    private final List<ManagerSession> unflushed = new ArrayList<>();
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
            rightsChanged();
        }
    }

    /** To be called once per session, right after it has got its account. */
    void authenticated() {
        unauthenticated--;
        rightsChanged();
    }

    /** To be called when a session's read rights or mask changed. */
    void rightsChanged() {
        int union = 0;
        for (int i = 0; i < all.size(); i++) {
            union |= all.get(i).visibleClasses();
        }
        wanted = union;
    }

    int unauthenticatedCount() {
        return unauthenticated;
    }

    int size() {
        return all.size();
    }

    ManagerSession get(int index) {
        return all.get(index);
    }

    /** A copy, for loops that close sessions. */
    List<ManagerSession> copy() {
        return new ArrayList<>(all);
    }

    /** Whether any session could see an event of these classes. */
    boolean anyoneSees(int classes) {
        return (wanted & classes) == classes;
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
