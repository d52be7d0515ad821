// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.loadgen.measure.AuditMeasurement;
import io.amiload.loadgen.measure.Measured;
import io.amiload.loadgen.measure.Recorder;
import io.amiload.loadgen.measure.RunTotals;
import io.amiload.loadgen.measure.SecondGrid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One lane and listeners on three loops, each a thread of its own, as fast as they can: every event is found again. */
class UserEventsRaceTest {

    private static final long STRIDE = EventAudit.IDS_PER_LANE;
    private static final int EVENTS = 200_000;
    private static final int LISTENERS = 5;
    private static final int LOOPS = 3;
    private static final int WINDOW = 512;

    private final EventAudit audit = new EventAudit(
        new EventAudit.Settings(1, WINDOW, LISTENERS, LOOPS, Long.MAX_VALUE / 2, true, false));
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong[] heard = new AtomicLong[LOOPS];

    @Test
    void everyEventIsCompleteAndNoneIsLost() throws InterruptedException {
        List<Thread> loops = new ArrayList<>();
        for (int loop = 0; loop < LOOPS; loop++) {
            heard[loop] = new AtomicLong();
            int which = loop;
            loops.add(new Thread(() -> hearAll(which)));
        }
        loops.forEach(Thread::start);
        SecondGrid grid = new SecondGrid(System.nanoTime(), 0, 600_000_000_000L);
        Measured measured = new Measured(List.of("UserEvent"), List.of());
        Recorder recorder = new Recorder(measured, grid);
        SentUserEvents lane = audit.lane(0);
        for (long n = 1; n <= EVENTS; n++) {
            while (n - slowest() > WINDOW) {
                lane.settle(System.nanoTime(), recorder);
                Thread.yield();
            }
            long id = STRIDE + n;
            lane.open(id, System.nanoTime());
            lane.left(id, System.nanoTime());
            sent.setRelease(n);
            lane.answered(id, false);
        }
        for (Thread loop : loops) {
            loop.join();
        }
        lane.finish(System.nanoTime(), recorder);
        recorder.closeAll();
        RunTotals totals = new RunTotals(measured, grid, 0, List.of(recorder), second -> { });
        totals.collectRest();

        assertEquals(EVENTS, totals.fanOut(LISTENERS).events());
        assertEquals(0, totals.fanOut(LISTENERS).censored());
        AuditMeasurement outcome = audit.outcome();
        assertEquals(List.of(0L, 0L, 0L), List.of(outcome.lost(), outcome.duplicated(), outcome.reordered()));
    }

    private long slowest() {
        long least = Long.MAX_VALUE;
        for (AtomicLong loop : heard) {
            least = Math.min(least, loop.getAcquire());
        }
        return least;
    }

    private void hearAll(int loop) {
        AmiDecoder decoder = new AmiDecoder();
        ByteBuffer buffer = ByteBuffer.allocateDirect(256);
        for (long n = 1; n <= EVENTS; n++) {
            while (sent.getAcquire() < n) {
                Thread.yield();
            }
            byte[] event = ("Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: A\r\nActionID: " + (STRIDE + n)
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            buffer.put(0, event);
            for (int listener = loop; listener < LISTENERS; listener += LOOPS) {
                ListenerAudit ears = audit.listener(listener);
                decoder.reset();
                decoder.decode(buffer, 0, event.length, message -> {
                    ears.onEvent(message, System.nanoTime());
                    return AmiControl.CONTINUE;
                });
            }
            heard[loop].setRelease(n);
        }
    }
}
