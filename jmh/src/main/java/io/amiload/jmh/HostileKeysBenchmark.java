// SPDX-License-Identifier: Apache-2.0
package io.amiload.jmh;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.HostileKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * What keys cost that no dictionary holds and no prediction expects: ordinary ones, whose look-up ends at once, and
 * those that a hostile peer would choose, whose look-up compares with as many names as any look-up can. The two rows
 * differ in nothing else: 299 such headers a message, of the same lengths. The ratio is the factor that hash flooding
 * gains.
 */
public class HostileKeysBenchmark extends Measured {

    private static final int MESSAGES = 256;
    private static final int HEADERS = 300;
    private static final int POOL = 300;

    private final AmiDecoder decoder = new AmiDecoder();
    private final UnknownKeys unknown = new UnknownKeys();
    private ByteBuffer ordinary;
    private ByteBuffer colliding;

    /** Writes the messages down, and checks what their keys are. */
    @Setup
    public void write() {
        List<String> hostile = HostileKeys.colliding(POOL);
        List<String> harmless = HostileKeys.ordinary(hostile);
        for (int i = 0; i < POOL; i++) {
            verify("length of a key", hostile.get(i).length(), harmless.get(i).length());
            verify("names a harmless key is compared with", 0, HostileKeys.compared(harmless.get(i)));
            verify("names a hostile key is compared with", HostileKeys.compared(hostile.get(0)),
                HostileKeys.compared(hostile.get(i)));
        }
        if (HostileKeys.compared(hostile.get(0)) < 2) {
            throw new IllegalStateException("the hostile keys do not collide");
        }
        ordinary = messages(harmless);
        colliding = messages(hostile);
        verify("sizes", ordinary.capacity(), colliding.capacity());
    }

    /**
     * Unknown keys as they come.
     *
     * @param volume counts bytes
     * @return unknown keys
     */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long ordinaryUnknownKeys(Volume volume) {
        return decode(ordinary, volume);
    }

    /**
     * Unknown keys chosen to collide with as many names of the dictionary as can be.
     *
     * @param volume counts bytes
     * @return unknown keys
     */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long collidingUnknownKeys(Volume volume) {
        return decode(colliding, volume);
    }

    private long decode(ByteBuffer stream, Volume volume) {
        unknown.count = 0;
        decoder.reset();
        int done = decoder.decode(stream, 0, stream.capacity(), unknown);
        verify("bytes", stream.capacity(), done);
        verify("unknown keys", (long) MESSAGES * (HEADERS - 1), unknown.count);
        volume.bytes += done;
        return unknown.count;
    }

    private static ByteBuffer messages(List<String> pool) {
        Random random = new Random(HEADERS);
        StringBuilder stream = new StringBuilder();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < POOL; i++) {
            order.add(i);
        }
        for (int i = 0; i < MESSAGES; i++) {
            Collections.shuffle(order, random);
            stream.append("Event: Status\r\n");
            for (int header : order.subList(0, HEADERS - 1)) {
                stream.append(pool.get(header)).append(": ").append(random.nextInt(1_000_000_000)).append("\r\n");
            }
            stream.append("\r\n");
        }
        byte[] bytes = stream.toString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
    }

    private static final class UnknownKeys implements AmiHandler {

        private long count;

        @Override
        public AmiControl onMessage(AmiMessage message) {
            for (int i = 0; i < message.headerCount(); i++) {
                count += message.keyId(i) == 0 ? 1 : 0;
            }
            return AmiControl.CONTINUE;
        }
    }
}
