// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiMessage;
import io.amiload.loadgen.plan.ValueText;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What the flows of one lane have kept of messages: room of a fixed size for each value of each slot. */
final class CapturedValues {

    private static final int ROOM = ValueText.CAPTURED_BYTES;

    private static final int NOTHING = -1;

    private final int names;
    private final ByteBuffer bytes;
    private final int[] lengths;

    CapturedValues(int slots, int names) {
        this.names = names;
        bytes = ByteBuffer.allocateDirect(slots * names * ROOM);
        lengths = new int[slots * names];
        Arrays.fill(lengths, NOTHING);
    }

    /** Forgets what a slot has kept. */
    void forget(int slot) {
        Arrays.fill(lengths, slot * names, (slot + 1) * names, NOTHING);
    }

    /** Tells whether all of these values have been kept in a slot. */
    boolean hasAll(int slot, int[] values) {
        for (int value : values) {
            if (lengths[slot * names + value] == NOTHING) {
                return false;
            }
        }
        return true;
    }

    /** Keeps a header's value; false if that is too long, or holds a line break and so cannot be sent again. */
    boolean keep(int slot, int name, AmiMessage message, int header) {
        int length = message.valueLength(header);
        if (length > ROOM) {
            return false;
        }
        ByteBuffer from = message.buffer();
        int offset = message.valueOffset(header);
        for (int i = 0; i < length; i++) {
            byte b = from.get(offset + i);
            if (b == '\r' || b == '\n') {
                return false;
            }
        }
        int value = slot * names + name;
        bytes.put(value * ROOM, from, offset, length);
        lengths[value] = length;
        return true;
    }

    /** Puts a value at a buffer's position and moves it behind. */
    void put(int slot, int name, ByteBuffer target) {
        int value = slot * names + name;
        int at = target.position();
        target.put(at, bytes, value * ROOM, lengths[value]);
        target.position(at + lengths[value]);
    }
}
