// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One action as the body of a form: {@code Action=Ping&ActionID=1}. Reused from action to action. */
final class FormBody {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1024];
    private int length;
    private String actionId;
    private boolean logoff;

    /** Encodes the action at the buffer's position. Returns its length there, or 0 if no whole one is there. */
    int take(ByteBuffer source) {
        length = 0;
        actionId = null;
        logoff = false;
        int from = source.position();
        for (int end = lineEnd(source, from); end >= 0; end = lineEnd(source, from)) {
            if (end == from) {
                return end + 2 - source.position();
            }
            line(source, from, end);
            from = end + 2;
        }
        return 0;
    }

    int length() {
        return length;
    }

    /** The action's id, or null. */
    String actionId() {
        return actionId;
    }

    boolean isLogoff() {
        return logoff;
    }

    ByteBuffer putInto(ByteBuffer target) {
        return target.put(bytes, 0, length);
    }

    /** Where the line's {@code CR LF} is; −1 if it has none. */
    private static int lineEnd(ByteBuffer source, int from) {
        for (int i = from; i + 1 < source.limit(); i++) {
            if (source.get(i) == '\r' && source.get(i + 1) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void line(ByteBuffer source, int from, int end) {
        int colon = from;
        while (colon < end && source.get(colon) != ':') {
            colon++;
        }
        int value = Math.min(end, colon + 2);
        if (length > 0) {
            put((byte) '&');
        }
        escaped(source, from, colon);
        put((byte) '=');
        escaped(source, value, end);
        String key = text(source, from, colon);
        if (key.equalsIgnoreCase("ActionID")) {
            actionId = text(source, value, end);
        } else if (key.equalsIgnoreCase("Action")) {
            logoff = text(source, value, end).equalsIgnoreCase("Logoff");
        }
    }

    private void escaped(ByteBuffer source, int from, int end) {
        for (int i = from; i < end; i++) {
            byte b = source.get(i);
            if (b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '-' || b == '_' || b == '.') {
                put(b);
            } else if (b == ' ') {
                put((byte) '+');
            } else {
                put((byte) '%');
                put(HEX[b >> 4 & 0xF]);
                put(HEX[b & 0xF]);
            }
        }
    }

    private void put(byte b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = b;
    }

    private static String text(ByteBuffer source, int from, int end) {
        byte[] copy = new byte[end - from];
        source.get(from, copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }
}
