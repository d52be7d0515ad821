// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.TlsSettings;
import io.amiload.loadgen.plan.Transport;
import io.amiload.loadgen.plan.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds with a real Asterisk over TLS, whose certificate is taken as it is. */
abstract class AsteriskTlsSpecification extends LoadRunSpecification {

    private final String variable;

    AsteriskTlsSpecification(String variable) {
        this.variable = variable;
    }

    @Override
    Target target() {
        return inRecordsOf(TlsSettings.RECORD_BYTES);
    }

    @Override
    Target plainly() {
        return RealAsterisk.target(variable);
    }

    /** More than on a plain connection, since encrypting takes its time. */
    @Override
    Duration untilCut() {
        return Duration.ofSeconds(30);
    }

    private Target inRecordsOf(int bytes) {
        return RealAsterisk.target(variable, Wire.of(Transport.TLS).with(new TlsSettings(false, List.of(), bytes)));
    }

    private static RunOutcome pipelining(Target target) throws Exception {
        return new LoadRun(Plans.against(target).connections(4).inFlight(200).timeout(Duration.ofSeconds(2))
            .drain(Duration.ofSeconds(3)).warmup(Duration.ZERO).plan(), second -> { }).execute();
    }

    @Test
    void neverStallsInRecordsThatItReadsWhole() throws Exception {
        RunOutcome outcome = pipelining(target());

        assertTrue(outcome.total().answered() > 1_000, () -> "answered " + outcome.total().answered());
        assertEquals(outcome.total().sent(), outcome.total().answered());
    }

    @Test
    void answersALongActionOnlyWhenTheNextOneComes() throws Exception {
        RunOutcome outcome = new LoadRun(Plans.against(inRecordsOf(TlsSettings.MOST_RECORD_BYTES)).connections(1)
            .scenario("tls-stall").rate(10).warmup(Duration.ZERO).plan(), second -> { }).execute();

        assertEquals(10, outcome.total().sent());
        assertEquals(9, outcome.total().answered());
        assertEquals(1, outcome.total().timedOut(), "nothing comes behind the last one");
        assertTrue(outcome.total().response().getMinValue() > 90_000_000L, "a tenth of a second lies between two");
    }

    @Test
    void leavesTheRestOfALongRecordUnread() throws Exception {
        // At once, and none behind them, which would have it read on.
        RunOutcome outcome = new LoadRun(Plans.against(inRecordsOf(TlsSettings.MOST_RECORD_BYTES)).connections(1)
            .inFlight(128).warmup(Duration.ZERO).duration(Duration.ofNanos(1_000)).timeout(Duration.ofSeconds(2))
            .drain(Duration.ofSeconds(3)).plan(), second -> { }).execute();

        assertEquals(128, outcome.total().sent());
        assertTrue(outcome.total().answered() < 32, () -> "1024 bytes hold 22, answered " + outcome.total().answered());
        assertEquals(128, outcome.total().answered() + outcome.total().timedOut());
    }
}
