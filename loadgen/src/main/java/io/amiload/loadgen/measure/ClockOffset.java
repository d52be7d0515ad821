// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

/**
 * Bounds the difference between the target's clock and ours from exchanges: the target read its clock some time between
 * our sending and our receiving, so each exchange bounds the difference from both sides, and the bounds of all
 * exchanges hold at once.
 *
 * <p>That assumes that neither clock is stepped meanwhile. If the bounds of two exchanges contradict each other, one
 * was, and the offset is not known.
 */
public final class ClockOffset {

    private long lowest = Long.MIN_VALUE;
    private long highest = Long.MAX_VALUE;

    /**
     * Takes one exchange into account.
     *
     * @param sent     before the request was sent, by our clock; epoch nanoseconds
     * @param theirs   the target's clock in its answer; epoch nanoseconds
     * @param received after the answer had arrived, by our clock
     * @param resolution by how much the target's clock is cut off, nanoseconds
     */
    public void exchange(long sent, long theirs, long received, long resolution) {
        lowest = Math.max(lowest, theirs - received);
        highest = Math.min(highest, theirs + resolution - sent);
    }

    /**
     * Tells whether there is a bound on both sides.
     *
     * @return false before the first exchange, and if a clock was stepped
     */
    public boolean isKnown() {
        return lowest != Long.MIN_VALUE && lowest <= highest;
    }

    /**
     * The best guess.
     *
     * @return the target's clock minus ours, nanoseconds
     */
    public long nanos() {
        return lowest + (highest - lowest) / 2;
    }

    /**
     * By how much the guess may be wrong.
     *
     * @return nanoseconds
     */
    public long error() {
        return (highest - lowest + 1) / 2;
    }
}
