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
    private static final int LONGEST_NAME = 24;

    private final AmiDictionary keys;
    private final AmiDictionary names;
    /** Further keys, or null if none are to be interned. */
    final InternedKeys interned;
    private Step[] steps = new Step[FIRST_STEP_SLOTS];
    private int[] stepIds = new int[FIRST_STEP_SLOTS];
    private int stepCount;
    private final Name[] seen = new Name[1 << NAME_SLOT_BITS];
    private final Step unlearned = new Step();

    KeyPredictor(AmiDictionary keys, AmiDictionary names, InternedKeys interned) {
        this.keys = keys;
        this.names = names;
        this.interned = interned;
        unlearned.next = unlearned;
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
        Step made = key == 0 ? new Step() : new Step(key, "\r\n" + spellingOf(key) + ": ");
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
     * Finds the name of a message by its exact spelling, among those seen before.
     *
     * @param key the deciding key: Event, Response or Action
     * @param word0 the name's bytes, with zeros behind them
     * @return what is known of the name, or null
     */
    Name name(int key, long word0, long word1, long word2) {
        int slot = nameSlot(key, word0, word1, word2);
        for (int tries = 0; tries < NAME_TRIES; tries++) {
            final Name name = seen[slot];
            if (name == null) {
                break;
            }
            if (name.word0 == word0 && name.word1 == word1 && name.word2 == word2 && name.key == key) {
                return name;
            }
            slot = slot + 1 & seen.length - 1;
        }
        return null;
    }

    /**
     * Remembers a name of at most 24 bytes, while there is room. One that ends in zeros is not remembered: its words
     * are those of the name without them.
     */
    void learnName(int key, int id, ByteBuffer buffer, int offset, int end) {
        if (end - offset > LONGEST_NAME || end > offset && buffer.get(end - 1) == 0) {
            return;
        }
        final long word0 = Words.load(buffer, offset, end);
        final long word1 = Words.load(buffer, Math.min(offset + 8, end), end);
        final long word2 = Words.load(buffer, Math.min(offset + 16, end), end);
        int slot = nameSlot(key, word0, word1, word2);
        for (int tries = 0; tries < NAME_TRIES; tries++) {
            if (seen[slot] == null) {
                seen[slot] = new Name(key, word0, word1, word2, id, step(contextOf(key, id), key));
                return;
            }
            slot = slot + 1 & seen.length - 1;
        }
    }

    private static int nameSlot(int key, long word0, long word1, long word2) {
        return (int) ((word0 + Long.rotateLeft(word1, 21) + Long.rotateLeft(word2, 42) + key) * 0x9E3779B97F4A7C15L
            >>> 64 - NAME_SLOT_BITS);
    }

    /** A message's name as it was spelled, and the step from which the headers behind it are predicted. */
    record Name(int key, long word0, long word1, long word2, int id, Step root) {
    }

    /**
     * One key of one event, and what a line with it starts with, as words and their case masks.
     *
     * <pre>
     *  ..value CR LF C h a n n e l S t a t e :   6 CR LF
     *          '---- word0 ----'---- word1 ----'
     * </pre>
     *
     * <p>The line break before the line belongs to it, so that comparing a key also proves that the line before ended
     * in CR LF.
     */
    static final class Step {

        private static final int LONGEST_START = 4 * Long.BYTES;

        final int key;
        /** From the line break to the value. */
        final int length;
        final long word0;
        final long mask0;
        final long word1;
        final long mask1;
        /** Whether the next two words count too. */
        final boolean isLong;
        final long word2;
        final long mask2;
        final long word3;
        final long mask3;
        Step next;

        /** A step that no line takes. */
        Step() {
            this(0, "", -1);
        }

        /** The step of a key, whose line starts with a text; none takes it if that is too long. */
        Step(int key, String start) {
            this(key, start, start.length() <= LONGEST_START ? 0 : -1);
        }

        private Step(int key, String start, long never) {
            this.key = key;
            length = start.length();
            word0 = Words.folded(start, 0) | never;
            mask0 = Words.caseMask(start, 0) & ~never;
            word1 = Words.folded(start, 8);
            mask1 = Words.caseMask(start, 8);
            isLong = start.length() > 16;
            word2 = Words.folded(start, 16);
            mask2 = Words.caseMask(start, 16);
            word3 = Words.folded(start, 24);
            mask3 = Words.caseMask(start, 24);
        }
    }
}
