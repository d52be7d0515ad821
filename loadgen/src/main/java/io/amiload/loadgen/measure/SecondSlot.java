// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * What one event loop recorded for one second of a run. Written by that loop alone until it is handed over, then read
 * by the thread that adds the loops up, and used again.
 *
 * <p>What becomes of an action is booked in the second in which it was intended, so that the books of a second close
 * exactly; what happened on the wire is counted in the second in which it happened.
 */
public final class SecondSlot {

    /** Booked by intended second. */
    public enum Booked { SENT, ANSWERED, ERRORS, TIMED_OUT, LOST, UNSENT, SKIPPED, CENSORED, LATE }

    private static final int BOOKS = Booked.values().length;

    private final int rows;
    private final long[][] books;
    private final long[] completed;
    private final Histogram[] response;
    private final Histogram[] service;
    private final Histogram[] delay;
    /** Flows that failed, by step; booked by the flow's intended second. */
    private final long[] failedAt;

    /** Its number. */
    int second;
    /** Counted by the second in which it happened. */
    long sentNow;
    long badEndsNow;
    long events;
    long eventBytes;
    Histogram eventDelay;
    /** Of user events, by the second in which they were intended: indexed by {@link FanOut}. */
    final Histogram[] fanOut = new Histogram[FanOut.values().length];
    long fanOutCensored;

    /** What is measured of a user event's way to all listeners. */
    enum FanOut {
        FIRST("fanout.first"), LAST("fanout.last"), SKEW("fanout.skew"), RESPONSE("fanout.response");

        final String tag;

        FanOut(String tag) {
            this.tag = tag;
        }
    }

    /** Makes an empty one for all that is measured: a row each for actions, waits and flows, in this order. */
    SecondSlot(Measured measured) {
        rows = measured.rows();
        failedAt = new long[measured.steps()];
        books = new long[BOOKS][rows];
        completed = new long[rows];
        response = new Histogram[rows];
        service = new Histogram[rows];
        delay = new Histogram[rows];
    }

    void clear(int newSecond) {
        second = newSecond;
        for (long[] book : books) {
            Arrays.fill(book, 0);
        }
        Arrays.fill(completed, 0);
        Arrays.fill(failedAt, 0);
        sentNow = 0;
        badEndsNow = 0;
        events = 0;
        eventBytes = 0;
        fanOutCensored = 0;
        for (Histogram histogram : fanOut) {
            reset(histogram);
        }
        for (int a = 0; a < rows; a++) {
            reset(response[a]);
            reset(service[a]);
            reset(delay[a]);
        }
        reset(eventDelay);
    }

    void book(Booked what, int action) {
        books[what.ordinal()][action]++;
    }

    void completed(int action) {
        completed[action]++;
    }

    void failedAt(int step) {
        failedAt[step]++;
    }

    void response(int action, long nanos) {
        if (response[action] == null) {
            response[action] = Histograms.create();
        }
        response[action].recordValue(Math.max(0, nanos));
    }

    void service(int action, long nanos) {
        if (service[action] == null) {
            service[action] = Histograms.create();
        }
        service[action].recordValue(Math.max(0, nanos));
    }

    void delay(int action, long nanos) {
        if (delay[action] == null) {
            delay[action] = Histograms.create();
        }
        delay[action].recordValue(Math.max(0, nanos));
    }

    void eventDelay(long nanos) {
        if (eventDelay == null) {
            eventDelay = Histograms.create();
        }
        eventDelay.recordValue(Math.max(0, nanos));
    }

    void fanOut(FanOut what, long nanos) {
        int at = what.ordinal();
        if (fanOut[at] == null) {
            fanOut[at] = Histograms.create();
        }
        fanOut[at].recordValue(Math.max(0, nanos));
    }

    /** Adds what another loop recorded for the same second. */
    void add(SecondSlot other) {
        for (int b = 0; b < BOOKS; b++) {
            for (int a = 0; a < rows; a++) {
                books[b][a] += other.books[b][a];
            }
        }
        for (int a = 0; a < rows; a++) {
            completed[a] += other.completed[a];
            response[a] = sum(response[a], other.response[a]);
            service[a] = sum(service[a], other.service[a]);
            delay[a] = sum(delay[a], other.delay[a]);
        }
        for (int step = 0; step < failedAt.length; step++) {
            failedAt[step] += other.failedAt[step];
        }
        sentNow += other.sentNow;
        badEndsNow += other.badEndsNow;
        events += other.events;
        eventBytes += other.eventBytes;
        eventDelay = sum(eventDelay, other.eventDelay);
        for (int i = 0; i < fanOut.length; i++) {
            fanOut[i] = sum(fanOut[i], other.fanOut[i]);
        }
        fanOutCensored += other.fanOutCensored;
    }

    /** Leaves only what belongs to the seconds of the plan: books, and not what happened after the window. */
    void dropWhatHappened() {
        Arrays.fill(completed, 0);
        events = 0;
        eventBytes = 0;
        reset(eventDelay);
    }

    long booked(Booked what, int action) {
        return books[what.ordinal()][action];
    }

    long completedOf(int action) {
        return completed[action];
    }

    long failuresAt(int step) {
        return failedAt[step];
    }

    Histogram responseOf(int action) {
        return response[action];
    }

    Histogram serviceOf(int action) {
        return service[action];
    }

    Histogram delayOf(int action) {
        return delay[action];
    }

    boolean isEmpty() {
        long sum = sentNow + badEndsNow + events + fanOutCensored;
        sum += fanOut[FanOut.LAST.ordinal()] == null ? 0 : fanOut[FanOut.LAST.ordinal()].getTotalCount();
        for (long count : completed) {
            sum += count;
        }
        for (long[] book : books) {
            for (long count : book) {
                sum += count;
            }
        }
        return sum == 0;
    }

    private static void reset(Histogram histogram) {
        if (histogram != null) {
            histogram.reset();
        }
    }

    private static Histogram sum(Histogram into, Histogram more) {
        if (more == null || more.getTotalCount() == 0) {
            return into;
        }
        Histogram target = into == null ? Histograms.create() : into;
        target.add(more);
        return target;
    }
}
