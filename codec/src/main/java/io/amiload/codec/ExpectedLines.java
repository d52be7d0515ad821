// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import io.amiload.codec.KeyPredictor.Step;
import java.nio.ByteBuffer;

/**
 * The hot loop of the decoder: lines that come as the predictor expects them.
 *
 * <pre>
 *  ..value CR LF C h a n n e l S t a t e :   6 CR LF ..
 *          edge                              value
 *          '--- two or four words, as expected ---'
 *                                              '-- next edge: the first control character
 * </pre>
 *
 * <p>A value ends at the first control character. Whether that is CR LF is told by the comparison with the next line's
 * start; for the last line taken the caller has to look.
 *
 * <p>Nothing stands in here that is not needed for nearly every line: each further variable is one more that the
 * compiler keeps in memory instead of a register, and so in the caller, into which it puts this loop.
 */
final class ExpectedLines {

    /** What is read from the start of a line at most: four words of key, and two words of a value behind it. */
    static final int MARGIN = 56;

    /**
     * Eight. Not final, so that the compiler takes the search through a long value for the plain loop it is: a constant
     * stride makes it split the loop in three, in the middle of the hot one.
     */
    private static int wordStride = 8;

    private ExpectedLines() {
    }

    /**
     * Takes lines as long as each has the key that followed last time.
     *
     * @param h the table of headers, relative to {@code base}
     * @param first where the entry of the first line goes
     * @param from where the line before ends: index of its line break
     * @param hotEnd lines that begin behind this are not taken
     * @param before the step of the line before
     * @return where the last line taken ends, in the upper half, and where the entry of the next would go
     */
    static long walk(ByteBuffer b, int[] h, int first, int from, int base, int hotEnd, Step before) {
        Step step = before;
        int at = first;
        int edge = from;
        while (edge < hotEnd && at < h.length) {
            step = step.next;
            if (((b.getLong(edge) & step.mask0) ^ step.word0 | (b.getLong(edge + 8) & step.mask1) ^ step.word1) != 0
                || step.isLong && !continues(b, edge, step)) {
                break;
            }
            final int value = edge + step.length;
            long marks = Words.controls(b.getLong(value));
            int end = value + Words.firstMarked(marks);
            if (marks == 0) {
                marks = Words.controls(b.getLong(value + 8));
                end = value + 8 + Words.firstMarked(marks);
                if (marks == 0) {
                    end = endOfLongValue(b, value + 16, hotEnd);
                    if (end < 0) {
                        break;
                    }
                }
            }
            h[at] = step.key;
            h[at + 1] = edge + 2 - base;
            h[at + 2] = value - base;
            h[at + 3] = end - value;
            at += AmiMessage.FIELDS;
            edge = end;
        }
        return (long) edge << 32 | at;
    }

    private static boolean continues(ByteBuffer b, int edge, Step step) {
        return ((b.getLong(edge + 16) & step.mask2) ^ step.word2
            | (b.getLong(edge + 24) & step.mask3) ^ step.word3) == 0;
    }

    private static int endOfLongValue(ByteBuffer b, int from, int end) {
        final int stride = wordStride;
        for (int p = from; p < end; p += stride) {
            final long marks = Words.controls(b.getLong(p));
            if (marks != 0) {
                return p + Words.firstMarked(marks);
            }
        }
        return -1;
    }
}
