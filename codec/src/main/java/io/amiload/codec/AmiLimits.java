// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

/**
 * What a decoder accepts from a peer at most, so that no peer can make it use memory without end.
 *
 * @param maxMessageBytes longest message, its closing blank line included; at least 64
 * @param maxHeaders most headers of one message; at least 1
 * @param maxKeyBytes longest key of a header, without its colon; at least 16
 * @param maxInternedKeys most keys that are not in the dictionary and get an id of their own, 0 to 32,767; see
 *     {@link AmiDecoder#findKey}
 */
public record AmiLimits(int maxMessageBytes, int maxHeaders, int maxKeyBytes, int maxInternedKeys) {

    private static final int DEFAULT_KEY_BYTES = 64 << 10;

    /**
     * 32 MiB, a million headers and 64 KiB for a key: far above anything Asterisk sends. Its largest messages are the
     * output of commands, one header for each line. The keys it makes up itself have fewer than a hundred bytes, and
     * none that a user makes up can be longer than the 40,960 bytes of the longest request it takes (by HTTP). No
     * unknown key is interned.
     */
    public static final AmiLimits DEFAULT = new AmiLimits(32 << 20, 1_000_000);

    /**
     * Checks the numbers.
     *
     * @param maxMessageBytes longest message, at least 64
     * @param maxHeaders most headers of one message, at least 1
     * @param maxKeyBytes longest key of a header, at least 16
     * @param maxInternedKeys most unknown keys that get an id, 0 to 32,767
     * @throws IllegalArgumentException if one is too small to receive any message, or out of its range
     */
    public AmiLimits {
        atLeast(64, maxMessageBytes, "maxMessageBytes");
        atLeast(1, maxHeaders, "maxHeaders");
        atLeast(16, maxKeyBytes, "maxKeyBytes");
        atLeast(0, maxInternedKeys, "maxInternedKeys");
        if (maxInternedKeys > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                "maxInternedKeys must be at most " + Short.MAX_VALUE + ", is " + maxInternedKeys);
        }
    }

    /**
     * Makes limits with the default for the rest.
     *
     * @param maxMessageBytes longest message, at least 64
     * @param maxHeaders most headers of one message, at least 1
     * @throws IllegalArgumentException if one is too small to receive any message
     */
    public AmiLimits(int maxMessageBytes, int maxHeaders) {
        this(maxMessageBytes, maxHeaders, DEFAULT_KEY_BYTES, 0);
    }

    /**
     * Changes one limit.
     *
     * @param bytes longest key of a header, at least 16
     * @return these limits, but for that one
     * @throws IllegalArgumentException if it is too small to receive any message
     */
    public AmiLimits withMaxKeyBytes(int bytes) {
        return new AmiLimits(maxMessageBytes, maxHeaders, bytes, maxInternedKeys);
    }

    /**
     * Changes one limit.
     *
     * @param keys most unknown keys that get an id, 0 to 32,767
     * @return these limits, but for that one
     * @throws IllegalArgumentException if it is out of its range
     */
    public AmiLimits withMaxInternedKeys(int keys) {
        return new AmiLimits(maxMessageBytes, maxHeaders, maxKeyBytes, keys);
    }

    private static void atLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", is " + value);
        }
    }
}
