// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.io.IOException;

/** The web server no longer knows our session, as happens when none of its requests came for its time-out. */
final class HttpSessionExpiredException extends IOException {

    private static final long serialVersionUID = 1L;

    HttpSessionExpiredException() {
        super("the web server no longer knows the session");
    }
}
