// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import io.amiload.emulator.sip.SipObjects;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The actions that make endpoints of {@code pjsip.conf} do something. What they would send goes nowhere. */
public final class SipActions {

    private final Manager manager;
    private final Pbx pbx;
    /** The endpoints that take no new calls. */
    private final Set<String> maintained = new TreeSet<>();

    public SipActions(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        actions.add(AmiName.PJSIP_QUALIFY, "Qualify a chan_pjsip endpoint.", this::qualify);
        actions.add(AmiName.PJSIP_NOTIFY, "Send a NOTIFY to either an endpoint, an arbitrary URI, or inside a SIP "
                + "dialog.", this::notify);
        actions.add(AmiName.PJSIP_REGISTER, "Register an outbound registration.",
                (session, request) -> register(session, request, "Refresh sent"));
        actions.add(AmiName.PJSIP_UNREGISTER, "Unregister an outbound registration.",
                (session, request) -> register(session, request, "Unregistration sent"));
        actions.add(AmiName.PJSIP_SET_MAINTENANCE, "", this::setMaintenance);
        actions.add(AmiName.PJSIP_SHOW_MAINTENANCE, "", this::showMaintenance);
    }

    private void qualify(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.ENDPOINT)) {
            session.error(request, "Endpoint parameter missing.");
        } else if (!isEndpoint(request.string(AmiKey.ENDPOINT))) {
            session.error(request, Text.of("Unable to retrieve endpoint\n"));
        } else {
            session.success(request, "Endpoint found, will qualify");
        }
    }

    private void notify(ManagerSession session, ActionRequest request) {
        boolean option = request.has(AmiKey.OPTION);
        if (manager.options.version().notifiesByOption()) {
            if (option == request.has(AmiKey.VARIABLE)) {
                session.error(request, "PJSIPNotify requires either an Option or Variable(s)."
                        + "You must use only one of them.");
                return;
            }
        }
        int targets = (request.has(AmiKey.ENDPOINT) ? 1 : 0) + (request.has(AmiKey.URI) ? 1 : 0)
                + (request.has(AmiKey.CHANNEL) ? 1 : 0);
        if (targets != 1) {
            session.error(request, "PJSIPNotify requires either an endpoint name, a SIP URI, or a channel."
                    + (targets == 0 ? "" : "  You must use only one of them."));
        } else if (option && manager.options.version().notifiesByOption()) {
            session.error(request, Text.ofLatin1("Unable to find notify type '" + request.string(AmiKey.OPTION)
                    + "'\n"));
        } else if (request.has(AmiKey.ENDPOINT) && !isEndpoint(request.string(AmiKey.ENDPOINT))) {
            session.error(request, Text.ofLatin1("Unable to retrieve endpoint " + request.string(AmiKey.ENDPOINT)));
        } else if (request.has(AmiKey.CHANNEL)) {
            session.error(request, pbx.calls.find(request.text(AmiKey.CHANNEL)) == null ? "Channel not found"
                    : "Channel was not a PJSIP channel");
        } else {
            session.success(request, "NOTIFY sent");
        }
    }

    private void register(ManagerSession session, ActionRequest request, String done) {
        if (!request.has(AmiKey.REGISTRATION)) {
            session.error(request, "Registration parameter missing.");
        } else if (pbx.sip.find(SipObjects.REGISTRATION, request.string(AmiKey.REGISTRATION)) == null) {
            session.error(request, Text.of("Unable to retrieve registration entry\n"));
        } else {
            session.success(request, done);
        }
    }

    private void setMaintenance(ManagerSession session, ActionRequest request) {
        String endpoint = request.string(AmiKey.ENDPOINT);
        String state = request.string(AmiKey.STATE).toLowerCase(Locale.ROOT);
        if (endpoint.isEmpty()) {
            session.error(request, "Endpoint parameter missing");
        } else if (state.isEmpty()) {
            session.error(request, "State parameter missing");
        } else if (!List.of("on", "off").contains(state)) {
            session.error(request, "State must be 'on' or 'off'");
        } else if (!isEndpoint(endpoint)) {
            session.error(request, Text.ofLatin1("Endpoint '" + endpoint + "' not found"));
        } else {
            setMaintenance(session, request, endpoint, state.equals("on"));
        }
    }

    private void setMaintenance(ManagerSession session, ActionRequest request, String endpoint, boolean on) {
        boolean changed = on ? maintained.add(endpoint) : maintained.remove(endpoint);
        session.success(request, "Maintenance mode " + status(on));
        if (changed && manager.events.begin(AmiName.PJSIP_MAINTENANCE_STATUS, ClassMask.SYSTEM)) {
            manager.events.writer().header(AmiKey.ENDPOINT, Text.ofLatin1(endpoint))
                    .header(AmiKey.STATUS, status(on));
            manager.events.raise();
        }
    }

    /** One endpoint whatever its name, or those that are maintained. */
    private void showMaintenance(ManagerSession session, ActionRequest request) {
        String wanted = request.string(AmiKey.ENDPOINT);
        List<String> endpoints = wanted.isEmpty() ? List.copyOf(maintained) : List.of(wanted);
        session.startList(request, "Maintenance status events follow");
        for (String endpoint : endpoints) {
            session.send(manager.writer.event(AmiName.PJSIP_MAINTENANCE_STATUS).actionId(request)
                    .header(AmiKey.ENDPOINT, Text.ofLatin1(endpoint))
                    .header(AmiKey.STATUS, status(maintained.contains(endpoint))).end());
        }
        session.endList(request, AmiName.PJSIP_MAINTENANCE_STATUS_COMPLETE, endpoints.size());
    }

    private static String status(boolean on) {
        return on ? "enabled" : "disabled";
    }

    private boolean isEndpoint(String name) {
        return pbx.sip.find(SipObjects.ENDPOINT, name) != null;
    }
}
