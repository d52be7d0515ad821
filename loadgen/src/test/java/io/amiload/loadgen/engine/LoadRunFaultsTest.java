// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.CatchUp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The books close whatever the target does. */
class LoadRunFaultsTest {

    @Test
    void aRefusedConnectionIsOneSentence() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        TargetUnreachableException e = assertThrows(TargetUnreachableException.class, () -> run(Plans.against(port)));

        assertEquals("cannot connect to 127.0.0.1:" + port + ": refused", e.getMessage());
    }

    @Test
    void aConnectionClosedWithoutABannerIsOneSentence() throws IOException {
        try (ScriptedServer server = new ScriptedServer("", (action, number, connection) -> ScriptedServer.CLOSE)) {
            TargetUnreachableException e =
                assertThrows(TargetUnreachableException.class, () -> run(Plans.against(server.port())));

            assertTrue(e.getMessage().contains("closed the connection without a banner"), e.getMessage());
        }
    }

    @Test
    void errorAnswersAreErrors() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) ->
            action.get("Action").equals("Ping") && connection > 0 && number % 2 == 0
                ? "Response: Error\r\nActionID: " + action.get("ActionID") + "\r\nMessage: no\r\n\r\n"
                : ScriptedServer.AS_USUAL)) {
            ActionMeasurement total = run(Plans.against(server.port()).rate(100).connections(1)).total();

            assertEquals(100, total.sent());
            assertEquals(50, total.errors());
            assertEquals(50, total.answered());
            assertEquals(100, total.response().getTotalCount());
        }
    }

    @Test
    void whatIsNeverAnsweredTimesOutAndIsRecordedAsAtLeastThatLong() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) ->
            isLane(connection) && number % 10 == 5 ? ScriptedServer.SILENCE : ScriptedServer.AS_USUAL)) {
            ActionMeasurement total = run(Plans.against(server.port()).rate(100).connections(1)
                .timeout(Duration.ofMillis(300))).total();

            assertEquals(100, total.sent());
            assertEquals(10, total.timedOut());
            assertEquals(10, total.censored());
            assertEquals(90, total.answered());
            assertEquals(100, total.response().getTotalCount(), "nothing is dropped");
            assertEquals(90, total.service().getTotalCount());
            assertTrue(total.response().getMaxValue() >= 300_000_000L);
        }
    }

    @Test
    void whatIsOutstandingWhenTheConnectionBreaksIsLostAndTheLaneComesBack() throws Exception {
        AtomicInteger cut = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> {
            if (isLane(connection) && number == 20 && cut.getAndIncrement() == 0) {
                return ScriptedServer.CLOSE;
            }
            return ScriptedServer.AS_USUAL;
        })) {
            RunOutcome outcome = run(Plans.against(server.port()).rate(50).connections(1)
                .duration(Duration.ofSeconds(2)).warmup(Duration.ZERO));

            ActionMeasurement total = outcome.total();
            assertEquals(100, total.planned());
            assertEquals(total.planned(), total.sent() + total.unsent());
            assertTrue(total.lost() >= 1, () -> "lost " + total.lost());
            assertEquals(1, outcome.connections().dropped());
            assertEquals(1, outcome.connections().reconnected());
            assertTrue(total.answered() >= 90, () -> "answered " + total.answered());
        }
    }

    @Test
    void aFullLaneShowsAsDelayAndUnsentActionsAreCounted() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> {
            if (isLane(connection) && action.get("Action").equals("Ping")) {
                pause(20);
            }
            return ScriptedServer.AS_USUAL;
        })) {
            RunOutcome outcome = run(Plans.against(server.port()).rate(200).connections(1).inFlight(1)
                .warmup(Duration.ZERO).drain(Duration.ofMillis(200)));

            ActionMeasurement total = outcome.total();
            assertEquals(200, total.planned(), "the plan stays what it was");
            assertTrue(total.sent() <= 65, () -> "sent " + total.sent());
            assertEquals(200, total.sent() + total.unsent());
            assertEquals(200, total.response().getTotalCount(), "the unsent ones count as at least that late");
            assertTrue(total.response().getValueAtPercentile(50) > total.service().getValueAtPercentile(99),
                "waiting for the lane is part of the response time, not of the service time");
        }
    }

    @Test
    void whatAFullLaneCannotSendInTimeIsSkippedWhenThePlanDoesNotCatchUp() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> {
            if (isLane(connection) && action.get("Action").equals("Ping")) {
                pause(20);
            }
            return ScriptedServer.AS_USUAL;
        })) {
            ActionMeasurement total = run(Plans.against(server.port()).rate(200).connections(1).inFlight(1)
                .catchUp(CatchUp.NONE).warmup(Duration.ZERO)).total();

            assertEquals(200, total.planned(), "the plan stays what it was");
            assertTrue(total.skipped() >= 135, () -> "skipped " + total.skipped());
            assertEquals(200, total.sent() + total.skipped() + total.unsent());
            assertEquals(total.sent(), total.answered());
            assertEquals(total.sent() + total.unsent(), total.response().getTotalCount(), "skipped ones are in no sum");
        }
    }

    /** A stall leaves 150 actions behind; sent at once they would make a second of 250. */
    @Test
    void catchingUpAtTwiceTheRateSendsAllAndNeverFaster() throws Exception {
        List<Long> sentPerSecond = new ArrayList<>();
        AtomicBoolean stalled = new AtomicBoolean();
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> {
            if (isLane(connection) && action.get("Action").equals("Ping") && !stalled.getAndSet(true)) {
                pause(1500);
            }
            return ScriptedServer.AS_USUAL;
        })) {
            RunOutcome outcome = new LoadRun(Plans.against(server.port()).rate(100).connections(1).inFlight(1)
                .catchUp(CatchUp.TWICE).warmup(Duration.ZERO).duration(Duration.ofSeconds(4)).plan(),
                second -> sentPerSecond.add(second.sent())).execute();

            assertEquals(400, outcome.total().answered());
            assertTrue(sentPerSecond.stream().allMatch(sent -> sent <= 201), () -> "sent " + sentPerSecond);
            assertTrue(sentPerSecond.get(0) < 100, () -> "nothing was caught up with: " + sentPerSecond);
        }
    }

    @Test
    void aRunThatHurtsIsStopped() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) ->
            action.get("Action").equals("Ping") && isLane(connection)
                ? "Response: Error\r\nActionID: " + action.get("ActionID") + "\r\nMessage: no\r\n\r\n"
                : ScriptedServer.AS_USUAL)) {
            RunOutcome outcome = run(Plans.against(server.port()).rate(100).connections(1).maxErrors("20")
                .warmup(Duration.ZERO).duration(Duration.ofMinutes(5)));

            assertEquals(RunOutcome.Ending.TOO_MANY_ERRORS, outcome.ending());
            assertTrue(outcome.total().errors() > 20);
            assertEquals(outcome.total().sent(), outcome.total().errors());
            assertTrue(outcome.measuredNanos() < 120_000_000_000L);
        }
    }

    @Test
    void anInterruptedRunIsPartialAndItsBooksClose() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> ScriptedServer.AS_USUAL)) {
            AtomicReference<LoadRun> run = new AtomicReference<>();
            run.set(new LoadRun(Plans.against(server.port()).rate(100).duration(Duration.ofMinutes(5)).plan(),
                second -> {
                    if (!second.warmup()) {
                        run.get().interrupt();
                    }
                }));
            RunOutcome outcome = run.get().execute();

            assertTrue(outcome.interrupted());
            assertTrue(outcome.measuredNanos() < 60_000_000_000L);
            assertEquals(outcome.total().sent(), outcome.total().answered());
            assertEquals(0, outcome.total().unsent(), "what was not due yet was not missed");
        }
    }

    /** The probes before and after the run have connections of their own: the first and the last. */
    private static boolean isLane(int connection) {
        return connection == 1;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RunOutcome run(Plans plan) throws Exception {
        return new LoadRun(plan.plan(), second -> { }).execute();
    }
}
