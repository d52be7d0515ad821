// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.ManagerSession;
import io.amiload.emulator.sip.SipObjects;
import java.util.Set;

/** Messages outside of calls: checked as Asterisk does, then nobody takes them. */
public final class MessageActions {

    private static final Set<String> TECHNOLOGIES = Set.of("pjsip", "sip");

    private final Pbx pbx;

    public MessageActions(Pbx pbx, ActionTable actions) {
        this.pbx = pbx;
        actions.add(AmiName.MESSAGE_SEND, "Send an out of call message to an endpoint.", this::send);
    }

    /** A message to an endpoint that has a contact is sent; to another one it is not. */
    private void send(ManagerSession session, ActionRequest request) {
        String to = request.has(AmiKey.DESTINATION) ? request.string(AmiKey.DESTINATION)
                : request.string(AmiKey.TO);
        int colon = to.indexOf(':');
        if (to.isEmpty()) {
            session.error(request, "No 'To' address specified.");
        } else if (colon < 0 || !TECHNOLOGIES.contains(to.substring(0, colon))) {
            session.error(request, "Message technology not found.");
        } else if (reaches(to.substring(colon + 1))) {
            session.success(request, "Message successfully sent");
        } else {
            session.error(request, "Message failed to send.");
        }
    }

    /** {@code endpoint}, {@code endpoint/aor} or a SIP address. */
    private boolean reaches(String target) {
        if (target.startsWith("sip:") || target.startsWith("sips:") || target.indexOf('@') >= 0) {
            return true;
        }
        SipObjects.SipObject endpoint = pbx.sip.find(SipObjects.ENDPOINT, target.split("/")[0]);
        if (endpoint == null) {
            return false;
        }
        return endpoint.names("Aors").stream().map(aor -> pbx.sip.find(SipObjects.AOR, aor))
                .anyMatch(aor -> aor != null && !aor.get("Contact").isEmpty());
    }
}
