// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

/** Receives what an {@link AmiDecoder} finds, in stream order, on the thread that calls the decoder. */
@FunctionalInterface
public interface AmiHandler {

    /**
     * Takes one whole message.
     *
     * @param message a view that is valid until this method returns
     * @return whether to go on
     */
    AmiControl onMessage(AmiMessage message);

    /**
     * Takes notice of an empty line that ends no message. Clients ignore it; Asterisk answers each one it receives
     * with an error.
     *
     * @param streamOffset where it starts, in bytes from the start of the stream
     * @return whether to go on
     */
    default AmiControl onBlankLine(long streamOffset) {
        return AmiControl.CONTINUE;
    }

    /**
     * Takes notice of a message beyond the limits. If this method returns, the message is skipped up to its closing
     * blank line and the stream goes on behind it; by default it throws, and the decoder must be
     * {@linkplain AmiDecoder#reset() reset} before it is used again.
     *
     * @param violation which limit, and where
     */
    default void onViolation(AmiFormatException violation) {
        throw violation;
    }
}
