// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Names the ways in which a connection fails, for results. */
final class Failures {

    private Failures() {
    }

    static String name(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        if (e instanceof NoRouteToHostException) {
            return "no route";
        }
        if (e instanceof SocketTimeoutException) {
            return "timeout";
        }
        String text = String.valueOf(e.getMessage());
        if (e instanceof ConnectException) {
            return text.contains("timed out") ? "connect timeout" : "refused";
        }
        if (text.contains("reset") || text.contains("Broken pipe")) {
            return "reset";
        }
        return "failed: " + text;
    }
}
