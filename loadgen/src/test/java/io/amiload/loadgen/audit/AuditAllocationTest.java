// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.Kind;
import io.amiload.corpus.Corpus;
import io.amiload.loadgen.measure.Measured;
import io.amiload.loadgen.measure.Recorder;
import io.amiload.loadgen.measure.SecondGrid;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Watching events leaves no garbage: 0 bytes in the best of a few rounds, each of some hundred thousand events. */
class AuditAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long STRIDE = EventAudit.IDS_PER_LANE;
    private static final int ROUNDS = 6;

    private final EventAudit audit =
        new EventAudit(new EventAudit.Settings(1, 64, 1, 1, 1_000_000_000L, true, true));
    private final ListenerAudit listener = audit.listener(0);
    private final AmiDecoder decoder = new AmiDecoder();
    private long now;

    /** Calls of a busy server, over and over: at the end of each capture its channels have hung up. */
    @Test
    void checkingCallsLeavesNoGarbage() {
        byte[] stream = Corpus.capture("asterisk22/busy-mix-20cps.ami").bytes();
        ByteBuffer buffer = ByteBuffer.allocateDirect(stream.length).put(stream);
        CallShapes shapes = new CallShapes();
        AmiHandler handler = message -> {
            if (message.kind() == Kind.EVENT) {
                shapes.onEvent(message);
            }
            return AmiControl.CONTINUE;
        };
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 8; i++) {
                decoder.reset();
                shapes.restart();
                decoder.decode(buffer, 0, stream.length, handler);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(shapes.checked() > 200_000, () -> shapes.checked() + " events");
        assertEquals(0, least);
    }

    @Test
    void followingUserEventsLeavesNoGarbage() {
        Recorder recorder =
            new Recorder(new Measured(List.of("UserEvent"), List.of()), new SecondGrid(0, 0, 1_000_000_000_000L));
        SentUserEvents lane = audit.lane(0);
        String head = "Event: UserEvent\r\nPrivilege: user,all\r\nTimestamp: 1795327657.514163\r\nSequenceNumber: ";
        byte[] event = (head + "000000000000\r\nUserEvent: AmiLoad\r\nActionID: 0000000000000\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
        int idAt = new String(event, StandardCharsets.US_ASCII).lastIndexOf("0000000000000");
        ByteBuffer buffer = ByteBuffer.allocateDirect(event.length).put(event);
        AmiHandler handler = message -> {
            listener.onEvent(message, now);
            return AmiControl.CONTINUE;
        };
        long number = 0;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100_000; i++) {
                long id = STRIDE + ++number;
                now += 100;
                lane.open(id, now);
                lane.left(id, now);
                digits(buffer, head.length(), 12, number);
                digits(buffer, idAt, 13, id);
                decoder.reset();
                decoder.decode(buffer, 0, event.length, handler);
                lane.answered(id, false);
                if (i % 64 == 0) {
                    lane.settle(now, recorder);
                }
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(ROUNDS * 100_000, listener.heard());
        assertEquals(0, listener.numbers().missing());
        assertEquals(0, least);
    }

    private static void digits(ByteBuffer buffer, int at, int count, long value) {
        long rest = value;
        for (int i = count - 1; i >= 0; i--) {
            buffer.put(at + i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
