// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

/** What the log of channels can tell of, in the order in which Asterisk lists it. */
public enum CelEvent {

    /** All of them. */
    ALL,
    /** A channel came. */
    CHAN_START,
    /** A channel is gone. */
    CHAN_END,
    /** A channel was hung up. */
    HANGUP,
    /** A channel was answered. */
    ANSWER,
    /** An application that is tracked began. */
    APP_START,
    /** An application that is tracked ended. */
    APP_END,
    /** A channel entered a bridge. */
    BRIDGE_ENTER,
    /** A channel left a bridge. */
    BRIDGE_EXIT,
    /** A channel was parked. */
    PARK_START,
    /** A channel is parked no more. */
    PARK_END,
    /** A blind transfer. */
    BLINDTRANSFER,
    /** An attended transfer. */
    ATTENDEDTRANSFER,
    /** An event of the dialplan's own. */
    USER_DEFINED,
    /** The last channel of a call is gone. */
    LINKEDID_END,
    /** A call was picked up by somebody else. */
    PICKUP,
    /** A call was forwarded. */
    FORWARD,
    /** A Local channel was taken out of a call. */
    LOCAL_OPTIMIZE,
    /** It is about to be taken out. */
    LOCAL_OPTIMIZE_BEGIN,
    /** Sound of the server's own began. */
    STREAM_BEGIN,
    /** It ended. */
    STREAM_END,
    /** A digit. */
    DTMF
}
