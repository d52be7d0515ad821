// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;

/** The actions about device, extension and presence states. No extension has a hint, and nobody publishes presence. */
final class StateActions {

    private final Server server;

    StateActions(Server server, ActionTable actions) {
        this.server = server;
        actions.add(AmiName.DEVICE_STATE_LIST, "List the current known device states.", this::deviceStates);
        actions.add(AmiName.EXTENSION_STATE, "Check Extension Status.", this::extensionState);
        actions.add(AmiName.EXTENSION_STATE_LIST, "List the current known extension states.", (session, request) -> {
            session.startList(request, "Extension Statuses will follow");
            session.endList(request, AmiName.EXTENSION_STATE_LIST_COMPLETE, 0);
        });
        actions.add(AmiName.PRESENCE_STATE_LIST, "List the current known presence states.", (session, request) -> {
            session.startList(request, "Presence State Changes will follow");
            session.endList(request, AmiName.PRESENCE_STATE_LIST_COMPLETE, 0);
        });
    }

    private void deviceStates(ManagerSession session, ActionRequest request) {
        session.startList(request, "Device State Changes will follow");
        for (Device device : server.devices.all()) {
            session.send(server.writer.event(AmiName.DEVICE_STATE_CHANGE).actionId(request)
                    .header(AmiKey.DEVICE, device.name).header(AmiKey.STATE, device.state).end());
        }
        session.endList(request, AmiName.DEVICE_STATE_LIST_COMPLETE, server.devices.all().size());
    }

    private void extensionState(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.EXTEN)) {
            session.error(request, "Extension not specified");
            return;
        }
        session.send(session.reply(request, AmiName.SUCCESS).header(AmiKey.MESSAGE, "Extension Status")
                .header(AmiKey.EXTEN, request.text(AmiKey.EXTEN))
                .header(AmiKey.CONTEXT, request.text(AmiKey.CONTEXT).or(Text.of("default")))
                .header(AmiKey.HINT, "").header(AmiKey.STATUS, -1).header(AmiKey.STATUS_TEXT, "Unknown").end());
    }
}
