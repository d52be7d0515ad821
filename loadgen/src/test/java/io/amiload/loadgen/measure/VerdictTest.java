// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Slo;
import io.amiload.loadgen.result.Samples;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private final RunOutcome outcome = Samples.outcome();

    @ParameterizedTest
    @CsvSource({
        "response.p99 < 86ms, true", "response.p99 < 80ms, false", "Ping.service.max <= 77ms, true",
        "delay.min > 49us, true", "errors < 10%, true", "errors < 9%, false", "errors == 8, true",
        "timedOut == 2, true", "Ping.lost == 1, true", "unsent < 3%, true", "skipped == 0, true",
        "rate >= 0.94, true", "rate >= 0.95, false",
        "rate >= 42/s, true", "rate >= 43/s, false", "event.delay.p50 < 1ms, true", "events.duplicated == 0, true",
        "events.rate > 2/s, true", "login.max < 16ms, true", "connections.failed == 0, false",
        "connections.dropped <= 1, true", "hiccup.max < 3ms, true", "events.violations == 1, true",
        "fanout.first.max < 1ms, true", "fanout.last.max < 1us, false", "fanout.skew.p50 < 1ms, true",
        "fanout.response.max < 1ms, true", "events.lost == 0, false", "events.lost != 0, false"})
    void judgesEachKindOfLimit(String expression, boolean held) {
        assertEquals(held, SloResult.of(Slo.parse(expression), outcome).held());
    }

    @Test
    void whatIsNotKnownDoesNotHold() {
        SloResult result = SloResult.of(Slo.parse("events.lost == 0"), outcome);
        assertEquals(false, result.isKnown());
        assertEquals(List.of("limit cannot be judged, its value is not known: events.lost == 0"
            + " (7 user events were under way)"),
            Verdict.of(Samples.plan("events.lost == 0"), outcome).reasons());
    }

    @Test
    void interruptedIsPartialAndInvalidBeatsALimit() {
        RunPlan broken = Samples.plan("response.max < 1ns");
        assertEquals(Verdict.Status.OK, Verdict.of(Samples.plan(), outcome).status());
        assertEquals(Verdict.Status.SLO_FAILED, Verdict.of(broken, outcome).status());
        assertEquals(Verdict.Status.INVALID, Verdict.of(broken, Samples.with(outcome, false, "slow")).status());
        assertEquals(Verdict.Status.PARTIAL, Verdict.of(broken, Samples.with(outcome, true, "slow")).status());
    }

    @Test
    void aRunThatHurtWasStoppedByALimitAndNotByTheUser() {
        RunOutcome stopped = new RunOutcome(outcome.started(), outcome.measuredNanos(), outcome.target(),
            outcome.actions(), outcome.flows(), outcome.events(), outcome.connections(), outcome.generator(), outcome.server(),
            RunOutcome.Ending.TOO_MANY_ERRORS, List.of());
        Verdict verdict = Verdict.of(Samples.plan(), stopped);
        assertEquals(Verdict.Status.PARTIAL, verdict.status());
        assertEquals(1, verdict.reasons().size());
    }

    @Test
    void refusesBooksThatDoNotBalance() {
        Histogram none = Histograms.create();
        assertThrows(IllegalStateException.class,
            () -> new ActionMeasurement("Ping", 10, 10, 5, 1, 1, 1, 0, 0, 0, 0, none, none, none, 1));
        assertThrows(IllegalStateException.class,
            () -> new ActionMeasurement("Ping", 10, 8, 8, 0, 0, 0, 1, 0, 0, 0, none, none, none, 1));
    }
}
