// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a run measured.
 *
 * @param started        start of the measured window
 * @param measuredNanos  its real length (shorter than planned when interrupted)
 * @param target         what the target said about itself
 * @param actions        name to measurement, in the scenario's order, with {@link ActionMeasurement#TOTAL} among them
 * @param flows          name to measurement, in the scenario's order; often none
 * @param events         events
 * @param connections    connections
 * @param generator      this machine
 * @param server         how the target felt
 * @param ending         what ended it
 * @param invalidReasons why the numbers must not be trusted; empty when they may
 */
public record RunOutcome(Instant started, long measuredNanos, TargetFacts target,
                         Map<String, ActionMeasurement> actions, Map<String, FlowMeasurement> flows,
                         EventMeasurement events, ConnectionMeasurement connections, GeneratorMeasurement generator,
                         ServerMeasurement server, Ending ending,
                         List<String> invalidReasons) {

    /** What ends a run. */
    public enum Ending {
        /** Its plan. */
        PLANNED,
        /** The user. */
        INTERRUPTED,
        /** The limit of failed actions. */
        TOO_MANY_ERRORS
    }

    /** Checks that the total is there. */
    public RunOutcome {
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
        invalidReasons = List.copyOf(invalidReasons);
        if (!actions.containsKey(ActionMeasurement.TOTAL)) {
            throw new IllegalArgumentException("actions lack the member " + ActionMeasurement.TOTAL);
        }
    }

    /**
     * The same outcome with what the generator can do on this machine.
     *
     * @param calibration the numbers, or null
     * @return a copy
     */
    public RunOutcome withCalibration(Calibration calibration) {
        return new RunOutcome(started, measuredNanos, target, actions, flows, events, connections,
            new GeneratorMeasurement(generator.hiccup(), generator.ownDelay(), generator.cpuShare(),
                generator.loopShares(), generator.gcNanos(), generator.allocatedBytesPerAction(), calibration),
            server, ending, invalidReasons);
    }

    /**
     * Tells whether the user stopped it.
     *
     * @return false when it ended by itself
     */
    public boolean interrupted() {
        return ending == Ending.INTERRUPTED;
    }

    /**
     * All actions together.
     *
     * @return the member {@link ActionMeasurement#TOTAL}
     */
    public ActionMeasurement total() {
        return actions.get(ActionMeasurement.TOTAL);
    }
}
