// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.queue.CallQueue;
import io.amiload.emulator.queue.Member;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a Grandstream UCM has of its own: the actions {@code queues} and {@code GSAgents}, and a list of actions that is
 * not Asterisk's. Source of all of it is the vendor's description of the interface, with its spelling of keys.
 */
public final class UcmActions {

    /** An action of the vendor's list. */
    private record Listed(String name, String privileges, String synopsis) {
    }

    private final Manager manager;
    private final Pbx pbx;
    private final List<Listed> list = read();

    public UcmActions(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        Set<String> names = new HashSet<>(Set.of("Login", "Challenge", "Logoff"));
        list.forEach(action -> names.add(action.name));
        actions.keepOnly(names);
        actions.define(AmiName.QUEUES, "Queues", 0, "Queues.", this::queues);
        actions.define(AmiName.GS_AGENTS, "GSAgents", ClassMask.AGENT, "", this::agents);
        actions.add(AmiName.LIST_COMMANDS, "List available manager commands.", this::listCommands);
    }

    private void listCommands(ManagerSession session, ActionRequest request) {
        MessageWriter reply = session.reply(request, AmiName.SUCCESS);
        for (Listed action : list) {
            if (session.mayRun(ClassMask.ofPrivileges(action.privileges))) {
                String synopsis = action.synopsis.isEmpty() ? "" : action.synopsis + " ";
                reply.header(action.name, synopsis + "(Priv: " + action.privileges + ")");
            }
        }
        session.send(reply.end());
    }

    private void queues(ManagerSession session, ActionRequest request) {
        session.startList(request, "Queues list will follow");
        for (CallQueue queue : pbx.queues.list()) {
            session.send(writeQueue(manager.writer.event(AmiName.QUEUE_STATUS).actionId(request), queue).end());
            for (Member member : queue.members()) {
                MessageWriter event = manager.writer.event(AmiName.QUEUE_MEMBER_STATUS).actionId(request)
                        .header("Queue", queue.name()).header("Location", member.device())
                        .header("MemberName", member.name());
                writeState(event, member).header("EnableAgentLogin", "no");
                writeCalls(event, member).header("PausedTime", Long.toString(pausedSeconds(member)))
                        .header("Paused", flag(member.isPaused()));
                session.send(event.end());
            }
        }
        session.endList(request, AmiName.QUEUES_COMPLETE, pbx.queues.list().size());
    }

    private static MessageWriter writeQueue(MessageWriter event, CallQueue queue) {
        int completed = queue.counts().completed();
        int abandoned = queue.counts().abandoned();
        int total = completed + abandoned;
        return event.header("Queue", queue.name())
                .header("CallsTotal", Integer.toString(total))
                .header("CallCount", Integer.toString(queue.length()))
                .header("CallsComplete", Integer.toString(completed))
                .header("CallsAbandoned", Integer.toString(abandoned))
                .header("Strategy", queue.settings().strategy().toString())
                .header("Chairman", "")
                .header("EnableAgentLogin", "no")
                .header("QueueName", queue.name())
                .header("SeviceLevel", "SL:" + queue.counts().performance() + "% within "
                        + queue.settings().serviceLevel() + "s")
                .header("AbandonedRate", String.format(Locale.ROOT, "%.2f%%",
                        total == 0 ? 0.0 : 100.0 * abandoned / total))
                .header("AvgWaitTime", Long.toString(queue.counts().holdTime()))
                .header("AvgTalkTime", Long.toString(queue.counts().talkTime()))
                .header("AvailableCount", Integer.toString(queue.idle()))
                .header("AgentCount", Integer.toString(queue.members().size()));
    }

    private void agents(ManagerSession session, ActionRequest request) {
        session.startList(request, "Agents status will follow");
        int agents = 0;
        for (CallQueue queue : pbx.queues.list()) {
            for (Member member : queue.members()) {
                MessageWriter event = manager.writer.event(AmiName.GS_AGENT).actionId(request)
                        .header("Agent", member.device()).header("QueueName", queue.name())
                        .header("Queue", queue.name()).header("Location", member.device());
                writeCalls(writeState(event, member), member).header("Paused", flag(member.isPaused()));
                session.send(event.end());
                agents++;
            }
        }
        session.endList(request, AmiName.GS_AGENT_COMPLETE, agents);
    }

    private static MessageWriter writeState(MessageWriter event, Member member) {
        return event.header("Membership", member.isDynamic() ? "dynamic" : "static")
                .header("Penalty", Integer.toString(member.penalty()))
                .header("CallsTaken", Integer.toString(member.calls()))
                .header("LastCall", Long.toString(member.lastCall()))
                .header("Status", Integer.toString(member.status().ordinal()));
    }

    /** What the emulator does not count is 0, as on a new machine. */
    private static MessageWriter writeCalls(MessageWriter event, Member member) {
        return event.header("LoginTime", Long.toString(member.loggedIn())).header("CallsAbandon", "0")
                .header("TalkTime", "0").header("CallerChannel", "");
    }

    private long pausedSeconds(Member member) {
        return member.isPaused() ? Math.max(0, pbx.queues.now() - member.lastPause()) : 0;
    }

    private static String flag(boolean on) {
        return on ? "1" : "0";
    }

    private static List<Listed> read() {
        try (InputStream in = UcmActions.class.getResourceAsStream("/io/amiload/emulator/ucm-actions.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<Listed> list = new ArrayList<>();
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t", -1);
                list.add(new Listed(fields[0], fields[1], fields[2]));
            }
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of actions of a UCM", e);
        }
    }
}
