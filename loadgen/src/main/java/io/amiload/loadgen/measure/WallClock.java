// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.time.Instant;

/**
 * Turns {@link System#nanoTime} into the time of day without allocation. {@link #adjust} is called now and then, so
 * that the two do not drift apart. Safe for use by many threads.
 */
public final class WallClock {

    private static final int TRIES = 8;

    private volatile long offset;

    /** Makes a clock that is right now. */
    public WallClock() {
        adjust();
    }

    /** Compares both clocks again, and keeps the comparison that took least time. */
    public void adjust() {
        long shortest = Long.MAX_VALUE;
        long best = 0;
        for (int i = 0; i < TRIES; i++) {
            long before = System.nanoTime();
            Instant instant = Instant.now();
            long after = System.nanoTime();
            if (after - before < shortest) {
                shortest = after - before;
                best = instant.getEpochSecond() * 1_000_000_000L + instant.getNano() - (before + shortest / 2);
            }
        }
        offset = best;
    }

    /**
     * The time of day.
     *
     * @param nanoTime a value of {@link System#nanoTime}, of now or shortly before
     * @return nanoseconds since 1970-01-01T00:00Z
     */
    public long epochNanos(long nanoTime) {
        return nanoTime + offset;
    }
}
