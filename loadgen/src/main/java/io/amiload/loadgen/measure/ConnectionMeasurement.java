// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What happened to the connections, lanes and listeners together.
 *
 * @param opened      connections that were logged in
 * @param failed      attempts that failed, by kind of failure
 * @param droppedBy   logged-in connections that went away during the run, by kind of failure
 * @param reconnected how many of these came back
 * @param login       from connecting to being logged in, nanoseconds
 * @param slowReaders what became of the sessions that read slowly; null when none was to
 */
public record ConnectionMeasurement(long opened, Map<String, Long> failed, Map<String, Long> droppedBy,
                                    long reconnected, Histogram login, SlowReaderMeasurement slowReaders) {

    /**
     * Logged-in connections that went away.
     *
     * @return the sum over all kinds
     */
    public long dropped() {
        return droppedBy.values().stream().mapToLong(count -> count).sum();
    }
}
