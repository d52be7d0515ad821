// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import java.util.concurrent.TimeUnit;

/** What is made wrong on one session. Sessions on which nothing is wrong have none. */
public final class SessionFaults {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int TICKS_PER_SECOND = 50;

    /** Bytes per second that are let through; 0 for as many as the client takes. */
    public int bytesPerSecond;
    /** The next message ends in its middle, and the connection with it. */
    public boolean cutsNext;
    /** A line feed too many follows each message. */
    public boolean strayLineFeeds;
    /** Events wait until another one, or an action, comes. */
    public boolean holdsEvents;

    private long paidUntil;

    /** Whether nothing is wrong any more. */
    boolean none() {
        return bytesPerSecond == 0 && !cutsNext && !strayLineFeeds && !holdsEvents;
    }

    /** Ends all of it. */
    public void clear() {
        bytesPerSecond = 0;
        cutsNext = false;
        strayLineFeeds = false;
        holdsEvents = false;
    }

    /** How many bytes may be sent now; to be sent at once, or the right to do so is gone. */
    int allowance(long now) {
        long step = Math.max(SECOND / TICKS_PER_SECOND, SECOND / bytesPerSecond);
        if (now < paidUntil) {
            return 0;
        }
        paidUntil = now + step;
        return (int) Math.max(1, bytesPerSecond * step / SECOND);
    }

    /** How long to wait until {@link #allowance} is not 0. */
    long waitNanos(long now) {
        return Math.max(0, paidUntil - now);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (bytesPerSecond > 0) {
            text.append(" drip ").append(bytesPerSecond).append(" B/s");
        }
        if (cutsNext) {
            text.append(" cut");
        }
        if (strayLineFeeds) {
            text.append(" stray-line-feeds");
        }
        if (holdsEvents) {
            text.append(" held-events");
        }
        return text.toString().trim();
    }
}
