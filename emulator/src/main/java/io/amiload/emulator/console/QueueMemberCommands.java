// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.call.Queues;
import io.amiload.emulator.config.Truth;
import io.amiload.emulator.queue.CallQueue;
import io.amiload.emulator.queue.Member;
import java.util.List;
import java.util.function.Consumer;

/** Console commands that change the members of queues. */
final class QueueMemberCommands {

    private final Queues queues;

    QueueMemberCommands(Pbx pbx, Console console) {
        queues = pbx.queues;
        console.add("queue add member", this::add);
        console.add("queue remove member", this::remove);
        console.add("queue pause member", (arguments, out) -> pause(arguments, out, true));
        console.add("queue unpause member", (arguments, out) -> pause(arguments, out, false));
        console.add("queue set penalty", this::penalty);
        console.add("queue set ringinuse", this::ringInUse);
    }

    /** {@code INTERFACE to QUEUE [penalty N [as NAME [state_interface DEVICE]]]}. */
    private void add(List<String> words, ConsoleOutput out) {
        int size = words.size();
        if (size < 3 || size > 9 || size % 2 == 0 || !isWord(words, 1, "to") || !isWord(words, 3, "penalty")
                || !isWord(words, 5, "as") || !isWord(words, 7, "state_interface")) {
            out.usage();
            return;
        }
        String penalty = size > 4 ? words.get(4) : "0";
        if (!penalty.matches("\\d{1,9}")) {
            out.line("Penalty must be an integer >= 0");
            out.usage();
            return;
        }
        CallQueue queue = queues.find(words.get(2));
        if (queue == null) {
            out.line("Unable to add interface to queue '" + words.get(2) + "': No such queue");
            out.fail();
            return;
        }
        Member member = new Member(words.get(0), size > 8 ? words.get(8) : "", size > 6 ? words.get(6) : "", true,
                Integer.parseInt(penalty), 0, queue.settings().ringsInUse(), queues.now());
        if (queue.add(member)) {
            queues.added(queue, member);
            out.line("Added interface '" + words.get(0) + "' to queue '" + words.get(2) + "'");
        } else {
            out.line("Unable to add interface '" + words.get(0) + "' to queue '" + words.get(2) + "': Already there");
            out.fail();
        }
    }

    private static boolean isWord(List<String> words, int at, String word) {
        return words.size() <= at || words.get(at).equals(word);
    }

    private void remove(List<String> words, ConsoleOutput out) {
        if (words.size() != 3 || !words.get(1).equals("from")) {
            out.usage();
            return;
        }
        CallQueue queue = queues.find(words.get(2));
        Member member = queue == null ? null : queue.member(words.get(0));
        String refusal = "Unable to remove interface '" + words.get(0) + "' from queue '" + words.get(2) + "': ";
        if (queue == null) {
            out.line("Unable to remove interface from queue '" + words.get(2) + "': No such queue");
            out.fail();
        } else if (member == null) {
            out.line(refusal + "Not there");
            out.fail();
        } else if (!member.isDynamic()) {
            out.line(refusal + "Member is not dynamic");
            out.fail();
        } else {
            queues.removed(queue, member);
            out.line("Removed interface " + words.get(0) + " from queue '" + words.get(2) + "'");
        }
    }

    /** {@code INTERFACE [queue QUEUE [reason REASON]]}. */
    private void pause(List<String> words, ConsoleOutput out, boolean paused) {
        int size = words.size();
        if (size != 1 && size != 3 && size != 5 || !isWord(words, 1, "queue") || !isWord(words, 3, "reason")) {
            out.usage();
            return;
        }
        String queue = size > 2 ? words.get(2) : "";
        String reason = size > 4 ? words.get(4) : "";
        List<Queues.Membership> found = queues.members(queue, words.get(0));
        found.forEach(each -> queues.pause(each.queue(), each.member(), paused, reason));
        String what = (paused ? "paused" : "unpaused") + " interface '" + words.get(0) + "'"
                + (queue.isEmpty() ? "" : " in queue '" + queue + "'")
                + (reason.isEmpty() ? "" : " for reason '" + reason + "'");
        if (found.isEmpty()) {
            out.line("Unable to " + what.replaceFirst("paused", "pause"));
            out.fail();
        } else {
            out.line(what);
        }
    }

    /** {@code PENALTY on INTERFACE [in QUEUE]}; what is no number counts as 0. */
    private void penalty(List<String> words, ConsoleOutput out) {
        if (!isChange(words)) {
            out.usage();
            return;
        }
        int penalty = words.get(0).matches("-?\\d{1,9}") ? Integer.parseInt(words.get(0)) : 0;
        change("penalty", words, penalty >= 0, out, member -> member.penalty(penalty), AmiName.QUEUE_MEMBER_PENALTY);
    }

    /** {@code yes|no on INTERFACE [in QUEUE]}. */
    private void ringInUse(List<String> words, ConsoleOutput out) {
        if (!isChange(words) || !Truth.isTrue(words.get(0)) && !Truth.isFalse(words.get(0))) {
            out.usage();
            return;
        }
        boolean rings = Truth.isTrue(words.get(0));
        change("ringinuse", words, true, out, member -> member.ringsInUse(rings), AmiName.QUEUE_MEMBER_RINGINUSE);
    }

    private static boolean isChange(List<String> words) {
        return (words.size() == 3 || words.size() == 5) && isWord(words, 1, "on") && isWord(words, 3, "in");
    }

    private void change(String what, List<String> words, boolean allowed, ConsoleOutput out, Consumer<Member> change,
            int event) {
        String queue = words.size() > 4 ? words.get(4) : "";
        List<Queues.Membership> found = allowed ? queues.members(queue, words.get(2)) : List.of();
        for (Queues.Membership each : found) {
            change.accept(each.member());
            queues.events().member(event, each.queue(), each.member());
        }
        out.line((found.isEmpty() ? "Failed to set " : "Set ") + what + " on interface '" + words.get(2)
                + "' from queue '" + (queue.isEmpty() ? "(null)" : queue) + "'");
        if (found.isEmpty()) {
            out.fail();
        }
    }
}
