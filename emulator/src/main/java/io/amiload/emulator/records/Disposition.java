// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

/** What became of a call, with the words of the wire. */
public enum Disposition {

    /** Nobody answered; also as long as nothing is known. */
    NO_ANSWER("NO ANSWER"),
    /** It could not be placed. */
    FAILED("FAILED"),
    /** The other side was busy. */
    BUSY("BUSY"),
    /** It was answered. */
    ANSWERED("ANSWERED"),
    /** There was no way through; only where {@code congestion = yes}. */
    CONGESTION("CONGESTION"),
    /** The caller gave up; only where {@code canceldispositionenabled = yes}. */
    CANCEL("CANCEL");

    private final String words;

    Disposition(String words) {
        this.words = words;
    }

    /**
     * Gives the words of the wire.
     *
     * @return as in the header {@code Disposition}
     */
    public String words() {
        return words;
    }
}
