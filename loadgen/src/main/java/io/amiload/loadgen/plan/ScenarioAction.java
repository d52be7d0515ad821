// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.List;

/**
 * One kind of action in a scenario.
 *
 * @param name       what it is called in results; unique in its scenario
 * @param action     the AMI action's name
 * @param weight     its share, relative to the others' weights; more than 0
 * @param headers    the headers after {@code Action} and {@code ActionID}
 * @param completion what ends it
 */
public record ScenarioAction(String name, String action, double weight, List<Header> headers, Completion completion) {

    /** Checks the weight and copies the list. */
    public ScenarioAction {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new PlanException("the weight of " + name + " must be more than 0");
        }
        headers = List.copyOf(headers);
    }
}
