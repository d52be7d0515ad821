// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;

/** What one listener makes of its events. Confined to the listener's loop; allocates nothing in the steady state. */
public final class ListenerAudit {

    private final Listeners listeners;
    private final UserEvents userEvents;
    private final CallShapes shapes;
    private final SequenceWindow numbers = new SequenceWindow();
    private final int loop;
    private final int numberOnLoop;
    /** Of each lane, the user event that came last; null when there is no room for that. */
    private final int[] lastOrder;

    private boolean gone;
    private long heard;
    private long duplicated;
    private long reordered;
    private long tooLate;

    /**
     * Makes the audit of one listener.
     *
     * @param userEvents what lanes send, or null
     * @param shapes     checks calls, or null
     * @param orders     whether there is room to watch the order of each lane's user events
     */
    ListenerAudit(Listeners listeners, UserEvents userEvents, CallShapes shapes, int number, boolean orders) {
        this.listeners = listeners;
        this.userEvents = userEvents;
        this.shapes = shapes;
        loop = number % listeners.loops();
        numberOnLoop = number / listeners.loops();
        lastOrder = userEvents != null && orders ? new int[userEvents.lanes()] : null;
    }

    /**
     * Takes the next event.
     *
     * @param event any event
     * @param now   when it arrived
     */
    public void onEvent(AmiMessage event, long now) {
        long number = sequenceNumber(event);
        if (number >= 0) {
            numbers.onNumber(number);
        }
        if (event.nameId() == AmiName.USER_EVENT) {
            if (userEvents != null) {
                userEvent(event.getLong(AmiKey.ACTION_ID, -1), now);
            }
        } else if (shapes != null) {
            shapes.onEvent(event);
        }
    }

    /**
     * The session is logged in, for the first time or again.
     *
     * @param now when
     */
    public void onReady(long now) {
        if (gone) {
            gone = false;
            numbers.restart();
            if (shapes != null) {
                shapes.restart();
            }
            listeners.back(now);
        }
    }

    /**
     * The session is gone.
     *
     * @param now when
     */
    public void onGone(long now) {
        gone = true;
        listeners.gone(now);
    }

    /** It stands behind Privilege and Timestamp, where no header of a user event can stand. */
    private static long sequenceNumber(AmiMessage event) {
        if (event.headerCount() < 4 || event.keyId(1) != AmiKey.PRIVILEGE) {
            return -1;
        }
        int third = event.keyId(2);
        return third == AmiKey.SEQUENCE_NUMBER || third == AmiKey.TIMESTAMP && event.keyId(3) == AmiKey.SEQUENCE_NUMBER
            ? event.getLong(AmiKey.SEQUENCE_NUMBER, -1) : -1;
    }

    private void userEvent(long id, long now) {
        int lane = userEvents.laneOf(id);
        if (lane < 0) {
            return;
        }
        SentUserEvents sent = userEvents.lane(lane);
        int entry = sent.entryOf(id);
        if (entry == SentUserEvents.NO_ENTRY) {
            if (sent.isFormer(id)) {
                tooLate++;
            }
            return;
        }
        int order = sent.order(entry);
        if (!sent.marks(loop).mark(entry, sent.tag(id), numberOnLoop, now)) {
            duplicated++;
            return;
        }
        heard++;
        if (lastOrder != null) {
            // Kept + 1, so that 0 stands for none.
            if (order + 1 - lastOrder[lane] <= 0) {
                reordered++;
            } else {
                lastOrder[lane] = order + 1;
            }
        }
    }

    SequenceWindow numbers() {
        return numbers;
    }

    /** User events of this run, each counted once. */
    long heard() {
        return heard;
    }

    /** User events that came again. */
    long duplicated() {
        return duplicated;
    }

    /** User events that came behind a later one of the same lane. */
    long reordered() {
        return reordered;
    }

    /** User events that came when their place had been given to another one. */
    long tooLate() {
        return tooLate;
    }
}
