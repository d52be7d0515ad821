// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

/** Where a Local channel leads: {@code Local/exten@context[/options]}. */
public final class LocalAddress {

    private static final String TECHNOLOGY = "Local/";

    final String exten;
    final String context;
    /** False with the option {@code n}: the channel stays in the path of the call. */
    final boolean optimizes;
    /** What stands behind {@code Local/}, as it was given. */
    final String dialString;

    private LocalAddress(String exten, String context, boolean optimizes, String dialString) {
        this.exten = exten;
        this.context = context;
        this.optimizes = optimizes;
        this.dialString = dialString;
    }

    /** Reads a channel to dial; null if it is of another technology. */
    public static LocalAddress parse(String channel) {
        if (!channel.regionMatches(true, 0, TECHNOLOGY, 0, TECHNOLOGY.length())) {
            return null;
        }
        String dialString = channel.substring(TECHNOLOGY.length());
        int slash = dialString.indexOf('/');
        String place = slash < 0 ? dialString : dialString.substring(0, slash);
        int at = place.indexOf('@');
        return new LocalAddress(at < 0 ? place : place.substring(0, at),
                at < 0 ? "default" : place.substring(at + 1),
                slash < 0 || dialString.indexOf('n', slash) < 0, dialString);
    }

    /** The dial string without its options: {@code exten@context}. */
    String place() {
        return exten + "@" + context;
    }
}
