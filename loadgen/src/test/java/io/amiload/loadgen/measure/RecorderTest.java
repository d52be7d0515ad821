// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiMessage;
import io.amiload.loadgen.measure.SecondSlot.Booked;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What the three times of an action mean, by a clock that the test turns. */
class RecorderTest {

    private static final Measured MEASURED = new Measured(List.of("Ping"), List.of());

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    /** One second of warm-up and three measured ones, from a moment at which {@code nanoTime} is about to wrap. */
    private static final long START = Long.MAX_VALUE - SECOND;
    private static final SecondGrid GRID = new SecondGrid(START, SECOND, 4 * SECOND);

    private final Recorder recorder = new Recorder(MEASURED, GRID);
    private final List<Interval> intervals = new ArrayList<>();
    private final List<Map<String, Long>> samples = new ArrayList<>();
    private final RunTotals totals = new RunTotals(MEASURED, GRID, 0, List.of(recorder), interval -> {
        intervals.add(interval);
        Map<String, Long> counts = new HashMap<>();
        interval.histograms().forEach((tag, histogram) -> counts.put(tag, histogram.getTotalCount()));
        samples.add(counts);
    });

    private void sent(double intended, double at) {
        recorder.advance(time(at));
        recorder.sent(0, time(intended), time(at));
    }

    private void answered(double intended, double sent, double completed) {
        recorder.advance(time(completed));
        recorder.ended(0, time(intended), time(sent), time(completed), false);
    }

    /** A moment by its distance from the start of the measured window, in seconds. */
    private static long time(double seconds) {
        return START + SECOND + Math.round(seconds * 1e9);
    }

    private ActionMeasurement total() {
        recorder.closeAll();
        totals.collectRest();
        return totals.actions(3 * SECOND).get(ActionMeasurement.TOTAL);
    }

    @Test
    void responseCountsFromThePlanServiceFromTheWireAndDelayIsBetween() {
        sent(0.1, 0.4);
        answered(0.1, 0.4, 0.5);
        ActionMeasurement total = total();

        assertEquals(400 * MILLI, total.response().getMaxValue(), MILLI / 2);
        assertEquals(100 * MILLI, total.service().getMaxValue(), MILLI / 2);
        assertEquals(300 * MILLI, total.delay().getMaxValue(), MILLI / 2);
    }

    @Test
    void eventsBeforeTheStartAreNotCountedNotEvenWithoutWarmUp() {
        Recorder early = new Recorder(MEASURED, new SecondGrid(START, 0, SECOND));
        RunTotals of = new RunTotals(MEASURED, new SecondGrid(START, 0, SECOND), 0, List.of(early), second -> { });
        AmiMessage event = new AmiDecoder().next(ByteBuffer.allocateDirect(64)
            .put("Event: Newchannel\r\n\r\n".getBytes(StandardCharsets.US_ASCII)).flip());
        for (long at : new long[] {-SECOND, -1, 0, SECOND - 1, SECOND}) {
            early.advance(START + at);
            early.event(event, 5);
        }
        early.closeAll();
        of.collectRest();

        assertEquals(2, of.events());
        assertEquals(2, of.eventDelay().getTotalCount());
        Map<String, Long> names = new HashMap<>();
        early.addEventsByName(names);
        assertEquals(Map.of("Newchannel", 2L), names);
    }

    @Test
    void thePlansRateCountsEntriesAndNotTheStepsOfFlows() {
        Measured mix = new Measured(List.of("Ping", "Originate"),
            List.of(new Measured.FlowSteps("Call", List.of("Originate"), List.of())), Set.of("Ping"));
        Recorder of = new Recorder(mix, GRID);
        of.advance(START);
        of.ended(0, START, START, START, false);
        of.ended(1, START, START, START, false);
        of.flowEnded(0, START, START);
        of.ended(1, START, START, START, true);
        of.flowFailed(0, 0, START, START, false);
        of.publish();

        assertEquals(2, of.progress().ended(), "a Ping, and the flow that was completed");
        assertEquals(1, of.progress().failedFlows());
    }

    @Test
    void latencyBelongsToTheSecondOfThePlanAndThroughputToThatOfCompletion() {
        sent(0.5, 0.5);
        answered(0.5, 0.5, 2.5);
        total();

        assertEquals(1L, samples.get(1).get("Ping.response"));
        assertNull(samples.get(3).get("Ping.response"));
        assertEquals(0, intervals.get(1).completed());
        assertEquals(1, intervals.get(3).completed());
    }

    @Test
    void whatEndsBehindTheWindowIsAnsweredButIsNoThroughput() {
        sent(0.5, 0.5);
        sent(2.5, 2.5);
        answered(0.5, 0.5, 2.9);
        answered(2.5, 2.5, 3.1);
        ActionMeasurement total = total();

        assertEquals(2, total.answered());
        assertEquals(2, total.response().getTotalCount());
        assertEquals(1 / 3.0, total.perSecond(), 1e-9, "one of the two in three seconds");
    }

    @Test
    void whatWasPlannedInTheWarmUpAndEndsInTheWindowIsThroughputAndNoLatency() {
        sent(-0.5, -0.5);
        answered(-0.5, -0.5, 0.5);
        ActionMeasurement total = total();

        assertEquals(0, total.sent());
        assertEquals(0, total.response().getTotalCount());
        assertEquals(1 / 3.0, total.perSecond(), 1e-9);
    }

    @Test
    void whatHasNoEndIsRecordedAsAtLeastThatLong() {
        sent(0.5, 0.5);
        recorder.advance(time(2));
        recorder.censored(0, time(0.5), time(2), Booked.TIMED_OUT);
        recorder.censored(0, time(1), time(2), Booked.UNSENT);
        ActionMeasurement total = total();

        assertEquals(2, total.planned());
        assertEquals(1, total.sent());
        assertEquals(2, total.censored());
        assertEquals(2, total.response().getTotalCount());
        assertEquals(1000 * MILLI, total.response().getMinValue(), MILLI);
        assertEquals(1500 * MILLI, total.response().getMaxValue(), MILLI);
        assertEquals(0, total.service().getTotalCount());
    }

    @Test
    void whatIsSkippedIsPlannedAndInNoDistribution() {
        recorder.advance(time(1));
        recorder.skipped(0, time(0.5));
        ActionMeasurement total = total();

        assertEquals(1, total.planned());
        assertEquals(1, total.skipped());
        assertEquals(0, total.sent());
        assertEquals(0, total.response().getTotalCount());
        assertEquals(1, intervals.get(1).planned());
    }

    /** From a nanosecond to a day, without knowing the range before: three digits are kept and nothing is cut off. */
    @Test
    void timesOfAnyLengthKeepThreeDigits() {
        long day = 86_400 * SECOND;
        for (long nanos = 1; nanos <= day; nanos *= 7) {
            Histogram alone = Histograms.create();
            alone.recordValue(nanos);
            assertEquals(nanos, alone.getMaxValue(), nanos / 1000.0);
        }
        sent(0.5, 0.5);
        recorder.ended(0, time(0.5), time(0.5), time(0.5) + day, false);
        sent(0.5, 0.5);
        recorder.ended(0, time(0.5), time(0.5), time(0.5) + 1, false);
        ActionMeasurement total = total();

        assertEquals(day, total.response().getMaxValue(), day / 1000.0);
        assertEquals(1, total.response().getMinValue());
    }

    @Test
    void aRunThatIsStoppedEndsItsWindowThere() {
        sent(0.5, 0.5);
        answered(0.5, 0.5, 0.7);
        sent(1.1, 1.1);
        recorder.endAt(time(1.25), time(1.26));
        totals.endAt(time(1.25));
        answered(1.1, 1.1, 1.3);
        ActionMeasurement total = total();

        assertEquals(2, total.answered());
        assertEquals(1 / 3.0, total.perSecond(), 1e-9, "the second answer came when the window was over");
        assertEquals(SECOND / 4, intervals.get(2).lengthNanos());
        assertEquals(4, intervals.size());
    }
}
