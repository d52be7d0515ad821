// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.audit.EventAudit;
import java.util.Arrays;

/**
 * The actions of one lane that have not ended, found by ActionID without a map.
 *
 * <p>An ActionID is {@code (lane + 1) · 10¹² + use}, where {@code use} names a slot of this table and which use of that
 * slot it is. So an answer that comes after its action was given up is told from the answer to the slot's next action.
 */
final class PendingActions {

    static final int NONE = -1;

    private final long laneBase;
    private final int mask;
    private final int shift;
    private final long[] use;
    private final long[] intended;
    private final long[] sent;
    private final int[] action;
    private final byte[] state;
    /** The free slots, in the order in which they became free: so ActionIDs are used up evenly. */
    private final int[] free;
    private int freeHead;
    private int freeCount;
    private final long firstUse;

    /** States of a slot. */
    static final byte FREE = 0;
    static final byte BUFFERED = 1;
    static final byte AWAITS_RESPONSE = 2;
    static final byte AWAITS_LIST_END = 3;
    static final byte AWAITS_EVENT = 4;
    /** No action is outstanding, but the slot's flow goes on. */
    static final byte BETWEEN_STEPS = 5;

    /**
     * Makes an empty table.
     *
     * @param firstUse where to begin counting the uses of a slot; another one in each run, so that another run's
     *                 ActionIDs, which a target may show us, are not taken for ours
     */
    PendingActions(int lane, int inFlight, long firstUse) {
        int slots = Math.max(1, Integer.highestOneBit(Math.max(1, inFlight - 1)) * 2);
        if (inFlight == 1) {
            slots = 1;
        }
        laneBase = EventAudit.firstId(lane);
        mask = slots - 1;
        shift = Integer.numberOfTrailingZeros(slots);
        use = new long[slots];
        Arrays.fill(use, firstUse);
        this.firstUse = firstUse;
        intended = new long[slots];
        sent = new long[slots];
        action = new int[slots];
        state = new byte[slots];
        free = new int[inFlight];
        freeCount = inFlight;
        for (int i = 0; i < inFlight; i++) {
            free[i] = i;
        }
    }

    boolean isFull() {
        return freeCount == 0;
    }

    int inFlight() {
        return free.length - freeCount;
    }

    /** Takes a free slot for an action; there must be one. */
    int open(int whichAction, long intendedNanos) {
        int slot = free[freeHead];
        freeHead = freeHead + 1 == free.length ? 0 : freeHead + 1;
        freeCount--;
        reopen(slot, whichAction, intendedNanos);
        return slot;
    }

    /** Takes a slot for the next action of its flow. */
    void reopen(int slot, int whichAction, long intendedNanos) {
        use[slot]++;
        intended[slot] = intendedNanos;
        sent[slot] = 0;
        action[slot] = whichAction;
        state[slot] = BUFFERED;
    }

    long idOf(int slot) {
        return laneBase + (use[slot] << shift) + slot;
    }

    /** The slot of an ActionID, or {@link #NONE} if that action is not pending here. */
    int slotOf(long id) {
        long rest = id - laneBase;
        if (rest < 0) {
            return NONE;
        }
        int slot = (int) rest & mask;
        return isOutstanding(slot) && use[slot] == rest >> shift ? slot : NONE;
    }

    /** Tells whether a slot has an action that has not ended. */
    boolean isOutstanding(int slot) {
        return state[slot] != FREE && state[slot] != BETWEEN_STEPS;
    }

    /** Tells whether an ActionID is one that this lane gave out before. */
    boolean isFormer(long id) {
        long rest = id - laneBase;
        return rest >= 0 && rest < EventAudit.IDS_PER_LANE && rest >> shift > firstUse
            && rest >> shift <= use[(int) rest & mask];
    }

    /** The action that last used the slot of an ActionID. */
    int formerAction(long id) {
        return action[(int) (id - laneBase) & mask];
    }

    void left(int slot, long sentNanos) {
        sent[slot] = sentNanos;
        state[slot] = AWAITS_RESPONSE;
    }

    void awaits(int slot, byte what) {
        state[slot] = what;
    }

    byte state(int slot) {
        return state[slot];
    }

    int action(int slot) {
        return action[slot];
    }

    long intended(int slot) {
        return intended[slot];
    }

    long sent(int slot) {
        return sent[slot];
    }

    void close(int slot) {
        state[slot] = FREE;
        int tail = freeHead + freeCount++;
        free[tail >= free.length ? tail - free.length : tail] = slot;
    }

    int slots() {
        return state.length;
    }

    /** The earliest intended time of a pending action, or {@code otherwise}. */
    long oldestIntended(long otherwise) {
        long oldest = otherwise;
        if (freeCount < free.length) {
            for (int slot = 0; slot < state.length; slot++) {
                if (isOutstanding(slot) && intended[slot] - oldest < 0) {
                    oldest = intended[slot];
                }
            }
        }
        return oldest;
    }
}
