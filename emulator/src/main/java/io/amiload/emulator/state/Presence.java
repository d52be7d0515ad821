// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.state;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * What somebody says about being reachable. Texts hold one character for each byte.
 *
 * @param state such as {@code away}
 * @param subtype a closer description, or empty
 * @param message free text, or empty
 */
public record Presence(String state, String subtype, String message) {

    /** Of somebody who has said nothing. */
    public static final Presence NOT_SET = new Presence("not_set", "", "");

    private static final List<String> STATES =
            List.of("not_set", "unavailable", "available", "away", "xa", "chat", "dnd");
    private static final int MAX_PARTS = 4;

    /**
     * Reads what {@code PRESENCE_STATE} is set to: {@code state[,subtype[,message[,options]]]}, where the option
     * {@code e} says that subtype and message are in Base64.
     *
     * @param value the text
     * @return the presence, or null if a part of it is not understood
     */
    public static Presence parse(String value) {
        String[] parts = value.split(",", MAX_PARTS);
        String state = parts[0].trim().toLowerCase(Locale.ROOT);
        String options = parts.length < MAX_PARTS ? "" : parts[MAX_PARTS - 1].trim();
        if (!STATES.contains(state) || !options.isEmpty() && !options.equals("e")) {
            return null;
        }
        boolean encoded = !options.isEmpty();
        return new Presence(state, text(parts, 1, encoded), text(parts, 2, encoded));
    }

    private static String text(String[] parts, int index, boolean encoded) {
        String text = parts.length <= index ? "" : parts[index].trim();
        if (!encoded) {
            return text;
        }
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * Reads one part, as {@code PRESENCE_STATE} does.
     *
     * @param name {@code value}, {@code subtype} or {@code message}
     * @return the part, empty if there is none of that name
     */
    public String part(String name) {
        switch (name) {
            case "value":
                return state;
            case "subtype":
                return subtype;
            case "message":
                return message;
            default:
                return "";
        }
    }
}
