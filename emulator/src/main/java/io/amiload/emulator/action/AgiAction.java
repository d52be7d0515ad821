// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Channel;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.ManagerSession;

/** The action AGI: a command for a channel that is in the application AGI, or was there. */
public final class AgiAction {

    private final Pbx pbx;

    public AgiAction(Pbx pbx, ActionTable actions) {
        this.pbx = pbx;
        actions.add(AmiName.AGI, "Add an AGI command to execute by Async AGI.", this::add);
    }

    private void add(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.CHANNEL) || !request.has(AmiKey.COMMAND)) {
            session.error(request, "Both, Channel and Command are *required*");
            return;
        }
        Channel channel = pbx.calls.find(request.text(AmiKey.CHANNEL));
        if (channel == null) {
            session.error(request, "Channel " + request.string(AmiKey.CHANNEL) + " does not exist.");
        } else if (pbx.agi.add(channel, request.text(AmiKey.COMMAND), request.text(AmiKey.COMMAND_ID))) {
            session.success(request, "Added AGI command to queue");
        } else {
            session.error(request, "Failed to add AGI command to channel " + channel.name + " queue");
        }
    }
}
