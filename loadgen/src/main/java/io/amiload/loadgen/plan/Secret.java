// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A password that does not show itself: neither in {@link #toString()} nor in any message made from it. */
public final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = Objects.requireNonNull(text);
    }

    /**
     * Wraps a password.
     *
     * @param text the password
     * @return its holder
     */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /**
     * The password itself, for the login and nothing else.
     *
     * @return the password
     */
    public String reveal() {
        return text;
    }

    /**
     * The password as it goes over the wire.
     *
     * @return its UTF-8 bytes, a fresh array
     */
    public byte[] revealBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Tells whether there is nothing to send.
     *
     * @return true for the empty password
     */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
