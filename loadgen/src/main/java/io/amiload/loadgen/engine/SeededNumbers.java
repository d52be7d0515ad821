// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

/**
 * Random numbers that depend on the run's seed, on an action's sequence number and on what they are for, and on nothing
 * else: so a run's values are the same again, in whatever order answers come.
 */
final class SeededNumbers {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private SeededNumbers() {
    }

    /** A number that is evenly spread over all of {@code long}. */
    static long any(long seed, long sequence, int use) {
        return mix(mix(mix(seed + STEP) + sequence * STEP) + use * STEP);
    }

    /** A number from {@code from} to {@code to}; with the width of 18 digits its bias is beyond notice. */
    static long within(long seed, long sequence, int use, long from, long to) {
        return from + (any(seed, sequence, use) >>> 1) % (to - from + 1);
    }

    // The finisher of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
    private static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
