// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.message.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;

/**
 * Events that wait for a web client to ask for them. Asterisk keeps them for a time; here the oldest go when there are
 * too many, so that a client that never asks costs no more than that.
 */
final class RecordedEvents {

    private static final int BOUND = 1024 * 1024;

    private final ArrayDeque<byte[]> events = new ArrayDeque<>();
    private int size;

    void add(MessageWriter event) {
        byte[] bytes = new byte[event.length()];
        event.buffer().get(0, bytes);
        events.add(bytes);
        size += bytes.length;
        while (size > BOUND) {
            size -= events.poll().length;
        }
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    void moveTo(ByteArrayOutputStream target) {
        events.forEach(event -> target.write(event, 0, event.length));
        events.clear();
        size = 0;
    }
}
