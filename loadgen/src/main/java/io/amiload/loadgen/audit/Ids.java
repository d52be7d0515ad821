// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import io.amiload.codec.AmiMessage;
import java.nio.ByteBuffer;

/** Turns unique ids into numbers. Two of a hundred thousand ids get the same one once in four thousand million runs. */
final class Ids {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Ids() {
    }

    /** A hash of a value in 64 bits. */
    static long hash(AmiMessage message, int header) {
        ByteBuffer buffer = message.buffer();
        int at = message.valueOffset(header);
        int length = message.valueLength(header);
        int end = at + length;
        long hash = length * MULTIPLIER;
        for (; at + 8 <= end; at += 8) {
            hash = mix(hash ^ buffer.getLong(at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << 8 | buffer.get(at) & 0xFF;
        }
        return mix(hash ^ rest);
    }

    /** The finalizer of SplitMix64: each bit of the result depends on each bit of the argument. */
    private static long mix(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
