// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

/**
 * An action is larger than Asterisk reads. It would have been answered with an error, so {@link AmiEncoder} does not
 * write it. Says which header is concerned and how large it is; never holds a value, which may be secret.
 */
public final class AmiSendLimitException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Of the header that did not pass. */
    private final String key;
    /** In bytes, or headers. */
    private final int size;

    AmiSendLimitException(String key, int size, String message) {
        super(message);
        this.key = key;
        this.size = size;
    }

    /**
     * Tells which header did not pass.
     *
     * @return its key; empty for a line that has none
     */
    public String key() {
        return key;
    }

    /**
     * Tells how large it is.
     *
     * @return bytes of the header's line without its end, or, if there were too many headers, which one it is,
     *     counted from 1
     */
    public int size() {
        return size;
    }
}
