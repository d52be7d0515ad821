// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * Ids for keys that the dictionary does not know: for the first ones that come, up to a bound, counted on from behind
 * the dictionary's.
 *
 * <p>An id never changes and is never taken away, and nothing grows beyond the bound. The hash depends on numbers that
 * no peer can know, so keys that were chosen to collide are found as fast as others. As in a dictionary only the
 * letters A to Z are folded, and a key has 1 to 255 bytes.
 */
final class InternedKeys {

    /** Slots hold positions in {@link #keys}, counted from 1; 0 is an empty slot. */
    final short[] slots;

    private final int lastKnownId;
    private final Key[] keys;
    private final int shift;
    private final long[] factors = new long[AmiDictionary.LONGEST_NAME / Integer.BYTES + 2];
    private final ByteBuffer scratch =
        ByteBuffer.allocateDirect(AmiDictionary.LONGEST_NAME).order(ByteOrder.LITTLE_ENDIAN);
    private int count;

    /**
     * Makes an empty table.
     *
     * @param lastKnownId the dictionary's last id
     * @param bound most keys to intern, 1 to 32,767
     * @param random where the secret numbers come from
     */
    InternedKeys(int lastKnownId, int bound, RandomGenerator random) {
        this.lastKnownId = lastKnownId;
        keys = new Key[bound];
        slots = new short[Integer.highestOneBit(bound) * 4];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(slots.length);
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextLong();
        }
    }

    int count() {
        return count;
    }

    boolean has(int id) {
        return id > lastKnownId && id <= lastKnownId + count;
    }

    /** The bytes of a key as it was spelled when it first came, one character for each. */
    String latin1(int id) {
        return keys[id - lastKnownId - 1].text;
    }

    /** A key as it was spelled when it first came, read as UTF-8. */
    String nameOf(int id) {
        return new String(latin1(id).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The id of a key given as text, 0 if it has none. */
    int find(CharSequence key) {
        byte[] bytes = key.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > scratch.capacity()) {
            return 0;
        }
        return find(scratch.put(0, bytes), 0, bytes.length, false);
    }

    /**
     * The id of a key; the buffer is little-endian and the range is known to be readable.
     *
     * @param mayAdd whether an unknown key may be given an id
     * @return the id, 0 if it has none
     */
    int find(ByteBuffer buffer, int offset, int length, boolean mayAdd) {
        if (length == 0 || length > AmiDictionary.LONGEST_NAME) {
            return 0;
        }
        int slot = slot(buffer, offset, length);
        while (slots[slot] != 0) {
            if (keys[slots[slot] - 1].matches(buffer, offset, length)) {
                return lastKnownId + slots[slot];
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (!mayAdd || count == keys.length) {
            return 0;
        }
        byte[] bytes = new byte[length];
        buffer.get(offset, bytes);
        keys[count++] = Key.of(new String(bytes, StandardCharsets.ISO_8859_1));
        slots[slot] = (short) count;
        return lastKnownId + count;
    }

    /** A sum of products of all parts of the key with random factors: two keys collide by chance only. */
    private int slot(ByteBuffer buffer, int offset, int length) {
        final int end = offset + length;
        long sum = factors[0] * length;
        int factor = 1;
        for (int at = offset; at < end; at += Long.BYTES) {
            // Only letters are folded: signs that differ in the bit of case must not meet under all factors.
            final long word = Words.lowerCase(Words.load(buffer, at, end));
            sum += factors[factor] * (word & 0xFFFFFFFFL) + factors[factor + 1] * (word >>> 32);
            factor += 2;
        }
        return (int) (sum >>> shift);
    }

    /** A key's bytes as characters, and as words folded to what is left of them under their case masks. */
    private record Key(String text, long[] words, long[] masks) {

        static Key of(String text) {
            return new Key(text, Words.folded(text), Words.caseMasks(text));
        }

        boolean matches(ByteBuffer buffer, int offset, int length) {
            if (text.length() != length) {
                return false;
            }
            for (int i = 0; i < words.length; i++) {
                if ((Words.load(buffer, offset + (i << 3), offset + length) & masks[i]) != words[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
