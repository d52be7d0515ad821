// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.time.Duration;
import java.util.List;

/**
 * One kind of action in a scenario, by itself or as a step of a flow.
 *
 * @param name       what it is called in results; unique in its scenario
 * @param action     the AMI action's name
 * @param weight     its share, relative to the others' weights; more than 0. For a step its flow's
 * @param headers    the headers after {@code Action} and {@code ActionID}
 * @param completion what ends it
 * @param timeout    how long to wait for its end, or null for what the run says
 */
public record ScenarioAction(String name, String action, double weight, List<Header> headers, Completion completion,
                             Duration timeout) implements MixEntry {

    /** Most headers of an action that Asterisk reads, {@code Action} and {@code ActionID} included. */
    static final int MOST_HEADERS = 128;

    /** Checks the ranges and copies the list. */
    public ScenarioAction {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new PlanException("the weight of " + name + " must be more than 0");
        }
        if (headers.size() + 2 > MOST_HEADERS) {
            throw new PlanException(name + " has " + headers.size() + " headers; Asterisk reads at most " + MOST_HEADERS
                + ", of which amiload needs two");
        }
        headers = List.copyOf(headers);
    }

    /**
     * An action that may take as long as the run says.
     *
     * @param name       what it is called in results
     * @param action     the AMI action's name
     * @param weight     its share
     * @param headers    its headers
     * @param completion what ends it
     */
    public ScenarioAction(String name, String action, double weight, List<Header> headers, Completion completion) {
        this(name, action, weight, headers, completion, null);
    }
}
