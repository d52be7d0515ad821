// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;

/** Names the ways in which a connection fails, for results: the keys of {@code failed} and {@code droppedBy}. */
final class Failures {

    /** The target answered the attempt to connect with a reset. */
    static final String REFUSED = "refused";
    /** It did not answer the attempt to connect. */
    static final String CONNECT_TIMEOUT = "connect timeout";
    /** It closed or reset the connection before its banner, as Asterisk does with one connection more than {@code authlimit}. */
    static final String NO_BANNER = "closed without banner";
    /** It accepted the connection and said nothing. */
    static final String SILENT = "silent";
    /** It said its banner and nothing more. */
    static final String BANNER_ONLY = "banner only";
    /** It answered, but the login did not end in time. */
    static final String LOGIN_TIMEOUT = "login timeout";
    /** It said no. */
    static final String LOGIN_REFUSED = "login refused";
    /** It closed, after its banner, without an answer to the login. */
    static final String CLOSED_IN_LOGIN = "closed in login";
    /** What it sends is not the manager protocol. */
    static final String GARBAGE = "garbage";
    /** It reset the connection. */
    static final String RESET = "reset";
    /** It closed the connection. */
    static final String CLOSED = "closed";
    /** It closed in the middle of a message, as Asterisk does with a client that reads too slowly. */
    static final String CUT = "cut in mid-message";
    /** It will send nothing more, but has not closed the connection. */
    static final String HALF_CLOSED = "half-closed";
    /** Its certificate is not one that we trust, or is for another name. */
    static final String CERTIFICATE = "certificate refused";
    /** It and we did not agree on TLS. */
    static final String HANDSHAKE = "TLS handshake failed";

    /** The web server no longer knows our session: nothing was sent for longer than its time-out. */
    static final String EXPIRED = "HTTP session expired";

    private Failures() {
    }

    /** Tells whether a login failed for nothing but that it took too long. */
    static boolean isTimeout(String why) {
        return why.equals(CONNECT_TIMEOUT) || why.equals(SILENT) || why.equals(BANNER_ONLY)
            || why.equals(LOGIN_TIMEOUT);
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
        if (e instanceof ProtocolException) {
            return GARBAGE;
        }
        if (e instanceof HttpSessionExpiredException) {
            return EXPIRED;
        }
        if (e instanceof SSLException tls) {
            return TlsClient.isCertificate(tls) ? CERTIFICATE : HANDSHAKE;
        }
        if (e instanceof ClosedChannelException) {
            return CLOSED;
        }
        String text = String.valueOf(e.getMessage());
        if (e instanceof ConnectException) {
            return text.contains("timed out") ? CONNECT_TIMEOUT : REFUSED;
        }
        if (text.contains("reset") || text.contains("Broken pipe")) {
            return RESET;
        }
        return "failed: " + text;
    }
}
