// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.queue;

import java.util.Locale;

/** What a queue counts. Times are whole seconds. */
public final class QueueCounts {

    private long holdTime;
    private long talkTime;
    private int completed;
    private int completedInTime;
    private int abandoned;
    private int abandonedInTime;

    QueueCounts() {
    }

    /**
     * A caller was put through.
     *
     * @param held how long the caller waited
     */
    public void answered(long held) {
        holdTime = completed + abandoned == 0 ? held : average(holdTime, held);
    }

    /**
     * A call has ended.
     *
     * @param talked how long it was
     * @param inTime whether it had been answered within the service level
     */
    public void completed(long talked, boolean inTime) {
        completed++;
        completedInTime += inTime ? 1 : 0;
        talkTime = completed == 1 ? talked : average(talkTime, talked);
    }

    /**
     * A caller has gone unanswered.
     *
     * @param inTime whether the service level had not run out
     */
    public void abandoned(boolean inTime) {
        abandoned++;
        abandonedInTime += inTime ? 1 : 0;
    }

    /** The newest one counts for a quarter. */
    private static long average(long before, long newest) {
        return before * 3 + newest >> 2;
    }

    void reset() {
        holdTime = 0;
        talkTime = 0;
        completed = 0;
        completedInTime = 0;
        abandoned = 0;
        abandonedInTime = 0;
    }

    /**
     * Gives how long callers wait.
     *
     * @return an average in which the newest call counts for a quarter
     */
    public long holdTime() {
        return holdTime;
    }

    /**
     * Gives how long calls are.
     *
     * @return an average in which the newest call counts for a quarter
     */
    public long talkTime() {
        return talkTime;
    }

    /**
     * Gives how many calls have ended.
     *
     * @return the number
     */
    public int completed() {
        return completed;
    }

    /**
     * Gives how many callers have gone unanswered.
     *
     * @return the number
     */
    public int abandoned() {
        return abandoned;
    }

    /**
     * Gives the share of the calls that were answered within the service level.
     *
     * @return per cent, as QueueParams prints it
     */
    public String performance() {
        return percent(completedInTime, completed);
    }

    /**
     * Gives the share of all callers who were answered, or went, within the service level.
     *
     * @return per cent, as QueueParams prints it
     */
    public String performanceOfAll() {
        return percent(completedInTime + abandonedInTime, completed + abandoned);
    }

    private static String percent(int part, int of) {
        return String.format(Locale.ROOT, "%2.1f", of == 0 ? 0.0 : 100.0 * part / of);
    }
}
