// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

/** How a call ends, which the first digit of the number that is called says. */
public enum Outcome {
    /** Somebody picks up. */
    ANSWERED("answered", 100),
    /** Who is called talks already. */
    BUSY("busy", 200),
    /** It rings until the dialplan gives up. */
    NO_ANSWER("noAnswer", 300),
    /** There is no way through. */
    CONGESTION("congestion", 400),
    /** Whoever calls gives up while it rings. */
    CANCELLED("cancelled", 500),
    /** It waits in a queue until somebody there picks up, or it loses patience. */
    QUEUED("queued", 600);

    private final String field;
    private final int firstNumber;

    Outcome(String field, int firstNumber) {
        this.field = field;
        this.firstNumber = firstNumber;
    }

    /**
     * Gives its name in a profile.
     *
     * @return such as {@code noAnswer}
     */
    public String field() {
        return field;
    }

    /**
     * Gives the first of the numbers that lead to it; there are a hundred.
     *
     * @return such as 100
     */
    public int firstNumber() {
        return firstNumber;
    }
}
