// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

/** What a scenario chooses among when something is due: a single action or a flow of several steps. */
public sealed interface MixEntry permits ScenarioAction, Flow {

    /**
     * What it is called in results.
     *
     * @return letters, digits, {@code -} and {@code _}
     */
    String name();

    /**
     * Its share.
     *
     * @return relative to the others' weights; more than 0
     */
    double weight();
}
