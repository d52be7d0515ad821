// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.dialplan.Extensions;

/**
 * What a call does: contexts of extensions of steps, written as in {@code extensions.conf}.
 *
 * <pre>
 * [load]
 * exten =&gt; s,1,Answer()
 *  same =&gt; n,Wait(0.2)
 *  same =&gt; n,Hangup()
 * exten =&gt; _X.,1,Busy(1)
 * include =&gt; default
 * </pre>
 *
 * <p>Understood are {@code exten} and {@code same}, priorities as numbers or {@code n} with an optional label in
 * brackets, hints, patterns with {@code X Z N [1-5] . !}, {@code include}, {@code ignorepat}, and comments behind a
 * semicolon; the variables of {@code [globals]} are set, and what {@code [general]} says is passed over.
 * The applications that do something are those of {@code core show applications}; any other one ends the call, as one
 * does that Asterisk has no module for. {@code ${NAME}}, {@code ${FUNCTION(argument)}},
 * {@code ${NAME:offset:length}} and {@code $[expression]} in arguments are replaced when a step runs.
 *
 * <p>Nothing changes it once it is read; a server works on a copy of its own, which actions may change.
 */
public final class Dialplan {

    private final Extensions extensions;

    private Dialplan(Extensions extensions) {
        this.extensions = extensions;
    }

    /**
     * Gives the dialplan that servers have by default: contexts {@code load} and {@code default} with the extensions
     * {@code s answer wait1 hold echo busy congestion decline ring noanswer ringans dial userev} and any number.
     *
     * @return the built-in dialplan
     */
    public static Dialplan builtIn() {
        return new Dialplan(Extensions.builtIn());
    }

    /**
     * Reads a dialplan.
     *
     * @param text the contents of an {@code extensions.conf}
     * @return the dialplan
     * @throws IllegalArgumentException if a line is not understood; the message names it
     */
    public static Dialplan parse(String text) {
        return new Dialplan(Extensions.parse(text));
    }

    /** What a server works on. */
    Extensions extensions() {
        return extensions;
    }
}
