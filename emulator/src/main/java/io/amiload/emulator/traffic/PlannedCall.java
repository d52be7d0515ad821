// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

/**
 * One call of a {@link CallSequence}. Times are in nanoseconds; −1 where something does not happen.
 *
 * @param gapNanos      between the call before and this one
 * @param outcome       how it ends
 * @param caller        who calls, from 0
 * @param number        the number called
 * @param ringNanos     how long it rings before it is answered
 * @param talkNanos     how long the two talk
 * @param patienceNanos how long whoever calls waits to be answered, where that ends the call
 * @param holdAfterNanos   when, after the answer, it is put on hold
 * @param holdNanos     for how long
 * @param digits        the digits that the caller presses; empty for none
 * @param digitsAfterNanos when, after the answer, the first is pressed
 * @param digitNanos    from one digit to the next
 */
public record PlannedCall(long gapNanos, Outcome outcome, int caller, int number, long ringNanos, long talkNanos,
                          long patienceNanos, long holdAfterNanos, long holdNanos, String digits,
                          long digitsAfterNanos, long digitNanos) {

    /** Nothing of the kind happens. */
    public static final long NEVER = -1;
}
