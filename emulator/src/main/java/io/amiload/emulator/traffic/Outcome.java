// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

/** How a call ends. */
public enum Outcome {
    /** Somebody picks up. */
    ANSWERED("answered"),
    /** Who is called talks already. */
    BUSY("busy"),
    /** It rings until the dialplan gives up. */
    NO_ANSWER("noAnswer"),
    /** There is no way through. */
    CONGESTION("congestion"),
    /** Whoever calls gives up while it rings. */
    CANCELLED("cancelled"),
    /** It waits in a queue until somebody there picks up, or it loses patience. */
    QUEUED("queued"),
    /** It is a call to a conference. */
    CONFERENCE("conference");

    private final String field;

    Outcome(String field) {
        this.field = field;
    }

    /**
     * Gives its name in a profile.
     *
     * @return such as {@code noAnswer}
     */
    public String field() {
        return field;
    }
}
