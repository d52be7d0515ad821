// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Channel;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.call.QueueEvents;
import io.amiload.emulator.call.QueuedCall;
import io.amiload.emulator.call.Queues;
import io.amiload.emulator.config.Truth;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.queue.CallQueue;
import io.amiload.emulator.queue.Member;
import io.amiload.emulator.queue.QueueCaller;
import io.amiload.emulator.queue.QueueSettings;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import java.util.List;
import java.util.function.Consumer;

/** The actions about queues, their members and those who wait. */
public final class QueueActions {

    /** The codec has one id for this spelling and the usual one. */
    private static final Text HOLDTIME = Text.of("Holdtime");

    /** Of somebody who waits; without the brackets that it has everywhere else. */
    private static final Text UNKNOWN = Text.of("unknown");

    private final Manager manager;
    private final Pbx pbx;
    private final Queues queues;

    public QueueActions(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        queues = pbx.queues;
        actions.add(AmiName.QUEUE_STATUS, "Show queue status.", this::status);
        actions.add(AmiName.QUEUE_SUMMARY, "Show queue summary.", this::summary);
        actions.add(AmiName.QUEUE_ADD, "Add interface to queue.", this::add);
        actions.add(AmiName.QUEUE_REMOVE, "Remove interface from queue.", this::remove);
        actions.add(AmiName.QUEUE_PAUSE, "Makes a queue member temporarily unavailable.", this::pause);
        actions.add(AmiName.QUEUE_PENALTY, "Set the penalty for a queue member.", this::penalty);
        actions.add(AmiName.QUEUE_MEMBER_RINGINUSE, "Set the ringinuse value for a queue member.", this::ringInUse);
        actions.add(AmiName.QUEUE_LOG, "Adds custom entry in queue_log.", this::log);
        actions.add(AmiName.QUEUE_RESET, "Reset queue statistics.", this::reset);
        actions.add(AmiName.QUEUE_RELOAD, "Reload a queue, queues, or any sub-section of a queue or queues.",
                this::reload);
        actions.add(AmiName.QUEUE_RULE, "Queue Rules.", this::rule);
        actions.add(AmiName.QUEUE_CHANGE_PRIORITY_CALLER, "Change priority of a caller on queue.",
                this::changePriority);
        actions.add(AmiName.QUEUE_WITHDRAW_CALLER,
                "Request to withdraw a caller from the queue back to the dialplan.", this::withdraw);
    }

    private void status(ManagerSession session, ActionRequest request) {
        String wantedMember = request.string(AmiKey.MEMBER);
        int items = 0;
        session.startList(request, "Queue status will follow");
        for (CallQueue queue : queues.named(request.string(AmiKey.QUEUE))) {
            session.send(writeParams(manager.writer.event(AmiName.QUEUE_PARAMS), queue).actionId(request).end());
            items++;
            for (Member member : queue.members()) {
                if (wantedMember.isEmpty() || wantedMember.equals(member.device())) {
                    MessageWriter item = manager.writer.event(AmiName.QUEUE_MEMBER)
                            .header(AmiKey.QUEUE, Text.ofLatin1(queue.name()))
                            .header(AmiKey.NAME, Text.ofLatin1(member.name()))
                            .header(AmiKey.LOCATION, Text.ofLatin1(member.device()));
                    session.send(QueueEvents.writeState(item, member).header(AmiKey.WRAPUPTIME, member.wrapUp())
                            .actionId(request).end());
                    items++;
                }
            }
            for (QueueCaller caller : queue.callers()) {
                session.send(writeEntry(queue, (QueuedCall) caller).actionId(request).end());
                items++;
            }
        }
        session.endList(request, AmiName.QUEUE_STATUS_COMPLETE, items);
    }

    private static MessageWriter writeParams(MessageWriter to, CallQueue queue) {
        QueueSettings settings = queue.settings();
        return to.header(AmiKey.QUEUE, Text.ofLatin1(queue.name()))
                .header(AmiKey.MAX, settings.maxLength())
                .header(AmiKey.STRATEGY, settings.strategy().toString())
                .header(AmiKey.CALLS, queue.length())
                .header(HOLDTIME, Text.of(Long.toString(queue.counts().holdTime())))
                .header(AmiKey.TALK_TIME, queue.counts().talkTime())
                .header(AmiKey.COMPLETED, queue.counts().completed())
                .header(AmiKey.ABANDONED, queue.counts().abandoned())
                .header(AmiKey.SERVICE_LEVEL, settings.serviceLevel())
                .header(AmiKey.SERVICELEVEL_PERF, queue.counts().performance())
                .header(AmiKey.SERVICELEVEL_PERF2, queue.counts().performanceOfAll())
                .header(AmiKey.WEIGHT, settings.weight());
    }

    private MessageWriter writeEntry(CallQueue queue, QueuedCall call) {
        Channel channel = call.channel();
        return manager.writer.event(AmiName.QUEUE_ENTRY).header(AmiKey.QUEUE, Text.ofLatin1(queue.name()))
                .header(AmiKey.POSITION, call.position())
                .header(AmiKey.CHANNEL, channel.name).header(AmiKey.UNIQUEID, channel.uniqueid)
                .header(AmiKey.CALLER_ID_NUM, channel.caller.number().or(UNKNOWN))
                .header(AmiKey.CALLER_ID_NAME, channel.caller.name().or(UNKNOWN))
                .header(AmiKey.CONNECTED_LINE_NUM, channel.connected.number().or(UNKNOWN))
                .header(AmiKey.CONNECTED_LINE_NAME, channel.connected.name().or(UNKNOWN))
                .header(AmiKey.WAIT, queues.now() - call.since()).header(AmiKey.PRIORITY, call.priority());
    }

    private void summary(ManagerSession session, ActionRequest request) {
        List<CallQueue> wanted = queues.named(request.string(AmiKey.QUEUE));
        session.startList(request, "Queue summary will follow");
        for (CallQueue queue : wanted) {
            long longest = 0;
            for (QueueCaller caller : queue.callers()) {
                longest = Math.max(longest, queues.now() - caller.since());
            }
            session.send(manager.writer.event(AmiName.QUEUE_SUMMARY)
                    .header(AmiKey.QUEUE, Text.ofLatin1(queue.name()))
                    .header(AmiKey.LOGGED_IN, queue.loggedIn())
                    .header(AmiKey.AVAILABLE, queue.idle())
                    .header(AmiKey.CALLERS, queue.length())
                    .header(AmiKey.HOLD_TIME, queue.counts().holdTime())
                    .header(AmiKey.TALK_TIME, queue.counts().talkTime())
                    .header(AmiKey.LONGEST_HOLD_TIME, longest).actionId(request).end());
        }
        session.endList(request, AmiName.QUEUE_SUMMARY_COMPLETE, wanted.size());
    }

    private void add(ManagerSession session, ActionRequest request) {
        String device = request.string(AmiKey.INTERFACE);
        if (!isGiven(session, request, AmiKey.QUEUE, "'Queue' not specified.")
                || !isGiven(session, request, AmiKey.INTERFACE, "'Interface' not specified.")) {
            return;
        }
        CallQueue queue = queues.find(request.string(AmiKey.QUEUE));
        if (queue == null) {
            session.error(request, "Unable to add interface to queue: No such queue");
            return;
        }
        Member member = new Member(device, request.string(AmiKey.STATE_INTERFACE), request.string(AmiKey.MEMBER_NAME),
                true, number(request, AmiKey.PENALTY), number(request, AmiKey.WRAPUPTIME),
                queue.settings().ringsInUse(), queues.now());
        if (request.isTrue(AmiKey.PAUSED)) {
            boolean keepsReason = manager.options.version().keepsUnpauseReason();
            member.pause(true, keepsReason ? request.string(AmiKey.REASON) : "", queues.now());
        }
        if (queue.add(member)) {
            session.success(request, "Added interface to queue");
            queues.added(queue, member);
        } else {
            session.error(request, "Unable to add interface: Already there");
        }
    }

    private void remove(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.QUEUE) || !request.has(AmiKey.INTERFACE)) {
            session.error(request, "Need 'Queue' and 'Interface' parameters.");
            return;
        }
        CallQueue queue = queues.find(request.string(AmiKey.QUEUE));
        Member member = queue == null ? null : queue.member(request.string(AmiKey.INTERFACE));
        if (queue == null) {
            session.error(request, "Unable to remove interface from queue: No such queue");
        } else if (member == null) {
            session.error(request, "Unable to remove interface: Not there");
        } else if (!member.isDynamic()) {
            session.error(request, "Member not dynamic");
        } else {
            session.success(request, "Removed interface from queue");
            queues.removed(queue, member);
        }
    }

    private void pause(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.INTERFACE) || !request.has(AmiKey.PAUSED)) {
            session.error(request, "Need 'Interface' and 'Paused' parameters.");
            return;
        }
        boolean paused = request.isTrue(AmiKey.PAUSED);
        String reason = request.string(AmiKey.REASON);
        forEach(session, request, "Interface not found",
                paused ? "Interface paused successfully" : "Interface unpaused successfully",
                found -> queues.pause(found.queue(), found.member(), paused, reason));
    }

    private void penalty(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.INTERFACE) || !request.has(AmiKey.PENALTY)) {
            session.error(request, "Need 'Interface' and 'Penalty' parameters.");
            return;
        }
        int penalty = number(request, AmiKey.PENALTY);
        String wrong = "Invalid interface, queuename or penalty";
        if (penalty < 0) {
            session.error(request, wrong);
            return;
        }
        forEach(session, request, wrong, "Interface penalty set successfully", found -> {
            found.member().penalty(penalty);
            queues.events().member(AmiName.QUEUE_MEMBER_PENALTY, found.queue(), found.member());
        });
    }

    private void ringInUse(ManagerSession session, ActionRequest request) {
        String value = request.string(AmiKey.RINGINUSE);
        if (!request.has(AmiKey.INTERFACE) || value.isEmpty()) {
            session.error(request, "Need 'Interface' and 'RingInUse' parameters.");
            return;
        }
        if (!Truth.isTrue(value) && !Truth.isFalse(value)) {
            session.error(request, "'RingInUse' parameter must be a truth value (yes/no, on/off, 0/1, etc)");
            return;
        }
        forEach(session, request, "Invalid interface, queuename, or ringinuse value\n",
                "Interface ringinuse set successfully", found -> {
                    found.member().ringsInUse(Truth.isTrue(value));
                    queues.events().member(AmiName.QUEUE_MEMBER_RINGINUSE, found.queue(), found.member());
                });
    }

    /** Does something to a member in one queue or in all; the answer goes out first. */
    private void forEach(ManagerSession session, ActionRequest request, String nobody, String done,
            Consumer<Queues.Membership> change) {
        List<Queues.Membership> found =
                queues.members(request.string(AmiKey.QUEUE), request.string(AmiKey.INTERFACE));
        if (found.isEmpty()) {
            session.error(request, Text.of(nobody));
            return;
        }
        session.success(request, done);
        found.forEach(change);
    }

    private void log(ManagerSession session, ActionRequest request) {
        if (request.has(AmiKey.QUEUE) && request.has(AmiKey.EVENT)) {
            session.success(request, "Event added successfully");
        } else {
            session.error(request, "Need 'Queue' and 'Event' parameters.");
        }
    }

    /** What is reloaded is said by truth values; with none of them it is all. */
    private void reload(ManagerSession session, ActionRequest request) {
        boolean members = request.isTrue(AmiKey.MEMBERS);
        boolean parameters = request.isTrue(AmiKey.PARAMETERS);
        boolean all = !members && !parameters && !request.isTrue(AmiKey.RULES);
        if (all || members || parameters) {
            queues.reload(request.string(AmiKey.QUEUE), all || members, all || parameters);
        }
        session.success(request, "Queue reloaded successfully");
    }

    private void reset(ManagerSession session, ActionRequest request) {
        queues.named(request.string(AmiKey.QUEUE)).forEach(CallQueue::reset);
        session.success(request, "Queue stats reset successfully");
    }

    /** There are no rules; Asterisk ends the answer with two empty lines even then. */
    private void rule(ManagerSession session, ActionRequest request) {
        session.send(session.reply(request, AmiName.SUCCESS).end());
        session.sendBlankLine();
    }

    private void changePriority(ManagerSession session, ActionRequest request) {
        String priority = request.string(AmiKey.PRIORITY);
        if (!isGiven(session, request, AmiKey.QUEUE, "'Queue' not specified.")
                || !isGiven(session, request, AmiKey.CALLER, "'Caller' not specified.")
                || !isGiven(session, request, AmiKey.PRIORITY, "'Priority' not specified.")) {
            return;
        }
        if (!priority.matches("\\s*[+-]?\\d{1,9}.*")) {
            session.error(request, "'Priority' need integer.");
            return;
        }
        QueuedCall call = waiting(session, request, "Unable to change priority caller on queue: ");
        if (call != null) {
            call.queue().changePriority(call, number(request, AmiKey.PRIORITY), request.isTrue(AmiKey.IMMEDIATE));
            session.success(request, "Priority change for caller on queue");
        }
    }

    private void withdraw(ManagerSession session, ActionRequest request) {
        if (!isGiven(session, request, AmiKey.QUEUE, "'Queue' not specified.")
                || !isGiven(session, request, AmiKey.CALLER, "'Caller' not specified.")) {
            return;
        }
        QueuedCall call = waiting(session, request, "Unable to request withdraw from queue: ");
        if (call == null) {
            return;
        }
        if (call.withdraw(request.text(AmiKey.WITHDRAW_INFO))) {
            session.success(request, "Withdraw requested successfully");
        } else {
            session.error(request, "Unable to request withdraw from queue: Already requested");
        }
    }

    private QueuedCall waiting(ManagerSession session, ActionRequest request, String refusal) {
        CallQueue queue = queues.find(request.string(AmiKey.QUEUE));
        if (queue == null) {
            session.error(request, refusal + "No such queue");
            return null;
        }
        Text caller = request.text(AmiKey.CALLER);
        for (QueueCaller waiting : queue.callers()) {
            if (((QueuedCall) waiting).channel().name.equals(caller)) {
                return (QueuedCall) waiting;
            }
        }
        session.error(request, refusal + "No such caller");
        return null;
    }

    private static boolean isGiven(ManagerSession session, ActionRequest request, int key, String missing) {
        if (!request.has(key)) {
            session.error(request, missing);
            return false;
        }
        return true;
    }

    /** The digits at the start of a value, as C reads them; 0 if there are none. */
    private static int number(ActionRequest request, int key) {
        String digits = request.string(key).trim().replaceFirst("^([+-]?\\d{1,9}).*$", "$1");
        return digits.matches("[+-]?\\d+") ? Integer.parseInt(digits) : 0;
    }
}
