// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.call.SipState;
import io.amiload.emulator.config.Truth;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import io.amiload.emulator.sip.Registrar;
import io.amiload.emulator.sip.Registrar.Contact;
import io.amiload.emulator.sip.SipObjects;
import io.amiload.emulator.sip.SipObjects.SipObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The actions that list what {@code pjsip.conf} sets up, and which phones have registered. */
public final class SipLists {

    private final Manager manager;
    private final Pbx pbx;
    private final SipObjects objects;

    public SipLists(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        objects = pbx.sip;
        actions.add(AmiName.PJSIP_SHOW_ENDPOINTS, "Lists PJSIP endpoints.", this::endpoints);
        actions.add(AmiName.PJSIP_SHOW_ENDPOINT, "Detail listing of an endpoint and its objects.", this::endpoint);
        actions.add(AmiName.PJSIP_SHOW_AORS, "Lists PJSIP AORs.", this::aors);
        actions.add(AmiName.PJSIP_SHOW_AUTHS, "Lists PJSIP Auths.", this::auths);
        actions.add(AmiName.PJSIP_SHOW_CONTACTS, "Lists PJSIP Contacts.", this::registered);
        actions.add(AmiName.PJSIP_SHOW_RESOURCE_LISTS, "Displays settings for configured resource lists.",
                (session, request) -> session.error(request, Text.of("No resource lists found\n")));
        actions.add(AmiName.PJSIP_SHOW_REGISTRATIONS_INBOUND, "Lists PJSIP inbound registrations.", this::inbound);
        actions.add(AmiName.PJSIP_SHOW_REGISTRATIONS_OUTBOUND, "Lists PJSIP outbound registrations.", this::outbound);
        actions.add(AmiName.PJSIP_SHOW_REGISTRATION_INBOUND_CONTACT_STATUSES, "", this::contactStatuses);
        addEmpty(actions, AmiName.PJSIP_SHOW_SUBSCRIPTIONS_INBOUND,
                "Following are Events for each inbound Subscription", "InboundSubscriptionDetailComplete");
        addEmpty(actions, AmiName.PJSIP_SHOW_SUBSCRIPTIONS_OUTBOUND,
                "Following are Events for each outbound Subscription", "OutboundSubscriptionDetailComplete");
    }

    /** A list of what phones would do, and there are none. */
    private void addEmpty(ActionTable actions, int action, String start, String complete) {
        actions.add(action, "", (session, request) -> {
            session.startList(request, start);
            session.send(session.complete(request, complete, 0).end());
        });
    }

    private void endpoints(ManagerSession session, ActionRequest request) {
        List<SipObject> all = objects.all(SipObjects.ENDPOINT);
        if (all.isEmpty()) {
            session.error(request, Text.of("No endpoints found\n"));
            return;
        }
        session.startList(request, "A listing of Endpoints follows, presented as EndpointList events");
        for (SipObject endpoint : all) {
            MessageWriter item = begin(AmiName.ENDPOINT_LIST, request, endpoint);
            header(item, "Transport", endpoint.get("Transport"));
            header(item, "Aor", endpoint.get("Aors"));
            header(item, "Auths", endpoint.get("Auth"));
            header(item, "OutboundAuths", endpoint.get("OutboundAuth"));
            StringBuilder contacts = new StringBuilder();
            aorsOf(endpoint).forEach(aor -> contacts(aor).forEach(contact -> contacts.append(contact).append(',')));
            if (!endpoint.get("Aors").isEmpty()) {
                header(item, "Contacts", contacts.toString());
            }
            session.send(state(item, endpoint).end());
        }
        session.endList(request, AmiName.ENDPOINT_LIST_COMPLETE, all.size());
    }

    private void endpoint(ManagerSession session, ActionRequest request) {
        String name = request.string(AmiKey.ENDPOINT);
        if (name.isEmpty()) {
            session.error(request, Text.of("PJSIPShowEndpoint requires an endpoint name\n"));
            return;
        }
        SipObject endpoint = objects.find(SipObjects.ENDPOINT, name);
        if (endpoint == null) {
            session.error(request, Text.ofLatin1("Unable to retrieve endpoint " + name + "\n"));
            return;
        }
        session.startList(request, "Following are Events for each object associated with the Endpoint");
        session.send(state(options(begin(AmiName.ENDPOINT_DETAIL, request, endpoint), endpoint, "Contacts"), endpoint)
                .end());
        int items = 1;
        for (String auth : endpoint.names("Auth")) {
            items += detail(session, request, AmiName.AUTH_DETAIL, objects.find(SipObjects.AUTH, auth), endpoint);
        }
        items += detail(session, request, AmiName.TRANSPORT_DETAIL,
                objects.find(SipObjects.TRANSPORT, endpoint.get("Transport")), endpoint);
        for (SipObject aor : aorsOf(endpoint)) {
            items += aor(session, request, aor, endpoint);
        }
        for (SipObject identify : objects.all(SipObjects.IDENTIFY)) {
            if (identify.get("Endpoint").equals(name)) {
                items += detail(session, request, AmiName.IDENTIFY_DETAIL, identify, endpoint);
            }
        }
        session.endList(request, AmiName.ENDPOINT_DETAIL_COMPLETE, items);
    }

    private int detail(ManagerSession session, ActionRequest request, int event, SipObject object, SipObject endpoint) {
        if (object == null) {
            return 0;
        }
        session.send(header(options(begin(event, request, object), object, "Contacts"), "EndpointName", endpoint.name)
                .end());
        return 1;
    }

    private int aor(ManagerSession session, ActionRequest request, SipObject aor, SipObject endpoint) {
        List<String> contacts = contacts(aor);
        MessageWriter item = options(begin(AmiName.AOR_DETAIL, request, aor), aor, "Contacts");
        header(item, "TotalContacts", Integer.toString(contacts.size()));
        header(item, "ContactsRegistered",
                Long.toString(registrar().contacts(aor).stream().filter(Contact::isRegistered).count()));
        session.send(header(item, "EndpointName", endpoint.name).end());
        for (Contact contact : registrar().contacts(aor)) {
            contact(session, request, aor, contact, endpoint.name);
        }
        return 1 + contacts.size();
    }

    private Registrar registrar() {
        return pbx.calls.phones.registrar;
    }

    private interface ContactItem {
        void send(SipObject aor, Contact contact);
    }

    /** Goes through the contacts that were registered and counts them. */
    private int eachRegistered(ContactItem item) {
        int count = 0;
        for (SipObject aor : objects.all(SipObjects.AOR)) {
            for (Contact contact : registrar().contacts(aor)) {
                if (contact.isRegistered()) {
                    item.send(aor, contact);
                    count++;
                }
            }
        }
        return count;
    }

    private void contactStatuses(ManagerSession session, ActionRequest request) {
        session.startList(request, "Following are ContactStatusEvents for each Inbound registration");
        int count = eachRegistered((aor, contact) -> contact(session, request, aor, contact, contact.endpoint));
        session.send(session.complete(request, "ContactStatusDetailComplete", count).end());
    }

    private void registered(ManagerSession session, ActionRequest request) {
        if (eachRegistered((aor, contact) -> { }) == 0) {
            session.error(request, Text.of("No Contacts found\n"));
            return;
        }
        session.startList(request, "A listing of Contacts follows, presented as ContactList events");
        int count = eachRegistered((aor, contact) -> session.send(contactItem(request, aor, contact).end()));
        session.endList(request, AmiName.CONTACT_LIST_COMPLETE, count);
    }

    private MessageWriter contactItem(ActionRequest request, SipObject aor, Contact contact) {
        MessageWriter item = manager.writer.event(AmiName.CONTACT_LIST).actionId(request);
        header(item, "ObjectType", "contact");
        header(item, "ObjectName", contact.id(aor));
        header(item, "ViaAddr", contact.host());
        header(item, "QualifyTimeout", aor.get("QualifyTimeout"));
        if (aor.options().containsKey("Qualify2xxOnly")) {
            header(item, "Qualify2xxOnly", Boolean.toString(Truth.isTrue(aor.get("Qualify2xxOnly"))));
        }
        header(item, "CallId", contact.callId);
        header(item, "RegServer", "");
        header(item, "PruneOnBoot", "no");
        header(item, "Path", "");
        header(item, "Endpoint", contact.endpoint);
        header(item, "ViaPort", contact.port());
        header(item, "AuthenticateQualify", Truth.isTrue(aor.get("AuthenticateQualify")) ? "yes" : "no");
        header(item, "Uri", contact.uri);
        header(item, "QualifyFrequency", aor.get("QualifyFrequency"));
        header(item, "UserAgent", contact.userAgent());
        header(item, "ExpirationTime", Long.toString(contact.expires));
        header(item, "OutboundProxy", aor.get("OutboundProxy"));
        header(item, "Status", contact.status());
        return header(item, "RoundtripUsec", contact.roundTrip());
    }

    private void contact(ManagerSession session, ActionRequest request, SipObject aor, Contact contact,
                         String endpoint) {
        MessageWriter item = manager.writer.event(AmiName.CONTACT_STATUS_DETAIL).actionId(request);
        header(item, "AOR", aor.name);
        header(item, "URI", contact.uri);
        header(item, "UserAgent", contact.userAgent());
        header(item, "RegExpire", Long.toString(contact.expires));
        if (contact.isRegistered()) {
            header(item, "ViaAddress", contact.host() + ":" + contact.port());
            header(item, "CallID", contact.callId);
        }
        header(item, "Status", contact.status());
        header(item, "RoundtripUsec", contact.roundTrip());
        header(item, "EndpointName", endpoint);
        header(item, "ID", contact.id(aor));
        header(item, "AuthenticateQualify", Truth.isTrue(aor.get("AuthenticateQualify")) ? "1" : "0");
        header(item, "OutboundProxy", aor.get("OutboundProxy"));
        header(item, "Path", "");
        header(item, "QualifyFrequency", aor.get("QualifyFrequency"));
        header(item, "QualifyTimeout",
                String.format(Locale.ROOT, "%.3f", Double.parseDouble(aor.get("QualifyTimeout"))));
        if (aor.options().containsKey("Qualify2xxOnly")) {
            header(item, "Qualify2xxOnly", Truth.isTrue(aor.get("Qualify2xxOnly")) ? "1" : "0");
        }
        session.send(item.end());
    }

    private void aors(ManagerSession session, ActionRequest request) {
        list(session, request, SipObjects.AOR, "AOR", AmiName.AOR_LIST, AmiName.AOR_LIST_COMPLETE);
    }

    private void auths(ManagerSession session, ActionRequest request) {
        list(session, request, SipObjects.AUTH, "Auth", AmiName.AUTH_LIST, AmiName.AUTH_LIST_COMPLETE);
    }

    private void list(ManagerSession session, ActionRequest request, String type, String title, int event,
                      int complete) {
        List<SipObject> all = objects.all(type);
        if (all.isEmpty()) {
            session.error(request, Text.of("No " + title + "s found\n"));
            return;
        }
        session.startList(request, "A listing of " + title + "s follows, presented as " + title.charAt(0)
                + title.substring(1).toLowerCase(Locale.ROOT) + "List events");
        for (SipObject object : all) {
            session.send(options(begin(event, request, object), object, "Contacts").end());
        }
        session.endList(request, complete, all.size());
    }

    private void inbound(ManagerSession session, ActionRequest request) {
        session.startList(request, "Following are Events for each Inbound registration");
        List<SipObject> all = objects.all(SipObjects.AOR);
        for (SipObject aor : all) {
            MessageWriter item = options(begin(AmiName.INBOUND_REGISTRATION_DETAIL, request, aor), aor, "Contact");
            StringBuilder contacts = new StringBuilder();
            contacts(aor).forEach(contact -> contacts.append(contact).append(','));
            session.send(header(item, "Contacts", contacts.toString()).end());
        }
        session.endList(request, AmiName.INBOUND_REGISTRATION_DETAIL_COMPLETE, all.size());
    }

    /** No registrar answers, so none is registered. */
    private void outbound(ManagerSession session, ActionRequest request) {
        session.startList(request, "Following are Events for each Outbound registration");
        List<SipObject> all = objects.all(SipObjects.REGISTRATION);
        for (SipObject registration : all) {
            MessageWriter item = options(begin(AmiName.OUTBOUND_REGISTRATION_DETAIL, request, registration),
                    registration, "Contacts");
            header(item, "Status", "Unregistered");
            session.send(header(item, "NextReg", "0").end());
        }
        MessageWriter end = session.complete(request, "OutboundRegistrationDetailComplete", all.size());
        header(end, "Registered", "0");
        session.send(header(end, "NotRegistered", Integer.toString(all.size())).end());
    }

    private MessageWriter begin(int event, ActionRequest request, SipObject object) {
        MessageWriter item = manager.writer.event(event).actionId(request);
        header(item, "ObjectType", object.type);
        return header(item, "ObjectName", object.name);
    }

    /** Writes all options; {@code contacts} is the name that contacts have in this event. */
    private MessageWriter options(MessageWriter item, SipObject object, String contacts) {
        object.options().forEach((option, value) -> {
            if (option.equals("Contact")) {
                header(item, contacts, String.join(",", contacts(object)));
            } else {
                header(item, option, value);
            }
        });
        return item;
    }

    private MessageWriter state(MessageWriter item, SipObject endpoint) {
        SipState state = SipState.of(pbx, endpoint);
        header(item, "DeviceState", state.text());
        boolean counts = manager.options.version().countsActiveChannels() || state.channels() > 0;
        return header(item, "ActiveChannels", counts ? Integer.toString(state.channels()) : "");
    }

    private List<SipObject> aorsOf(SipObject endpoint) {
        List<SipObject> aors = new ArrayList<>();
        for (String name : endpoint.names("Aors")) {
            SipObject aor = objects.find(SipObjects.AOR, name);
            if (aor != null) {
                aors.add(aor);
            }
        }
        return aors;
    }

    private List<String> contacts(SipObject aor) {
        return registrar().contacts(aor).stream().map(contact -> aor.name + "/" + contact.uri).toList();
    }

    private static MessageWriter header(MessageWriter item, String key, String value) {
        int known = AmiDictionary.keys().find(key);
        return known > 0 && AmiDictionary.keys().nameOf(known).equals(key)
                ? item.header(known, Text.ofLatin1(value))
                : item.header(Text.ofLatin1(key), Text.ofLatin1(value));
    }
}
