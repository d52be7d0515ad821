// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.AuditMeasurement;
import io.amiload.loadgen.measure.FanOutMeasurement;
import io.amiload.loadgen.measure.FlowMeasurement;
import io.amiload.loadgen.measure.Interval;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.SlowReaderMeasurement;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Scenarios;
import io.amiload.loadgen.plan.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run does with any manager interface, emulated or real. */
abstract class LoadRunSpecification {

    /** Where it is; the account admin with the secret s3cret has all rights, and events carry their time. */
    abstract Target target() throws Exception;

    /** Lanes that carry 20 calls a second of less than a second each. */
    int lanesForCalls() {
        return 2;
    }

    /** Time enough to fill the kernel's buffers with 2 MB a second, and for the target's write time-out (5 s). */
    Duration untilCut() {
        return Duration.ofSeconds(25);
    }

    /** The same by a plain connection, for questions that a fault of ours must not hide. */
    Target plainly() throws Exception {
        return target();
    }

    @Test
    void sendsTheMixAsPlannedAndEveryActionEndsOnce() throws Exception {
        RunOutcome outcome = run(Plans.against(target()).scenario("mixed").connections(5).rate(400).loops(2));

        ActionMeasurement total = outcome.total();
        assertEquals(400, total.planned());
        assertEquals(400, total.sent());
        assertEquals(400, total.answered(), () -> "errors " + total.errors() + ", timed out " + total.timedOut());
        assertEquals(400, total.response().getTotalCount());
        assertEquals(400, total.service().getTotalCount());
        assertEquals(400, total.delay().getTotalCount());
        assertTrue(outcome.actions().size() > 3, () -> "a mix has several actions: " + outcome.actions().keySet());
        assertEquals(0, outcome.connections().dropped());
        assertEquals(5, outcome.connections().opened());
    }

    @Test
    void keepsTheLanesFullInTheClosedModel() throws Exception {
        RunOutcome outcome = run(Plans.against(target()).connections(3).inFlight(4));

        ActionMeasurement total = outcome.total();
        assertTrue(total.answered() > 100, () -> "answered " + total.answered());
        assertEquals(total.sent(), total.answered());
        assertEquals(0, total.unsent());
    }

    @Test
    void listsEndWithTheirLastEvent() throws Exception {
        RunOutcome outcome = run(Plans.against(target()).scenario("lists").rate(50));

        assertEquals(50, outcome.total().answered(), () -> describe(outcome));
    }

    @Test
    void originatesEndWithTheirOriginateResponse() throws Exception {
        RunOutcome outcome = run(Plans.against(target()).scenario("originate").rate(10).listeners(1)
            .duration(Duration.ofSeconds(2)));

        assertEquals(20, outcome.total().answered(), () -> describe(outcome));
        assertTrue(outcome.events().perName().getOrDefault("Newchannel", 0L) >= 20,
            () -> "events " + outcome.events().perName());
        assertTrue(outcome.events().perName().containsKey("OriginateResponse"));
        assertTrue(outcome.events().delay().getTotalCount() > 0, "events carry their time");
        Map<String, Long> violations = outcome.events().audit().violations();
        assertTrue(violations.size() > 10, () -> "rules checked: " + violations);
        assertEquals(0, outcome.events().audit().violationCount(), () -> outcome.events().audit().examples().toString());
    }

    @Test
    void aCallFlowIsPlacedAnsweredAndHungUp() throws Exception {
        String account = "flow" + System.nanoTime();
        RunOutcome outcome = run(Plans.against(target()).connections(lanesForCalls()).rate(20)
            .duration(Duration.ofSeconds(2)).yaml(Scenarios.text("call-flow").replace("CallerID:", "Account: " + account + "\n          CallerID:")));

        FlowMeasurement call = outcome.flows().get("Call");
        assertEquals(40, call.planned());
        assertEquals(40, call.completed(), () -> call + "; " + describe(outcome));
        assertEquals(40, call.duration().getTotalCount());
        assertTrue(call.duration().getMinValue() >= 400_000_000L, "it talks for 400 ms at least");
        assertEquals(40, call.waits().get("HungUp").heard());
        assertTrue(outcome.actions().get("Originate").answered() >= 40, () -> describe(outcome));
        assertTrue(outcome.actions().get("Hangup").answered() >= 40, () -> describe(outcome));
        assertEquals(0, outcome.total().errors() + outcome.total().timedOut(), () -> describe(outcome));
        assertEquals(0, OpenChannels.ofAccount(plainly(), account), "no channel is left");
    }

    @Test
    void everyListenerHearsEveryUserEvent() throws Exception {
        RunOutcome outcome = run(Plans.against(target()).scenario("userevent-fanout").connections(2).rate(100)
            .listeners(3).loops(2).warmup(Duration.ZERO));

        assertEquals(100, outcome.total().answered(), () -> describe(outcome));
        long heard = outcome.events().perName().getOrDefault("UserEvent", 0L);
        // The last ones may arrive just after the window; each that does is heard by three.
        assertTrue(heard <= 300 && heard >= 150, () -> "heard " + heard);
        AuditMeasurement audit = outcome.events().audit();
        assertEquals(0L, audit.lost(), () -> audit.notes().toString());
        assertEquals(0L, audit.duplicated());
        FanOutMeasurement fanOut = outcome.events().fanOut();
        assertEquals(100, fanOut.events());
        assertEquals(0, fanOut.censored());
        assertTrue(fanOut.first().getMaxValue() <= fanOut.last().getMaxValue());
        assertEquals(100, fanOut.skew().getTotalCount());
    }

    @Test
    void sessionsComeAndGoAtThePlansRate() throws Exception {
        RunOutcome outcome = run(Plans.against(target()).scenario("login-churn").connections(5).listeners(1).rate(50)
            .warmup(Duration.ZERO).duration(Duration.ofSeconds(2)));

        for (String step : List.of("Login", "Ping", "Logoff")) {
            ActionMeasurement action = outcome.actions().get(step);
            assertEquals(100, action.sent(), () -> step + ": " + describe(outcome));
            assertEquals(100, action.answered(), () -> describe(outcome));
            assertEquals(100, action.response().getTotalCount());
        }
        assertEquals(0, outcome.connections().dropped());
        assertEquals(Map.of(), outcome.connections().failed());
        assertEquals(0, outcome.connections().reconnected(), "whoever went is not back");
        assertTrue(outcome.connections().opened() >= 101, () -> "opened " + outcome.connections().opened());
    }

    @Test
    void sessionsComeAndGoAsFastAsTheyCanInTheClosedModel() throws Exception {
        RunOutcome outcome = run(Plans.against(target()).scenario("login-churn").connections(3)
            .warmup(Duration.ZERO));

        ActionMeasurement login = outcome.actions().get("Login");
        assertTrue(login.answered() > 3, () -> describe(outcome));
        assertEquals(login.sent(), login.answered());
        assertEquals(login.sent(), outcome.actions().get("Logoff").answered(), () -> describe(outcome));
        assertEquals(outcome.total().sent(), outcome.total().answered());
    }

    @Test
    void listenersThatReadTooSlowlyAreCutAndTheLanesGoOn() throws Exception {
        assumeFalse(target().wire().transport().isHttp(), "a web server keeps events until they are asked for");
        RunOutcome outcome = run(Plans.against(target()).connections(2).listeners(2).rate(2000)
            .duration(untilCut())
            .yaml(Scenarios.text("slow-reader").replace("4 KiB/s", "100 B/s")));

        SlowReaderMeasurement slow = outcome.connections().slowReaders();
        assertTrue(slow.cutReaders() >= 1, () -> slow + "; " + outcome.connections());
        assertEquals(slow.after().getTotalCount(), outcome.connections().dropped());
        assertEquals(slow.cuts().size(), slow.after().getTotalCount());
        for (SlowReaderMeasurement.Cut cut : slow.cuts()) {
            assertTrue(cut.bytes() <= cut.after() * 100 / 1e9 + 1, () -> "no faster than 100 B/s: " + cut);
        }
        assertTrue(outcome.events().received() > 0, "what they read is counted");
        assertEquals(outcome.total().planned(), outcome.total().answered(), () -> describe(outcome));
        assertEquals(0, outcome.actions().get("Ping").censored());
    }

    @Test
    void logsInWithMd5() throws Exception {
        RunOutcome outcome = run(Plans.against(target()).rate(20)
            .credentials(Plans.credentials("s3cret", AuthMethod.MD5)));

        assertEquals(20, outcome.total().answered());
    }

    @Test
    void boundsTheTargetsClock() throws Exception {
        RunOutcome outcome = run(Plans.against(target()).rate(20));

        assertNotNull(outcome.events().clockOffset());
        assertTrue(Math.abs(outcome.events().clockOffset()) <= outcome.events().clockError() + 10_000_000,
            () -> "on one machine the clocks agree: " + outcome.events().clockOffset() + " ± "
                + outcome.events().clockError());
    }

    @Test
    void saysWhatTheTargetIs() throws Exception {
        RunOutcome outcome = run(Plans.against(target()).rate(20));

        if (target().wire().transport().isHttp()) {
            assertNull(outcome.target().banner(), "a web server has none");
        } else {
            assertTrue(outcome.target().banner().startsWith("Asterisk Call Manager/"), outcome.target().banner());
            assertTrue(outcome.target().banner().endsWith("/" + outcome.target().amiVersion()));
        }
        assertEquals(target().wire().transport().word(), outcome.target().transport());
        assertFalse(outcome.target().asteriskVersion().isEmpty());
    }

    @Test
    void aWrongSecretIsRefusedAndNotShown() {
        LoginRefusedException refused = assertThrows(LoginRefusedException.class,
            () -> run(Plans.against(target()).credentials(Plans.credentials("not-the-secret", AuthMethod.PLAIN))));

        assertTrue(refused.getMessage().contains("Authentication failed"), refused.getMessage());
        assertFalse(refused.getMessage().contains("not-the-secret"));
    }

    @Test
    void theSecondsAddUpToTheWhole() throws Exception {
        List<Interval> seconds = new ArrayList<>();
        RunOutcome outcome = new LoadRun(Plans.against(target()).rate(100).duration(Duration.ofMillis(2500)).loops(2)
            .plan(), seconds::add).execute();

        long planned = 0;
        long samples = 0;
        int measured = 0;
        for (Interval second : seconds) {
            if (!second.warmup()) {
                planned += second.planned();
                measured += second.planned() > 0 ? 1 : 0;
                samples += second.histograms().containsKey("total.response")
                    ? second.histograms().get("total.response").getTotalCount() : 0;
            }
        }
        assertEquals(outcome.total().planned(), planned);
        assertEquals(outcome.total().response().getTotalCount(), samples);
        assertEquals(3, measured, "two whole seconds and a half one");
    }

    private static RunOutcome run(Plans plan) throws Exception {
        return new LoadRun(plan.plan(), second -> { }).execute();
    }

    private static String describe(RunOutcome outcome) {
        StringBuilder text = new StringBuilder();
        outcome.actions().values().forEach(action -> text.append(action.name()).append(": sent ").append(action.sent())
            .append(", answered ").append(action.answered()).append(", errors ").append(action.errors())
            .append(", timed out ").append(action.timedOut()).append(", lost ").append(action.lost()).append("; "));
        return text.toString();
    }
}
