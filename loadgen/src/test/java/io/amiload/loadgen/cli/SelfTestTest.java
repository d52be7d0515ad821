// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amiload.loadgen.cli.SelfTest.Check;
import io.amiload.loadgen.cli.SelfTest.Result;
import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.GeneratorMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.result.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** The instrument is held against what is known: what it shows of a stall is what theory says of it. */
class SelfTestTest {

    private static final int ACTIONS = (int) (SelfTest.RATE * SelfTest.DURATION.toSeconds());
    private static final int MILLI = 1_000_000;

    @Test
    void aStalledTargetIsSeenAsItIs() throws Exception {
        Check check = SelfTest.stalledTarget();
        for (int i = 1; i < 3 && check.result() == Result.TOO_NOISY; i++) {
            check = SelfTest.stalledTarget();
        }
        assumeTrue(check.result() != Result.TOO_NOISY, "machine too noisy: " + check.lines());
        assertEquals(Result.PASSED, check.result(), check.lines().toString());
    }

    @Test
    void aStalledGeneratorMakesTheRunInvalid() throws Exception {
        Check check = SelfTest.stalledGenerator();
        assertEquals(Result.PASSED, check.result(), check.lines().toString());
    }

    @Test
    void theoryIsTheShareOfActionsThatWaitLonger() {
        assertEquals(1500.0 * MILLI, SelfTest.theory(100), 1);
        assertEquals(1440.0 * MILLI, SelfTest.theory(99), 1);
        assertEquals(900.0 * MILLI, SelfTest.theory(90), 1);
        // Counted out: 600 actions are due in the stall, one each 2.5 ms, and 240 of 2,400 wait for 900 ms or more.
        assertEquals(900.0 * MILLI, stall(1).getValueAtPercentile(90), 3 * MILLI);
    }

    /** Measured as it is often done, from sending, one after the other: 16 slow actions, and no trace of the others. */
    @Test
    void whoMeasuresFromSendingFails() {
        Histogram coordinated = new Histogram(3);
        for (int i = 0; i < ACTIONS; i++) {
            coordinated.recordValue(i < SelfTest.IN_FLIGHT ? SelfTest.STALL.toNanos() : MILLI / 10);
        }
        Check check = SelfTest.judge(outcome(coordinated, quiet()));
        assertEquals(Result.FAILED, check.result());
    }

    @Test
    void threePerCentTooMuchFailOnAQuietMachineAndSayNothingOnANoisyOne() {
        assertEquals(Result.PASSED, SelfTest.judge(outcome(stall(1.01), quiet())).result());
        assertEquals(Result.FAILED, SelfTest.judge(outcome(stall(1.03), quiet())).result());
        Histogram noisy = quiet();
        noisy.recordValue(50L * MILLI);
        Check check = SelfTest.judge(outcome(stall(1.03), noisy));
        assertEquals(Result.TOO_NOISY, check.result());
        assertTrue(check.lines().get(check.lines().size() - 1).startsWith("machine too noisy: an idle thread"),
            check.lines().toString());
    }

    /** What the plan's actions wait for in a stall, each {@code factor} times as long. */
    private static Histogram stall(double factor) {
        Histogram response = new Histogram(3);
        for (int i = 0; i < ACTIONS; i++) {
            long left = SelfTest.STALL.toNanos() - i * 1_000_000_000L / SelfTest.RATE;
            response.recordValue((long) (Math.max(left, MILLI / 10) * factor));
        }
        return response;
    }

    private static Histogram quiet() {
        Histogram hiccup = new Histogram(3);
        hiccup.recordValueWithCount(MILLI / 10, 6000);
        return hiccup;
    }

    private static RunOutcome outcome(Histogram response, Histogram hiccup) {
        Histogram service = new Histogram(3);
        service.recordValueWithCount(SelfTest.STALL.toNanos(), SelfTest.IN_FLIGHT);
        service.recordValueWithCount(MILLI / 10, ACTIONS - SelfTest.IN_FLIGHT);
        RunOutcome o = Samples.outcome();
        ActionMeasurement total = new ActionMeasurement(ActionMeasurement.TOTAL, ACTIONS, ACTIONS, ACTIONS, 0, 0, 0, 0,
            0, 0, 0, response, service, quiet(), SelfTest.RATE);
        return new RunOutcome(o.started(), SelfTest.DURATION.toNanos(), o.target(),
            Map.of(ActionMeasurement.TOTAL, total), Map.of(), o.events(), o.connections(),
            new GeneratorMeasurement(hiccup, quiet(), 0.5, new ArrayList<>(List.of(0.5)), 0, 0, null), o.server(), o.ending(),
            List.of());
    }
}
