// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.setup;

import io.amiload.emulator.queue.QueueSettings;
import io.amiload.emulator.traffic.Outcome;
import io.amiload.emulator.traffic.TrafficProfile;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Calls that a server makes by itself.
 *
 * @param callsPerSecond on average; 0 for none
 * @param profile        what they are like
 * @param seed           chooses among the sequences of calls
 */
public record TrafficOptions(double callsPerSecond, TrafficProfile profile, long seed) {

    public boolean none() {
        return callsPerSecond == 0;
    }

    /**
     * Checks that calls find the queue they are to wait in.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public void check(List<QueueSettings> queues) {
        boolean queued = !none() && profile.outcomes().containsKey(Outcome.QUEUED);
        if (queued && queues.stream().noneMatch(queue -> queue.name().equalsIgnoreCase(profile.queue()))) {
            throw new IllegalArgumentException("calls are to wait in the queue \"" + profile.queue()
                    + "\", which there is not; known are: "
                    + queues.stream().map(QueueSettings::name).collect(Collectors.joining(", ")));
        }
    }
}
