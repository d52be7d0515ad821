// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import java.util.Arrays;

/**
 * Loss, duplication and order in one session's {@code SequenceNumber}s, which a server with {@code debug = on} counts
 * over all events it raises. Asterisk takes an event's number before it puts the event into its queue, so neighbours
 * may arrive swapped: a number is missing only when the numbers have gone on by a whole window without it.
 *
 * <pre>
 *   counted                 judged when it falls out at the left
 *  ─────────┬──────────────────────────────────────────────┬───────
 *           │ 1 1 0 1 1 1 1 1 1 0 1 0 1 1 ...            1 │
 *        highest − WINDOW                              highest
 * </pre>
 *
 * <p>A number that comes later still than the window is wide cannot be told from a duplicate; it is counted apart. Not
 * thread-safe, allocates nothing.
 */
final class SequenceWindow {

    /** Numbers that are waited for, and how far behind the highest a number may come. */
    static final int WINDOW = 4096;
    /** At the end of the stream, the numbers just below the highest may still be on their way. */
    private static final int STILL_UNDER_WAY = 64;

    private final long[] seen = new long[WINDOW / 64];
    private long first = -1;
    private long highest = -1;
    private long received;
    private long missing;
    private long duplicated;
    private long reordered;
    private long tooLate;
    private long lookedAt = -1;

    /** Takes the next event's number, 0 or more. */
    void onNumber(long number) {
        received++;
        if (first < 0) {
            first = number;
            highest = number;
            mark(number);
            return;
        }
        if (number > highest) {
            advance(number);
            return;
        }
        if (number < first) {
            // Raised before the stream began and overtaken by its first event.
            return;
        }
        if (number <= highest - WINDOW) {
            tooLate++;
        } else if (isMarked(number)) {
            duplicated++;
        } else {
            reordered++;
            mark(number);
        }
    }

    /** The session was not connected for a while: numbers begin anew, counts are kept. */
    void restart() {
        missing += missingUpTo(highest - STILL_UNDER_WAY);
        Arrays.fill(seen, 0);
        first = -1;
        highest = -1;
        lookedAt = -1;
    }

    long received() {
        return received;
    }

    /** Numbers that were jumped over and never came; what may still be under way does not count. */
    long missing() {
        return missing + missingUpTo(highest - STILL_UNDER_WAY);
    }

    /** While the stream lasts: numbers that had been jumped over when this was last asked, and have not come since. */
    long missingByNow() {
        long count = missing + missingUpTo(lookedAt);
        lookedAt = highest;
        return count;
    }

    /** Numbers that came twice. */
    long duplicated() {
        return duplicated;
    }

    /** Numbers that came behind a higher one. */
    long reordered() {
        return reordered;
    }

    /** Numbers so late that nothing can be said of them. */
    long tooLate() {
        return tooLate;
    }

    private void advance(long number) {
        if (number - highest >= WINDOW) {
            missing += missingUpTo(highest) + (number - WINDOW - highest);
            Arrays.fill(seen, 0);
        } else {
            for (long n = highest + 1; n <= number; n++) {
                if (n - WINDOW >= first && !isMarked(n)) {
                    // The place of n still belongs to n − WINDOW.
                    missing++;
                }
                unmark(n);
            }
        }
        highest = number;
        mark(number);
    }

    private long missingUpTo(long last) {
        if (first < 0) {
            return 0;
        }
        long count = 0;
        long n = Math.max(first, highest - WINDOW + 1);
        while (n <= last) {
            long end = Math.min(last, n | 63);
            long asked = -1L << n & -1L >>> 63 - end;
            count += Long.bitCount(~seen[word(n)] & asked);
            n = end + 1;
        }
        return count;
    }

    private boolean isMarked(long number) {
        return (seen[word(number)] & 1L << number) != 0;
    }

    private void mark(long number) {
        seen[word(number)] |= 1L << number;
    }

    private void unmark(long number) {
        seen[word(number)] &= ~(1L << number);
    }

    private static int word(long number) {
        return (int) (number & WINDOW - 1) >> 6;
    }
}
