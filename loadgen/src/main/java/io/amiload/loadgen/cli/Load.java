// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.measure.IntervalSink;
import io.amiload.loadgen.measure.LiveSnapshot;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.RunPlan;

/** A run as the command line sees it: started once, watched, perhaps interrupted. */
interface Load {

    /** Makes a run of a plan. */
    @FunctionalInterface
    interface Factory {
        Load create(RunPlan plan, IntervalSink sink);
    }

    /** Runs to the end, or until it is interrupted. */
    RunOutcome execute() throws TargetException;

    /** How it stands, from any thread. */
    LiveSnapshot snapshot();

    /** Asks it to stop and hand out what it has, from any thread. */
    void interrupt();
}
