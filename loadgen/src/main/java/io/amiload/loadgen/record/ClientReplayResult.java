// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import org.HdrHistogram.Histogram;

/**
 * What came of a replay as a client. Times are nanoseconds.
 *
 * @param connections how many sessions were replayed
 * @param sent        actions sent; {@code sent = answered + errors + unanswered}
 * @param answered    of these, answered by anything but an error
 * @param errors      answered by an error
 * @param unanswered  not answered until the end
 * @param notSent     to be sent, but the connection had ended, or it was interrupted
 * @param skipped     not sent since they may change the target's state
 * @param planned     from the first action's time to the last one's, divided by the speed
 * @param took        from the first action's time until all was answered or given up
 * @param response    answered minus due
 * @param service     answered minus sent
 * @param late        of this program: sent minus when it could have been sent, which is when it was due or when the
 *                    target had taken the one before; empty for a replay without pauses; empty for a replay without pauses
 */
public record ClientReplayResult(int connections, long sent, long answered, long errors, long unanswered, long notSent,
                                 long skipped, long planned, long took, Histogram response, Histogram service,
                                 Histogram late) {

    /** Later than this once in a hundred times, and the times are not the recorded ones any more. */
    public static final long LATE_LIMIT = 20_000_000;

    /**
     * Tells whether this program kept the recorded times.
     *
     * @return false if it was more than 20 milliseconds late once in a hundred times
     */
    public boolean onTime() {
        return late.getTotalCount() == 0 || late.getValueAtPercentile(99) <= LATE_LIMIT;
    }
}
