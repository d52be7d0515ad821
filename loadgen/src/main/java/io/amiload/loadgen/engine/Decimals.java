// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.nio.ByteBuffer;

/** Writes numbers as decimal digits, two at a time. */
final class Decimals {

    private static final byte[] PAIRS = new byte[200];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private Decimals() {
    }

    /** Puts a number that is not negative with as many digits as it needs. */
    static void put(ByteBuffer target, long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        put(target, value, digits);
    }

    /** Puts the last digits of a number that is not negative, with zeros in front. */
    static void put(ByteBuffer target, long value, int digits) {
        int at = target.position() + digits;
        target.position(at);
        long rest = value;
        int left = digits;
        for (; left >= 2; left -= 2) {
            int pair = 2 * (int) (rest % 100);
            rest /= 100;
            at -= 2;
            target.put(at, PAIRS[pair]).put(at + 1, PAIRS[pair + 1]);
        }
        if (left == 1) {
            target.put(at - 1, (byte) ('0' + rest % 10));
        }
    }
}
