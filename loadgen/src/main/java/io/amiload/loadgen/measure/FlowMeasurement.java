// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What was measured of one flow. All counts are of the flows that were due in the measured window, however long they
 * took.
 *
 * @param planned    due; {@code started + unsent + skipped}
 * @param started    begun; {@code completed + failed + unfinished}
 * @param completed  all steps done
 * @param failed     a step failed, or the connection went away
 * @param unfinished cut off by the end of the run
 * @param unsent     due, but never begun
 * @param skipped    due, and left out by the plan's catch-up policy
 * @param censored   samples of {@code duration} that are only a lower bound, because no end was seen
 * @param failedAt   step to how many flows failed there; adds up to {@code failed}
 * @param duration   from when the flow was due until it ended, in whatever way, in nanoseconds
 * @param waits      its waits for events, by the steps' names
 * @param perSecond  completed inside the measured window, per second
 */
public record FlowMeasurement(long planned, long started, long completed, long failed, long unfinished, long unsent,
                              long skipped, long censored, Map<String, Long> failedAt, Histogram duration,
                              Map<String, WaitMeasurement> waits, double perSecond) {

    /** Checks that every flow has one end. */
    public FlowMeasurement {
        failedAt = Collections.unmodifiableMap(new LinkedHashMap<>(failedAt));
        waits = Collections.unmodifiableMap(new LinkedHashMap<>(waits));
        long byStep = failedAt.values().stream().mapToLong(Long::longValue).sum();
        if (started != completed + failed + unfinished || failed != byStep) {
            throw new IllegalStateException("accounting of a flow is wrong: started " + started + " != completed "
                + completed + " + failed " + failed + " (by step " + byStep + ") + unfinished " + unfinished);
        }
    }

    /**
     * The flow in the terms of an action, for limits: its errors are the failed flows, its response is its duration.
     *
     * @param name its name
     * @return a measurement without service and delay
     */
    ActionMeasurement asAction(String name) {
        return new ActionMeasurement(name, planned, started, completed, failed, unfinished, 0, unsent, skipped, 0,
            censored, duration, Histograms.create(), Histograms.create(), perSecond);
    }
}
