// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

/**
 * One call of a {@link CallSequence}. Times are in nanoseconds.
 *
 * @param gapNanos      between the call before and this one
 * @param outcome       how it ends
 * @param route         who calls whom
 * @param caller        the phone that calls, or the number of whoever calls from outside
 * @param number        the number dialled
 * @param ringNanos     how long it rings before it is answered
 * @param talkNanos     how long the two talk
 * @param patienceNanos how long whoever calls waits to be answered; negative for as long as it takes
 * @param missed        whether the first who could pick up in a queue does not
 * @param callerEnds    whether whoever called hangs up, and not the other one
 * @param hold          when and for how long it is on hold; null for never
 * @param keys          what the caller presses; null for nothing
 * @param transfer      where it is transferred to; null for nowhere
 * @param parking       how it is parked; null if it is not
 */
public record PlannedCall(long gapNanos, Outcome outcome, Route route, String caller, String number, long ringNanos,
                          long talkNanos, long patienceNanos, boolean missed, boolean callerEnds, Span hold, Keys keys,
                          Transfer transfer, Parking parking) {

    /**
     * A part of a call.
     *
     * @param afterNanos  when it begins, after the answer
     * @param lengthNanos how long it is
     */
    public record Span(long afterNanos, long lengthNanos) {
    }

    /**
     * Digits that are pressed.
     *
     * @param digits     of 0 to 9
     * @param afterNanos when the first is pressed, after the answer
     * @param everyNanos from one to the next
     */
    public record Keys(String digits, long afterNanos, long everyNanos) {
    }

    /**
     * The one who is called sends the caller on.
     *
     * @param attended whether the two to whom it is handed over talk first
     * @param to       the number
     * @param when     from the answer, and how long the two talk
     */
    public record Transfer(boolean attended, String to, Span when) {
    }

    /**
     * The one who is called parks the caller.
     *
     * @param by      the phone that fetches the call
     * @param fetched whether it does, before the caller gives up
     * @param when    from the answer, and how long it is parked
     */
    public record Parking(String by, boolean fetched, Span when) {
    }
}
