// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.engine.LoadRun;
import io.amiload.loadgen.engine.LoginRefusedException;
import io.amiload.loadgen.engine.TargetUnreachableException;
import io.amiload.loadgen.measure.Calibration;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Demand;
import io.amiload.loadgen.plan.Patience;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Scenarios;
import io.amiload.loadgen.plan.Sessions;
import io.amiload.loadgen.plan.Watch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Finds out what the generator can do on this machine, with an emulator in the same process that does nothing else: it
 * sends Pings as fast as they are answered, and receives as many copies of user events as it can get.
 */
final class Calibrator {

    private static final Duration WARMUP = Duration.ofSeconds(2);
    private static final Duration DURATION = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LANES = 10;
    private static final int IN_FLIGHT = 16;
    private static final int LISTENERS = 16;

    private Calibrator() {
    }

    /** Takes about ten seconds. */
    static Calibration measure(int loops) throws IOException, TargetException {
        RunOutcome actions = run("ping", LANES, 0, loops);
        RunOutcome events = run("userevent-fanout", 2, LISTENERS, loops);
        return new Calibration(actions.total().perSecond(), events.events().perSecond(), loops, Instant.now(), false);
    }

    private static RunOutcome run(String scenario, int lanes, int listeners, int loops)
        throws IOException, TargetException {
        Credentials account = EmbeddedTarget.credentials(AuthMethod.PLAIN);
        try (EmbeddedTarget target = EmbeddedTarget.startQuiet(account)) {
            return new LoadRun(new RunPlan("calibration", target.target(), account,
                new Sessions(lanes, listeners, IN_FLIGHT, loops), Demand.closed(DURATION, WARMUP),
                Scenarios.builtIn(scenario), Patience.of(PATIENCE), Watch.EVENTS), second -> { }).execute();
        } catch (TargetUnreachableException | LoginRefusedException e) {
            throw new TargetException("the emulator for the calibration: " + e.getMessage());
        }
    }
}
