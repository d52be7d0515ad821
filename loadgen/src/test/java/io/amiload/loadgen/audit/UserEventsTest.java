// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.codec.AmiControl;
import io.amiload.loadgen.measure.AuditMeasurement;
import io.amiload.loadgen.measure.FanOutMeasurement;
import io.amiload.loadgen.measure.Measured;
import io.amiload.loadgen.measure.Recorder;
import io.amiload.loadgen.measure.RunTotals;
import io.amiload.loadgen.measure.SecondGrid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** User events followed from one lane to two listeners on two loops, by hand and on one thread. */
class UserEventsTest {

    private static final long STRIDE = EventAudit.IDS_PER_LANE;
    private static final long TIMEOUT = 1_000;

    private final SecondGrid grid = new SecondGrid(0, 0, 1_000_000_000L);
    private final Measured measured = new Measured(List.of("UserEvent"), List.of());
    private final Recorder recorder = new Recorder(measured, grid);
    private final EventAudit audit =
        new EventAudit(new EventAudit.Settings(1, 4, 2, 2, TIMEOUT, true, false));
    private final SentUserEvents lane = audit.lane(0);
    private long next = STRIDE + 1_000;

    @Test
    void measuresFromSendingToTheFirstAndTheLastListener() {
        long id = sent(10, 100);
        hear(0, id, 150);
        hear(1, id, 180);
        lane.answered(id, false);
        lane.settle(200, recorder);

        assertTrue(lane.isSettled());
        FanOutMeasurement fanOut = fanOut();
        assertEquals(1, fanOut.events());
        assertEquals(0, fanOut.censored());
        assertEquals(50, fanOut.first().getMaxValue());
        assertEquals(80, fanOut.last().getMaxValue());
        assertEquals(30, fanOut.skew().getMaxValue());
        assertEquals(170, fanOut.response().getMaxValue());
        assertCounts(0L, 0L, 0L);
    }

    @Test
    void whatOneListenerHasNotHeardInTimeIsLostAndAtLeastThatLong() {
        heardByAll();
        long id = sent(10, 100);
        lane.answered(id, false);
        hear(0, id, 150);
        lane.settle(1_000, recorder);
        assertEquals(10, lane.oldestIntended(Long.MAX_VALUE), "its second stays open");
        lane.settle(1_200, recorder);
        assertTrue(lane.isSettled());
        lane.finish(2_000, recorder);

        FanOutMeasurement fanOut = fanOut();
        assertEquals(2, fanOut.events());
        assertEquals(1, fanOut.censored());
        assertEquals(1_100, fanOut.last().getMaxValue(), 1);
        assertCounts(1L, 0L, 0L);
    }

    @Test
    void whatComesWhenItsTimeIsOverIsNotLostAfterAll() {
        heardByAll();
        long id = sent(10, 100);
        lane.answered(id, false);
        hear(0, id, 150);
        lane.settle(1_200, recorder);
        hear(1, id, 1_300);
        lane.finish(2_000, recorder);

        assertCounts(0L, 0L, 0L);
    }

    @Test
    void whatWasRefusedOrNeverAnsweredIsNotMissed() {
        heardByAll();
        lane.answered(sent(10, 100), true);
        sent(20, 200);
        lane.finish(5_000, recorder);

        assertEquals(1, fanOut().events());
        assertCounts(0L, 0L, 0L);
    }

    @Test
    void aSecondCopyIsADuplicate() {
        long id = heardByAll();
        hear(1, id, 300);
        lane.finish(2_000, recorder);

        assertCounts(0L, 1L, 0L);
    }

    @Test
    void aCopyBehindALaterOneOfTheSameLaneIsOutOfOrder() {
        long first = sent(10, 100);
        long second = sent(20, 110);
        hear(0, first, 150);
        hear(0, second, 160);
        hear(1, second, 170);
        hear(1, first, 180);
        lane.answered(first, false);
        lane.answered(second, false);
        lane.finish(2_000, recorder);

        assertEquals(2, fanOut().events());
        assertCounts(0L, 0L, 1L);
    }

    @Test
    void anotherRunsUserEventsAreNotOurs() {
        heardByAll();
        for (long foreign : new long[] {-1, 0, 17, STRIDE, STRIDE + 999, STRIDE + 5_000_000, 2 * STRIDE, 3 * STRIDE}) {
            hear(0, foreign, 500);
        }
        lane.finish(2_000, recorder);

        assertCounts(0L, 0L, 0L);
    }

    @Test
    void whatWasUnderWayWhileAListenerWasGoneCannotBeJudged() {
        heardByAll();
        long before = sent(10, 300);
        lane.answered(before, false);
        hear(0, before, 310);
        audit.listener(1).onGone(320);
        long meanwhile = sent(20, 330);
        lane.answered(meanwhile, false);
        hear(0, meanwhile, 340);
        audit.listener(1).onReady(350);
        lane.settle(360, recorder);
        assertTrue(lane.isSettled());
        long after = sent(30, 400);
        hear(0, after, 410);
        hear(1, after, 420);
        lane.answered(after, false);
        lane.finish(2_000, recorder);

        AuditMeasurement outcome = audit.outcome();
        assertNull(outcome.lost());
        assertTrue(outcome.notes().contains("2 user events were under way while a listener was not connected"),
            outcome.notes()::toString);
        assertEquals(2, fanOut().events());
        assertEquals(0, fanOut().censored());
    }

    @Test
    void lossIsToldWhileTheRunLasts() {
        assertEquals(-1, audit.lostSoFar(), "nothing has been published");
        heardByAll();
        audit.publish(0);
        audit.publish(1);
        assertEquals(0, audit.lostSoFar());
        long id = sent(10, 300);
        hear(0, id, 310);
        lane.answered(id, false);
        lane.settle(5_000, recorder);
        audit.publish(0);
        assertEquals(1, audit.lostSoFar());
        hear(1, id, 6_000);
        audit.publish(0);
        assertEquals(0, audit.lostSoFar(), "late, and not lost");
        lane.finish(7_000, recorder);
        assertEquals(0L, audit.outcome().lost());
    }

    @Test
    void aListenerThatHearsNothingAtAllMayNotBeAllowedTo() {
        long id = sent(10, 100);
        hear(0, id, 150);
        lane.answered(id, false);
        lane.finish(5_000, recorder);

        AuditMeasurement outcome = audit.outcome();
        assertNull(outcome.lost());
        assertTrue(outcome.notes().get(0).startsWith("1 of 2 listeners heard no UserEvent"), outcome.notes()::toString);
    }

    @Test
    void whoseRoomIsNeededBeforeAllHaveHeardCannotBeJudged() {
        heardByAll();
        int many = 1 << 19;
        for (int i = 0; i < many; i++) {
            lane.answered(sent(10, 100), false);
        }
        lane.finish(5_000, recorder);

        AuditMeasurement outcome = audit.outcome();
        assertNull(outcome.lost());
        assertTrue(outcome.notes().get(0).endsWith("still under way when room was needed for newer ones"),
            outcome.notes()::toString);
    }

    private long heardByAll() {
        long id = sent(1, 2);
        hear(0, id, 3);
        hear(1, id, 3);
        lane.answered(id, false);
        lane.settle(4, recorder);
        return id;
    }

    private long sent(long intended, long when) {
        long id = next++;
        lane.open(id, intended);
        lane.left(id, when);
        return id;
    }

    private void hear(int listener, long id, long when) {
        CallStream.decode("Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: AmiLoad\r\nActionID: " + id
            + "\r\n\r\n", message -> {
                audit.listener(listener).onEvent(message, when);
                return AmiControl.CONTINUE;
            });
    }

    private FanOutMeasurement fanOut() {
        recorder.closeAll();
        RunTotals totals = new RunTotals(measured, grid, 0, List.of(recorder), second -> { });
        totals.collectRest();
        return totals.fanOut(2);
    }

    private void assertCounts(Long lost, Long duplicated, Long reordered) {
        AuditMeasurement outcome = audit.outcome();
        assertEquals(AuditMeasurement.USER_EVENTS, outcome.basis());
        assertEquals(List.of(lost, duplicated, reordered),
            List.of(outcome.lost(), outcome.duplicated(), outcome.reordered()));
    }
}
