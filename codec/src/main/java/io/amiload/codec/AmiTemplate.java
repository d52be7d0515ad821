// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.nio.ByteBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A message encoded once and sent many times, with decimal numbers of fixed width to fill in each time.
 *
 * <p>Made by {@link AmiEncoder#template()}. Immutable, safe for use by many threads; does not allocate.
 */
public final class AmiTemplate {

    private final byte[] bytes;
    private final int[] slotOffsets;
    private final int[] slotWidths;

    AmiTemplate(byte[] bytes, int[] slotOffsets, int[] slotWidths) {
        this.bytes = bytes;
        this.slotOffsets = slotOffsets;
        this.slotWidths = slotWidths;
    }

    /**
     * The size of the message.
     *
     * @return bytes, the closing blank line included
     */
    public int length() {
        return bytes.length;
    }

    /**
     * Counts the slots.
     *
     * @return how many numbers there are to fill in
     */
    public int slots() {
        return slotOffsets.length;
    }

    /**
     * Copies the message into a buffer, with zeros in all slots.
     *
     * @param target the buffer; its position does not matter and does not change
     * @param index absolute index to write at
     * @throws IndexOutOfBoundsException if it does not fit
     */
    public void write(ByteBuffer target, int index) {
        target.put(index, bytes);
    }

    /**
     * Copies the message into an Agrona buffer, with zeros in all slots.
     *
     * @param target the buffer
     * @param index index to write at
     * @throws IndexOutOfBoundsException if it does not fit
     */
    public void write(MutableDirectBuffer target, int index) {
        target.putBytes(index, bytes);
    }

    /**
     * Fills in a number.
     *
     * @param target the buffer the message was written to
     * @param index where it was written
     * @param slot which slot, counted from 0 in the order they were added
     * @param value not negative; digits beyond the slot's width are cut off at the left
     * @throws IndexOutOfBoundsException if there is no such slot or the message is not within the buffer
     */
    public void patch(ByteBuffer target, int index, int slot, long value) {
        Numbers.putDigits(target, index + slotOffsets[slot], slotWidths[slot], value);
    }

    /**
     * Fills in a number in an Agrona buffer.
     *
     * @param target the buffer the message was written to
     * @param index where it was written
     * @param slot which slot, counted from 0 in the order they were added
     * @param value not negative; digits beyond the slot's width are cut off at the left
     * @throws IndexOutOfBoundsException if there is no such slot or the message is not within the buffer
     */
    public void patch(MutableDirectBuffer target, int index, int slot, long value) {
        final int first = index + slotOffsets[slot];
        long rest = value;
        for (int i = first + slotWidths[slot] - 1; i >= first; i--) {
            target.putByte(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
