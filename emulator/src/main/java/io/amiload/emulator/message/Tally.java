// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.message;

import java.util.concurrent.atomic.AtomicLong;

/** Where the parts of a server count what they do. The event loop counts; any thread may read. */
public final class Tally {

    public final Counter accepted = new Counter();
    public final Counter refused = new Counter();
    public final Counter logins = new Counter();
    public final Counter failedLogins = new Counter();
    public final Counter actions = new Counter();
    public final Counter eventsRaised = new Counter();
    public final Counter eventsSent = new Counter();
    public final Counter bytesSent = new Counter();
    public final Counter sessionsCut = new Counter();
    public final Counter calls = new Counter();
    public final Counter backgroundCalls = new Counter();
    public final Counter backgroundCallsRefused = new Counter();
    public final Counter stormEvents = new Counter();

    /** A number with one writer: no locked instruction, unlike {@link AtomicLong#incrementAndGet()}. */
    public static final class Counter {

        private final AtomicLong value = new AtomicLong();

        public void increment() {
            add(1);
        }

        public void add(long more) {
            value.lazySet(value.getPlain() + more);
        }

        public long get() {
            return value.get();
        }
    }
}
