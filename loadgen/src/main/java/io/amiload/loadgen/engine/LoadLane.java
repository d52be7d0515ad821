// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.measure.Recorder;

/** What an event loop drives by the plan: it knows when something is due, and does it when the loop says so. */
interface LoadLane {

    Session session();

    /** The lane's number in its loop. */
    int index();

    /**
     * When the lane has something to do next by {@link System#nanoTime}; {@link Long#MAX_VALUE} if it waits for
     * something other than time, or is done.
     */
    long nextDue();

    /** How many actions the lane has begun. */
    long begun();

    /** What the lane has begun and not ended. */
    int inFlight();

    /** Starts the load at a moment that may lie ahead. */
    void start(Recorder into, long atNanos, long untilNanos);

    /** Ends the load earlier than planned. */
    void endAt(long nanos);

    /** Does what is due, as far as the lane may; what it must wait for makes it go on later. */
    void sendDue(long now);

    /** Gives up the actions and waits that take too long. Returns true if the lane may send again. */
    boolean giveUp(long now);

    /** Tells whether an action is due that has not been sent. */
    boolean hasBacklog(long now);

    /** Sees which user events have reached all listeners. Returns true if none is under way. */
    boolean settleUserEvents(long now);

    /** The earliest intended time that is not settled yet, or now. */
    long oldestUnsettled(long now);

    /**
     * Breaks off what has not ended in time, so that it is cleaned up before the end. Returns true if there is something
     * to send.
     */
    boolean breakOff(long now);

    /** Settles the books at the end of a run: what is pending has timed out, what is due was never sent. */
    void settle(long now);
}
