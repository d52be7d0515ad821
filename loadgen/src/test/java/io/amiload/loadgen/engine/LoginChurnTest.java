// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.emulator.EmulatorBuilder;
import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.CatchUp;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Sessions that come and go, and what becomes of the books when they cannot. */
class LoginChurnTest {

    @Test
    void noMoreLogInAtATimeThanTheTargetAllows() throws Exception {
        try (EmulatedAsterisk asterisk = asterisk().start()) {
            RunOutcome outcome = run(Plans.against(asterisk.port()).connections(200).warmup(Duration.ZERO));

            assertEquals(0, outcome.connections().failed().size(), () -> "" + outcome.connections().failed());
            assertTrue(outcome.actions().get("Login").answered() > 200, () -> describe(outcome));
            assertEquals(outcome.total().sent(), outcome.total().answered(), () -> describe(outcome));
        }
    }

    @Test
    void loginsBeyondTheTargetsLimitAreLostAndCounted() throws Exception {
        try (EmulatedAsterisk asterisk = asterisk().authLimit(2).start()) {
            RunOutcome outcome = run(Plans.against(asterisk.port()).connections(40).warmup(Duration.ZERO));

            ActionMeasurement login = outcome.actions().get("Login");
            assertTrue(login.lost() > 0, () -> describe(outcome));
            assertEquals(login.lost(), outcome.connections().failed().values().stream().mapToLong(n -> n).sum());
            assertExact(outcome);
        }
    }

    @Test
    void aTargetThatGoesAwayIsTriedOnAsThePlanSays() throws Exception {
        EmulatedAsterisk asterisk = asterisk().start();
        AtomicBoolean closed = new AtomicBoolean();
        RunOutcome outcome = new LoadRun(Plans.against(asterisk.port()).scenario("login-churn").connections(4).rate(100)
            .duration(Duration.ofSeconds(3)).plan(), second -> {
                if (!second.warmup() && closed.compareAndSet(false, true)) {
                    asterisk.close();
                }
            }).execute();

        assertEquals(300, outcome.actions().get("Login").planned());
        assertTrue(outcome.actions().get("Login").lost() > 50, () -> describe(outcome));
        assertTrue(outcome.actions().get("Login").answered() > 50, () -> describe(outcome));
        assertExact(outcome);
    }

    @Test
    void aStallShowsInTheResponseTimeOfAllLoginsDueInIt() throws Exception {
        try (EmulatedAsterisk asterisk = asterisk().start()) {
            AtomicBoolean stalled = new AtomicBoolean();
            RunOutcome outcome = new LoadRun(Plans.against(asterisk.port()).scenario("login-churn").connections(1)
                .rate(100).duration(Duration.ofSeconds(2)).plan(), second -> {
                    if (!second.warmup() && stalled.compareAndSet(false, true)) {
                        asterisk.stall(Duration.ofMillis(400));
                    }
                }).execute();

            ActionMeasurement login = outcome.actions().get("Login");
            assertEquals(200, login.answered(), () -> describe(outcome));
            long waited = login.response().getCountBetweenValues(200_000_000L, Long.MAX_VALUE / 4);
            assertTrue(waited >= 18, () -> waited + " logins waited for half of the stall or longer; theory says 20");
        }
    }

    @Test
    void whatCannotBeDoneInTimeIsSkippedIfThePlanWantsNoCatchingUp() throws Exception {
        try (EmulatedAsterisk asterisk = asterisk().start()) {
            AtomicBoolean stalled = new AtomicBoolean();
            RunOutcome outcome = new LoadRun(Plans.against(asterisk.port()).scenario("login-churn").connections(1)
                .rate(100).catchUp(CatchUp.NONE).duration(Duration.ofSeconds(2)).plan(), second -> {
                    if (!second.warmup() && stalled.compareAndSet(false, true)) {
                        asterisk.stall(Duration.ofMillis(400));
                    }
                }).execute();

            ActionMeasurement login = outcome.actions().get("Login");
            assertEquals(200, login.planned());
            assertTrue(login.skipped() >= 30, () -> "skipped " + login.skipped());
            assertEquals(200, login.sent() + login.skipped() + login.unsent());
            assertExact(outcome);
        }
    }

    private static EmulatorBuilder asterisk() {
        return EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all");
    }

    private static RunOutcome run(Plans plan) throws Exception {
        return new LoadRun(plan.scenario("login-churn").plan(), second -> { }).execute();
    }

    private static void assertExact(RunOutcome outcome) {
        for (ActionMeasurement action : outcome.actions().values()) {
            assertEquals(action.sent(), action.answered() + action.errors() + action.timedOut() + action.lost(),
                () -> describe(outcome));
        }
    }

    private static String describe(RunOutcome outcome) {
        StringBuilder text = new StringBuilder();
        outcome.actions().values().forEach(action -> text.append(action.name()).append(": sent ").append(action.sent())
            .append(", answered ").append(action.answered()).append(", errors ").append(action.errors())
            .append(", timed out ").append(action.timedOut()).append(", lost ").append(action.lost())
            .append(", unsent ").append(action.unsent()).append(", skipped ").append(action.skipped()).append("; "));
        return text.append(outcome.connections().failed()).toString();
    }
}
