// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Messages in their text form that have arrived and wait to be read. */
final class MessageQueue {

    private static final int KEPT = 256 * 1024;

    private byte[] bytes = new byte[4 * 1024];
    private int start;
    private int end;

    boolean isEmpty() {
        return start == end;
    }

    void add(ByteBuf text) {
        int length = text.readableBytes();
        reserve(length);
        text.readBytes(bytes, end, length);
        end += length;
    }

    void add(String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        reserve(more.length);
        System.arraycopy(more, 0, bytes, end, more.length);
        end += more.length;
    }

    /** Adds an error response to an action, whose id may be null. */
    void addError(String actionId, String message) {
        add("Response: Error\r\n" + (actionId == null ? "" : "ActionID: " + actionId + "\r\n") + "Message: " + message
            + "\r\n\r\n");
    }

    /** Moves what fits. Returns how many bytes that were. */
    int moveTo(ByteBuffer target) {
        int count = Math.min(target.remaining(), end - start);
        target.put(bytes, start, count);
        start += count;
        if (start == end) {
            start = 0;
            end = 0;
            if (bytes.length > KEPT) {
                bytes = new byte[KEPT];
            }
        }
        return count;
    }

    private void reserve(int length) {
        if (bytes.length - end < length) {
            byte[] into = bytes.length >= (end - start + length) ? bytes
                : new byte[Math.max(bytes.length * 2, end - start + length)];
            System.arraycopy(bytes, start, into, 0, end - start);
            bytes = into;
            end -= start;
            start = 0;
        }
    }
}
