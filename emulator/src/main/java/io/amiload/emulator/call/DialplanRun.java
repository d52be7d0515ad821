// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.dialplan.Extensions;
import io.amiload.emulator.message.Text;
import java.util.List;

/** A channel that goes through the steps of an extension. */
class DialplanRun extends Execution {

    private static final String HANGUP_EXTENSION = "h";
    private static final String TIMEOUT_EXTENSION = "T";
    /** Steps that are taken without a break, so that an endless loop of a dialplan does not stop everybody else. */
    private static final int STEPS_AT_ONCE = 500;

    private List<Extensions.Step> steps = List.of();
    private int next;
    private boolean stepping;
    private boolean goOn;

    DialplanRun(Calls calls, Channel channel) {
        super(calls, channel);
    }

    /** Starts at a priority, counted from 1. */
    final void start(Text context, Text exten, int priority) {
        calls.started();
        enter(context, exten, priority);
        go();
    }

    /** The next step is the one there. */
    final void enter(Text context, Text exten, int priority) {
        channel.context = context;
        channel.exten = exten;
        channel.priority = priority;
        List<Extensions.Step> found = calls.pbx.dialplan.find(context.toString(), exten.toString());
        steps = found == null ? List.of() : found;
        next = priority - 1;
    }

    /** The priority behind the step that is being taken. */
    final int nextPriority() {
        return next + 1;
    }

    @Override
    final void jump(Text context, Text exten, int priority) {
        if (channel.bridge != null) {
            calls.leaveFor(channel, context, exten, priority);
        }
        jumping = true;
        interrupt();
        jumping = false;
        if (hasEnded()) {
            return;
        }
        enter(context, exten, priority);
        go();
    }

    /** The extension {@code T} says what happens then; without one the channel is hung up. */
    @Override
    public final void timeIsOver() {
        if (isDying() || calls.pbx.dialplan.find(channel.context.toString(), TIMEOUT_EXTENSION) == null) {
            end();
            return;
        }
        interrupt();
        if (!hasEnded()) {
            enter(channel.context, Text.of(TIMEOUT_EXTENSION), 1);
            go();
        }
    }

    /** Steps that finish at once follow each other in this loop rather than on the stack. */
    @Override
    final void go() {
        goOn = true;
        if (stepping) {
            return;
        }
        stepping = true;
        int taken = 0;
        while (goOn && !hasEnded()) {
            goOn = false;
            if (next >= steps.size() || steps.get(next) == null) {
                atEndOfSteps();
                break;
            }
            if (++taken > STEPS_AT_ONCE && !isDying()) {
                pause(0);
                break;
            }
            take(steps.get(next++));
        }
        stepping = false;
    }

    /** There is no step left. */
    void atEndOfSteps() {
        end();
    }

    private void take(Extensions.Step step) {
        channel.priority = next;
        if (calls.pbx.applications.find(step.application.toString()) == null) {
            // Nothing tells of it.
            end();
            return;
        }
        Text data = calls.pbx.variables.substitute(channel, step.data);
        channel.application = step.application;
        channel.data = data;
        calls.publish(channel);
        execute(step.application, data);
    }

    /** The channel hangs itself up, and the extension {@code h} has the last word where there is one. */
    @Override
    void farewell() {
        calls.ended();
        calls.events.softHangupRequest(channel, Cause.NORMAL_CLEARING);
        channel.lastWords = true;
        runHangupExtension();
        runHangupHandlers(calls, channel);
        restoreApplication();
    }

    /** Runs the extension {@code h} on a channel that has no execution of its own. */
    static void runHangupExtension(Calls calls, Channel channel) {
        DialplanRun run = new DialplanRun(calls, channel);
        run.dieSoon();
        run.runHangupExtension();
    }

    private void runHangupExtension() {
        if (calls.pbx.dialplan.find(channel.context.toString(), HANGUP_EXTENSION) != null) {
            enter(channel.context, Text.of(HANGUP_EXTENSION), 1);
            runToTheEnd();
            channel.priority = next + 1;
        }
    }

    /** Takes steps one after the other while nothing may take time any more. */
    final void runToTheEnd() {
        stepping = true;
        goOn = true;
        for (int taken = 0; goOn && taken < STEPS_AT_ONCE && next < steps.size()
                && steps.get(next) != null; taken++) {
            goOn = false;
            take(steps.get(next++));
        }
        stepping = false;
    }

    /** What was pushed to be run at the end of a channel, the last one first. */
    static void runHangupHandlers(Calls calls, Channel channel) {
        while (!channel.stack.hangupHandlers.isEmpty()) {
            Text handler = channel.stack.hangupHandlers.pop();
            boolean now = calls.pbx.options.version().showsStepBehindHangup();
            calls.events.hangupHandlerRun(channel, now, handler);
            new Subroutine(calls, channel, () -> { }).runAtEnd(handler.toString());
        }
    }
}
