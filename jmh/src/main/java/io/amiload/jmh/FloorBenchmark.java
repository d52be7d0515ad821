// SPDX-License-Identifier: Apache-2.0
package io.amiload.jmh;

import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * What merely touching the bytes of the capture costs, in the same direct buffer the codec reads and through the same
 * {@link ByteBuffer#getLong(int)}. None of these rows knows what a message is; no parser can be faster.
 */
public class FloorBenchmark extends Measured {

    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long ONES = 0x0101010101010101L;
    private static final long LINE_FEEDS = ONES * '\n';

    private final BusyMix capture = BusyMix.capture();
    private final ByteBuffer bytes = capture.direct();
    private long expectedLineFeeds;
    private long expectedPositions;
    private long expectedSum;

    /** Finds out byte by byte what to expect. */
    @Setup
    public void expect() {
        expectedLineFeeds = 0;
        expectedPositions = 0;
        expectedSum = 0;
        byte[] plain = capture.bytes();
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] == '\n') {
                expectedLineFeeds++;
                expectedPositions += i;
            }
            boolean wholeWord = i < (plain.length & -8);
            expectedSum += (wholeWord ? plain[i] & 0xFFL : plain[i]) << (wholeWord ? (i & 7) << 3 : 0);
        }
    }

    /**
     * Counts the line feeds, eight bytes at a time and without a branch on what is found. JDK 25 makes a
     * loop over vectors of it, 17 does not.
     *
     * @param volume counts bytes
     * @return line feeds
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public long countLineFeeds(Volume volume) {
        final int size = capture.size();
        final int words = size & -8;
        long found = countInWords(bytes, words);
        for (int i = words; i < size; i++) {
            found += bytes.get(i) == '\n' ? 1 : 0;
        }
        volume.bytes += size;
        verify("line feeds", expectedLineFeeds, found);
        return found;
    }

    /**
     * The same with the JIT compiler kept from turning the loop into one over vectors: a scan of eight bytes at a time
     * as it is written, which is what a parser of eight bytes at a time can be set against. The only row with a flag.
     *
     * @param volume counts bytes
     * @return line feeds
     */
    @Benchmark
    @Fork(value = 5, jvmArgsAppend = "-XX:-UseSuperWord")
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public long countLineFeedsWordByWord(Volume volume) {
        return countLineFeeds(volume);
    }

    /** By itself and with a plain bound, since the floor must be the fastest form of the loop. */
    private static long countInWords(ByteBuffer b, int size) {
        long found = 0;
        for (int i = 0; i < size; i += 8) {
            found += Long.bitCount(lineFeeds(b.getLong(i)));
        }
        return found;
    }

    /**
     * Visits the line feeds one after the other and adds up their positions: the same scan for whoever does something
     * where a line ends.
     *
     * @param volume counts bytes
     * @return sum of positions
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public long visitLineFeeds(Volume volume) {
        final ByteBuffer b = bytes;
        final int size = capture.size();
        long sum = 0;
        int i = 0;
        for (; i + 8 <= size; i += 8) {
            for (long marks = lineFeeds(b.getLong(i)); marks != 0; marks &= marks - 1) {
                sum += i + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
        }
        for (; i < size; i++) {
            sum += b.get(i) == '\n' ? i : 0;
        }
        volume.bytes += size;
        verify("sum of positions", expectedPositions, sum);
        return sum;
    }

    /**
     * Adds up all words: reads every byte and looks at none.
     *
     * @param volume counts bytes
     * @return the sum
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public long sumOfLongs(Volume volume) {
        final ByteBuffer b = bytes;
        final int size = capture.size();
        final int words = size & -8;
        long sum = sumOfWords(b, words);
        int i = words;
        for (; i < size; i++) {
            sum += b.get(i);
        }
        volume.bytes += size;
        verify("sum", expectedSum, sum);
        return sum;
    }

    /** Marks the line feeds, all of them exactly. */
    private static long sumOfWords(ByteBuffer b, int size) {
        long sum = 0;
        for (int i = 0; i < size; i += 8) {
            sum += b.getLong(i);
        }
        return sum;
    }

    private static long lineFeeds(long word) {
        long x = word ^ LINE_FEEDS;
        return ~((x & LOW_BITS) + LOW_BITS | x | LOW_BITS);
    }
}
