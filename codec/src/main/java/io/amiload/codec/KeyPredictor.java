// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.nio.ByteBuffer;

/**
 * What the decoders of one thread have learned about which key follows which.
 *
 * <p>Asterisk writes the headers of an event in a fixed order, so behind the same key of the same event the same key
 * follows nearly always. For each event and key there is one {@link Step}, which points at the step that followed it
 * last; a decoder walks from step to step, and each says in two to four words what the next line must start with. A
 * guess is always verified, so what is learned here, and from whom, decides nothing but speed.
 *
 * <p>Bounded: when peers have shown so many combinations that a table is full, or a part of it, no more are learned
 * there. No look-up here looks at more than {@value #MOST_TRIES} places, whatever peers send.
 */
final class KeyPredictor {

    /** Places that are looked at, in either table, before something counts as not learned. */
    static final int MOST_TRIES = 16;

    static final int MAX_STEPS = 4096;
    static final int PLACES_PER_STEP = 4;

    private static final int FIRST_STEP_SLOTS = 256;

    private static final int NAME_SLOT_BITS = 10;
    private static final int NAME_TRIES = 4;
    private static final int LONGEST_NAME = 16;

    private final AmiDictionary keys;
    private final AmiDictionary names;
    /** Further keys, or null if none are to be interned. */
    final InternedKeys interned;
    private Step[] steps = new Step[FIRST_STEP_SLOTS];
    private int[] stepIds = new int[FIRST_STEP_SLOTS];
    private int stepCount;
    private final Name[] seen = new Name[1 << NAME_SLOT_BITS];
    private final Step unlearned = new Step(0, AmiDictionary.NOTHING);

    /** Stands before the first line of a message. */
    final Step first = new Step(0, AmiDictionary.NOTHING);

    /** Passed to the hot loop of a decoder and back: the last step taken, and the place in the table of headers. */
    Step step;
    int at;

    /** Where the last call of {@link #name} leads. */
    Step root;

    KeyPredictor(AmiDictionary keys, AmiDictionary names, InternedKeys interned) {
        this.keys = keys;
        this.names = names;
        this.interned = interned;
        unlearned.next = unlearned;
        first.next = unlearned;
    }

    /** The step of a key in a context; key 0 stands for all unknown ones and for lines without a key. */
    Step step(int context, int key) {
        final int id = idOf(context, key);
        final int slot = slotOf(id);
        if (slot < 0) {
            return unlearned;
        }
        final Step known = steps[slot];
        if (known != null) {
            return known;
        }
        if (stepCount == MAX_STEPS) {
            return unlearned;
        }
        Step made = new Step(key, key == 0 ? AmiDictionary.NOTHING : AmiDictionary.line(spellingOf(key)));
        made.next = unlearned;
        steps[slot] = made;
        stepIds[slot] = id;
        stepCount++;
        if (stepCount * PLACES_PER_STEP > steps.length) {
            growSteps();
        }
        return made;
    }

    static int idOf(int context, int key) {
        return context << 16 | key;
    }

    /** The place of a step, or the free one where it belongs; −1 if too many others are in its way. */
    private int slotOf(int id) {
        int slot = home(id, steps.length);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (steps[slot] == null || stepIds[slot] == id) {
                return slot;
            }
            slot = slot + 1 & steps.length - 1;
        }
        return -1;
    }

    /** Where a step belongs in a table of so many places. */
    static int home(int id, int places) {
        int hash = id * 0x9E3779B9;
        return (hash ^ hash >>> 15) * 0x85EBCA6B >>> Integer.numberOfLeadingZeros(places - 1);
    }

    /** What finds no place in the larger table is learned again when it comes again. */
    private void growSteps() {
        final Step[] before = steps;
        final int[] ids = stepIds;
        steps = new Step[before.length * 2];
        stepIds = new int[before.length * 2];
        stepCount = 0;
        for (int i = 0; i < before.length; i++) {
            int slot = before[i] == null ? -1 : slotOf(ids[i]);
            if (slot >= 0) {
                steps[slot] = before[i];
                stepIds[slot] = ids[i];
                stepCount++;
            }
        }
    }

    /** How many steps were learned. */
    int stepCount() {
        return stepCount;
    }

    /** One character for each byte. */
    private String spellingOf(int key) {
        return key <= keys.size() ? keys.nameOf(key) : interned.latin1(key);
    }

    /** Remembers which step followed. */
    void learn(Step before, Step after) {
        if (before != unlearned) {
            before.next = after;
        }
    }

    /** Messages of one kind and name share a context; 0 is that of a message whose kind is not known yet. */
    static int contextOf(int key, int name) {
        return key << 13 | name;
    }

    /**
     * Finds the name of a message: by its exact spelling among those seen before, else in the dictionary. Leaves in
     * {@link #root} the step from which the headers behind it are predicted.
     *
     * @param key the deciding key: Event, Response or Action
     * @return the name's id, 0 if it is unknown
     */
    int name(int key, ByteBuffer buffer, int offset, int end) {
        final int length = end - offset;
        if (length <= LONGEST_NAME) {
            final long head = Words.load(buffer, offset, end);
            final long tail = length > 8 ? buffer.getLong(end - 8) : 0;
            int slot = (int) ((head * 0x9E3779B97F4A7C15L + tail * 0xC2B2AE3D27D4EB4FL + key) >>> 64 - NAME_SLOT_BITS);
            for (int tries = 0; tries < NAME_TRIES; tries++) {
                Name name = seen[slot];
                if (name == null) {
                    name = remember(slot, key, head, tail, length, names.lookUp(buffer, offset, length));
                }
                if (name.head == head && name.tail == tail && name.length == length && name.key == key) {
                    root = name.root;
                    return name.id;
                }
                slot = slot + 1 & seen.length - 1;
            }
        }
        int id = names.lookUp(buffer, offset, length);
        root = step(contextOf(key, id), key);
        return id;
    }

    private Name remember(int slot, int key, long head, long tail, int length, int id) {
        Name name = new Name(key, head, tail, length, id, step(contextOf(key, id), key));
        seen[slot] = name;
        return name;
    }

    /** A message's name as it was spelled: at most 16 bytes, which the first and the last eight cover. */
    private record Name(int key, long head, long tail, int length, int id, Step root) {
    }

    /** One key of one event. */
    static final class Step {

        final int key;
        /** Bytes of {@code "Key: "}. */
        final int length;
        final long word0;
        final long mask0;
        final long word1;
        final long mask1;
        /** The third and the fourth word, each followed by its mask. */
        final long[] wide;
        Step next;

        Step(int key, AmiDictionary.Line line) {
            this.key = key;
            length = line.length();
            word0 = line.words()[0];
            mask0 = line.masks()[0];
            word1 = line.words()[1];
            mask1 = line.masks()[1];
            wide = new long[] {line.words()[2], line.masks()[2], line.words()[3], line.masks()[3]};
        }
    }
}
