// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param action for an action's end, before it counts as timed out
 * @param login  until a connection is logged in
 * @param drain  after the last action was sent, for what is still unanswered
 */
public record Patience(Duration action, Duration login, Duration drain) {

    /** For an action or a login, unless the user says otherwise. */
    public static final Duration USUAL = Duration.ofSeconds(10);

    /** Checks the ranges. */
    public Patience {
        PlanException.require(!drain.isNegative(), "a time must not be negative");
        PlanException.require(!action.isZero() && !action.isNegative(), "--timeout must be longer than nothing");
        PlanException.require(!login.isZero() && !login.isNegative(), "--login-timeout must be longer than nothing");
    }

    /**
     * The same for everything.
     *
     * @param each how long
     * @return that
     */
    public static Patience of(Duration each) {
        return new Patience(each, each, each);
    }
}
