// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Flow;
import io.amiload.loadgen.plan.MixEntry;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.ScenarioAction;
import java.time.Duration;
import java.util.List;

/** A scenario compiled to run: its actions, its flows, and with which action each entry of the mix begins. */
final class ScenarioScript {

    /** An entry that is no flow. */
    static final int NO_FLOW = -1;

    private final Scenario scenario;
    private final List<String> captured;
    private final ActionScript actions;
    private final FlowScript flows;
    private final int[] firstAction;
    private final int[] flowOf;

    /**
     * Compiles a scenario.
     *
     * @param timeout for steps that have none of their own
     */
    ScenarioScript(Scenario scenario, Duration timeout) {
        this.scenario = scenario;
        captured = FlowScript.capturedNames(scenario);
        int[] randoms = new int[1];
        actions = new ActionScript(scenario, timeout, captured, randoms);
        flows = scenario.flows().isEmpty() ? null : new FlowScript(scenario, timeout, captured, randoms);
        List<? extends MixEntry> mix = scenario.mix();
        firstAction = new int[mix.size()];
        flowOf = new int[mix.size()];
        int flow = 0;
        for (int entry = 0; entry < firstAction.length; entry++) {
            if (mix.get(entry) instanceof Flow) {
                firstAction[entry] = flows.step(flows.firstStep(flow)).measured();
                flowOf[entry] = flow++;
            } else {
                firstAction[entry] = scenario.actions().indexOf((ScenarioAction) mix.get(entry));
                flowOf[entry] = NO_FLOW;
            }
        }
    }

    ActionScript actions() {
        return actions;
    }

    /** The action that an entry of the mix begins with. */
    int firstAction(int entry) {
        return firstAction[entry];
    }

    /** The flow that an entry of the mix is, or {@link #NO_FLOW}. */
    int flow(int entry) {
        return flowOf[entry];
    }

    /** What a lane fills in. */
    Fillings fillings(int lane, long seed, CapturedValues values) {
        return new Fillings(lane, seed, scenario.csv(), values);
    }

    /** Room for what the flows of a lane keep; null if there are no flows. */
    CapturedValues capturedValues(int slots) {
        return flows == null ? null : new CapturedValues(slots, captured.size());
    }

    /** The flows of a lane; null if there are none. */
    FlowRuns flowRuns(CapturedValues values, Fillings fillings, int slots) {
        return flows == null ? null : new FlowRuns(flows, values, fillings, slots);
    }
}
