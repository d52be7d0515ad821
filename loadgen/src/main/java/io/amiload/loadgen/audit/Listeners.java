// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many listeners there are, on which loops, and when one of them last came or went. Safe for use by all loops. */
final class Listeners {

    private static final long NEVER = Long.MIN_VALUE;

    private final int count;
    private final int loops;
    private final AtomicLong lastChange = new AtomicLong(NEVER);
    private final AtomicInteger absent = new AtomicInteger();
    private volatile boolean everGone;

    Listeners(int count, int loops) {
        this.count = count;
        this.loops = loops;
    }

    int count() {
        return count;
    }

    int loops() {
        return loops;
    }

    /** Listener {@code n} belongs to loop {@code n % loops} and is number {@code n / loops} there. */
    int onLoop(int loop) {
        return (count - loop + loops - 1) / loops;
    }

    /** A listener's session is gone: from now on it hears nothing. */
    void gone(long now) {
        everGone = true;
        absent.incrementAndGet();
        changed(now);
    }

    /** A listener's session is back: it hears what is raised from now on. */
    void back(long now) {
        changed(now);
        absent.decrementAndGet();
    }

    boolean everGone() {
        return everGone;
    }

    /** Tells whether not all have been there all the time since a moment. */
    boolean changedSince(long nanos) {
        if (absent.get() > 0) {
            return true;
        }
        long change = lastChange.get();
        return change != NEVER && change - nanos >= 0;
    }

    private void changed(long now) {
        lastChange.accumulateAndGet(now, (a, b) -> a == NEVER || b - a > 0 ? b : a);
    }
}
