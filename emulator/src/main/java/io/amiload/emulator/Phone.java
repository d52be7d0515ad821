// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

/** How an emulated phone behaves when it is called. */
public enum Phone {

    /** Nobody has registered: calls to it fail at once, without a channel. */
    UNREGISTERED(Cause.NONE, 0),
    /** Rings for a moment, answers and stays until the other side hangs up. */
    ANSWERS(Cause.NONE, 0),
    /** Answers without having rung, as a trunk to an announcement does. */
    ANSWERS_AT_ONCE(Cause.NONE, 0),
    /** Rings, and nobody is there. */
    RINGS(Cause.NONE, 0),
    /** Is busy: SIP response 486. */
    BUSY(Cause.USER_BUSY, 486),
    /** Declines: SIP response 603. */
    DECLINES(Cause.CALL_REJECTED, 603),
    /** Is unavailable: SIP response 503. */
    UNAVAILABLE(Cause.CONGESTION, 503);

    final int cause;
    final int response;

    Phone(int cause, int response) {
        this.cause = cause;
        this.response = response;
    }
}
