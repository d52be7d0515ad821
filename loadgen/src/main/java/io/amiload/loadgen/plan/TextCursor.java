// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.function.Supplier;

/** A place in a one-line expression; its errors name the column. */
final class TextCursor {

    private final String what;
    private final String text;
    private int at;

    TextCursor(String what, String text) {
        this.what = what;
        this.text = text;
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    void skipBlanks() {
        while (!atEnd() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** The letters at the cursor; perhaps none. */
    String word() {
        int start = at;
        while (!atEnd() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Everything up to a character of {@code ends}, a blank or the end. */
    String until(String ends) {
        int start = at;
        while (!atEnd() && ends.indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    int argumentStart() {
        skipBlanks();
        return at;
    }

    /** One argument of a call, up to the comma or the bracket. */
    String argument() {
        skipBlanks();
        return until(",()");
    }

    boolean take(String token) {
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    void expect(char c) {
        skipBlanks();
        if (peek() != c || atEnd()) {
            throw error("expected '" + c + "'" + (atEnd() ? " before the end" : " instead of '" + peek() + "'"));
        }
        at++;
    }

    /** Runs a parser that knows no columns and adds the column to its complaint. */
    <T> T locating(int start, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (PlanException e) {
            throw errorAt(start, e.getMessage());
        }
    }

    PlanException error(String message) {
        return errorAt(at, message);
    }

    PlanException errorAt(int position, String message) {
        return new PlanException(what + " \"" + text + "\", column " + (position + 1) + ": " + message);
    }
}
