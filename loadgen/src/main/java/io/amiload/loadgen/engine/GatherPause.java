// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

/**
 * How long a loop of the closed model lets answers gather before it reads. Asterisk writes an answer line by line; a
 * generator that wakes up for each line takes from a target on the same machine the processor that it needs to answer.
 *
 * <p>The pause is a sixteenth of the mean time that an action takes, and 250 microseconds at most. So response times are
 * at most that much longer for it. Where a sixteenth is less than 20 microseconds there is none.
 */
final class GatherPause {

    private static final int SHARE = 16;
    private static final long LEAST = 20_000;
    private static final long LONGEST = 250_000;

    private long lastBegun;
    private long lastAt;
    private long nanos;

    /**
     * Sees what has become of the actions since the last look.
     *
     * @param begun    the actions begun so far
     * @param inFlight the actions begun and not ended
     * @param now      by {@link System#nanoTime}
     */
    void look(long begun, long inFlight, long now) {
        long passed = begun - lastBegun;
        // In a closed loop as many end as begin, and all in flight end once in the mean time of one.
        long mean = passed > 0 ? inFlight * (now - lastAt) / passed : 0;
        nanos = mean < SHARE * LEAST ? 0 : Math.min(mean / SHARE, LONGEST);
        lastBegun = begun;
        lastAt = now;
    }

    /** The pause, in nanoseconds; 0 for none. */
    long nanos() {
        return nanos;
    }
}
