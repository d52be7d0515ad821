// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;

/** Agrona's interfaces of buffers, over whatever they lie. */
class AgronaBufferTest {

    private static final byte[] STREAM = ("Asterisk Call Manager/11.0.0\r\nEvent: Hangup\r\nChannel: Local/1@x-0;1\r\n"
        + "Cause: 16\r\n\r\n\r\nResponse: Follows\r\na\nb--END COMMAND--\r\n\r\nEvent: half").getBytes(UTF_8);

    /** By size: each lies in the middle of something larger. */
    private static final List<IntFunction<MutableDirectBuffer>> KINDS = List.of(
        size -> AgronaMemory.overDirect(ByteBuffer.allocateDirect(size + 9), 5, size),
        size -> AgronaMemory.overDirect(ByteBuffer.allocateDirect(size + 9).position(3).slice(), 2, size),
        size -> AgronaMemory.overHeap(ByteBuffer.allocate(size + 9).position(3).slice(), 2, size),
        size -> AgronaMemory.overArray(new byte[size + 9], 5, size),
        size -> AgronaMemory.overAddress(ByteBuffer.allocateDirect(size + 9), 5, size));

    @Test
    void everyKindOfBufferIsRead() {
        Outcome expected = ReferenceDecoder.decode(STREAM, LineEnding.AUTO, AmiLimits.DEFAULT);
        for (IntFunction<MutableDirectBuffer> kind : KINDS) {
            for (int cut = 0; cut <= STREAM.length; cut++) {
                AmiDecoder decoder = new AmiDecoder();
                Collector collector = new Collector();
                // The first bytes lie at index 4 of one buffer, what is left and the rest at index 1 of another.
                int done = decoder.decode(filled(kind, 4, 0, cut), 4, 4 + cut, collector) - 4;
                int size = STREAM.length - done;
                done += decoder.decode(filled(kind, 1, done, size), 1, 1 + size, collector) - 1;
                assertEquals(expected, collector.outcome(done));
            }
        }
    }

    @Test
    void overDirectBufferTheMessageIsReadWhereItLies() {
        ByteBuffer memory = ByteBuffer.allocateDirect(200).put(20, STREAM);
        DirectBuffer buffer = AgronaMemory.overDirect(memory, 15, 180);
        AmiDecoder decoder = new AmiDecoder();
        int banner = decoder.decode(buffer, 5, 5 + STREAM.length, m -> AmiControl.STOP);
        assertEquals(5 + 30, banner);
        decoder.decode(buffer, banner, 5 + STREAM.length, m -> {
            assertEquals(20 + 30, m.offset());
            memory.put(m.valueOffset(2), (byte) '9');
            assertEquals(96, m.getLong(AmiKey.CAUSE, -1), "not a copy");
            return AmiControl.STOP;
        });
    }

    @Test
    void buffersOfAllKindsMayAlternate() {
        Outcome expected = ReferenceDecoder.decode(STREAM, LineEnding.AUTO, AmiLimits.DEFAULT);
        for (int step = 1; step < 50; step++) {
            AmiDecoder decoder = new AmiDecoder();
            Collector collector = new Collector();
            int done = 0;
            int call = 0;
            for (int to = step; done < STREAM.length && call < 2 * STREAM.length; call++) {
                int size = to - done;
                if (call % 6 == 5) {
                    done += decoder.decode(ByteBuffer.wrap(STREAM, done, size), collector);
                } else {
                    done += decoder.decode(filled(KINDS.get(call % 6 % 5), 2, done, size), 2, 2 + size, collector) - 2;
                }
                to = Math.min(STREAM.length, to + step);
            }
            assertEquals(expected, collector.outcome(done));
        }
    }

    @Test
    void rangeMustLieInTheBuffer() {
        AmiDecoder decoder = new AmiDecoder();
        AmiEncoder encoder = new AmiEncoder();
        AmiHandler handler = m -> AmiControl.CONTINUE;
        for (IntFunction<MutableDirectBuffer> kind : KINDS) {
            MutableDirectBuffer buffer = kind.apply(20);
            assertThrows(IndexOutOfBoundsException.class, () -> decoder.decode(buffer, -1, 20, handler));
            assertThrows(IndexOutOfBoundsException.class, () -> decoder.decode(buffer, 0, 21, handler));
            assertThrows(IndexOutOfBoundsException.class, () -> encoder.wrap(buffer, -1, 20));
            assertThrows(IndexOutOfBoundsException.class, () -> encoder.wrap(buffer, 0, 21));
            assertThrows(IndexOutOfBoundsException.class, () -> encoder.wrap(buffer, 3, 2));
        }
    }

    @Test
    void messagesAreWrittenIntoTheRangeOneBehindTheOther() {
        for (IntFunction<MutableDirectBuffer> kind : KINDS.subList(0, 4)) {
            MutableDirectBuffer buffer = kind.apply(100);
            AmiEncoder encoder = new AmiEncoder().wrap(buffer, 3, 100);
            int size = encoder.action(AmiName.PING).header(AmiKey.ACTION_ID, 7).end();
            assertEquals("Action: Ping\r\nActionID: 7\r\n\r\n", text(buffer, 3, size));
            int next = encoder.action(AmiName.LOGOFF).end();
            assertEquals("Action: Logoff\r\n\r\n", text(buffer, 3 + size, next));
            assertEquals("\0\0\0", text(buffer, 0, 3));
            size = encoder.wrap(buffer, 1, 100).event("X").end();
            assertEquals("Event: X\r\n\r\n", text(buffer, 1, size));
        }
    }

    @Test
    void whatDoesNotFitIntoTheRangeLeavesNoTraceBehindIt() {
        for (IntFunction<MutableDirectBuffer> kind : KINDS.subList(0, 4)) {
            MutableDirectBuffer buffer = kind.apply(100);
            AmiEncoder encoder = new AmiEncoder();
            for (int room = 0; room < "Action: Ping\r\n\r\n".length(); room++) {
                encoder.wrap(buffer, 7, 7 + room);
                assertThrows(BufferOverflowException.class, () -> encoder.action(AmiName.PING).end());
                assertEquals("\0", text(buffer, 7 + room, 1));
            }
            assertEquals(16, encoder.wrap(buffer, 7, 7 + 16).action(AmiName.PING).end());
        }
    }

    @Test
    void encoderChangesFromOneKindOfBufferToAnother() {
        AmiEncoder encoder = new AmiEncoder();
        ByteBuffer memory = ByteBuffer.allocateDirect(100);
        MutableDirectBuffer over = AgronaMemory.overDirect(memory, 50, 50);
        MutableDirectBuffer other = AgronaMemory.overArray(new byte[60], 0, 60);
        for (int round = 0; round < 3; round++) {
            memory.clear();
            encoder.wrap(memory).action(AmiName.PING).end();
            assertEquals(16, memory.position());
            assertEquals(18, encoder.wrap(over, 2, 50).action(AmiName.LOGOFF).end());
            assertEquals(16, memory.position());
            assertEquals("Action: Logoff\r\n\r\n", text(over, 2, 18));
            assertEquals(16, encoder.wrap(other, 0, 60).action(AmiName.PING).end());
            assertEquals("Action: Ping\r\n\r\n", text(other, 0, 16));
        }
    }

    @Test
    void encoderRefusesBufferOverMereAddress() {
        MutableDirectBuffer buffer = AgronaMemory.overAddress(ByteBuffer.allocateDirect(50), 0, 50);
        assertThrows(IllegalArgumentException.class, () -> new AmiEncoder().wrap(buffer, 0, 50));
    }

    @Test
    void templatesAreWrittenAndFilledIn() {
        AmiTemplate template = new AmiEncoder().wrap(ByteBuffer.allocate(100)).action(AmiName.PING)
            .slot(AmiKey.ACTION_ID, 5).slots("Variable", 3, "a=", ";", "").template();
        for (IntFunction<MutableDirectBuffer> kind : KINDS) {
            MutableDirectBuffer buffer = kind.apply(template.length() + 4);
            template.write(buffer, 2);
            template.patch(buffer, 2, 0, 1_234_567);
            template.patch(buffer, 2, 2, 42);
            assertEquals("\0\0Action: Ping\r\nActionID: 34567\r\nVariable: a=000;042\r\n\r\n\0\0",
                text(buffer, 0, template.length() + 4));
            assertThrows(IndexOutOfBoundsException.class, () -> template.write(buffer, 5));
            assertThrows(IndexOutOfBoundsException.class, () -> template.patch(buffer, 2, 3, 0));
        }
    }

    /** Agrona's own buffers do not start without a JVM flag, so they are tried in a JVM that has it. */
    @Test
    void worksOverAgronasOwnBuffers() throws Exception {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
            "--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
            UnsafeBufferCheck.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), said);
        assertFalse(said.isBlank());
    }

    private static MutableDirectBuffer filled(IntFunction<MutableDirectBuffer> kind, int at, int from, int size) {
        MutableDirectBuffer buffer = kind.apply(at + size);
        for (int i = 0; i < size; i++) {
            buffer.putByte(at + i, STREAM[from + i]);
        }
        return buffer;
    }

    private static String text(DirectBuffer buffer, int from, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        buffer.getBytes(from, bytes, 0, size);
        return new String(bytes.array(), UTF_8);
    }
}
