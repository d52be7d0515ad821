// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Several steps on one lane, one after the other, such as a call that is placed, answered and hung up. A step that
 * fails ends its flow; what the flow has left behind is then cleaned up.
 *
 * @param name    what it is called in results; unique in its scenario
 * @param weight  its share, relative to the others' weights; more than 0
 * @param steps   what to do; begins with an action
 * @param cleanup what is sent when it breaks off before its last step has ended; often nothing
 */
public record Flow(String name, double weight, List<FlowStep> steps, List<ScenarioAction> cleanup)
    implements MixEntry {

    /** Checks that it begins with an action. */
    public Flow {
        steps = List.copyOf(steps);
        cleanup = List.copyOf(cleanup);
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new PlanException("the weight of " + name + " must be more than 0");
        }
        if (steps.isEmpty() || !(steps.get(0) instanceof FlowStep.Send)) {
            throw new PlanException("the flow " + name + " must begin with an action");
        }
    }

    /**
     * The steps at which it can fail.
     *
     * @return all but think times, in order
     */
    public List<FlowStep.Named> named() {
        List<FlowStep.Named> named = new ArrayList<>();
        for (FlowStep step : steps) {
            if (step instanceof FlowStep.Named one) {
                named.add(one);
            }
        }
        return named;
    }
}
