// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import io.amiload.loadgen.measure.Histograms;

/** What happened to the connections of one event loop. Belongs to its thread until that has ended. */
final class ConnectionCounts {

    final Map<String, Long> failed = new TreeMap<>();
    final Map<String, Long> droppedBy = new TreeMap<>();
    final Histogram login = Histograms.create();
    long opened;
    long reconnected;

    void failed(String why) {
        failed.merge(why, 1L, Long::sum);
    }

    void dropped(String why) {
        droppedBy.merge(why, 1L, Long::sum);
    }

    void add(ConnectionCounts other) {
        other.failed.forEach((why, count) -> failed.merge(why, count, Long::sum));
        login.add(other.login);
        opened += other.opened;
        other.droppedBy.forEach((why, count) -> droppedBy.merge(why, count, Long::sum));
        reconnected += other.reconnected;
    }
}
