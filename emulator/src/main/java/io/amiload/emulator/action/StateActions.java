// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Device;
import io.amiload.emulator.call.Hints;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.call.PresenceStates;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import io.amiload.emulator.state.Presence;
import java.util.List;

/** The actions about device, extension and presence states, and about mailboxes, of which there are none. */
public final class StateActions {

    private static final String DEFAULT_CONTEXT = "default";

    private final Manager manager;
    private final Pbx pbx;

    public StateActions(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        actions.add(AmiName.DEVICE_STATE_LIST, "List the current known device states.", this::deviceStates);
        actions.add(AmiName.EXTENSION_STATE, "Check Extension Status.", this::extensionState);
        actions.add(AmiName.EXTENSION_STATE_LIST, "List the current known extension states.", this::extensionStates);
        actions.add(AmiName.PRESENCE_STATE, "Check Presence State", this::presenceState);
        actions.add(AmiName.PRESENCE_STATE_LIST, "List the current known presence states.", this::presenceStates);
        actions.add(AmiName.MAILBOX_STATUS, "Check mailbox.", this::mailboxStatus);
        actions.add(AmiName.MAILBOX_COUNT, "Check Mailbox Message Count.", this::mailboxCount);
    }

    private void deviceStates(ManagerSession session, ActionRequest request) {
        List<Device> devices = pbx.devices.cached();
        session.startList(request, "Device State Changes will follow");
        for (Device device : devices) {
            session.send(manager.writer.event(AmiName.DEVICE_STATE_CHANGE).actionId(request)
                    .header(AmiKey.DEVICE, device.name).header(AmiKey.STATE, device.state.name()).end());
        }
        session.endList(request, AmiName.DEVICE_STATE_LIST_COMPLETE, devices.size());
    }

    private void extensionState(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.EXTEN)) {
            session.error(request, "Extension not specified");
            return;
        }
        Text exten = request.text(AmiKey.EXTEN);
        Text context = request.text(AmiKey.CONTEXT).or(Text.of(DEFAULT_CONTEXT));
        boolean known = pbx.hints.known(context.toString(), exten.toString()) != null;
        Hints.Hint hint = pbx.hints.find(context.toString(), exten.toString());
        MessageWriter reply = session.reply(request, AmiName.SUCCESS).header(AmiKey.MESSAGE, "Extension Status");
        if (hint == null) {
            reply.header(AmiKey.EXTEN, exten).header(AmiKey.CONTEXT, context)
                    .header(AmiKey.HINT, "").header(AmiKey.STATUS, -1).header(AmiKey.STATUS_TEXT, "Unknown");
        } else {
            Hints.write(reply, hint, pbx.hints.state(hint));
        }
        session.send(reply.end());
        if (hint != null && !known) {
            pbx.hints.tell(hint);
        }
    }

    private void extensionStates(ManagerSession session, ActionRequest request) {
        List<Hints.Hint> hints = pbx.hints.list();
        session.startList(request, "Extension Statuses will follow");
        for (Hints.Hint hint : hints) {
            session.send(Hints.write(manager.writer.event(AmiName.EXTENSION_STATUS).actionId(request), hint,
                    pbx.hints.state(hint)).end());
        }
        session.endList(request, AmiName.EXTENSION_STATE_LIST_COMPLETE, hints.size());
    }

    private void presenceState(ManagerSession session, ActionRequest request) {
        String provider = request.string(AmiKey.PROVIDER);
        if (provider.isEmpty()) {
            session.error(request, "No provider specified");
            return;
        }
        if (!PresenceStates.isKind(provider)) {
            session.error(request,
                    Text.ofLatin1("Invalid provider " + provider + " or provider in invalid state"));
            return;
        }
        Presence presence = pbx.presences.get(provider);
        MessageWriter reply = session.reply(request, AmiName.SUCCESS).header(AmiKey.MESSAGE, "Presence State")
                .header(AmiKey.STATE, presence.state());
        if (!presence.subtype().isEmpty()) {
            reply.header(AmiKey.SUBTYPE, Text.ofLatin1(presence.subtype()));
        }
        if (!presence.message().isEmpty()) {
            Text message = Text.ofLatin1(presence.message());
            reply.header(AmiKey.MESSAGE, message).header(AmiKey.PRESENCE_MESSAGE, message);
        }
        session.send(reply.end());
    }

    private void presenceStates(ManagerSession session, ActionRequest request) {
        List<String> providers = pbx.presences.providers();
        session.startList(request, "Presence State Changes will follow");
        for (String provider : providers) {
            session.send(PresenceStates.write(manager.writer.event(AmiName.PRESENCE_STATE_CHANGE).actionId(request),
                    provider, pbx.presences.get(provider)).end());
        }
        session.endList(request, AmiName.PRESENCE_STATE_LIST_COMPLETE, providers.size());
    }

    private void mailboxStatus(ManagerSession session, ActionRequest request) {
        if (hasMailbox(session, request)) {
            session.send(session.reply(request, AmiName.SUCCESS).header(AmiKey.MESSAGE, "Mailbox Status")
                    .header(AmiKey.MAILBOX, request.text(AmiKey.MAILBOX)).header(AmiKey.WAITING, 0).end());
        }
    }

    private void mailboxCount(ManagerSession session, ActionRequest request) {
        if (hasMailbox(session, request)) {
            session.send(session.reply(request, AmiName.SUCCESS).header(AmiKey.MESSAGE, "Mailbox Message Count")
                    .header(AmiKey.MAILBOX, request.text(AmiKey.MAILBOX)).header(AmiKey.URG_MESSAGES, 0)
                    .header(AmiKey.NEW_MESSAGES, 0).header(AmiKey.OLD_MESSAGES, 0).end());
        }
    }

    private static boolean hasMailbox(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.MAILBOX)) {
            session.error(request, "Mailbox not specified");
            return false;
        }
        return true;
    }
}
