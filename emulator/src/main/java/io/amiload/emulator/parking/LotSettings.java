// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.parking;

import java.util.Locale;
import java.util.Map;

/**
 * How a parking lot is set up.
 *
 * @param name what it is called
 * @param extension the extension that parks; empty for none, and then no space can be dialled either
 * @param context where that extension and those of the spaces are
 * @param first the first space
 * @param last the last space
 * @param seconds how long a call may be parked; 0 for as long as it likes
 * @param nextSpace whether a call gets the space behind the one that was taken last, rather than the first free one
 * @param comebackToOrigin whether a call whose time is over calls whoever parked it
 * @param comebackContext where it goes otherwise
 * @param comebackDialSeconds how long it calls whoever parked it
 * @param musicClass the music it hears; empty for the default
 */
public record LotSettings(String name, String extension, String context, int first, int last, int seconds,
        boolean nextSpace, boolean comebackToOrigin, String comebackContext, int comebackDialSeconds,
        String musicClass) {

    /** The lot that is there in any case. */
    public static final String DEFAULT = "default";

    private static final int MOST_SPACES = 10_000;

    /**
     * Gives the lot that servers have when nothing is set up: 701 to 720, parked by 700.
     *
     * @return the lot
     */
    public static LotSettings usual() {
        return of(DEFAULT, Map.of("parkext", "700", "parkpos", "701-720"));
    }

    /**
     * Reads a section of {@code res_parking.conf}.
     *
     * @param name the section's name
     * @param options its settings by lower-case name
     * @return the lot
     * @throws IllegalArgumentException if a value is not what Asterisk would take; the message says which
     */
    public static LotSettings of(String name, Map<String, String> options) {
        String[] spaces = options.getOrDefault("parkpos", "701-750").split("-", 2);
        int first = number("parkpos", spaces[0]);
        int last = number("parkpos", spaces.length < 2 ? "" : spaces[1]);
        if (last < first || last - first >= MOST_SPACES) {
            throw new IllegalArgumentException("parkpos must be FIRST-LAST with at most " + MOST_SPACES
                    + " spaces, is \"" + options.get("parkpos") + "\"");
        }
        return new LotSettings(name, options.getOrDefault("parkext", ""),
                options.getOrDefault("context", "parkedcalls"), first, last,
                number("parkingtime", options.getOrDefault("parkingtime", "45")),
                options.getOrDefault("findslot", "first").equalsIgnoreCase("next"),
                isTrue(options.getOrDefault("comebacktoorigin", "yes")),
                options.getOrDefault("comebackcontext", "parkedcallstimeout"),
                number("comebackdialtime", options.getOrDefault("comebackdialtime", "30")),
                options.getOrDefault("parkedmusicclass", ""));
    }

    private static int number(String option, String text) {
        if (!text.strip().matches("\\d{1,8}")) {
            throw new IllegalArgumentException(option + " must be made of numbers, is \"" + text + "\"");
        }
        return Integer.parseInt(text.strip());
    }

    private static boolean isTrue(String text) {
        return text.toLowerCase(Locale.ROOT).matches("yes|true|y|t|1|on");
    }
}
