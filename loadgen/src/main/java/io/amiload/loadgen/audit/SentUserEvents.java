// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import io.amiload.loadgen.measure.Recorder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The user events of one lane, from when each is sent until every listener has heard it. Asterisk copies an action's
 * ActionID into the event it makes of it, and ActionIDs count up, so their lowest bits name an entry of a fixed ring.
 *
 * <p>Confined to the lane's loop, except {@link #entryOf}, {@link #order} and {@link #isFormer}, by which listeners on
 * other loops find the entry that they mark in their {@link Marks}. Nothing is locked and nothing allocated.
 */
public final class SentUserEvents {

    static final int NO_ENTRY = -1;

    private static final VarHandle IDS = MethodHandles.arrayElementVarHandle(long[].class);

    /** States of an entry: bits. */
    private static final byte OPEN = 1;
    private static final byte ANSWERED = 2;
    private static final byte OVERDUE = 4;
    /** Whether the entry stands in {@link #pending}. */
    private static final byte LISTED = 8;

    private final Listeners listeners;
    private final Marks[] marks;
    private final long laneBase;
    private final long timeout;
    private final int mask;
    private final long[] ids;
    private final int[] orders;
    private final long[] intended;
    private final long[] sent;
    private final byte[] state;
    private final int[] pending;
    private int pendingCount;
    private int opened;
    private long firstId;

    private long answered;
    private long complete;
    private long missing;
    /** Entries that are overdue and still have their place: what is missing of them may come yet. */
    private int overdue;
    private long excused;
    private long overwritten;

    /**
     * Makes the ring of one lane.
     *
     * @param listeners who hears
     * @param laneBase  what all ActionIDs of the lane begin with
     * @param entries   a power of two
     * @param timeout   how long to wait for all to have heard, nanoseconds
     */
    SentUserEvents(Listeners listeners, long laneBase, int entries, long timeout) {
        this.listeners = listeners;
        this.laneBase = laneBase;
        this.timeout = timeout;
        mask = entries - 1;
        ids = new long[entries];
        orders = new int[entries];
        intended = new long[entries];
        sent = new long[entries];
        state = new byte[entries];
        pending = new int[entries];
        marks = new Marks[listeners.loops()];
        for (int loop = 0; loop < marks.length; loop++) {
            marks[loop] = new Marks(entries, listeners.onLoop(loop));
        }
    }

    static int bytesPerEntry(Listeners listeners) {
        int bytes = 3 * Long.BYTES + 2 * Integer.BYTES + 1;
        for (int loop = 0; loop < listeners.loops(); loop++) {
            bytes += Marks.bytesPerEntry(listeners.onLoop(loop));
        }
        return bytes;
    }

    /**
     * A user event is about to be sent.
     *
     * @param id       its ActionID
     * @param intended when it was due
     */
    public void open(long id, long intended) {
        int entry = (int) (id - laneBase) & mask;
        if ((state[entry] & OVERDUE) != 0) {
            missing += missing(entry);
            overdue--;
        } else if ((state[entry] & OPEN) != 0) {
            overwritten++;
        }
        if ((state[entry] & LISTED) == 0) {
            pending[pendingCount++] = entry;
        }
        state[entry] = OPEN | LISTED;
        this.intended[entry] = intended;
        sent[entry] = 0;
        orders[entry] = opened++;
        if (firstId == 0) {
            firstId = id;
        }
        IDS.setRelease(ids, entry, id);
    }

    /**
     * The last byte of an action has been handed to the network.
     *
     * @param id  its ActionID; one of another action changes nothing
     * @param now when
     */
    public void left(long id, long now) {
        int entry = (int) (id - laneBase) & mask;
        if (ids[entry] == id) {
            sent[entry] = now;
        }
    }

    /**
     * An action was answered. What was refused is no event.
     *
     * @param id    its ActionID; one of another action changes nothing
     * @param error whether the answer is an error
     */
    public void answered(long id, boolean error) {
        int entry = (int) (id - laneBase) & mask;
        if (ids[entry] != id) {
            return;
        }
        if (error) {
            state[entry] &= LISTED;
        } else {
            answered++;
            state[entry] |= ANSWERED;
        }
    }

    /**
     * Takes note of what all listeners have heard by now, and of what is overdue.
     *
     * @param now  the time
     * @param into takes the samples
     */
    public void settle(long now, Recorder into) {
        settle(now, into, false);
    }

    /**
     * Ends the watch: what has not been heard by now is missing.
     *
     * @param now  the time
     * @param into takes the samples
     */
    public void finish(long now, Recorder into) {
        settle(now, into, true);
        missing = missing();
        overdue = 0;
        Arrays.fill(state, (byte) 0);
    }

    /**
     * Tells whether nothing is under way.
     *
     * @return false while a listener is waited for, as of the last {@link #settle}
     */
    public boolean isSettled() {
        return pendingCount == 0;
    }

    /**
     * The intended time of the oldest event that is under way.
     *
     * @param otherwise what to return if there is none
     * @return {@link System#nanoTime}
     */
    public long oldestIntended(long otherwise) {
        long oldest = otherwise;
        for (int i = 0; i < pendingCount; i++) {
            long due = intended[pending[i]];
            oldest = due - oldest < 0 ? due : oldest;
        }
        return oldest;
    }

    private void settle(long now, Recorder into, boolean last) {
        int kept = 0;
        for (int i = 0; i < pendingCount; i++) {
            int entry = pending[i];
            if ((state[entry] & OPEN) == 0 || isDone(entry, now, into, last)) {
                state[entry] &= ~(LISTED | OPEN);
            } else {
                pending[kept++] = entry;
            }
        }
        pendingCount = kept;
    }

    private boolean isDone(int entry, long now, Recorder into, boolean last) {
        if (sent[entry] == 0) {
            return last;
        }
        int heard = heard(entry);
        if (heard == listeners.count()) {
            complete++;
            into.fanOut(intended[entry], sent[entry], firstHeard(entry), lastHeard(entry));
            return true;
        }
        if (listeners.changedSince(sent[entry])) {
            excused++;
            return true;
        }
        if (!last && now - sent[entry] <= timeout) {
            return false;
        }
        if ((state[entry] & ANSWERED) != 0) {
            state[entry] |= OVERDUE;
            overdue++;
            into.fanOutCensored(intended[entry], sent[entry], heard == 0 ? now : firstHeard(entry), now);
        }
        return true;
    }

    private int missing(int entry) {
        return Math.max(0, listeners.count() - heard(entry));
    }

    private int heard(int entry) {
        long tag = tag(ids[entry]);
        int count = 0;
        for (Marks ofLoop : marks) {
            count += ofLoop.count(entry, tag);
        }
        return count;
    }

    private long firstHeard(int entry) {
        long tag = tag(ids[entry]);
        long first = 0;
        boolean any = false;
        for (Marks ofLoop : marks) {
            if (ofLoop.count(entry, tag) > 0 && (!any || ofLoop.first(entry) - first < 0)) {
                first = ofLoop.first(entry);
                any = true;
            }
        }
        return first;
    }

    private long lastHeard(int entry) {
        long tag = tag(ids[entry]);
        long last = 0;
        boolean any = false;
        for (Marks ofLoop : marks) {
            if (ofLoop.count(entry, tag) > 0 && (!any || ofLoop.last(entry) - last > 0)) {
                last = ofLoop.last(entry);
                any = true;
            }
        }
        return last;
    }

    /** The entry of an ActionID of this lane, or {@link #NO_ENTRY} if it has none (any more). From any thread. */
    int entryOf(long id) {
        int entry = (int) (id - laneBase) & mask;
        return (long) IDS.getAcquire(ids, entry) == id ? entry : NO_ENTRY;
    }

    /** Tells whether an ActionID was given out before the one that has its entry now. From any thread. */
    boolean isFormer(long id) {
        long now = (long) IDS.getAcquire(ids, (int) (id - laneBase) & mask);
        return now != 0 && id < now && id >= firstId;
    }

    /** Which of the lane's user events this is, counted from 0; behind {@link #entryOf}. From any thread. */
    int order(int entry) {
        return orders[entry];
    }

    Marks marks(int loop) {
        return marks[loop];
    }

    /** What {@link Marks} know a use of an entry by. */
    long tag(long id) {
        return id - laneBase + 1;
    }

    long answered() {
        return answered;
    }

    /** Events that all listeners heard. */
    long complete() {
        return complete;
    }

    /** Copies that did not come although the event was acknowledged and its listener connected. */
    long missing() {
        long sum = missing;
        for (int entry = 0; overdue > 0 && entry <= mask; entry++) {
            if ((state[entry] & OVERDUE) != 0) {
                sum += missing(entry);
            }
        }
        return sum;
    }

    /** Events under way while a listener was not connected. */
    long excused() {
        return excused;
    }

    /** Events whose place was needed before all had heard them. */
    long overwritten() {
        return overwritten;
    }
}
