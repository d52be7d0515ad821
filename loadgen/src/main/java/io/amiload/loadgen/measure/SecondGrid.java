// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

/**
 * The seconds of a run. The grid starts anew at the start of the measured window and at its end, so a second is all
 * warm-up, all measured or all drain; the last of each part may be short.
 *
 * @param startNanos  start of the load by {@link System#nanoTime}
 * @param warmupNanos length of the warm-up
 * @param loadNanos   length of warm-up and measured window together
 */
public record SecondGrid(long startNanos, long warmupNanos, long loadNanos) {

    /** One line to the next. */
    public static final long SECOND = 1_000_000_000L;

    /**
     * The same grid with an earlier end of the measured window.
     *
     * @param nanos the end by {@link System#nanoTime}; the window keeps at least a nanosecond
     * @return a new grid, in which every second before the end keeps its number
     */
    public SecondGrid endingAt(long nanos) {
        return new SecondGrid(startNanos, warmupNanos,
            Math.min(loadNanos, Math.max(warmupNanos + 1, nanos - startNanos)));
    }

    /**
     * Which second a moment falls into.
     *
     * @param nanos the moment by {@link System#nanoTime}
     * @return its number, from 0; moments before the start fall into the first
     */
    public int secondOf(long nanos) {
        long elapsed = nanos - startNanos;
        if (elapsed < warmupNanos) {
            return (int) (Math.max(0, elapsed) / SECOND);
        }
        if (elapsed < loadNanos) {
            return firstMeasured() + (int) ((elapsed - warmupNanos) / SECOND);
        }
        return firstDrain() + (int) ((elapsed - loadNanos) / SECOND);
    }

    /**
     * The first second of the measured window.
     *
     * @return its number, which is also the number of seconds of the warm-up
     */
    public int firstMeasured() {
        return wholeSeconds(warmupNanos);
    }

    /**
     * The first second behind the measured window.
     *
     * @return its number
     */
    public int firstDrain() {
        return firstMeasured() + wholeSeconds(loadNanos - warmupNanos);
    }

    /**
     * When a second starts.
     *
     * @param second its number
     * @return nanoseconds from the start of the load
     */
    public long startOf(int second) {
        if (second < firstMeasured()) {
            return second * SECOND;
        }
        if (second < firstDrain()) {
            return warmupNanos + (second - firstMeasured()) * SECOND;
        }
        return loadNanos + (second - firstDrain()) * SECOND;
    }

    /**
     * Tells whether a second belongs to the measured window.
     *
     * @param second its number
     * @return false for warm-up and drain
     */
    public boolean isMeasured(int second) {
        return second >= firstMeasured() && second < firstDrain();
    }

    private static int wholeSeconds(long nanos) {
        return (int) ((nanos + SECOND - 1) / SECOND);
    }
}
