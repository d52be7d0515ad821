// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.filter;

import com.google.re2j.Pattern;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One filter: which events it matches, and whether those are meant or all others.
 *
 * <p>Immutable. Matching allocates nothing, except with a regular expression.
 */
public final class EventFilter {

    /** How the text of a filter is compared with an event, or with the value of a header. */
    enum Method {
        NONE, EXACT, STARTS_WITH, ENDS_WITH, CONTAINS, REGEX
    }

    private static final int NAME_OFFSET = "Event: ".length();

    private final boolean exclude;
    private final byte[] name;
    private final byte[] header;
    private final Method method;
    private final byte[] text;
    private final Pattern pattern;

    /**
     * Makes a filter.
     *
     * @param name   of the event; null for any
     * @param header of which the value is looked at, with its colon; null for the whole event
     * @param text   ISO 8859-1
     */
    EventFilter(boolean exclude, String name, String header, Method method, String text) throws FilterException {
        this.exclude = exclude;
        this.name = name == null ? null : bytes(name);
        this.header = header == null ? null : bytes(header);
        this.method = method;
        this.text = bytes(text);
        pattern = method == Method.REGEX ? ExtendedRegex.compile(text) : null;
    }

    /** Whether events that match are kept away, rather than let through. */
    boolean excludes() {
        return exclude;
    }

    /** Whether it matches the event that lies in a buffer from 0 to {@code length}, blank line and all. */
    boolean matches(ByteBuffer event, int length) {
        if (name != null && !hasName(event, length)) {
            return false;
        }
        return header == null ? matches(event, 0, length) : matchesHeader(event, length);
    }

    private boolean hasName(ByteBuffer event, int length) {
        int end = NAME_OFFSET + name.length;
        return end < length && startsWith(event, NAME_OFFSET, length, name) && event.get(end) == '\r';
    }

    private boolean matchesHeader(ByteBuffer event, int length) {
        int line = 0;
        while (line < length) {
            int feed = find(event, line, length, (byte) '\n');
            if (startsWith(event, line, feed, header)) {
                int value = line + header.length;
                int end = feed > line && event.get(feed - 1) == '\r' ? feed - 1 : feed;
                while (value < end && (event.get(value) & 0xFF) <= ' ') {
                    value++;
                }
                if (value < end && matches(event, value, end)) {
                    return true;
                }
            }
            line = feed + 1;
        }
        return false;
    }

    private boolean matches(ByteBuffer event, int from, int to) {
        return switch (method) {
            case NONE -> true;
            case EXACT -> to - from == text.length && startsWith(event, from, to, text);
            case STARTS_WITH -> startsWith(event, from, to, text);
            case ENDS_WITH -> to - from >= text.length && startsWith(event, to - text.length, to, text);
            case CONTAINS -> contains(event, from, to);
            case REGEX -> pattern.matcher(latin1(event, from, to)).find();
        };
    }

    private boolean contains(ByteBuffer event, int from, int to) {
        for (int i = from; i <= to - text.length; i++) {
            if (startsWith(event, i, to, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(ByteBuffer event, int from, int to, byte[] what) {
        if (to - from < what.length) {
            return false;
        }
        for (int i = 0; i < what.length; i++) {
            if (event.get(from + i) != what[i]) {
                return false;
            }
        }
        return true;
    }

    private static int find(ByteBuffer event, int from, int to, byte what) {
        int i = from;
        while (i < to && event.get(i) != what) {
            i++;
        }
        return i;
    }

    private static String latin1(ByteBuffer event, int from, int to) {
        byte[] copy = new byte[to - from];
        event.get(from, copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
