// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.EditableConfig;
import io.amiload.emulator.config.Truth;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import io.amiload.emulator.setup.ServerLog;
import java.util.Comparator;
import java.util.List;

/** Lists of modules that do nothing here but are set up: IAX peers, agents, faxes. */
public final class OtherLists {

    private final Manager manager;
    private final Pbx pbx;

    public OtherLists(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        actions.add(AmiName.IA_XPEERLIST, "List IAX Peers.", (session, request) -> peers(session, request, true));
        actions.add(AmiName.IA_XPEERS, "List IAX peers.", (session, request) -> peers(session, request, false));
        actions.add(AmiName.IA_XREGISTRY, "Show IAX registrations.", (session, request) -> {
            session.startList(request, "Registrations will follow");
            session.endList(request, AmiName.REGISTRATIONS_COMPLETE, 0);
        });
        // Asterisk forgets to answer this one: all that comes is the end of a message.
        actions.add(AmiName.IA_XNETSTATS, "Show IAX Netstats.", (session, request) -> session.sendBlankLine());
        actions.add(AmiName.FAX_SESSIONS, "Lists active FAX sessions", this::faxSessions);
        actions.add(AmiName.FAX_SESSION, "Responds with a detailed description of a single FAX session",
                this::faxSession);
        actions.add(AmiName.FAX_STATS, "Responds with fax statistics", this::faxStats);
        actions.add(AmiName.AGENTS, "Lists agents and their status.", this::agents);
    }

    /** @param numbered whether each item has the ActionID, which one of the two actions forgets */
    private void peers(ManagerSession session, ActionRequest request, boolean numbered) {
        session.startList(request, "IAX Peer status list will follow");
        int peers = 0;
        for (EditableConfig.Category category : categories("iax.conf")) {
            String type = value(category, "type");
            if (type.equals("peer") || type.equals("friend")) {
                peer(session, request, category, numbered);
                peers++;
            }
        }
        session.endList(request, AmiName.PEERLIST_COMPLETE, peers);
    }

    private void peer(ManagerSession session, ActionRequest request, EditableConfig.Category peer, boolean numbered) {
        MessageWriter item = manager.writer.event(AmiName.PEER_ENTRY);
        if (numbered) {
            item.actionId(request);
        }
        String host = value(peer, "host");
        boolean dynamic = host.isEmpty() || host.equals("dynamic");
        String port = value(peer, "port").isEmpty() ? "4569" : value(peer, "port");
        header(item, "Channeltype", "IAX");
        header(item, "ObjectName", peer.name());
        header(item, "ChanObjectType", "peer");
        header(item, "IPaddress", dynamic ? "(null)" : host);
        header(item, "Mask", dynamic ? "(null)" : "255.255.255.255");
        header(item, "Port", dynamic ? "(null)" : port);
        header(item, "Dynamic", dynamic ? "yes" : "no");
        header(item, "Trunk", Truth.isTrue(value(peer, "trunk")) ? "yes" : "no");
        header(item, "Encryption", Truth.isTrue(value(peer, "encryption")) ? "(aes128,keyrotate)" : "no");
        header(item, "Status", "Unmonitored");
        session.send(item.end());
    }

    private void faxSessions(ManagerSession session, ActionRequest request) {
        session.send(session.reply(request, AmiName.SUCCESS).header(AmiKey.EVENT_LIST, "Start")
                .header(AmiKey.MESSAGE, "FAXSessionsEntry event list will follow").end());
        MessageWriter end = session.complete(request, AmiName.FAX_SESSIONS_COMPLETE, 0);
        session.send(header(end, "Total", "0").end());
    }

    private void faxSession(ManagerSession session, ActionRequest request) {
        boolean number = request.string("SessionNumber").matches("\\s*\\d{1,9}.*");
        session.error(request, number ? "Session not found" : "Invalid session ID");
    }

    private void faxStats(ManagerSession session, ActionRequest request) {
        session.success(request, "FAXStats event will follow");
        MessageWriter stats = manager.writer.event(AmiName.FAX_STATS).actionId(request);
        for (String key : List.of("CurrentSessions", "ReservedSessions", "TransmitAttempts", "ReceiveAttempts",
                "CompletedFAXes", "FailedFAXes")) {
            header(stats, key, "0");
        }
        session.send(stats.end());
    }

    /** Nobody logs in, so all agents are logged off. */
    private void agents(ManagerSession session, ActionRequest request) {
        session.startList(request, "Agents will follow");
        List<EditableConfig.Category> agents = categories("agents.conf").stream()
                .filter(category -> !category.name().equals("general"))
                .sorted(Comparator.comparing(EditableConfig.Category::name)).toList();
        for (EditableConfig.Category agent : agents) {
            MessageWriter item = manager.writer.event(AmiName.AGENTS);
            header(item, "Agent", agent.name());
            header(item, "Name", value(agent, "fullname").isEmpty() ? "None" : value(agent, "fullname"));
            header(item, "Status", "AGENT_LOGGEDOFF");
            session.send(item.actionId(request).end());
        }
        session.endList(request, AmiName.AGENTS_COMPLETE, agents.size());
    }

    private List<EditableConfig.Category> categories(String file) {
        try {
            EditableConfig config = pbx.configs.find(file);
            return config == null ? List.of()
                    : config.categories().stream().filter(category -> !category.isTemplate()).toList();
        } catch (ConfigException e) {
            ServerLog.log(System.Logger.Level.WARNING, e.getMessage());
            return List.of();
        }
    }

    private static String value(EditableConfig.Category category, String name) {
        String value = "";
        for (EditableConfig.Line line : category.lines()) {
            value = line.name().equalsIgnoreCase(name) ? line.value() : value;
        }
        return value;
    }

    private static MessageWriter header(MessageWriter item, String key, String value) {
        return item.header(Text.of(key), Text.ofLatin1(value));
    }
}
