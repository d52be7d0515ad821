// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

/** How an emulated phone behaves when it is called. */
public enum Phone {

    /** Nobody has registered: calls to it fail at once, without a channel. */
    UNREGISTERED,
    /** Rings for a moment, answers and stays until the other side hangs up. */
    ANSWERS,
    /** Answers without having rung, as a trunk to an announcement does. */
    ANSWERS_AT_ONCE,
    /** Answers without having rung, and sends sound: an announcement. Its sound is reported on, as by RTCP. */
    TALKS,
    /** Rings, and nobody is there. */
    RINGS,
    /** Is busy: SIP response 486. */
    BUSY,
    /** Declines: SIP response 603. */
    DECLINES,
    /** Is unavailable: SIP response 503. */
    UNAVAILABLE
}
