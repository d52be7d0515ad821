// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.setup;

import io.amiload.emulator.http.WebOptions;

/**
 * How a server speaks HTTP. A port is 0 for any free one, or {@link #NO_PORT}.
 *
 * @param port       where it speaks plainly
 * @param securePort where it speaks inside TLS
 * @param web        the web server's own limits
 * @param wellFormed whether XML is repaired where Asterisk's is none
 */
public record HttpOptions(int port, int securePort, WebOptions web, boolean wellFormed) {

    public static final int NO_PORT = -1;

    public boolean isOff() {
        return port < 0 && securePort < 0;
    }
}
