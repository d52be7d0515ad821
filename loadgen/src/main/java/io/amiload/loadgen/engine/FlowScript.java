// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiMessage;
import io.amiload.loadgen.plan.Capture;
import io.amiload.loadgen.plan.Flow;
import io.amiload.loadgen.plan.FlowStep;
import io.amiload.loadgen.plan.Header;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.ScenarioAction;
import io.amiload.loadgen.plan.ValueText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A scenario's flows compiled to run: the steps of all flows in one row, each flow with an end behind its steps; then
 * in the same way what each has to clean up.
 * Immutable, for use by all lanes.
 */
final class FlowScript {

    /** What a step is. */
    enum Kind { SEND, AWAIT, END }

    /**
     * One step.
     *
     * @param kind       what it is
     * @param flow       whose
     * @param measured   the number of the action that it sends, or of the wait that it is
     * @param match      what it waits for, or null
     * @param timeout    how long it waits, in nanoseconds
     * @param keep       what it keeps of the message that ends it
     * @param leastThink the least time before it, in nanoseconds
     * @param mostThink  the most
     * @param knownEarly whether what it waits for is known before the action in front of it has ended
     * @param needs      for what cleans up: the numbers of the values without which it is left out
     */
    record Step(Kind kind, int flow, int measured, EventMatch match, long timeout, Keep[] keep, long leastThink,
                long mostThink, boolean knownEarly, int[] needs) {

        /** Something to send that keeps nothing, or the end. */
        static Step cleaning(Kind kind, int flow, int action, int[] needs) {
            return new Step(kind, flow, action, null, 0, new Keep[0], 0, 0, false, needs);
        }
    }

    /** A value to keep: the header that holds it, and its number. */
    record Keep(HeaderName header, int value) {
    }

    private final Step[] steps;
    private final int[] firstStep;
    private final int[] firstCleanup;
    /** The steps that wait, by the number of their event's name. */
    private final int[][] awaits = new int[AmiDictionary.names().size() + 1][];
    private final int mostHeaders;
    private final int longestValue;

    /**
     * Compiles the flows.
     *
     * @param timeout  for waits that have none of their own
     * @param captured the names of what flows keep, in the order of their numbers
     * @param randoms  how many random places have been numbered so far
     */
    FlowScript(Scenario scenario, Duration timeout, List<String> captured, int[] randoms) {
        List<Step> all = new ArrayList<>();
        List<Flow> flows = scenario.flows();
        firstStep = new int[flows.size()];
        for (int flow = 0; flow < firstStep.length; flow++) {
            firstStep[flow] = all.size();
            compile(scenario, flow, timeout, captured, randoms, all);
        }
        firstCleanup = new int[firstStep.length];
        for (int flow = 0; flow < firstStep.length; flow++) {
            firstCleanup[flow] = all.size();
            for (ScenarioAction action : flows.get(flow).cleanup()) {
                all.add(Step.cleaning(Kind.SEND, flow, scenario.actions().indexOf(action), needs(action, captured)));
            }
            all.add(Step.cleaning(Kind.END, flow, -1, new int[0]));
        }
        steps = all.toArray(new Step[0]);
        int headers = 0;
        int longest = 0;
        for (int number = 0; number < steps.length; number++) {
            EventMatch match = steps[number].match();
            if (match != null) {
                int[] same = awaits[match.nameId()];
                awaits[match.nameId()] = same == null ? new int[1] : Arrays.copyOf(same, same.length + 1);
                awaits[match.nameId()][same == null ? 0 : same.length] = number;
                headers = Math.max(headers, match.headers());
                longest = Math.max(longest, match.longestValue());
            }
        }
        mostHeaders = headers;
        longestValue = longest;
    }

    /** The names of all values that flows of a scenario keep; one name is one number, in whatever flow. */
    static List<String> capturedNames(Scenario scenario) {
        return scenario.flows().stream().flatMap(flow -> flow.named().stream())
            .flatMap(step -> step.captures().stream()).map(Capture::name).distinct().toList();
    }

    private static void compile(Scenario scenario, int flow, Duration timeout, List<String> captured, int[] randoms,
                                List<Step> into) {
        Duration least = Duration.ZERO;
        Duration most = Duration.ZERO;
        int waits = (int) into.stream().filter(step -> step.kind() == Kind.AWAIT).count();
        FlowStep before = null;
        for (FlowStep step : scenario.flows().get(flow).steps()) {
            if (step instanceof FlowStep.Think think) {
                least = least.plus(think.least());
                most = most.plus(think.most());
                continue;
            }
            if (step instanceof FlowStep.Send send) {
                into.add(new Step(Kind.SEND, flow, scenario.actions().indexOf(send.action()), null, 0,
                    keep(send, captured), least.toNanos(), most.toNanos(), false, null));
            } else if (step instanceof FlowStep.Await wait) {
                into.add(new Step(Kind.AWAIT, flow, waits++,
                    new EventMatch(wait, scenario.csv(), captured, randoms),
                    (wait.timeout() == null ? timeout : wait.timeout()).toNanos(), keep(wait, captured),
                    least.toNanos(), most.toNanos(),
                    before instanceof FlowStep.Send send && !refersTo(wait, send.captures()), null));
            }
            least = Duration.ZERO;
            most = Duration.ZERO;
            before = step;
        }
        into.add(new Step(Kind.END, flow, -1, null, 0, new Keep[0], least.toNanos(), most.toNanos(), false,
            null));
    }

    private static int[] needs(ScenarioAction action, List<String> captured) {
        return action.headers().stream().flatMap(header -> header.parts().stream())
            .filter(ValueText.Captured.class::isInstance)
            .mapToInt(part -> captured.indexOf(((ValueText.Captured) part).name())).distinct().toArray();
    }

    private static Keep[] keep(FlowStep.Named step, List<String> captured) {
        return step.captures().stream()
            .map(capture -> new Keep(new HeaderName(capture.header()), captured.indexOf(capture.name())))
            .toArray(Keep[]::new);
    }

    private static boolean refersTo(FlowStep.Await wait, List<Capture> captures) {
        for (Header header : wait.where()) {
            for (ValueText.Part part : header.parts()) {
                if (part instanceof ValueText.Captured value
                    && captures.stream().anyMatch(capture -> capture.name().equals(value.name()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The number of a flow's first step, which sends an action. */
    int firstStep(int flow) {
        return firstStep[flow];
    }

    /** The number of the first step that cleans up behind a flow; its end if it has none. */
    int firstCleanup(int flow) {
        return firstCleanup[flow];
    }

    /** Tells whether a step cleans up. */
    boolean isCleanup(int number) {
        return number >= firstCleanup[0];
    }

    Step step(int number) {
        return steps[number];
    }

    /** The steps that may wait for an event of this name; null if there are none. */
    int[] awaits(AmiMessage event) {
        return awaits[event.nameId()];
    }

    /** The most headers that a wait looks at. */
    int mostHeaders() {
        return mostHeaders;
    }

    /** The most bytes of a value that a wait looks for. */
    int longestValue() {
        return longestValue;
    }
}
