// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The bytes of one direction, and when each of them was read. */
public final class TimedBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean timed;
    private long[] ends = new long[16];
    private long[] times = new long[16];
    private int pieces;

    TimedBytes(boolean timed) {
        this.timed = timed;
    }

    void add(long nanos, byte[] piece) throws RecordingException {
        if (bytes.size() + (long) piece.length > Recording.MOST_BYTES) {
            throw new RecordingException("one direction of a connection is larger than " + Recording.MOST_BYTES
                + " bytes");
        }
        if (pieces == ends.length) {
            ends = Arrays.copyOf(ends, pieces * 2);
            times = Arrays.copyOf(times, pieces * 2);
        }
        bytes.writeBytes(piece);
        ends[pieces] = bytes.size();
        times[pieces++] = nanos;
    }

    /**
     * Tells whether the times are known.
     *
     * @return false for bytes that were kept without
     */
    public boolean isTimed() {
        return timed;
    }

    /**
     * How many bytes there are.
     *
     * @return the number
     */
    public int size() {
        return bytes.size();
    }

    /**
     * All bytes.
     *
     * @return a fresh array
     */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /**
     * When so many bytes were there.
     *
     * @param count 1 to {@link #size()}
     * @return nanoseconds since the recording began
     */
    public long arrival(long count) {
        int at = Arrays.binarySearch(ends, 0, pieces, count);
        return times[at >= 0 ? at : Math.min(pieces - 1, -at - 1)];
    }
}
