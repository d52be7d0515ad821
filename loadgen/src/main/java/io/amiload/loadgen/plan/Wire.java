// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.Objects;

/**
 * How bytes travel to a target, and in which clothes.
 *
 * @param transport what carries them
 * @param tls       how connections are encrypted, if they are
 * @param format    how answers are written, if the transport is HTTP
 */
public record Wire(Transport transport, TlsSettings tls, HttpFormat format) {

    /** Plain connections. */
    public static final Wire TCP = of(Transport.TCP);

    /** Checks that everything is there. */
    public Wire {
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(format, "format");
    }

    /**
     * A transport with the defaults of everything else.
     *
     * @param transport what carries the bytes
     * @return verified certificates, plain text answers
     */
    public static Wire of(Transport transport) {
        return new Wire(transport, TlsSettings.DEFAULT, HttpFormat.RAWMAN);
    }

    /**
     * The same with other settings of TLS.
     *
     * @param settings how connections are encrypted
     * @return a copy
     */
    public Wire with(TlsSettings settings) {
        return new Wire(transport, settings, format);
    }

    /**
     * The same with another way to write answers.
     *
     * @param other how answers are written
     * @return a copy
     */
    public Wire with(HttpFormat other) {
        return new Wire(transport, tls, other);
    }
}
