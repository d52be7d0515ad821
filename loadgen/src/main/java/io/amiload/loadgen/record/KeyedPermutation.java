// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Maps a row of digits, each below a radix of its own, to another of the same shape: one to one, and never to itself.
 * Who does not have the key cannot tell what was mapped, apart from guessing among few.
 *
 * <p>It is {@code p⁻¹(p(x) + 1)}, where {@code p} is a Feistel network of {@value #ROUNDS} rounds whose halves are the even
 * and the odd places: adding one has no fixed point, so neither has this. Confined to one thread.
 */
final class KeyedPermutation {

    private static final int ROUNDS = 8;
    private static final String HASH = "HmacSHA256";

    private final Mac mac;

    KeyedPermutation(byte[] key) {
        try {
            mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(key, HASH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HASH, e);
        }
    }

    /** Maps in place; each radix is 2 to 65,536. */
    void map(int[] digits, int[] radices) {
        if (digits.length == 1) {
            // Nothing to weave: a step by the key, which is not zero.
            int step = 1 + Math.floorMod(stream(0, new int[0], radices, 4)[0], radices[0] - 1);
            digits[0] = (digits[0] + step) % radices[0];
            return;
        }
        for (int round = 0; round < ROUNDS; round++) {
            shift(digits, radices, round, 1);
        }
        addOne(digits, radices);
        for (int round = ROUNDS - 1; round >= 0; round--) {
            shift(digits, radices, round, -1);
        }
    }

    /** Adds to the places of one half what the other half and the key say, or takes it away again. */
    private void shift(int[] digits, int[] radices, int round, int sign) {
        int half = round & 1;
        int[] other = new int[digits.length / 2 + 1];
        for (int i = 1 - half, k = 0; i < digits.length; i += 2) {
            other[k++] = digits[i];
        }
        int[] stream = stream(round, other, radices, digits.length);
        for (int i = half; i < digits.length; i += 2) {
            digits[i] = Math.floorMod(digits[i] + sign * Math.floorMod(stream[i], radices[i]), radices[i]);
        }
    }

    /** Numbers that depend on the key, the round, the shape and one half. */
    private int[] stream(int round, int[] half, int[] radices, int length) {
        int[] numbers = new int[length];
        for (int block = 0; block * 8 < length; block++) {
            mac.update((byte) round);
            number(block);
            number(radices.length);
            Arrays.stream(radices).forEach(this::number);
            Arrays.stream(half).forEach(this::number);
            byte[] hash = mac.doFinal();
            for (int i = 0; i < 8 && block * 8 + i < length; i++) {
                numbers[block * 8 + i] = (hash[4 * i] & 0xFF) << 24 | (hash[4 * i + 1] & 0xFF) << 16
                    | (hash[4 * i + 2] & 0xFF) << 8 | hash[4 * i + 3] & 0xFF;
            }
        }
        return numbers;
    }

    private void number(int value) {
        mac.update((byte) (value >>> 16));
        mac.update((byte) (value >>> 8));
        mac.update((byte) value);
    }

    private static void addOne(int[] digits, int[] radices) {
        for (int i = 0; i < digits.length; i++) {
            if (++digits[i] < radices[i]) {
                return;
            }
            digits[i] = 0;
        }
    }
}
