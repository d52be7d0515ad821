// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What an emulated server has done since its start. The event loop counts; any thread may read, and sees numbers that
 * never go back.
 */
public final class Counters {

    final Counter accepted = new Counter();
    final Counter refused = new Counter();
    final Counter logins = new Counter();
    final Counter failedLogins = new Counter();
    final Counter actions = new Counter();
    final Counter eventsRaised = new Counter();
    final Counter eventsSent = new Counter();
    final Counter bytesSent = new Counter();
    final Counter sessionsCut = new Counter();
    final Counter calls = new Counter();
    final Counter backgroundCalls = new Counter();
    final Counter backgroundCallsRefused = new Counter();
    final Counter stormEvents = new Counter();

    Counters() {
    }

    /**
     * Counts connections that got a banner.
     *
     * @return how many
     */
    public long accepted() {
        return accepted.get();
    }

    /**
     * Counts connections that were closed at once because too many were waiting to log in.
     *
     * @return how many
     */
    public long refused() {
        return refused.get();
    }

    /**
     * Counts logins that succeeded.
     *
     * @return how many
     */
    public long logins() {
        return logins.get();
    }

    /**
     * Counts logins that failed.
     *
     * @return how many
     */
    public long failedLogins() {
        return failedLogins.get();
    }

    /**
     * Counts actions of every kind, also wrong ones.
     *
     * @return how many
     */
    public long actions() {
        return actions.get();
    }

    /**
     * Counts events, each once, however many sessions get it.
     *
     * @return how many
     */
    public long eventsRaised() {
        return eventsRaised.get();
    }

    /**
     * Counts the copies of events that were put out to sessions.
     *
     * @return how many
     */
    public long eventsSent() {
        return eventsSent.get();
    }

    /**
     * Counts the bytes that sockets took.
     *
     * @return how many
     */
    public long bytesSent() {
        return bytesSent.get();
    }

    /**
     * Counts sessions that were cut because their client did not read.
     *
     * @return how many
     */
    public long sessionsCut() {
        return sessionsCut.get();
    }

    /**
     * Counts calls that were started by Originate.
     *
     * @return how many
     */
    public long calls() {
        return calls.get();
    }

    /**
     * Counts calls of the background traffic.
     *
     * @return how many
     */
    public long backgroundCalls() {
        return backgroundCalls.get();
    }

    /**
     * Counts calls of the background traffic that were not made because there were as many as its profile allows.
     *
     * @return how many
     */
    public long backgroundCallsRefused() {
        return backgroundCallsRefused.get();
    }

    /**
     * Counts events of storms; see {@link EmulatedAsterisk#storm}.
     *
     * @return how many
     */
    public long stormEvents() {
        return stormEvents.get();
    }

    /** A number with one writer: no locked instruction, unlike {@link AtomicLong#incrementAndGet()}. */
    static final class Counter {

        private final AtomicLong value = new AtomicLong();

        void increment() {
            add(1);
        }

        void add(long more) {
            value.lazySet(value.getPlain() + more);
        }

        long get() {
            return value.get();
        }
    }
}
