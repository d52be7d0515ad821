// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.emulator.EventFault;
import io.amiload.loadgen.measure.AuditMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.Verdict;
import io.amiload.loadgen.plan.AuditMode;
import io.amiload.loadgen.plan.RunPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run notices when the server loses, doubles and swaps events. */
class EventAuditRunTest {

    @Test
    void countsTheUserEventsThatEachListenerMissed() throws Exception {
        try (EmulatedAsterisk asterisk = server(false)) {
            asterisk.disturb(EventFault.DROP, "UserEvent", 3);
            RunOutcome outcome = run(userEvents(asterisk));

            AuditMeasurement audit = outcome.events().audit();
            assertEquals(AuditMeasurement.USER_EVENTS, audit.basis());
            assertEquals(6L, audit.lost(), "three events, two listeners");
            assertEquals(0L, audit.duplicated());
            assertEquals(3, outcome.events().fanOut().censored());
            assertEquals(100, outcome.events().fanOut().events());
        }
    }

    @Test
    void countsUserEventsThatComeTwiceOrSwapped() throws Exception {
        try (EmulatedAsterisk asterisk = server(false)) {
            asterisk.disturb(EventFault.DUPLICATE, "UserEvent", 2);
            asterisk.disturb(EventFault.SWAP, "UserEvent", 1);
            AuditMeasurement audit = run(userEvents(asterisk)).events().audit();

            assertEquals(0L, audit.lost());
            assertEquals(4L, audit.duplicated());
            assertEquals(2L, audit.reordered());
        }
    }

    @Test
    void countsMissingSequenceNumbersOfAnAccountThatSeesAll() throws Exception {
        try (EmulatedAsterisk asterisk = server(true)) {
            asterisk.disturb(EventFault.DROP, "Newexten", 4);
            asterisk.disturb(EventFault.DUPLICATE, "HangupRequest", 1);
            asterisk.disturb(EventFault.SWAP, "Newstate", 1);
            AuditMeasurement audit = run(calls(asterisk).audit(AuditMode.UNFILTERED)).events().audit();

            assertEquals(AuditMeasurement.SEQUENCE_NUMBER, audit.basis());
            assertEquals(4L, audit.lost());
            assertEquals(1L, audit.duplicated());
            assertEquals(1L, audit.reordered());
        }
    }

    @Test
    void lossIsSeenWhileTheRunLasts() throws Exception {
        try (EmulatedAsterisk asterisk = server(true)) {
            asterisk.disturb(EventFault.DROP, "Newexten", 4);
            LoadRun run = new LoadRun(calls(asterisk).audit(AuditMode.UNFILTERED).duration(Duration.ofSeconds(5)).plan(),
                second -> { });
            run.execute();
            assertEquals(4, run.snapshot().eventsLost(), "the last picture, made before the run was over");
        }
    }

    @Test
    void cannotTellLossFromAFilterUnlessTheAccountIsKnownToSeeAll() throws Exception {
        try (EmulatedAsterisk asterisk = server(true)) {
            asterisk.disturb(EventFault.DROP, "Newexten", 4);
            RunPlan plan = calls(asterisk).slo("events.lost == 0").plan();
            RunOutcome outcome = new LoadRun(plan, second -> { }).execute();

            assertNull(outcome.events().audit().lost());
            List<String> reasons = Verdict.of(plan, outcome).reasons();
            assertTrue(reasons.stream().anyMatch(reason -> reason.startsWith("limit cannot be judged, its value is not"
                + " known: events.lost == 0 (4 SequenceNumbers are missing")), reasons::toString);
        }
    }

    @Test
    void noGapIsNoLossWhateverTheAccountMaySee() throws Exception {
        try (EmulatedAsterisk asterisk = server(true)) {
            assertEquals(0L, run(calls(asterisk)).events().audit().lost());
        }
    }

    @Test
    void showsCallsThatAreOutOfShape() throws Exception {
        try (EmulatedAsterisk asterisk = server(false)) {
            asterisk.disturb(EventFault.DUPLICATE, "Hangup", 2);
            AuditMeasurement audit = run(calls(asterisk)).events().audit();

            assertEquals(2L, audit.violationCount());
            assertEquals(2L, audit.violations().get("hangup-once"));
            assertEquals("Hangup", audit.examples().get(0).event());
        }
    }

    @Test
    void withoutAListenerOrWithoutTheWatchNothingIsKnown() throws Exception {
        try (EmulatedAsterisk asterisk = server(false)) {
            RunOutcome unheard = run(userEvents(asterisk).listeners(0));
            assertNull(unheard.events().audit().lost());
            assertNull(unheard.events().fanOut());
            assertTrue(unheard.events().audit().notes().get(0).startsWith("no listener"));

            RunOutcome off = run(userEvents(asterisk).audit(AuditMode.OFF));
            assertNull(off.events().audit().lost());
            assertNull(off.events().fanOut());
            assertNull(off.events().audit().violationCount());
        }
    }

    private static EmulatedAsterisk server(boolean debug) throws Exception {
        return EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all").debug(debug).start();
    }

    private static Plans userEvents(EmulatedAsterisk asterisk) {
        return Plans.against(asterisk.port()).scenario("userevent-fanout").connections(1).listeners(2).rate(100)
            .warmup(Duration.ZERO).timeout(Duration.ofSeconds(1)).drain(Duration.ofSeconds(2));
    }

    /** Calls end a second after they began, which is before the end of the drain. */
    private static Plans calls(EmulatedAsterisk asterisk) {
        return Plans.against(asterisk.port()).scenario("originate").connections(1).listeners(1).rate(10)
            .warmup(Duration.ZERO).duration(Duration.ofSeconds(3));
    }

    private static RunOutcome run(Plans plan) throws Exception {
        return new LoadRun(plan.plan(), second -> { }).execute();
    }
}
