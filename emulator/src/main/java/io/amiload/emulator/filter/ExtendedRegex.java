// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Translates POSIX extended regular expressions, with the GNU extensions that Asterisk's C library has, for an engine
 * that takes time linear in the text whatever the expression is. Each character stands for a byte.
 *
 * <p>What such an engine cannot do is refused: references back to a group, more than {@value #MOST_REPEATS} repeats,
 * and expressions that would become very large. {@code \<} and {@code \>} match at either edge of a word.
 */
public final class ExtendedRegex {

    private static final int MOST_REPEATS = 1_000;
    private static final int LARGEST = 20_000;
    private static final int DEEPEST = 100;
    private static final Set<String> CLASSES = Set.of("alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower",
            "print", "punct", "space", "upper", "xdigit");

    private final String source;
    /** Whether what fits a pair of brackets is wanted. */
    private final boolean groups;
    private int at;
    private int depth;

    private ExtendedRegex(String source, boolean groups) {
        this.source = source;
        this.groups = groups;
    }

    static Pattern compile(String regex) throws FilterException {
        return compile(regex, false);
    }

    /**
     * Translates an expression.
     *
     * @param regex the extended regular expression
     * @return the same for the engine, with its groups; a dot fits a line break too
     * @throws FilterException if it is not one, or the engine cannot do it
     */
    public static Pattern compileWithGroups(String regex) throws FilterException {
        return compile(regex, true);
    }

    private static Pattern compile(String regex, boolean groups) throws FilterException {
        ExtendedRegex translation = new ExtendedRegex(regex, groups);
        Part whole = translation.alternatives();
        try {
            return Pattern.compile(whole.text, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw FilterException.wrongPattern();
        }
    }

    /** A piece in the engine's syntax, and how much of the engine's memory it takes, roughly in characters. */
    private record Part(String text, long size, boolean repeatable) {

        static Part literal(char c) {
            return new Part(String.format(Locale.ROOT, "\\x{%x}", (int) c), 1, true);
        }

        static Part anchor(String text) {
            return new Part(text, 1, false);
        }
    }

    private Part alternatives() throws FilterException {
        StringBuilder text = new StringBuilder();
        long size = 0;
        while (true) {
            Part branch = branch();
            text.append(branch.text);
            size += branch.size + 1;
            if (!take('|')) {
                return new Part((groups && depth > 0 ? "(" : "(?:") + text + ")", checked(size), true);
            }
            text.append('|');
        }
    }

    private Part branch() throws FilterException {
        StringBuilder text = new StringBuilder();
        long size = 0;
        while (at < source.length() && source.charAt(at) != '|' && !(depth > 0 && source.charAt(at) == ')')) {
            Part piece = atom();
            while (piece.repeatable && at < source.length() && "*+?{".indexOf(source.charAt(at)) >= 0) {
                piece = repeated(piece);
            }
            text.append(piece.text);
            size += piece.size;
        }
        return new Part(text.toString(), checked(size), true);
    }

    private Part atom() throws FilterException {
        char c = source.charAt(at++);
        return switch (c) {
            case '*', '+', '?', '{' -> throw FilterException.wrongPattern();
            case '(' -> group();
            case '[' -> bracket();
            case '\\' -> escape();
            case '.' -> new Part(".", 1, true);
            case '^' -> Part.anchor("\\A");
            case '$' -> Part.anchor("\\z");
            default -> Part.literal(c);
        };
    }

    private Part group() throws FilterException {
        if (++depth > DEEPEST) {
            throw FilterException.wrongPattern();
        }
        Part inside = alternatives();
        if (!take(')')) {
            throw FilterException.wrongPattern();
        }
        depth--;
        return inside;
    }

    private Part escape() throws FilterException {
        if (at == source.length()) {
            throw FilterException.wrongPattern();
        }
        char c = source.charAt(at++);
        return switch (c) {
            case 'w', 'W' -> new Part("\\" + c, 1, true);
            case 's', 'S' -> new Part(c == 's' ? "[\\t-\\r ]" : "[^\\t-\\r ]", 1, true);
            case 'b', 'B' -> Part.anchor("\\" + c);
            case '<', '>' -> Part.anchor("\\b");
            case '`' -> Part.anchor("\\A");
            case '\'' -> Part.anchor("\\z");
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> throw FilterException.wrongPattern();
            default -> Part.literal(c);
        };
    }

    private Part repeated(Part piece) throws FilterException {
        char operator = source.charAt(at++);
        String once = "(?:" + piece.text + ")";
        if (operator != '{') {
            return new Part(once + operator, piece.size + 1, true);
        }
        int least = at < source.length() && source.charAt(at) == ',' ? 0 : number();
        boolean range = take(',');
        boolean open = range && at < source.length() && source.charAt(at) == '}';
        int most = !range || open ? least : number();
        if (!take('}') || most < least || most > MOST_REPEATS) {
            throw FilterException.wrongPattern();
        }
        String counts = "{" + least + (range ? "," : "") + (range && !open ? most : "") + "}";
        return new Part(once + counts, checked(piece.size * Math.max(1, most)), true);
    }

    private int number() throws FilterException {
        int start = at;
        while (at < source.length() && Character.digit(source.charAt(at), 10) >= 0 && at - start < 6) {
            at++;
        }
        if (at == start) {
            throw FilterException.wrongPattern();
        }
        return Integer.parseInt(source.substring(start, at));
    }

    // [ ... ]

    private Part bracket() throws FilterException {
        StringBuilder text = new StringBuilder("[");
        if (take('^')) {
            text.append('^');
        }
        boolean first = true;
        while (first || at >= source.length() || source.charAt(at) != ']') {
            if (at >= source.length()) {
                throw FilterException.wrongPattern();
            }
            first = false;
            if (source.startsWith("[:", at)) {
                text.append(namedClass());
            } else {
                char from = element();
                char to = from;
                if (source.startsWith("-", at) && !source.startsWith("-]", at)) {
                    at++;
                    to = element();
                }
                if (to < from) {
                    throw FilterException.wrongPattern();
                }
                text.append(Part.literal(from).text).append('-').append(Part.literal(to).text);
            }
        }
        at++;
        return new Part(text.append(']').toString(), 1, true);
    }

    private String namedClass() throws FilterException {
        int end = source.indexOf(":]", at + 2);
        String name = end < 0 ? "" : source.substring(at + 2, end);
        if (!CLASSES.contains(name)) {
            throw FilterException.wrongPattern();
        }
        at = end + 2;
        return "[:" + name + ":]";
    }

    /** One character: itself, or {@code [.c.]} or {@code [=c=]}. */
    private char element() throws FilterException {
        if (at >= source.length()) {
            throw FilterException.wrongPattern();
        }
        for (String mark : new String[] {".", "="}) {
            if (source.startsWith("[" + mark, at)) {
                if (!source.startsWith(mark + "]", at + 3)) {
                    throw FilterException.wrongPattern();
                }
                at += 5;
                return source.charAt(at - 3);
            }
        }
        return source.charAt(at++);
    }

    private boolean take(char c) {
        boolean there = at < source.length() && source.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private static long checked(long size) throws FilterException {
        if (size > LARGEST) {
            throw FilterException.wrongPattern();
        }
        return size;
    }
}
