// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.engine.LoadRun;
import io.amiload.loadgen.engine.LoginRefusedException;
import io.amiload.loadgen.engine.TargetUnreachableException;
import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.Verdict;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Demand;
import io.amiload.loadgen.plan.Patience;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Scenarios;
import io.amiload.loadgen.plan.Sessions;
import io.amiload.loadgen.plan.Watch;
import io.amiload.loadgen.result.Quantity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/**
 * Measures something whose result is known, and tells whether the measurement says so.
 *
 * <p><b>A stalled target.</b> Actions are due evenly over a time D, and the target stands still once, for S. An action
 * that is due when x of the stall is left waits for x, so a share of (S − x) / D of all actions waits longer than x: the
 * response time at the share q of the distribution is S − (1 − q) · D, as long as that is positive. One lane with K
 * actions in flight has sent exactly K when it is full: they alone may show the stall in their service time, whoever
 * is due after them waits in the plan and not on the wire.
 *
 * <p><b>A stalled generator.</b> The generator stands still in mid-run; the run must be called invalid.
 */
final class SelfTest {

    /** What a check comes to. */
    enum Result {
        /** The measurement says what is true. */
        PASSED,
        /** It does not, and nothing excuses it. */
        FAILED,
        /** It does not, and the machine itself stood still for so long that nothing can be said. */
        TOO_NOISY
    }

    /**
     * One check.
     *
     * @param name   what was tried
     * @param result what it comes to
     * @param lines  what was expected and what was measured
     */
    record Check(String name, Result result, List<String> lines) {
    }

    static final Duration STALL = Duration.ofMillis(1500);
    static final Duration DURATION = Duration.ofSeconds(6);
    static final int RATE = 400;
    static final int IN_FLIGHT = 16;
    private static final double TOLERANCE = 0.02;
    private static final double[] PERCENTILES = {90, 95, 99, 100};
    private static final int TRIES = 3;
    private static final Duration WARMUP = Duration.ofSeconds(1);
    private static final Duration HELD_UP = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private SelfTest() {
    }

    /** Makes both checks; one that the machine is too noisy for is tried again. */
    static List<Check> run() throws IOException, TargetException {
        Check stalledTarget = stalledTarget();
        for (int i = 1; i < TRIES && stalledTarget.result == Result.TOO_NOISY; i++) {
            stalledTarget = stalledTarget();
        }
        return List.of(stalledTarget, stalledGenerator());
    }

    static Check stalledTarget() throws IOException, TargetException {
        Credentials account = EmbeddedTarget.credentials(AuthMethod.PLAIN);
        try (EmbeddedTarget target = EmbeddedTarget.startQuiet(account)) {
            RunPlan plan = plan(target, account, RATE, DURATION, IN_FLIGHT);
            AtomicBoolean stalled = new AtomicBoolean();
            LoadRun run = new LoadRun(plan, second -> {
                if (!second.warmup() && stalled.compareAndSet(false, true)) {
                    target.stall(STALL);
                }
            });
            return judge(execute(run));
        }
    }

    /** The response time that theory gives for a share of the distribution, nanoseconds. */
    static double theory(double percentile) {
        return STALL.toNanos() - (1 - percentile / 100) * DURATION.toNanos();
    }

    static Check judge(RunOutcome outcome) {
        List<String> lines = new ArrayList<>();
        ActionMeasurement total = outcome.total();
        boolean good = true;
        for (double percentile : PERCENTILES) {
            double expected = theory(percentile);
            double measured = total.response().getValueAtPercentile(percentile);
            boolean close = Math.abs(measured - expected) <= TOLERANCE * expected;
            good &= close;
            lines.add("response " + (percentile == 100 ? "max" : "p" + (int) percentile) + ": " + Quantity.nanos(measured)
                + ", theory " + Quantity.nanos(expected) + (close ? "" : "  <-- more than 2 % apart"));
        }
        long showing = total.service().getCountBetweenValues(STALL.toNanos() / 2, Long.MAX_VALUE / 4);
        boolean share = showing == IN_FLIGHT;
        good &= share;
        lines.add("service shows the stall in " + showing + " of " + total.service().getTotalCount()
            + " actions, theory " + IN_FLIGHT + (share ? "" : "  <--"));
        if (good) {
            return new Check("a target that stalls", Result.PASSED, lines);
        }
        String noise = noise(outcome);
        if (noise == null) {
            return new Check("a target that stalls", Result.FAILED, lines);
        }
        lines.add("machine too noisy: " + noise);
        return new Check("a target that stalls", Result.TOO_NOISY, lines);
    }

    /** What this machine did that may move a percentile by half of the tolerance, or null. */
    private static String noise(RunOutcome outcome) {
        double allowed = TOLERANCE * theory(PERCENTILES[0]) / 2;
        Histogram hiccup = outcome.generator().hiccup();
        if (hiccup.getMaxValue() > allowed) {
            return "an idle thread was woken " + Quantity.nanos(hiccup.getMaxValue()) + " too late";
        }
        Histogram own = outcome.generator().ownDelay();
        if (own.getMaxValue() > allowed) {
            return "the generator was up to " + Quantity.nanos(own.getMaxValue()) + " late itself";
        }
        // What is behind the stall goes out in so many turns, each of which takes as long as an undisturbed action.
        double turns = RATE * STALL.toNanos() / 1e9 / IN_FLIGHT;
        double undisturbed = outcome.total().service().getValueAtPercentile(75);
        return turns * undisturbed > allowed
            ? "an undisturbed action takes " + Quantity.nanos(undisturbed) : null;
    }

    static Check stalledGenerator() throws IOException, TargetException {
        Credentials account = EmbeddedTarget.credentials(AuthMethod.PLAIN);
        try (EmbeddedTarget target = EmbeddedTarget.startQuiet(account)) {
            RunPlan plan = plan(target, account, RATE, Duration.ofSeconds(3), IN_FLIGHT);
            AtomicBoolean held = new AtomicBoolean();
            LoadRun[] run = new LoadRun[1];
            run[0] = new LoadRun(plan, second -> {
                if (!second.warmup() && held.compareAndSet(false, true)) {
                    run[0].holdUp(HELD_UP);
                }
            });
            Verdict verdict = Verdict.of(plan, execute(run[0]));
            boolean noticed = verdict.status() == Verdict.Status.INVALID
                && verdict.reasons().stream().anyMatch(reason -> reason.startsWith("the generator itself"));
            List<String> lines = new ArrayList<>(List.of("verdict: " + verdict.status().word()));
            verdict.reasons().forEach(reason -> lines.add("reason: " + reason));
            return new Check("a generator that stalls", noticed ? Result.PASSED : Result.FAILED, lines);
        }
    }

    private static RunPlan plan(EmbeddedTarget target, Credentials account, double rate, Duration duration,
                                int inFlight) {
        return new RunPlan("self-test", target.target(), account, new Sessions(1, 0, inFlight, 1),
            Demand.constant(rate, duration, WARMUP), Scenarios.builtIn("ping"), Patience.of(PATIENCE), Watch.EVENTS);
    }

    private static RunOutcome execute(LoadRun run) throws TargetException {
        try {
            return run.execute();
        } catch (TargetUnreachableException | LoginRefusedException e) {
            throw new TargetException(e.getMessage());
        }
    }
}
