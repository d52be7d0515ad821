// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is sent: a weighted mix of actions and flows.
 *
 * @param name         short name, used in the result folder's name
 * @param description  one sentence for people
 * @param changesState true when it does more than read: calls, events, settings. Also when nobody has said so, if one
 *                     of its actions is not known to only read
 * @param mix          at least one, with different names
 * @param csv          values to fill in, or null
 * @param events       classes of events that lanes must receive, such as {@code call}; none for a lane that needs none
 * @param sessionEach  whether each action has a session of its own: connects, logs in, is sent, logs off
 * @param reader       how many bytes a second each listener reads; 0 for as fast as they come
 * @param tlsRecord    most bytes of actions in one TLS record; 0 for what no server stalls at
 */
public record Scenario(String name, String description, boolean changesState, List<? extends MixEntry> mix,
                       CsvTable csv, List<String> events, boolean sessionEach, long reader,
                       int tlsRecord) {

    /** What is measured besides the actions of the file when each has a session of its own. */
    private static final List<String> COMING_AND_GOING = List.of("Login", "Logoff");

    /** Checks that there are actions and that their names differ. */
    public Scenario {
        mix = List.copyOf(mix);
        events = List.copyOf(events);
        changesState |= actions(mix).stream().anyMatch(Scenario::changes);
        if (mix.isEmpty()) {
            throw new PlanException("scenario " + name + " has no actions");
        }
        Set<String> names = new HashSet<>();
        if (sessionEach) {
            names.addAll(COMING_AND_GOING);
        }
        for (ScenarioAction action : actions(mix)) {
            if (sessionEach && (action.completion() == Completion.ORIGINATE || !mix.contains(action))) {
                throw new PlanException("scenario " + name + " has a session for each action, and cannot wait there for"
                    + " what comes later; use no flow and no completion: originate");
            }
            if (!names.add(action.name())) {
                throw new PlanException("scenario " + name + " has two actions named " + action.name());
            }
        }
    }

    /**
     * A scenario without a CSV file, whose lanes receive the events that its steps need.
     *
     * @param name         short name
     * @param description  one sentence for people
     * @param changesState true when it does more than read
     * @param mix          at least one
     */
    public Scenario(String name, String description, boolean changesState, List<? extends MixEntry> mix) {
        this(name, description, changesState, mix, null, neededEvents(mix), false, 0, 0);
    }

    /**
     * The classes of events without which steps of a mix would not see their end.
     *
     * @param mix actions and flows
     * @return classes, each once; an event whose class is not known adds none
     */
    static List<String> neededEvents(List<? extends MixEntry> mix) {
        Set<String> classes = new LinkedHashSet<>();
        for (ScenarioAction action : actions(mix)) {
            if (action.completion() == Completion.ORIGINATE) {
                classes.add(EventClasses.of("OriginateResponse"));
            }
        }
        for (MixEntry entry : mix) {
            if (entry instanceof Flow flow) {
                for (FlowStep step : flow.steps()) {
                    if (step instanceof FlowStep.Await await && EventClasses.of(await.event()) != null) {
                        classes.add(EventClasses.of(await.event()));
                    }
                }
            }
        }
        return List.copyOf(classes);
    }

    /**
     * All actions, those that are steps of flows among them.
     *
     * @return in the order of the file
     */
    public List<ScenarioAction> actions() {
        return actions(mix);
    }

    /**
     * The names of all that is measured as an action: those of the file, and how their sessions come and go if each has
     * its own.
     *
     * @return different names
     */
    public List<String> measuredActions() {
        List<String> names = new ArrayList<>();
        actions().forEach(action -> names.add(action.name()));
        if (sessionEach) {
            names.addAll(COMING_AND_GOING);
        }
        return names;
    }

    /**
     * Where logins stand in {@link #measuredActions} if each action has a session of its own; logoffs stand behind.
     *
     * @return the number of actions
     */
    public int loginNumber() {
        return actions().size();
    }

    private static List<ScenarioAction> actions(List<? extends MixEntry> mix) {
        List<ScenarioAction> actions = new ArrayList<>();
        for (MixEntry entry : mix) {
            if (entry instanceof ScenarioAction action) {
                actions.add(action);
            } else if (entry instanceof Flow flow) {
                for (FlowStep step : flow.steps()) {
                    if (step instanceof FlowStep.Send send) {
                        actions.add(send.action());
                    }
                }
                actions.addAll(flow.cleanup());
            }
        }
        return actions;
    }

    /**
     * The actions that may do more than read.
     *
     * @return names of actions in AMI, each once
     */
    public List<String> changingActions() {
        return actions().stream().filter(Scenario::changes).map(ScenarioAction::action).distinct().toList();
    }

    private static boolean changes(ScenarioAction action) {
        return ChangingActions.changes(action.action(), action.headers());
    }

    /**
     * The flows.
     *
     * @return in the order of the file; often none
     */
    public List<Flow> flows() {
        List<Flow> flows = new ArrayList<>();
        for (MixEntry entry : mix) {
            if (entry instanceof Flow flow) {
                flows.add(flow);
            }
        }
        return flows;
    }

    /**
     * Tells whether flows that break off have something to clean up.
     *
     * @return false if there are none of that kind
     */
    public boolean cleansUp() {
        return flows().stream().anyMatch(flow -> !flow.cleanup().isEmpty());
    }

    /**
     * What lanes ask for when they log in.
     *
     * @return the value of a login's {@code Events} header
     */
    public String eventMask() {
        return events.isEmpty() ? "off" : String.join(",", events);
    }

    /**
     * The sum of all weights.
     *
     * @return more than 0
     */
    public double totalWeight() {
        double sum = 0;
        for (MixEntry entry : mix) {
            sum += entry.weight();
        }
        return sum;
    }
}
