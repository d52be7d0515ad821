// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

/** The user events of all lanes, found by ActionID. */
final class UserEvents {

    /** For all lanes together, unless they are so many that each needs at least {@link #LEAST_ENTRIES}. */
    private static final long MEMORY = 64L << 20;
    private static final long MOST_MEMORY = 512L << 20;
    private static final int MOST_ENTRIES = 1 << 18;
    private static final int LEAST_ENTRIES = 64;

    private final SentUserEvents[] lanes;

    private UserEvents(SentUserEvents[] lanes) {
        this.lanes = lanes;
    }

    /**
     * Makes room for the user events of all lanes; null if there cannot be enough.
     *
     * @param slots ActionIDs that a lane may have outstanding
     */
    static UserEvents create(int lanes, int slots, Listeners listeners, long timeout) {
        int bytes = SentUserEvents.bytesPerEntry(listeners);
        int least = Math.max(LEAST_ENTRIES, Integer.highestOneBit(Math.max(1, slots)) * 4);
        long wanted = Long.highestOneBit(Math.max(1, MEMORY / ((long) lanes * bytes)));
        int entries = (int) Math.max(least, Math.min(wanted, MOST_ENTRIES));
        if ((long) lanes * entries * bytes > MOST_MEMORY || listeners.onLoop(0) > Marks.MOST_LISTENERS) {
            return null;
        }
        SentUserEvents[] each = new SentUserEvents[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            each[lane] = new SentUserEvents(listeners, EventAudit.firstId(lane), entries, timeout);
        }
        return new UserEvents(each);
    }

    int lanes() {
        return lanes.length;
    }

    /** The lane that gives out an ActionID, or a negative number if none of ours does. */
    int laneOf(long id) {
        long lane = id / EventAudit.IDS_PER_LANE - 1;
        return id > 0 && lane < lanes.length ? (int) lane : -1;
    }

    SentUserEvents lane(int lane) {
        return lanes[lane];
    }
}
