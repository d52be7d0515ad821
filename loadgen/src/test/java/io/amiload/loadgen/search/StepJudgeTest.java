// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.Histograms;
import io.amiload.loadgen.measure.Interval;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.Slo;
import io.amiload.loadgen.result.Samples;
import io.amiload.loadgen.search.Trial.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class StepJudgeTest {

    private static final int SECONDS = 10;
    private static final int RATE = 100;
    private static final long MILLI = 1_000_000;
    private static final List<Slo> LIMITS = List.of(Slo.parse("response.p99 < 50ms"), Slo.parse("errors < 1%"));

    private long unsent;
    private long timedOut;
    private double perSecond = RATE;
    private String invalid;

    private StepJudge.Judgement judge(IntToLongFunction response) {
        return judge(response, second -> 0);
    }

    private StepJudge.Judgement judge(IntToLongFunction response, IntToLongFunction eventDelay) {
        StepSeconds seconds = new StepSeconds(2_000_000_000L, SECONDS * 1_000_000_000L);
        Histogram all = Histograms.create();
        for (int second = -2; second < SECONDS; second++) {
            Histogram histogram = Histograms.create();
            histogram.recordValueWithCount(response.applyAsLong(second), RATE);
            Map<String, Histogram> histograms = new HashMap<>();
            histograms.put("total.response", histogram);
            if (eventDelay.applyAsLong(second) > 0) {
                Histogram delays = Histograms.create();
                delays.recordValue(eventDelay.applyAsLong(second));
                histograms.put("event.delay", delays);
            }
            if (second >= 0) {
                all.add(histogram);
            }
            seconds.accept(new Interval(second + 2, second < 0, 0, (second + 2) * 1_000_000_000L, 1_000_000_000L,
                RATE, RATE,
                RATE, 0, 0, histograms));
        }
        long planned = SECONDS * RATE;
        ActionMeasurement ping = new ActionMeasurement("Ping", planned, planned - unsent, planned - unsent - timedOut,
            0,
            timedOut, 0, unsent, 0, 0, 0, all, all, Histograms.create(), perSecond);
        RunOutcome o = Samples.with(Samples.outcome(), false, invalid == null ? new String[0] : new String[] {invalid});
        Map<String, ActionMeasurement> actions = Map.of("Ping", ping, ActionMeasurement.TOTAL,
            ActionMeasurement.total(List.of(ping)));
        return StepJudge.judge(LIMITS, RATE, new RunOutcome(o.started(), o.measuredNanos(), o.target(), actions,
            o.flows(),
            o.events(), o.connections(), o.generator(), o.server(), o.ending(), o.invalidReasons()), seconds);
    }

    private static void assertFailed(StepJudge.Judgement judged, String reason) {
        assertEquals(Outcome.FAILED, judged.outcome(), judged.toString());
        assertTrue(judged.reasons().get(0).contains(reason), judged.toString());
    }

    @Test
    void aQuickTargetHolds() {
        assertEquals(new StepJudge.Judgement(Outcome.HELD, List.of()), judge(second -> MILLI));
    }

    @Test
    void aSlowOneFails() {
        assertFailed(judge(second -> 60 * MILLI), "limit not held: response.p99 < 50ms");
    }

    @Test
    void theWarmUpDoesNotCount() {
        assertEquals(Outcome.HELD, judge(second -> second < 0 ? 900 * MILLI : MILLI).outcome());
    }

    @Test
    void halvesThatDisagreeAreUnsteady() {
        assertEquals(Outcome.UNSTEADY, judge(second -> second < 5 ? 60 * MILLI : MILLI).outcome());
        assertEquals(Outcome.UNSTEADY, judge(second -> second == 3 ? 60 * MILLI : MILLI).outcome());
    }

    /** All within the limit, and on its way out of it. */
    @Test
    void responsesThatGrowAreBacklog() {
        assertFailed(judge(second -> MILLI + Math.max(0, second) * 4 * MILLI), "backlog: response grew");
    }

    @Test
    void eventDelayThatGrowsIsBacklog() {
        assertFailed(judge(second -> MILLI, second -> MILLI + Math.max(0, second) * 10 * MILLI), "backlog:"
            + " event.delay grew");
    }

    @Test
    void whatIsNotSentAnsweredOrCompletedInTimeIsBacklog() {
        unsent = 5;
        assertFailed(judge(second -> MILLI), "5 of 1000 actions could not be sent");
        unsent = 0;
        timedOut = 3;
        assertFailed(judge(second -> MILLI), "3 of 1000 actions were never answered");
        timedOut = 0;
        perSecond = 0.98 * RATE;
        assertFailed(judge(second -> MILLI), "98.0 % of the plan was completed in its own time");
    }

    @Test
    void anInvalidStepSaysNothingOfTheTarget() {
        invalid = "the generator stood still";
        assertEquals(new StepJudge.Judgement(Outcome.INVALID, List.of(invalid)), judge(second -> 60 * MILLI));
    }
}
