// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a run measures apart, each known to the recorders by its number in these lists.
 *
 * @param actions names of actions
 * @param flows   flows, with the names of their steps
 * @param entries those of the actions that are what the plan's rate counts: none of the steps that follow others
 */
public record Measured(List<String> actions, List<FlowSteps> flows, Set<String> entries) {

    /**
     * A flow.
     *
     * @param name  its name
     * @param steps the names of all steps at which it can fail, in order
     * @param waits those of them that wait for an event
     */
    public record FlowSteps(String name, List<String> steps, List<String> waits) {

        /** Copies the lists. */
        public FlowSteps {
            steps = List.copyOf(steps);
            waits = List.copyOf(waits);
        }
    }

    /** Copies the lists. */
    public Measured {
        actions = List.copyOf(actions);
        flows = List.copyOf(flows);
        entries = Set.copyOf(entries);
    }

    /**
     * Actions that all are steps of flows, or, without flows, all what the plan's rate counts.
     *
     * @param actions names of actions
     * @param flows   flows, with the names of their steps
     */
    public Measured(List<String> actions, List<FlowSteps> flows) {
        this(actions, flows, flows.isEmpty() ? Set.copyOf(actions) : Set.of());
    }

    /** Waits of all flows together, in order. */
    List<String> waits() {
        List<String> waits = new ArrayList<>();
        flows.forEach(flow -> flow.waits().forEach(wait -> waits.add("flow." + flow.name() + "." + wait)));
        return waits;
    }

    /** Steps of all flows together. */
    int steps() {
        return flows.stream().mapToInt(flow -> flow.steps().size()).sum();
    }

    /** Actions, waits and flows together: each has a row of books and histograms in a second. */
    int rows() {
        return actions.size() + waits().size() + flows.size();
    }
}
