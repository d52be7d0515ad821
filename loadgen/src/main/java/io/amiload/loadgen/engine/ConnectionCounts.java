// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.measure.SlowReaderMeasurement;
import java.util.ArrayList;
import java.util.List;
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
    /** Of slow readers: the time until each was cut, the bytes it had read, the first cuts, and who was ever cut. */
    final Histogram cutAfter = Histograms.create();
    final Histogram cutBytes = Histograms.create();
    final List<SlowReaderMeasurement.Cut> cuts = new ArrayList<>();
    long cutReaders;

    void failed(String why) {
        failed.merge(why, 1L, Long::sum);
    }

    void dropped(String why) {
        droppedBy.merge(why, 1L, Long::sum);
    }

    void cut(SlowReaderMeasurement.Cut cut, boolean firstOfReader) {
        cutAfter.recordValue(Math.max(0, cut.after()));
        cutBytes.recordValue(cut.bytes());
        cutReaders += firstOfReader ? 1 : 0;
        if (cuts.size() < SlowReaderMeasurement.MOST_CUTS) {
            cuts.add(cut);
        }
    }

    void add(ConnectionCounts other) {
        other.failed.forEach((why, count) -> failed.merge(why, count, Long::sum));
        login.add(other.login);
        opened += other.opened;
        other.droppedBy.forEach((why, count) -> droppedBy.merge(why, count, Long::sum));
        reconnected += other.reconnected;
        cutAfter.add(other.cutAfter);
        cutBytes.add(other.cutBytes);
        cutReaders += other.cutReaders;
        cuts.addAll(other.cuts);
    }
}
