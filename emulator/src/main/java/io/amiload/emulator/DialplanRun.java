// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.List;

/** A channel that goes through the steps of an extension. */
final class DialplanRun extends Execution {

    private static final String HANGUP_EXTENSION = "h";

    private List<Dialplan.Step> steps = List.of();
    private int next;
    private boolean stepping;
    private boolean goOn;

    DialplanRun(Calls calls, Channel channel) {
        super(calls, channel);
    }

    /** Starts at a priority, counted from 1. */
    void start(String context, String exten, int priority) {
        calls.started();
        enter(context, exten, priority);
        go();
    }

    private void enter(String context, String exten, int priority) {
        channel.context = Text.ofLatin1(context);
        channel.exten = Text.ofLatin1(exten);
        List<Dialplan.Step> found = calls.server.options.dialplan().find(context, exten);
        steps = found == null ? List.of() : found;
        next = priority - 1;
    }

    /** Steps that finish at once follow each other in this loop rather than on the stack. */
    @Override
    void go() {
        goOn = true;
        if (stepping) {
            return;
        }
        stepping = true;
        while (goOn && !hasEnded()) {
            goOn = false;
            if (next >= steps.size()) {
                end();
                break;
            }
            Dialplan.Step step = steps.get(next++);
            announce(step);
            execute(step.application.toString(), channel.data);
        }
        stepping = false;
    }

    private void announce(Dialplan.Step step) {
        channel.priority = next;
        channel.application = step.application;
        channel.data = calls.server.variables.substitute(channel, step.data);
        calls.events.newexten(channel);
    }

    /** The channel hangs itself up, and the extension {@code h} has the last word where there is one. */
    @Override
    void farewell() {
        calls.ended();
        calls.events.softHangupRequest(channel, Cause.NORMAL_CLEARING);
        String context = channel.context.toString();
        if (calls.server.options.dialplan().find(context, HANGUP_EXTENSION) == null) {
            return;
        }
        enter(context, HANGUP_EXTENSION, 1);
        while (next < steps.size()) {
            Dialplan.Step step = steps.get(next++);
            announce(step);
            if (step.application.toString().equalsIgnoreCase("Set")) {
                execute("Set", channel.data);
            }
        }
        channel.priority = next + 1;
    }
}
