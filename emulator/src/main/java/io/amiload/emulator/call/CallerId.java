// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.regex.Pattern;

/** Who is at an end of a call; number and name are empty where they are not known. */
public final class CallerId {

    private static final Pattern NUMBER = Pattern.compile("[+*#0-9()\\-. ]+");
    private static final Pattern ORNAMENT = Pattern.compile("[() -]|\\.(?!$)");

    static final CallerId NONE = new CallerId(Text.EMPTY, Text.EMPTY);

    private final Text number;
    private final Text name;
    private final Text shownNumber;
    private final Text shownName;
    /** The number that is charged, which travels along unseen. */
    private final Text ani;

    CallerId(Text number, Text name) {
        this(number, name, Text.EMPTY);
    }

    private CallerId(Text number, Text name, Text ani) {
        this.number = number;
        this.name = name;
        this.ani = ani;
        shownNumber = number.or(Text.UNKNOWN);
        shownName = name.escaped().or(Text.UNKNOWN);
    }

    /**
     * Reads {@code "name" <number>}, {@code name <number>}, {@code <number>} or either alone; a word of digits alone is
     * a number.
     */
    public static CallerId parse(Text header) {
        String text = header.toString().trim();
        int open = text.lastIndexOf('<');
        int close = text.lastIndexOf('>');
        if (open >= 0 && close > open) {
            return new CallerId(Text.ofLatin1(shrunk(text.substring(open + 1, close))),
                    Text.ofLatin1(unquote(text.substring(0, open).trim())));
        }
        return NUMBER.matcher(text).matches()
                ? new CallerId(Text.ofLatin1(shrunk(text)), Text.EMPTY)
                : new CallerId(Text.EMPTY, Text.ofLatin1(unquote(text)));
    }

    /** A number without what only makes it easier to read. */
    private static String shrunk(String number) {
        return ORNAMENT.matcher(number).replaceAll("");
    }

    private static String unquote(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length() - 1) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    boolean isNone() {
        return number.isEmpty() && name.isEmpty();
    }

    public Text number() {
        return number;
    }

    public Text name() {
        return name;
    }

    /** As events print it. */
    public Text shownNumber() {
        return shownNumber;
    }

    /** As events print it, escaped. */
    public Text shownName() {
        return shownName;
    }

    Text ani() {
        return ani;
    }

    /** The same, where the number is the one that is charged. */
    CallerId charged() {
        return new CallerId(number, name, number);
    }

    CallerId withNumber(Text other) {
        return new CallerId(other, name, ani);
    }

    CallerId withName(Text other) {
        return new CallerId(number, other, ani);
    }

    boolean sameAs(CallerId other) {
        return this == other || number.equals(other.number) && name.equals(other.name);
    }
}
