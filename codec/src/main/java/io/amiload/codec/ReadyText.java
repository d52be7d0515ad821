// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A short text that is written again and again: ready as bytes, and as words, which are written with less ado where
 * there is room behind it.
 */
final class ReadyText {

    /** Bytes up to the buffer's limit that suffice for writing words. */
    static final int ROOM = 32;

    private final byte[] bytes;
    private final long word0;
    private final long word1;
    private final long word2;
    private final long word3;

    ReadyText(String ascii) {
        bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        word0 = word(0);
        word1 = word(1);
        word2 = word(2);
        word3 = word(3);
    }

    int length() {
        return bytes.length;
    }

    /**
     * Writes the text where there is room for it, and perhaps zeros behind it, up to the buffer's limit.
     *
     * @return index behind the text
     */
    int put(ByteBuffer buffer, int index) {
        final int length = bytes.length;
        if (length > ROOM || buffer.limit() - index < ROOM) {
            buffer.put(index, bytes);
            return index + length;
        }
        buffer.putLong(index, word0);
        if (length > 8) {
            buffer.putLong(index + 8, word1);
            if (length > 16) {
                buffer.putLong(index + 16, word2);
                buffer.putLong(index + 24, word3);
            }
        }
        return index + length;
    }

    private long word(int which) {
        long word = 0;
        for (int i = Math.min(bytes.length, (which + 1) * Long.BYTES) - 1; i >= which * Long.BYTES; i--) {
            word = word << 8 | bytes[i] & 0xFF;
        }
        return word;
    }
}
