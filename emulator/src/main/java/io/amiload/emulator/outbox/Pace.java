// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.outbox;

import java.util.concurrent.TimeUnit;

/**
 * How well a client keeps up with what is sent to it: how fast it takes bytes, how old the oldest unsent one is, and
 * for how long it took nothing.
 *
 * <p>Ages are found by marks: at times the position behind the last unsent byte is noted. There are at most
 * {@value #MARKS}; when they run out every other one is dropped, so that a client that falls behind for hours costs no
 * more, and its age is known to a few hundredths of itself.
 */
public final class Pace {

    private static final int MARKS = 64;
    private static final long FIRST_SPACING = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);

    private long sent;
    private boolean stuck;
    private long lastProgress;
    private long longestStall;

    private long windowStart;
    private long windowSent;
    private long previousStart;
    private long previousSent;

    /** Positions and times, in pairs; null as long as the client takes everything at once. */
    private long[] marks;
    private int first;
    private int count;
    private long spacing = FIRST_SPACING;

    public Pace(long now) {
        windowStart = now;
        previousStart = now;
        lastProgress = now;
    }

    /** The client has taken bytes and left others. */
    public void took(long bytes, int unsent, long now) {
        if (now - windowStart >= WINDOW) {
            previousStart = windowStart;
            previousSent = windowSent;
            windowStart = now;
            windowSent = sent;
        }
        sent += bytes;
        if (stuck) {
            longestStall = Math.max(longestStall, now - lastProgress);
        }
        if (bytes > 0 || !stuck) {
            lastProgress = now;
        }
        stuck = unsent > 0;
        if (stuck) {
            mark(sent + unsent, now);
        } else {
            first = 0;
            count = 0;
            spacing = FIRST_SPACING;
        }
    }

    private void mark(long position, long now) {
        if (marks == null) {
            marks = new long[2 * MARKS];
        }
        while (count > 0 && marks[2 * first] <= sent) {
            first++;
            count--;
        }
        if (count > 0 && (now - time(count - 1) < spacing || marks[2 * (first + count - 1)] == position)) {
            return;
        }
        if (first + count == MARKS) {
            makeRoom();
        }
        marks[2 * (first + count)] = position;
        marks[2 * (first + count) + 1] = now;
        count++;
    }

    private void makeRoom() {
        if (first > 0) {
            System.arraycopy(marks, 2 * first, marks, 0, 2 * count);
        } else {
            count = MARKS / 2;
            for (int i = 0; i < count; i++) {
                marks[2 * i] = marks[4 * i];
                marks[2 * i + 1] = marks[4 * i + 1];
            }
            spacing *= 2;
        }
        first = 0;
    }

    private long time(int index) {
        return marks[2 * (first + index) + 1];
    }

    /** Bytes that the client, or the kernel for it, has taken. */
    public long sent() {
        return sent;
    }

    /** Nanoseconds since it took something last, as long as something is unsent; else 0. */
    public long stalledNanos(long now) {
        return stuck ? now - lastProgress : 0;
    }

    /** The longest time in which it took nothing although something was there. */
    public long longestStallNanos(long now) {
        return Math.max(longestStall, stalledNanos(now));
    }

    /** How long the oldest unsent byte has been waiting at least; 0 if all is sent. */
    public long behindNanos(long now) {
        if (!stuck) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            if (marks[2 * (first + i)] > sent) {
                return now - time(i);
            }
        }
        return 0;
    }

    /** Bytes per second, over the last second or two. */
    public long bytesPerSecond(long now) {
        long nanos = now - previousStart;
        return nanos <= 0 ? 0 : (long) ((sent - previousSent) * 1e9 / Math.max(nanos, WINDOW));
    }
}
