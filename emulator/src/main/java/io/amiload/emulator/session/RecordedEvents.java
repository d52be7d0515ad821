// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.message.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.function.IntSupplier;

/**
 * Events that wait for a web client to ask for them. Asterisk keeps them for a time; here the oldest go when there are
 * too many, so that a client that never asks costs no more than its part of the room that all such clients share.
 */
final class RecordedEvents {

    private final ArrayDeque<byte[]> events = new ArrayDeque<>();
    private final IntSupplier room;
    private int size;

    /**
     * Starts without events.
     *
     * @param room says how many bytes they may have at the moment
     */
    RecordedEvents(IntSupplier room) {
        this.room = room;
    }

    void add(MessageWriter event) {
        byte[] bytes = new byte[event.length()];
        event.buffer().get(0, bytes);
        events.add(bytes);
        size += bytes.length;
        int bound = room.getAsInt();
        while (size > bound) {
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
