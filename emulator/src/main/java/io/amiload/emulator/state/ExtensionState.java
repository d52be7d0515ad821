// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.state;

/** What the devices of an extension do together, as {@code ExtensionStatus} prints it. */
public enum ExtensionState {

    /** All are ready. */
    IDLE(0, "Idle"),
    /** One is in a call. */
    IN_USE(1, "InUse"),
    /** All that matter are busy. */
    BUSY(2, "Busy"),
    /** None can be reached. */
    UNAVAILABLE(4, "Unavailable"),
    /** One rings. */
    RINGING(8, "Ringing"),
    /** One rings and one is in a call. */
    IN_USE_AND_RINGING(9, "InUse&Ringing"),
    /** A call is on hold. */
    ON_HOLD(16, "Hold");

    private final int number;
    private final String text;

    ExtensionState(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /**
     * Gives the value of the key {@code Status}.
     *
     * @return the number
     */
    public int number() {
        return number;
    }

    /**
     * Gives the value of the key {@code StatusText}.
     *
     * @return the words
     */
    public String text() {
        return text;
    }
}
