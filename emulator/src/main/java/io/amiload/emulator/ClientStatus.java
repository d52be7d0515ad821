// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.time.Duration;

/**
 * How a client keeps up with what is sent to it.
 *
 * @param address      its address and port
 * @param account      the name it has logged in with; empty if it has not
 * @param sentBytes    bytes that it has taken since it connected, the kernel's buffers included
 * @param queuedBytes  bytes that wait to be sent
 * @param drainRate    bytes per second that it takes, over the last second or two
 * @param behind       how long the oldest unsent byte has been waiting, to a few hundredths; zero if none is
 * @param longestStall the longest time in which it took nothing although something was to be sent
 * @param cut          whether it was cut because it did not read, and is gone
 * @param fault        what this server does wrong on it, see {@link Faults}; empty for nothing
 */
public record ClientStatus(String address, String account, long sentBytes, int queuedBytes, long drainRate,
                           Duration behind, Duration longestStall, boolean cut, String fault) {

    /** Asterisk's {@code writetimeout} unless an account says otherwise. */
    private static final Duration USUAL_TIMEOUT = Duration.ofMillis(100);

    /**
     * Tells whether an Asterisk with its default {@code writetimeout} of 100 milliseconds would have cut it by now.
     *
     * @return true if it took nothing for as long
     */
    public boolean wouldBeCut() {
        return longestStall.compareTo(USUAL_TIMEOUT) >= 0;
    }
}
