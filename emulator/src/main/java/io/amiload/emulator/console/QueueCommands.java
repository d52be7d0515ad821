// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.call.QueuedCall;
import io.amiload.emulator.call.Queues;
import io.amiload.emulator.queue.CallQueue;
import io.amiload.emulator.queue.Member;
import io.amiload.emulator.queue.QueueCaller;
import io.amiload.emulator.queue.QueueCounts;
import io.amiload.emulator.queue.QueueSettings;
import io.amiload.emulator.state.DeviceState;
import java.util.List;

/** Console commands about queues. */
final class QueueCommands {

    private final Queues queues;

    QueueCommands(Pbx pbx, Console console) {
        queues = pbx.queues;
        console.add("queue show", this::show);
        console.add("queue reload all", (arguments, out) -> reload(arguments, true, true));
        console.add("queue reload members", (arguments, out) -> reload(arguments, true, false));
        console.add("queue reload parameters", (arguments, out) -> reload(arguments, false, true));
        console.add("queue reload rules", (arguments, out) -> { });
        console.add("queue reset stats", (arguments, out) -> {
            for (CallQueue queue : arguments.isEmpty() ? queues.list() : queues.named(arguments.get(0))) {
                queue.reset();
            }
        });
    }

    private void reload(List<String> names, boolean members, boolean parameters) {
        if (names.isEmpty()) {
            queues.reload("", members, parameters);
        }
        names.forEach(name -> queues.reload(name, members, parameters));
    }

    private void show(List<String> arguments, ConsoleOutput out) {
        List<CallQueue> shown = arguments.isEmpty() ? queues.list() : queues.named(arguments.get(0));
        if (shown.isEmpty()) {
            out.line(arguments.isEmpty() ? "No queues." : "No such queue: " + arguments.get(0) + ".");
        }
        shown.forEach(queue -> show(queue, out));
    }

    private void show(CallQueue queue, ConsoleOutput out) {
        QueueSettings settings = queue.settings();
        QueueCounts counts = queue.counts();
        String most = settings.maxLength() == 0 ? "unlimited" : Integer.toString(settings.maxLength());
        out.line(queue.name() + " has " + queue.length() + " calls (max " + most + ") in '" + settings.strategy()
                + "' strategy (" + counts.holdTime() + "s holdtime, " + counts.talkTime() + "s talktime), W:"
                + settings.weight() + ", C:" + counts.completed() + ", A:" + counts.abandoned() + ", SL:"
                + counts.performance() + "%, SL2:" + counts.performanceOfAll() + "% within "
                + settings.serviceLevel() + "s");
        out.line(queue.members().isEmpty() ? "   No Members" : "   Members: ");
        for (Member member : queue.members()) {
            out.line("      %s", describe(member));
        }
        out.line(queue.callers().isEmpty() ? "   No Callers" : "   Callers: ");
        for (QueueCaller caller : queue.callers()) {
            long waits = queues.now() - caller.since();
            out.line("      %d. %s (wait: %d:%02d, prio: %d)", caller.position(),
                    ((QueuedCall) caller).channel().name, waits / 60, waits % 60, caller.priority());
        }
        out.line("");
    }

    private String describe(Member member) {
        StringBuilder line = new StringBuilder(member.name());
        boolean watchesOther = !member.stateDevice().equals(member.device());
        if (!member.name().equals(member.device())) {
            line.append(" (").append(member.device())
                    .append(watchesOther ? " from " + member.stateDevice() : "").append(')');
        }
        if (member.penalty() > 0) {
            line.append(" with penalty ").append(member.penalty());
        }
        line.append(member.ringsInUse() ? " (ringinuse enabled)" : " (ringinuse disabled)");
        line.append(member.isDynamic() ? " (dynamic)" : "");
        if (member.isPaused()) {
            line.append(" (paused").append(member.pauseReason().isEmpty() ? "" : ":" + member.pauseReason())
                    .append(" was ").append(queues.now() - member.lastPause()).append(" secs ago)");
        }
        line.append(member.inCall() ? " (in call)" : "").append(" (").append(text(member.status())).append(')');
        line.append(member.calls() == 0 ? " has taken no calls yet" : " has taken " + member.calls()
                + " calls (last was " + (queues.now() - member.lastCall()) + " secs ago)");
        return line.append(" (login was ").append(queues.now() - member.loggedIn()).append(" secs ago)").toString();
    }

    private static String text(DeviceState state) {
        switch (state) {
            case NOT_INUSE:
                return "Not in use";
            case INUSE:
                return "In use";
            case BUSY:
                return "Busy";
            case INVALID:
                return "Invalid";
            case UNAVAILABLE:
                return "Unavailable";
            case RINGING:
                return "Ringing";
            case RINGINUSE:
                return "Ring+Inuse";
            case ONHOLD:
                return "On Hold";
            default:
                return "Unknown";
        }
    }
}
