// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import io.amiload.loadgen.search.CapacitySearch.Step;
import io.amiload.loadgen.search.Trial.Outcome;
import java.util.List;
import java.util.function.DoubleFunction;

/** Answers a search without any run. */
record SimulatedTarget(DoubleFunction<Outcome> behaviour) {

    static SimulatedTarget carrying(double capacity) {
        return new SimulatedTarget(load -> load <= capacity ? Outcome.HELD : Outcome.FAILED);
    }

    Trial run(Step step) {
        return new Trial(step.load(), step.purpose(), behaviour.apply(step.load()), List.of(), null);
    }

    CapacitySearch searched(CapacitySearch.Settings settings) {
        CapacitySearch search = new CapacitySearch(settings);
        for (Step step = search.next(); step != null; step = search.next()) {
            search.accept(run(step));
        }
        return search;
    }
}
