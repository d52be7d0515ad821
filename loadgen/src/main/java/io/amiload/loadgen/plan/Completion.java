// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.List;

/** What ends an action. */
public enum Completion {
    /** Its response. (A response that says {@code EventList: start} is followed by a list and ends with that.) */
    RESPONSE,
    /** The last event of its list. */
    LIST,
    /** The OriginateResponse event of an asynchronous Originate. */
    ORIGINATE;

    /**
     * What normally ends an action.
     *
     * @param action  the action's name
     * @param headers its headers
     * @return {@link #ORIGINATE} for an Originate with {@code Async: true}, otherwise {@link #RESPONSE}
     */
    public static Completion defaultFor(String action, List<Header> headers) {
        if (action.equalsIgnoreCase("Originate")) {
            for (Header header : headers) {
                if (header.key().equalsIgnoreCase("Async")) {
                    return isTrue(header.value()) ? ORIGINATE : RESPONSE;
                }
            }
        }
        return RESPONSE;
    }

    // What Asterisk's ast_true accepts.
    private static boolean isTrue(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes") || value.equalsIgnoreCase("y")
            || value.equalsIgnoreCase("t") || value.equals("1") || value.equalsIgnoreCase("on");
    }
}
