// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.List;

/** The applications that go somewhere in the dialplan or set variables. */
final class DialplanApplications {

    private static final String RETURN_VALUE = "GOSUB_RETVAL";

    private final Calls calls;

    DialplanApplications(Calls calls, Applications applications) {
        this.calls = calls;
        applications.add("NoOp", (run, data) -> run.go());
        applications.add("Verbose", (run, data) -> run.go());
        applications.add("Log", (run, data) -> run.go());
        applications.add("Set", this::set);
        applications.add("MSet", this::setMany);
        applications.add("Goto", (run, data) -> jump(run, data.toString()));
        applications.add("GotoIf", this::gotoIf);
        applications.add("Gosub", (run, data) -> gosub(run, data.toString()));
        applications.add("GosubIf", this::gosubIf);
        applications.add("Return", this::returnFrom);
        applications.add("StackPop", this::pop);
        applications.add("ExecIf", this::execIf);
        applications.add("UserEvent", (run, data) -> {
            calls.events.userEvent(run.channel(), data);
            run.go();
        });
        applications.add("CELGenUserEvent", (run, data) -> {
            calls.pbx.history.userEvent(run.channel(), data);
            run.go();
        });
    }

    private void set(Execution run, Text data) {
        assign(run.channel(), data.toString());
        run.go();
    }

    private void setMany(Execution run, Text data) {
        for (String part : GosubTarget.arguments(data.toString())) {
            assign(run.channel(), part);
        }
        run.go();
    }

    private void assign(Channel channel, String assignment) {
        int equals = assignment.indexOf('=', Math.max(0, closing(assignment)));
        if (equals > 0) {
            calls.setVariable(channel, assignment.substring(0, equals).trim(),
                    Text.ofLatin1(assignment.substring(equals + 1)));
        }
    }

    /** Where the brackets of a function's name are closed; the name may hold an equals sign in them. */
    private static int closing(String assignment) {
        int open = assignment.indexOf('(');
        int equals = assignment.indexOf('=');
        return open >= 0 && open < equals ? assignment.indexOf(')', open) : 0;
    }

    private void jump(Execution run, String target) {
        if (!(run instanceof DialplanRun)) {
            run.end();
            return;
        }
        GosubTarget place = GosubTarget.place(calls.pbx.dialplan, run.channel(), target, List.of());
        if (place == null) {
            run.end();
            return;
        }
        ((DialplanRun) run).enter(place.context(), place.exten(), place.priority());
        run.go();
    }

    private void gotoIf(Execution run, Text data) {
        String target = choose(data.toString());
        if (target.isEmpty()) {
            run.go();
        } else {
            jump(run, target);
        }
    }

    /** The part behind the question mark, or the one behind the colon, of {@code condition?then:else}. */
    private static String choose(String text) {
        int mark = text.indexOf('?');
        if (mark < 0) {
            return "";
        }
        boolean yes = isTrue(text.substring(0, mark).trim());
        int colon = colon(text, mark);
        return (yes ? text.substring(mark + 1, colon) : colon < text.length() ? text.substring(colon + 1) : "").trim();
    }

    private static int colon(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ':' && depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    /** A condition holds unless it is empty or a number that is 0. */
    static boolean isTrue(String condition) {
        return !condition.isEmpty() && !condition.matches("[+-]?0+");
    }

    private void gosub(Execution run, String target) {
        GosubTarget place = GosubTarget.parse(calls.pbx.dialplan, run.channel(), target);
        if (place == null || !(run instanceof DialplanRun)
                || run.channel().stack.frames.size() >= CallStack.MAX_DEPTH) {
            run.end();
            return;
        }
        push(calls, run.channel(), place, ((DialplanRun) run).nextPriority());
        ((DialplanRun) run).enter(place.context(), place.exten(), place.priority());
        run.go();
    }

    private void gosubIf(Execution run, Text data) {
        String target = choose(data.toString());
        if (target.isEmpty()) {
            run.go();
        } else {
            gosub(run, target);
        }
    }

    /** Makes a frame and sets its arguments; a frame without a place to return to is a {@link Subroutine}'s. */
    static void push(Calls calls, Channel channel, GosubTarget target, int returnTo) {
        channel.stack.frames.push(new CallStack.Frame(channel.context, channel.exten, returnTo));
        int number = 0;
        for (String argument : target.arguments()) {
            calls.setVariable(channel, "LOCAL(ARG" + ++number + ")", Text.ofLatin1(argument));
        }
        calls.setVariable(channel, "LOCAL(ARGC)", Text.of(Integer.toString(number)));
    }

    private void returnFrom(Execution run, Text data) {
        Channel channel = run.channel();
        if (channel.stack.frames.isEmpty() || !(run instanceof DialplanRun)) {
            run.end();
            return;
        }
        CallStack.Frame frame = leave(channel);
        calls.setVariable(channel, RETURN_VALUE, data);
        if (frame.priority == 0) {
            if (run instanceof Subroutine) {
                ((Subroutine) run).back();
            } else {
                run.end();
            }
            return;
        }
        ((DialplanRun) run).enter(frame.context, frame.exten, frame.priority);
        run.go();
    }

    private void pop(Execution run, Text data) {
        if (!run.channel().stack.frames.isEmpty()) {
            leave(run.channel());
        }
        run.go();
    }

    /** Leaves a frame: its variables get the values back that they had hidden, the last one first. */
    private CallStack.Frame leave(Channel channel) {
        CallStack.Frame frame = channel.stack.frames.pop();
        for (int i = frame.locals.size() - 1; i >= 0; i--) {
            CallStack.Local local = frame.locals.get(i);
            calls.setVariable(channel, local.name(), local.before() == null ? Text.EMPTY : local.before());
            if (local.before() == null) {
                channel.forget(local.name());
            }
        }
        return frame;
    }

    private void execIf(Execution run, Text data) {
        String chosen = choose(data.toString());
        int open = chosen.indexOf('(');
        String name = open < 0 ? chosen : chosen.substring(0, open);
        if (name.isEmpty()) {
            run.go();
            return;
        }
        String arguments = open < 0 ? "" : chosen.substring(open + 1, chosen.length() - (chosen.endsWith(")") ? 1 : 0));
        run.execute(Text.ofLatin1(name), Text.ofLatin1(arguments));
    }
}
