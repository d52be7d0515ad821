// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.traffic.TrafficProfile;

/**
 * Calls that a server makes by itself.
 *
 * @param callsPerSecond on average; 0 for none
 * @param profile        what they are like
 * @param seed           chooses among the sequences of calls
 */
record TrafficOptions(double callsPerSecond, TrafficProfile profile, long seed) {

    boolean none() {
        return callsPerSecond == 0;
    }
}
