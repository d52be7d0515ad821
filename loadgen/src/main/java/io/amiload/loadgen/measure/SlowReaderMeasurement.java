// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What became of the sessions that read slowly on purpose, over the whole run.
 *
 * @param readers        how many there were
 * @param bytesPerSecond how fast each read
 * @param cutReaders     how many of them the target cut at least once
 * @param after          for each cut, the time since its login, nanoseconds
 * @param bytes          for each cut, what had been read since its login
 * @param cuts           the first of the cuts, in the order of each loop
 */
public record SlowReaderMeasurement(int readers, long bytesPerSecond, long cutReaders, Histogram after,
                                    Histogram bytes, List<Cut> cuts) {

    /** So many cuts are kept one by one. */
    public static final int MOST_CUTS = 1000;

    /**
     * One end of a slow reader's session that the target made.
     *
     * @param listener which reader
     * @param after    since its login, nanoseconds
     * @param bytes    read since its login
     */
    public record Cut(int listener, long after, long bytes) {
    }

    /** Copies the list. */
    public SlowReaderMeasurement {
        cuts = List.copyOf(cuts);
    }
}
