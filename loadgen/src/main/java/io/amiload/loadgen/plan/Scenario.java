// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is sent: a weighted mix of actions.
 *
 * @param name         short name, used in the result folder's name
 * @param description  one sentence for people
 * @param changesState true when it does more than read: calls, events, settings
 * @param actions      at least one, with different names
 */
public record Scenario(String name, String description, boolean changesState, List<ScenarioAction> actions) {

    /** Checks that there are actions and that their names differ. */
    public Scenario {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new PlanException("scenario " + name + " has no actions");
        }
        Set<String> names = new HashSet<>();
        for (ScenarioAction action : actions) {
            if (!names.add(action.name())) {
                throw new PlanException("scenario " + name + " has two actions named " + action.name());
            }
        }
    }

    /**
     * The sum of all weights.
     *
     * @return more than 0
     */
    public double totalWeight() {
        double sum = 0;
        for (ScenarioAction action : actions) {
            sum += action.weight();
        }
        return sum;
    }
}
