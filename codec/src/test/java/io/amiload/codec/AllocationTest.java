// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.corpus.Corpus;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Counts, by the JVM's own books, the bytes this thread allocates. After warm-up it must be none at all, over a million
 * messages and more; no time is measured.
 */
class AllocationTest {

    private static final com.sun.management.ThreadMXBean THREADS =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final byte[] LOCAL = "Local/".getBytes(US_ASCII);
    private static final int ROUNDS = 6;
    private static final int CLEAN_ROUNDS = 4;
    private static final int MESSAGES_PER_ROUND = 300_000;

    private static ByteBuffer stream;
    private static int messages;

    private long checksum;

    @BeforeAll
    static void readCapture() {
        byte[] bytes = Corpus.capture("asterisk22/busy-mix-20cps.ami").bytes();
        stream = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        int[] count = {0};
        new AmiDecoder().decode(stream, 0, bytes.length, m -> {
            count[0]++;
            return AmiControl.CONTINUE;
        });
        messages = count[0];
        assertTrue(messages > 19_000);
    }

    @Test
    void decodingAndLookingUpAllocatesNothing() {
        AmiDecoder decoder = new AmiDecoder();
        AmiHandler handler = this::lookUp;
        assertAllocatesNothing(() -> {
            for (int n = 0; n < MESSAGES_PER_ROUND; n += messages) {
                decoder.reset();
                decoder.decode(stream, 0, stream.limit(), handler);
            }
        });
        assertTrue(checksum != 0);
    }

    @Test
    void decodingPiecesOf1500BytesAllocatesNothing() {
        AmiDecoder decoder = new AmiDecoder();
        AmiHandler handler = this::lookUp;
        ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
        int size = stream.limit();
        assertAllocatesNothing(() -> {
            for (int n = 0; n < MESSAGES_PER_ROUND; n += messages) {
                decoder.reset();
                in.clear();
                for (int at = 0; at < size; ) {
                    int piece = Math.min(1_500, size - at);
                    in.put(in.position(), stream, at, piece);
                    in.position(in.position() + piece);
                    at += piece;
                    in.flip();
                    decoder.decode(in, handler);
                    in.compact();
                }
            }
        });
        assertTrue(checksum != 0);
    }

    @Test
    void keysThatThePeerInventsAllocateNothingOnceTheBoundIsReached() {
        StringBuilder events = new StringBuilder();
        for (int n = 0; n < 20_000; n++) {
            events.append("Event: UserEvent\r\nVendor-Key-").append(n % 40).append(": 1\r\nInvented").append(n)
                .append(": 2\r\nChanVariable(Local/").append(n).append("@x;1): a=3\r\n\r\n");
        }
        byte[] bytes = events.toString().getBytes(US_ASCII);
        ByteBuffer in = ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
        AmiLimits limits = AmiLimits.DEFAULT.withMaxInternedKeys(100);
        AmiDecoder decoder = new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), limits, LineEnding.AUTO);
        int vendor = AmiDictionary.keys().size() + 1;
        AmiHandler handler = m -> {
            checksum += m.getLong(vendor, 5);
            return AmiControl.CONTINUE;
        };
        assertAllocatesNothing(() -> {
            for (int n = 0; n < MESSAGES_PER_ROUND; n += 20_000) {
                decoder.reset();
                decoder.decode(in, 0, bytes.length, handler);
            }
        });
        assertEquals(100, decoder.internedKeys());
        assertEquals(vendor, decoder.findKey("vendor-key-0"));
    }

    @Test
    void takingMessagesOneByOneAllocatesNothing() {
        AmiDecoder decoder = new AmiDecoder();
        ByteBuffer in = stream.duplicate();
        assertAllocatesNothing(() -> {
            for (int n = 0; n < MESSAGES_PER_ROUND; n += messages) {
                decoder.reset();
                in.rewind();
                for (AmiMessage m = decoder.next(in); m != null; m = decoder.next(in)) {
                    checksum += m.nameId() + m.getLong(AmiKey.PRIORITY, 0);
                }
            }
        });
        assertTrue(checksum != 0);
    }

    @Test
    void encodingAllocatesNothing() {
        ByteBuffer out = ByteBuffer.allocateDirect(1_000);
        AmiEncoder encoder = new AmiEncoder();
        byte[] context = "default".getBytes(US_ASCII);
        assertAllocatesNothing(() -> {
            for (int n = 0; n < MESSAGES_PER_ROUND; n++) {
                out.clear();
                encoder.wrap(out);
                encoder.action(AmiName.PING).header(AmiKey.ACTION_ID, 1_000_000L + n).end();
                encoder.action(AmiName.ORIGINATE)
                    .header(AmiKey.ACTION_ID, n)
                    .header(AmiKey.CHANNEL, "Local/100@default/n")
                    .header(AmiKey.CONTEXT, context)
                    .header(AmiKey.EXTEN, out, 8, 4)
                    .header(AmiKey.CALLER_ID, "\"Łódź\" <100>")
                    .header("Vendor-Key", "x")
                    .micros(AmiKey.TIMESTAMP, 1_795_327_559_205_410L + n)
                    .header(AmiKey.ASYNC, "true")
                    .end();
                encoder.response(AmiName.SUCCESS).listStart().end();
                encoder.event(AmiName.STATUS_COMPLETE).listComplete(n).end();
                checksum += out.position();
            }
        });
        assertTrue(checksum != 0);
    }

    @Test
    void templatesAllocateNothing() {
        ByteBuffer out = ByteBuffer.allocateDirect(1_000);
        AmiTemplate template = new AmiEncoder().wrap(out).action(AmiName.PING).slot(AmiKey.ACTION_ID, 12)
            .slots("Variable", 5, "a=", ";").template();
        assertAllocatesNothing(() -> {
            for (int n = 0; n < MESSAGES_PER_ROUND; n++) {
                template.write(out, 0);
                template.patch(out, 0, 0, n);
                template.patch(out, 0, 1, n * 7L);
                checksum += out.get(30);
            }
        });
        assertTrue(checksum != 0);
    }

    private AmiControl lookUp(AmiMessage m) {
        checksum += m.kind().ordinal() + m.nameId() + m.streamOffset() + m.length();
        checksum += m.getLong(AmiKey.PRIORITY, -1) + m.getMicros(AmiKey.UNIQUEID, -1) + m.getLong(AmiKey.ACTION_ID, 0);
        int channel = m.find(AmiKey.CHANNEL);
        if (channel >= 0) {
            checksum += m.valueName(channel) + m.valueOffset(channel) + m.valueLength(channel) + m.keyLength(channel)
                + (m.valueEquals(channel, LOCAL) ? 1 : 0) + (m.valueStartsWith(channel, LOCAL) ? 1 : 0)
                + (m.valueEqualsIgnoreCase(channel, "local/s@load") ? 1 : 0) + m.find(AmiKey.CHANNEL, channel + 1)
                + m.valueHash(channel);
        }
        checksum += m.getInt(AmiKey.CHANNEL_STATE, -1) + m.getNanos(AmiKey.TIMESTAMP, -1)
            + (m.getBoolean(AmiKey.PAUSED, true) ? 1 : 0) + m.find("Linkedid") + m.find("No-Such-Kéy");
        int privilege = m.find(AmiKey.PRIVILEGE);
        if (privilege >= 0) {
            checksum += m.privileges(privilege);
        }
        if (m.headerCount() > 2) {
            checksum += m.valueInt(2, 1) + m.valueMicros(2, 1) + m.valueNanos(2, 1) + (m.valueBoolean(2, true) ? 1 : 0);
        }
        for (int i = m.find(AmiKey.CHAN_VARIABLE); i >= 0; i = m.find(AmiKey.CHAN_VARIABLE, i + 1)) {
            checksum += m.assignmentOffset(i);
        }
        checksum += m.findAssignment(AmiKey.CHAN_VARIABLE, LOCAL, 0);
        return AmiControl.CONTINUE;
    }

    private static void assertAllocatesNothing(Runnable round) {
        long thread = Thread.currentThread().getId();
        long[] allocated = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long before = THREADS.getThreadAllocatedBytes(thread);
            round.run();
            allocated[i] = THREADS.getThreadAllocatedBytes(thread) - before;
        }
        long last = 0;
        for (int i = ROUNDS - CLEAN_ROUNDS; i < ROUNDS; i++) {
            last += allocated[i];
        }
        assertEquals(0, last, () -> "bytes in each round: " + Arrays.toString(allocated));
    }
}
