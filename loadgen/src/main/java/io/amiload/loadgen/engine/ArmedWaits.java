// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiMessage;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The events that flows of one lane listen for, found by a hash of the value they must have: a lane hears all calls of
 * its server, and most of them are not its own. Each slot listens for at most one. Does not allocate.
 */
final class ArmedWaits {

    static final int NONE = -1;

    private final FlowScript script;
    private final int[] heads;
    private final int shift;
    private final int[] next;
    private final int[] hashes;
    private final int[] stepOf;
    private final ByteBuffer values;
    private final int[] lengths;
    private final int headers;
    private final int room;
    private int size;

    ArmedWaits(FlowScript script, int slots) {
        this.script = script;
        int buckets = Math.max(2, Integer.highestOneBit(slots) * 2);
        shift = 32 - Integer.numberOfTrailingZeros(buckets);
        heads = new int[buckets];
        next = new int[slots];
        hashes = new int[slots];
        stepOf = new int[slots];
        Arrays.fill(heads, NONE);
        Arrays.fill(stepOf, NONE);
        headers = script.mostHeaders();
        room = script.longestValue();
        values = ByteBuffer.allocateDirect(slots * headers * room);
        lengths = new int[slots * headers];
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isArmed(int slot) {
        return stepOf[slot] != NONE;
    }

    /** Starts to listen for what a step waits for, with the values of the flow in a slot. */
    void arm(int slot, int step, Fillings fillings) {
        EventMatch match = script.step(step).match();
        for (int h = 0; h < match.headers(); h++) {
            int cell = slot * headers + h;
            values.position(cell * room);
            match.value(h).write(values, fillings);
            lengths[cell] = values.position() - cell * room;
        }
        stepOf[slot] = step;
        hashes[slot] = hash(slot * headers * room, lengths[slot * headers]);
        int bucket = bucket(step, hashes[slot]);
        next[slot] = heads[bucket];
        heads[bucket] = slot;
        size++;
    }

    void disarm(int slot) {
        if (stepOf[slot] == NONE) {
            return;
        }
        int bucket = bucket(stepOf[slot], hashes[slot]);
        if (heads[bucket] == slot) {
            heads[bucket] = next[slot];
        } else {
            int before = heads[bucket];
            while (next[before] != slot) {
                before = next[before];
            }
            next[before] = next[slot];
        }
        stepOf[slot] = NONE;
        size--;
    }

    /** A slot that listens at this step for this event, or {@link #NONE}. */
    int find(int step, AmiMessage event) {
        EventMatch match = script.step(step).match();
        int header = match.header(0).in(event);
        if (header < 0) {
            return NONE;
        }
        int hash = event.valueHash(header);
        for (int slot = heads[bucket(step, hash)]; slot != NONE; slot = next[slot]) {
            if (stepOf[slot] == step && hashes[slot] == hash && matches(slot, match, event)) {
                return slot;
            }
        }
        return NONE;
    }

    private boolean matches(int slot, EventMatch match, AmiMessage event) {
        for (int h = 0; h < match.headers(); h++) {
            int header = match.header(h).in(event);
            int cell = slot * headers + h;
            if (header < 0 || event.valueLength(header) != lengths[cell]) {
                return false;
            }
            ByteBuffer theirs = event.buffer();
            int at = event.valueOffset(header);
            for (int i = 0; i < lengths[cell]; i++) {
                if (theirs.get(at + i) != values.get(cell * room + i)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The same as {@link AmiMessage#valueHash}. */
    private int hash(int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + (values.get(i) & 0xFF);
        }
        return hash;
    }

    private int bucket(int step, int hash) {
        return (hash + step) * 0x9E3779B9 >>> shift;
    }
}
