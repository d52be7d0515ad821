// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

/** Where a Local channel leads: {@code Local/exten@context[/options]}. */
public final class LocalAddress {

    private static final String TECHNOLOGY = "Local/";
    /** An extension or a context is no longer than this. */
    private static final int MAX_NAME = 79;

    final String exten;
    final String context;
    /** False with the option {@code n}: the channel stays in the path of the call. */
    final boolean optimizes;
    /** What stands behind {@code Local/}, as it was given. */
    final String dialString;

    private LocalAddress(String exten, String context, boolean optimizes, String dialString) {
        this.exten = cut(exten);
        this.context = cut(context);
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

    private static String cut(String name) {
        return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    }

    /** The dial string without its options, {@code exten@context}: what the channel is named after. */
    String place() {
        return exten + "@" + context;
    }

    /** Where the channel stands: at the extension, or at {@code s} where none was given. */
    String start() {
        return exten.isEmpty() ? "s" : exten;
    }
}
