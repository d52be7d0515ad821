// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Completion;
import io.amiload.loadgen.plan.Header;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.ScenarioAction;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** A scenario's actions compiled for sending, and what ends each. Immutable, for use by all lanes. */
final class ActionScript {

    private final PatchedText[] texts;
    private final Completion[] completions;
    private final long[] timeouts;
    private final boolean[] userEvents;
    private final int longest;

    /**
     * Compiles the actions.
     *
     * @param timeout  for actions that have none of their own
     * @param captured the names of what flows keep, in the order of their numbers
     * @param randoms  how many random places have been numbered so far
     */
    ActionScript(Scenario scenario, Duration timeout, List<String> captured, int[] randoms) {
        List<ScenarioAction> actions = scenario.actions();
        texts = new PatchedText[actions.size()];
        completions = new Completion[actions.size()];
        timeouts = new long[actions.size()];
        userEvents = new boolean[actions.size()];
        int most = 0;
        for (int a = 0; a < texts.length; a++) {
            ScenarioAction action = actions.get(a);
            texts[a] = compile(action, new PatchedText.Builder(scenario.csv(), captured, randoms));
            completions[a] = action.completion();
            timeouts[a] = (action.timeout() == null ? timeout : action.timeout()).toNanos();
            userEvents[a] = isUserEvent(action);
            most = Math.max(most, texts[a].longest());
        }
        longest = most;
    }

    /** Most bytes of the longest action. */
    int longest() {
        return longest;
    }

    /** Most bytes of an action. */
    int longest(int action) {
        return texts[action].longest();
    }

    Completion completion(int action) {
        return completions[action];
    }

    /** How long to wait for its end, in nanoseconds. */
    long timeout(int action) {
        return timeouts[action];
    }

    /** Tells whether an action becomes an event that is copied to all listeners. */
    boolean isUserEvent(int action) {
        return userEvents[action];
    }

    /** Tells whether a scenario sends user events. */
    static boolean sendsUserEvents(Scenario scenario) {
        return scenario.actions().stream().anyMatch(ActionScript::isUserEvent);
    }

    private static boolean isUserEvent(ScenarioAction action) {
        return action.action().equalsIgnoreCase("UserEvent");
    }

    /** Puts an action at the buffer's position and moves it behind. */
    void write(int action, ByteBuffer target, Fillings fillings) {
        texts[action].write(target, fillings);
    }

    private static PatchedText compile(ScenarioAction action, PatchedText.Builder text) {
        text.text("Action: " + action.action() + "\r\nActionID: ").id();
        for (Header header : action.headers()) {
            text.text("\r\n" + header.key() + ": ").value(header.text());
        }
        return text.text("\r\n\r\n").build();
    }
}
