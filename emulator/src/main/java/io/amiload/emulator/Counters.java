// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.message.Tally;

/**
 * What an emulated server has done since its start. The event loop counts; any thread may read, and sees numbers that
 * never go back.
 */
public final class Counters {

    private final Tally tally;

    Counters(Tally tally) {
        this.tally = tally;
    }

    /**
     * Counts connections that got a banner.
     *
     * @return how many
     */
    public long accepted() {
        return tally.accepted.get();
    }

    /**
     * Counts connections that were closed at once because too many were waiting to log in.
     *
     * @return how many
     */
    public long refused() {
        return tally.refused.get();
    }

    /**
     * Counts logins that succeeded.
     *
     * @return how many
     */
    public long logins() {
        return tally.logins.get();
    }

    /**
     * Counts logins that failed.
     *
     * @return how many
     */
    public long failedLogins() {
        return tally.failedLogins.get();
    }

    /**
     * Counts actions of every kind, also wrong ones.
     *
     * @return how many
     */
    public long actions() {
        return tally.actions.get();
    }

    /**
     * Counts events, each once, however many sessions get it.
     *
     * @return how many
     */
    public long eventsRaised() {
        return tally.eventsRaised.get();
    }

    /**
     * Counts the copies of events that were put out to sessions.
     *
     * @return how many
     */
    public long eventsSent() {
        return tally.eventsSent.get();
    }

    /**
     * Counts the bytes that sockets took.
     *
     * @return how many
     */
    public long bytesSent() {
        return tally.bytesSent.get();
    }

    /**
     * Counts sessions that were cut because their client did not read.
     *
     * @return how many
     */
    public long sessionsCut() {
        return tally.sessionsCut.get();
    }

    /**
     * Counts calls that were started by Originate.
     *
     * @return how many
     */
    public long calls() {
        return tally.calls.get();
    }

    /**
     * Counts calls of the background traffic.
     *
     * @return how many
     */
    public long backgroundCalls() {
        return tally.backgroundCalls.get();
    }

    /**
     * Counts calls of the background traffic that were not made because there were as many as its profile allows.
     *
     * @return how many
     */
    public long backgroundCallsRefused() {
        return tally.backgroundCallsRefused.get();
    }

    /**
     * Counts events of storms; see {@link EmulatedAsterisk#storm}.
     *
     * @return how many
     */
    public long stormEvents() {
        return tally.stormEvents.get();
    }
}
