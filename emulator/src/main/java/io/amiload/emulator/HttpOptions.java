// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.time.Duration;

/**
 * How a server speaks HTTP. A port is 0 for any free one, or {@link #NO_PORT}.
 *
 * @param port       where it speaks plainly
 * @param securePort where it speaks inside TLS
 * @param timeout    how long a session lives without a request
 */
record HttpOptions(int port, int securePort, Duration timeout) {

    static final int NO_PORT = -1;
}
