// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

/**
 * What a decoder accepts from a peer at most, so that no peer can make it use memory without end.
 *
 * @param maxMessageBytes longest message, its closing blank line included; at least 64
 * @param maxHeaders most headers of one message; at least 1
 */
public record AmiLimits(int maxMessageBytes, int maxHeaders) {

    /**
     * 32 MiB and a million headers: far above anything Asterisk sends, whose largest messages are the output of
     * commands, one header for each line.
     */
    public static final AmiLimits DEFAULT = new AmiLimits(32 << 20, 1_000_000);

    /**
     * Checks the numbers.
     *
     * @param maxMessageBytes longest message, at least 64
     * @param maxHeaders most headers of one message, at least 1
     * @throws IllegalArgumentException if one is too small to receive any message
     */
    public AmiLimits {
        if (maxMessageBytes < 64) {
            throw new IllegalArgumentException("maxMessageBytes must be at least 64, is " + maxMessageBytes);
        }
        if (maxHeaders < 1) {
            throw new IllegalArgumentException("maxHeaders must be at least 1, is " + maxHeaders);
        }
    }
}
