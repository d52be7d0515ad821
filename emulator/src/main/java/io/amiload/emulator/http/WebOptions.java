// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import java.time.Duration;
import java.util.Objects;

/**
 * What {@code http.conf} says about a web server. Immutable.
 *
 * @param prefix       stands before every path; empty, or with a slash in front and none behind
 * @param hasStatus    whether there is {@code /httpstatus}
 * @param hasStatic    whether there is {@code /static}, in which no file lies
 * @param sessionLimit how many connections there may be; further ones are closed without a byte
 * @param inactivity   how long a request may stand still in its middle
 * @param keepAlive    how long a connection may wait for its next request
 */
public record WebOptions(String prefix, boolean hasStatus, boolean hasStatic, int sessionLimit, Duration inactivity,
                         Duration keepAlive) {

    /** What Asterisk 22 does without a {@code http.conf} that says otherwise. */
    public static final WebOptions DEFAULTS =
            new WebOptions("", false, false, 100, Duration.ofSeconds(30), Duration.ofSeconds(15));

    /**
     * Checks the parts; a prefix may be given with or without slashes around it.
     *
     * @throws IllegalArgumentException if a limit or a time is not positive
     */
    public WebOptions {
        String bare = Objects.requireNonNull(prefix, "prefix").replaceAll("^/+|/+$", "");
        prefix = bare.isEmpty() ? "" : "/" + bare;
        if (sessionLimit < 1) {
            throw new IllegalArgumentException("sessionLimit must be at least 1, is " + sessionLimit);
        }
        if (inactivity.isNegative() || inactivity.isZero() || keepAlive.isNegative() || keepAlive.isZero()) {
            throw new IllegalArgumentException("inactivity and keepAlive must be longer than nothing");
        }
    }

    /**
     * Puts a text before every path.
     *
     * @param text such as {@code pbx}
     * @return the same with this prefix
     */
    public WebOptions withPrefix(String text) {
        return new WebOptions(text, hasStatus, hasStatic, sessionLimit, inactivity, keepAlive);
    }

    /**
     * Says whether there is a page about the web server, {@code /httpstatus}.
     *
     * @param on whether there is
     * @return the same with or without it
     */
    public WebOptions withStatus(boolean on) {
        return new WebOptions(prefix, on, hasStatic, sessionLimit, inactivity, keepAlive);
    }

    /**
     * Says whether there is {@code /static}, in which no file lies.
     *
     * @param on whether there is
     * @return the same with or without it
     */
    public WebOptions withStatic(boolean on) {
        return new WebOptions(prefix, hasStatus, on, sessionLimit, inactivity, keepAlive);
    }

    /**
     * Limits the connections.
     *
     * @param limit how many there may be at a time
     * @return the same with this limit
     */
    public WebOptions withSessionLimit(int limit) {
        return new WebOptions(prefix, hasStatus, hasStatic, limit, inactivity, keepAlive);
    }

    /**
     * Limits how long a request may stand still in its middle.
     *
     * @param time the limit
     * @return the same with this limit
     */
    public WebOptions withInactivity(Duration time) {
        return new WebOptions(prefix, hasStatus, hasStatic, sessionLimit, time, keepAlive);
    }

    /**
     * Limits how long a connection may wait for its next request.
     *
     * @param time the limit
     * @return the same with this limit
     */
    public WebOptions withKeepAlive(Duration time) {
        return new WebOptions(prefix, hasStatus, hasStatic, sessionLimit, inactivity, time);
    }
}
