// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

/** How fast a slow reader reads: so many bytes a second, and no more at once than a tenth of a second brings. */
final class ReadPace {

    private static final long LONGEST_SAVED = 100_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final long bytesPerSecond;
    /** What may still be read, in bytes times nanoseconds: so nothing is lost to rounding. */
    private long credit;
    private long refilledAt;
    private long taken;

    ReadPace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Begins anew with nothing read and nothing to read yet. */
    void restart(long now) {
        credit = 0;
        taken = 0;
        refilledAt = now;
    }

    void refill(long now) {
        long elapsed = Math.min(SECOND, now - refilledAt);
        refilledAt = now;
        // A slower one than twenty bytes a second must save for longer, so that what is over when it comes to one stays.
        long most = Math.max(2 * SECOND, bytesPerSecond * LONGEST_SAVED);
        credit = Math.min(most, credit + elapsed * bytesPerSecond);
    }

    /** Bytes that may be read now. */
    int allowance() {
        return (int) (credit / SECOND);
    }

    void take(int bytes) {
        credit -= bytes * SECOND;
        taken += bytes;
    }

    /** Bytes read since the last restart. */
    long taken() {
        return taken;
    }
}
