// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

/** A peer sent a message beyond the {@link AmiLimits}. Says which limit and where; never holds bytes of the message. */
public final class AmiFormatException extends RuntimeException {

    /** Which limit was passed. */
    public enum Reason {
        /** More bytes than {@link AmiLimits#maxMessageBytes()}. */
        MESSAGE_TOO_LONG,
        /** More headers than {@link AmiLimits#maxHeaders()}. */
        TOO_MANY_HEADERS,
        /** A header whose key has more bytes than {@link AmiLimits#maxKeyBytes()}. */
        KEY_TOO_LONG
    }

    private static final long serialVersionUID = 1L;

    /** Which limit was passed. */
    private final Reason reason;
    /** Where the message starts. */
    private final long streamOffset;

    AmiFormatException(Reason reason, long streamOffset, String message) {
        super(message);
        this.reason = reason;
        this.streamOffset = streamOffset;
    }

    /**
     * Tells which limit was passed.
     *
     * @return the limit
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Tells where the offending message starts.
     *
     * @return bytes from the start of the stream
     */
    public long streamOffset() {
        return streamOffset;
    }
}
