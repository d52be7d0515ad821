// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * The events that a server sent to everybody on a recorded connection: those that a replay as a server sends again.
 *
 * @param bytes   all that the server sent
 * @param banner  its first line, or null
 * @param ends    where each event ends
 * @param timed   when so many bytes were there; null if that is not known
 * @param stamped whether the events tell their time themselves
 */
public record CapturedEvents(byte[] bytes, String banner, int[] ends, LongUnaryOperator timed, boolean stamped) {

    /**
     * Finds them.
     *
     * @param sent what a server sent
     * @return the events
     * @throws RecordingException if there is none
     */
    public static CapturedEvents of(TimedBytes sent) throws RecordingException {
        byte[] bytes = sent.bytes();
        Finder finder = new Finder();
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
        try {
            new AmiDecoder().decode(buffer, 0, bytes.length, finder);
        } catch (AmiFormatException e) {
            throw new RecordingException("the server's bytes are not the manager protocol: " + e.getMessage());
        }
        if (finder.count == 0) {
            throw new RecordingException("it holds no event that a server sent to everybody");
        }
        return new CapturedEvents(bytes, finder.banner, Arrays.copyOf(finder.ends, finder.count),
            sent.isTimed() ? sent::arrival : null, finder.stamped);
    }

    private static final class Finder implements AmiHandler {

        private int[] ends = new int[64];
        private int count;
        private boolean stamped;
        private String banner;

        @Override
        public AmiControl onMessage(AmiMessage message) {
            if (message.kind() == Kind.BANNER) {
                banner = message.value(0);
            } else if (message.kind() == Kind.EVENT && message.has(AmiKey.PRIVILEGE)) {
                if (count == ends.length) {
                    ends = Arrays.copyOf(ends, count * 2);
                }
                ends[count++] = (int) (message.streamOffset() + message.length());
                stamped |= message.has(AmiKey.TIMESTAMP);
            }
            return AmiControl.CONTINUE;
        }
    }

    /**
     * The protocol's version in the banner.
     *
     * @return for example {@code 11.0.0}; null if there is no banner
     */
    public String managerVersion() {
        int slash = banner == null ? -1 : banner.lastIndexOf('/');
        return slash < 0 ? null : banner.substring(slash + 1).strip();
    }

    /**
     * Times at an even rate.
     *
     * @param perSecond events per second
     * @return gives the time of the event that ends behind so many bytes
     */
    public LongUnaryOperator at(double perSecond) {
        return count -> (long) (Math.abs(Arrays.binarySearch(ends, (int) count)) / perSecond * 1e9);
    }

    /**
     * From the first event's time to the last one's, as recorded.
     *
     * @return nanoseconds; −1 if times are not known
     */
    public long lengthNanos() {
        return timed == null ? -1 : timed.applyAsLong(ends[ends.length - 1]) - timed.applyAsLong(ends[0]);
    }
}
