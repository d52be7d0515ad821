// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.Locale;

/** What carries the manager protocol. */
public enum Transport {
    /** Plain connections. */
    TCP(5038),
    /** The same inside TLS. */
    TLS(5039),
    /** Asterisk's web server: a request for each action, and WaitEvent for events. */
    HTTP(8088),
    /** The same inside TLS. */
    HTTPS(8089);

    private final int defaultPort;

    Transport(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /**
     * Gives Asterisk's usual port.
     *
     * @return 1 to 65535
     */
    public int defaultPort() {
        return defaultPort;
    }

    /**
     * Tells whether connections are encrypted.
     *
     * @return true for {@link #TLS} and {@link #HTTPS}
     */
    public boolean isEncrypted() {
        return this == TLS || this == HTTPS;
    }

    /**
     * Tells whether actions travel as web requests.
     *
     * @return true for {@link #HTTP} and {@link #HTTPS}
     */
    public boolean isHttp() {
        return this == HTTP || this == HTTPS;
    }

    /**
     * Gives the name that flags and results use.
     *
     * @return such as {@code tcp}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
