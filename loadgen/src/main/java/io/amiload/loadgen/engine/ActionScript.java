// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiEncoder;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiTemplate;
import io.amiload.loadgen.plan.Completion;
import io.amiload.loadgen.plan.Header;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.ScenarioAction;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario's actions as one lane sends them: encoded once, with the ActionID and every {@code ${seq}} to be filled in.
 * Slot 0 is the ActionID; all others take the sequence number.
 */
final class ActionScript {

    static final int ID_DIGITS = 18;
    private static final int SEQUENCE_DIGITS = 12;
    private static final int ROOM = 256 * 1024;

    private final AmiTemplate[] templates;
    private final Completion[] completions;
    private final int longest;

    ActionScript(Scenario scenario, int lane) {
        List<ScenarioAction> actions = scenario.actions();
        templates = new AmiTemplate[actions.size()];
        completions = new Completion[actions.size()];
        AmiEncoder encoder = new AmiEncoder().wrap(ByteBuffer.allocateDirect(ROOM));
        int most = 0;
        for (int a = 0; a < templates.length; a++) {
            templates[a] = encode(encoder, actions.get(a), lane);
            completions[a] = actions.get(a).completion();
            most = Math.max(most, templates[a].length());
        }
        longest = most;
    }

    /** Bytes of the longest action. */
    int longest() {
        return longest;
    }

    int length(int action) {
        return templates[action].length();
    }

    Completion completion(int action) {
        return completions[action];
    }

    /** Puts an action at the buffer's position and moves it behind. */
    void write(int action, ByteBuffer target, long id, long sequence) {
        AmiTemplate template = templates[action];
        int at = target.position();
        template.write(target, at);
        template.patch(target, at, 0, id);
        for (int slot = 1; slot < template.slots(); slot++) {
            template.patch(target, at, slot, sequence);
        }
        target.position(at + template.length());
    }

    /** Tells whether a scenario's ends are events, so that its lanes must receive them. */
    static boolean needsEvents(Scenario scenario) {
        return scenario.actions().stream().anyMatch(action -> action.completion() == Completion.ORIGINATE);
    }

    private static AmiTemplate encode(AmiEncoder encoder, ScenarioAction action, int lane) {
        encoder.action(action.action()).slot(AmiKey.ACTION_ID, ID_DIGITS);
        for (Header header : action.headers()) {
            List<StringBuilder> around = new ArrayList<>(List.of(new StringBuilder()));
            for (Header.Part part : header.parts()) {
                StringBuilder text = around.get(around.size() - 1);
                if (part.text() != null) {
                    text.append(part.text());
                } else if (part.placeholder() == Header.Placeholder.LANE) {
                    text.append(lane);
                } else {
                    around.add(new StringBuilder());
                }
            }
            encoder.slots(header.key(), SEQUENCE_DIGITS, around.toArray(new CharSequence[0]));
        }
        return encoder.template();
    }
}
