// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.Target;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs against the emulated Asterisk. */
class EmulatorLoadRunTest extends LoadRunSpecification {

    private EmulatedAsterisk asterisk;

    @BeforeEach
    void start() throws Exception {
        asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all").timestampEvents(true).start();
    }

    @AfterEach
    void stop() {
        asterisk.close();
    }

    /** Its write time-out is 100 ms. */
    @Override
    Duration untilCut() {
        return Duration.ofSeconds(4);
    }

    @Override
    Target target() {
        return new Target("127.0.0.1", asterisk.port(), false);
    }

    /**
     * A server that stands still makes everyone wait who wanted something then. An even load of 1,000/s for two seconds
     * has 300 actions due in a stall of 300 ms, which wait 300, 299, … 1 ms: so 15 % of all wait for it, and half of
     * these for 150 ms or more. Whoever measures from the sending of each action, one after the other, sees one slow
     * answer.
     */
    @Test
    void aStallShowsInTheResponseTimeOfAllWhoWereDueInIt() throws Exception {
        AtomicBoolean stalled = new AtomicBoolean();
        Duration stall = Duration.ofMillis(300);
        RunOutcome outcome = new LoadRun(Plans.against(target()).rate(1000).connections(1).inFlight(1)
            .duration(Duration.ofSeconds(2)).plan(), second -> {
                if (!second.warmup() && stalled.compareAndSet(false, true)) {
                    asterisk.stall(stall);
                }
            }).execute();

        ActionMeasurement total = outcome.total();
        assertEquals(2000, total.answered());
        long waited = total.response().getCountBetweenValues(stall.toNanos() / 2, Long.MAX_VALUE / 4);
        assertTrue(waited >= 140, () -> waited + " actions waited for half of the stall or longer; theory says 150");
        long slowService = total.service().getCountBetweenValues(stall.toNanos() / 2, Long.MAX_VALUE / 4);
        assertTrue(slowService <= 20, () -> slowService + " were slow once sent; theory says 1");
    }

    /**
     * The hot path allocates nothing: one object for each action would be 16 B at least. What is left are a second's
     * housekeeping and what the compiler has not reached, which weigh more the fewer actions a busy machine gets done.
     */
    @Test
    void aLongClosedRunAllocatesNextToNothingForEachAction() throws Exception {
        RunOutcome outcome = new LoadRun(Plans.against(target()).connections(4).inFlight(32)
            .warmup(Duration.ofSeconds(2)).duration(Duration.ofSeconds(2)).plan(), second -> { }).execute();

        assertTrue(outcome.total().answered() > 10_000, () -> "answered " + outcome.total().answered());
        assertTrue(outcome.generator().allocatedBytesPerAction() < 12,
            () -> outcome.generator().allocatedBytesPerAction() + " B for each action");
    }
}
