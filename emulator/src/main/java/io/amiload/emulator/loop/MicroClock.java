// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.loop;

import java.time.Instant;

/**
 * Wall-clock microseconds without garbage: the monotonic clock, anchored to the wall clock once a second.
 *
 * <p>Not thread-safe; the event loop owns it.
 */
public final class MicroClock {

    private static final long ANCHOR_EVERY_NANOS = 1_000_000_000L;

    private long anchorMicros;
    private long anchorNanos;

    public MicroClock() {
        anchor();
    }

    /** The monotonic clock. */
    public long nanos() {
        return System.nanoTime();
    }

    /** Microseconds since 1970. */
    public long micros() {
        long sinceAnchor = System.nanoTime() - anchorNanos;
        if (sinceAnchor > ANCHOR_EVERY_NANOS) {
            anchor();
            return anchorMicros;
        }
        return anchorMicros + sinceAnchor / 1_000;
    }

    private void anchor() {
        Instant now = Instant.now();
        anchorNanos = System.nanoTime();
        anchorMicros = now.getEpochSecond() * 1_000_000L + now.getNano() / 1_000;
    }
}
