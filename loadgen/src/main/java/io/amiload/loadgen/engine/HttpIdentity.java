// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.Cookie;

/**
 * Who we are to the web server: the cookie of a login, or a digest with each request. Connections that share one are one
 * session to it. Confined to its loop's thread.
 */
final class HttpIdentity {

    private static final String COOKIE = "mansession_id";

    private final DigestAuthorization digest;
    private String cookie;
    private boolean expired;

    HttpIdentity(Credentials credentials) {
        digest = credentials.auth() == AuthMethod.DIGEST ? new DigestAuthorization(credentials) : null;
    }

    /** Forgets the session, for a new login. */
    void reset() {
        cookie = null;
        expired = false;
    }

    boolean usesDigest() {
        return digest != null;
    }

    /** True once the web server has begun another session for us, because it no longer knew ours. */
    boolean isExpired() {
        return expired;
    }

    /** The header line that goes with a request, with its end; empty if there is none yet. */
    String headerFor(String method, String path) {
        if (digest != null) {
            String value = digest.value(method, path);
            return value == null ? "" : "Authorization: " + value + "\r\n";
        }
        return cookie == null ? "" : "Cookie: " + COOKIE + "=\"" + cookie + "\"\r\n";
    }

    /**
     * Takes note of what came with an answer. The cookie of another session is not taken: nobody is logged in there, and
     * each connection of ours shall find out that our session is gone.
     */
    void remember(HttpHeaders headers) {
        for (String line : headers.getAll(HttpHeaderNames.SET_COOKIE)) {
            Cookie given = ClientCookieDecoder.LAX.decode(line);
            if (digest == null && given != null && given.name().equals(COOKIE)) {
                if (cookie == null) {
                    cookie = given.value();
                }
                expired = !cookie.equals(given.value());
            }
        }
    }

    /**
     * Takes up a challenge.
     *
     * @param repeated whether the request was already sent with an answer to one
     * @return true if it is worth sending again
     */
    boolean takeUp(HttpHeaders headers, boolean repeated) {
        return digest != null && digest.takeUp(headers.get(HttpHeaderNames.WWW_AUTHENTICATE), repeated);
    }
}
