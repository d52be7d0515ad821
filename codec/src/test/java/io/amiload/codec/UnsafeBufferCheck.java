// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A program of its own, started by {@link AgronaBufferTest} with the flag that Agrona wants: decodes from and encodes
 * into Agrona's own buffers, and counts what that allocates.
 */
final class UnsafeBufferCheck {

    private static final com.sun.management.ThreadMXBean THREADS =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String EVENT = "Event: Hangup\r\nChannel: Local/1@x-0;1\r\nCause: 16\r\n\r\n";
    private static final String ACTION = "Action: Ping\r\nActionID: 12345\r\n\r\n";
    private static final int EVENTS = 500;
    private static final int ROUNDS = 400;
    private static final int SPELLS = 8;

    private static long checksum;

    private UnsafeBufferCheck() {
    }

    public static void main(String[] args) {
        byte[] stream = EVENT.repeat(EVENTS).getBytes(UTF_8);
        int size = stream.length;
        ByteBuffer direct = ByteBuffer.allocateDirect(size + 99);
        ByteBuffer heap = ByteBuffer.allocate(size + 99);
        ByteBuffer address = ByteBuffer.allocateDirect(size);
        Map<String, UnsafeBuffer> buffers = new LinkedHashMap<>();
        buffers.put("direct", new UnsafeBuffer(direct, 7, size));
        buffers.put("direct slice", new UnsafeBuffer(direct.position(5).slice(), 7, size));
        buffers.put("window of direct", new UnsafeBuffer(new UnsafeBuffer(direct, 3, size + 20), 4, size));
        buffers.put("heap slice", new UnsafeBuffer(heap.position(5).slice(), 7, size));
        buffers.put("array", new UnsafeBuffer(new byte[size + 20], 7, size));
        buffers.put("address", new UnsafeBuffer(BufferUtil.address(address), size));
        buffers.forEach((name, buffer) -> {
            buffer.putBytes(0, stream);
            decode(name, buffer);
            if (!name.equals("address")) {
                encode(name, buffer);
            }
            template(name, buffer);
            System.out.println(name + ": in order");
        });
    }

    private static void decode(String name, MutableDirectBuffer buffer) {
        AmiDecoder decoder = new AmiDecoder();
        int[] count = {0};
        AmiHandler handler = m -> {
            count[0]++;
            checksum += m.getLong(AmiKey.CAUSE, 0);
            return AmiControl.CONTINUE;
        };
        allocatesNothing(name + " decoded", () -> {
            int cut = EVENT.length() * EVENTS / 2 + 5;
            int done = decoder.decode(buffer, 0, cut, handler);
            expect(name, cut - cut % EVENT.length(), done);
            expect(name, buffer.capacity(), decoder.decode(buffer, done, buffer.capacity(), handler));
        });
        expect(name + " messages", ROUNDS * EVENTS, count[0]);
        expect(name + " causes", 16L * ROUNDS * EVENTS, checksum);
        checksum = 0;
    }

    private static void encode(String name, MutableDirectBuffer buffer) {
        AmiEncoder encoder = new AmiEncoder();
        allocatesNothing(name + " encoded", () -> {
            for (int n = 0; n < 100; n++) {
                encoder.wrap(buffer, 11, 11 + ACTION.length());
                expect(name, ACTION.length(), encoder.action(AmiName.PING).header(AmiKey.ACTION_ID, 12345).end());
            }
        });
        expect(name + " action", ACTION, buffer.getStringWithoutLengthAscii(11, ACTION.length()));
    }

    private static void template(String name, MutableDirectBuffer buffer) {
        AmiTemplate template = new AmiEncoder().wrap(ByteBuffer.allocateDirect(100))
            .action(AmiName.PING).slot(AmiKey.ACTION_ID, 5).template();
        allocatesNothing(name + " template", () -> {
            for (int n = 0; n < 100; n++) {
                template.write(buffer, 13);
                template.patch(buffer, 13, 0, 12345);
            }
        });
        expect(name + " template", ACTION, buffer.getStringWithoutLengthAscii(13, ACTION.length()));
    }

    /** In at least one of several long spells: the JVM itself allocates a little while it compiles. */
    private static void allocatesNothing(String what, Runnable round) {
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int spell = 0; spell < SPELLS; spell++) {
            long before = THREADS.getThreadAllocatedBytes(thread);
            for (int i = 0; i < ROUNDS / SPELLS; i++) {
                round.run();
            }
            least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
        }
        expect(what + ", bytes allocated", 0, least);
    }

    private static void expect(String what, long expected, long found) {
        if (expected != found) {
            throw new AssertionError(what + ": expected " + expected + ", found " + found);
        }
    }

    private static void expect(String what, String expected, String found) {
        if (!expected.equals(found)) {
            throw new AssertionError(what + ": expected " + expected + ", found " + found);
        }
    }
}
