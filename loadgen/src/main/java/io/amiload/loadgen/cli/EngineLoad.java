// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.engine.LoadRun;
import io.amiload.loadgen.engine.LoginRefusedException;
import io.amiload.loadgen.engine.TargetUnreachableException;
import io.amiload.loadgen.measure.IntervalSink;
import io.amiload.loadgen.measure.LiveSnapshot;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.RunPlan;

/** The engine's own run. */
final class EngineLoad implements Load {

    private final LoadRun run;

    EngineLoad(RunPlan plan, IntervalSink sink) {
        run = new LoadRun(plan, sink);
    }

    @Override
    public RunOutcome execute() throws TargetException {
        try {
            return run.execute();
        } catch (TargetUnreachableException | LoginRefusedException e) {
            throw new TargetException(e.getMessage());
        }
    }

    @Override
    public LiveSnapshot snapshot() {
        return run.snapshot();
    }

    @Override
    public void interrupt() {
        run.interrupt();
    }
}
