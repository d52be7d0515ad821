// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Which listeners of one event loop have heard which user events of one lane, and when the first and the last of them
 * did. Written by the loop of the listeners alone; read by the loop of the lane.
 *
 * <p>Entries are used again and again, so each says for which use it holds: the {@code tag}, which is not 0. Tag and
 * count share a word, written last and with release semantics: whoever reads a count (with acquire semantics) sees the
 * times that belong to it, or later ones.
 */
final class Marks {

    private static final int COUNT_BITS = 20;
    private static final long COUNT = (1L << COUNT_BITS) - 1;
    /** Most listeners of one loop. */
    static final int MOST_LISTENERS = (int) COUNT;

    private static final VarHandle PROGRESS = MethodHandles.arrayElementVarHandle(long[].class);

    private final int words;
    private final long[] heard;
    private final long[] first;
    private final long[] last;
    private final long[] progress;

    Marks(int entries, int listeners) {
        words = words(listeners);
        heard = new long[entries * words];
        first = new long[entries];
        last = new long[entries];
        progress = new long[entries];
    }

    private static int words(int listeners) {
        return (listeners + 63) / 64;
    }

    static int bytesPerEntry(int listeners) {
        return 24 + 8 * words(listeners);
    }

    /** A listener hears an event; false if it has heard it before. */
    boolean mark(int entry, long tag, int listener, long now) {
        long soFar = progress[entry];
        int base = entry * words;
        if (soFar >>> COUNT_BITS != tag) {
            Arrays.fill(heard, base, base + words, 0);
            first[entry] = now;
            soFar = tag << COUNT_BITS;
        }
        int word = base + (listener >> 6);
        long bit = 1L << listener;
        if ((heard[word] & bit) != 0) {
            return false;
        }
        heard[word] |= bit;
        last[entry] = now;
        PROGRESS.setRelease(progress, entry, soFar + 1);
        return true;
    }

    /** How many listeners have heard the event; before {@link #first} and {@link #last} are asked for. */
    int count(int entry, long tag) {
        long soFar = (long) PROGRESS.getAcquire(progress, entry);
        return soFar >>> COUNT_BITS == tag ? (int) (soFar & COUNT) : 0;
    }

    long first(int entry) {
        return first[entry];
    }

    long last(int entry) {
        return last[entry];
    }
}
