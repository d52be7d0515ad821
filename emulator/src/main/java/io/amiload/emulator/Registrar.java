// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.SipObjects.SipObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where phones can be reached: the contacts that {@code pjsip.conf} gives, and those that were registered. */
final class Registrar {

    private static final Text AOR = Text.of("AOR");
    private static final Text PJSIP = Text.of("PJSIP");
    private static final long USUAL_SECONDS = 3_600;

    /** An address of a phone. */
    static final class Contact {

        final String uri;
        /** Who registered it; null if the file says so. */
        final String endpoint;
        final String callId;
        final long expires;
        private String status = "NonQualified";
        private long roundTripMicros = -1;

        private Contact(String uri, String endpoint, String callId, long expires) {
            this.uri = uri;
            this.endpoint = endpoint;
            this.callId = callId;
            this.expires = expires;
        }

        /** The name it is known by, of an address of record. */
        String id(SipObject aor) {
            return aor.name + (isRegistered() ? ";@" : "@@") + SipLists.md5(uri);
        }

        boolean isRegistered() {
            return endpoint != null;
        }

        String userAgent() {
            return isRegistered() ? "Emulated phone" : "";
        }

        String status() {
            return status;
        }

        String roundTrip() {
            return roundTripMicros < 0 ? "N/A" : Long.toString(roundTripMicros);
        }

        /** As the console shows it: whether it answers, and how fast. */
        String summary() {
            return roundTripMicros >= 0 ? String.format(Locale.ROOT, "Avail   %12.3f", roundTripMicros / 1e3)
                    : (status.equals("NonQualified") ? "NonQual" : "Unavail") + "        -nan";
        }

        /** What stands behind the {@code @} of the address, without parameters. */
        String host() {
            return uri.replaceFirst("^sips?:([^@;]*@)?", "").replaceFirst("[:;].*", "");
        }

        String port() {
            String port = uri.replaceFirst("^sips?:([^@;]*@)?[^:;]*:?", "").replaceFirst(";.*", "");
            return port.isEmpty() ? "5060" : port;
        }
    }

    private final Server server;
    /** By address of record. */
    private final Map<String, Contact> registered = new TreeMap<>();

    Registrar(Server server) {
        this.server = server;
    }

    /** The contacts of an address of record, those of the file first. */
    List<Contact> contacts(SipObject aor) {
        List<Contact> contacts = new ArrayList<>();
        for (String uri : aor.names("Contact")) {
            contacts.add(new Contact(uri, null, "", 0));
        }
        Contact own = registered.get(aor.name);
        if (own != null) {
            contacts.add(own);
        }
        return contacts;
    }

    /** Whether there is a way to an endpoint: a contact that answers, or that nobody asks whether it does. */
    boolean reaches(SipObject endpoint) {
        return endpoint.names("Aors").stream().map(name -> server.sip.find(SipObjects.AOR, name))
                .anyMatch(aor -> aor != null && contacts(aor).stream().anyMatch(contact -> isGood(aor, contact)));
    }

    private static boolean isGood(SipObject aor, Contact contact) {
        return !contact.isRegistered() || contact.roundTripMicros >= 0
                || contact.status.equals("NonQualified") && !isAsked(aor);
    }

    private static boolean isAsked(SipObject aor) {
        return !aor.get("QualifyFrequency").equals("0");
    }

    /** Whether a phone is asked for its presence from time to time. */
    boolean asks(SipObject endpoint) {
        SipObject aor = server.sip.find(SipObjects.AOR, aor(endpoint));
        return aor != null && isAsked(aor);
    }

    private static String aor(SipObject endpoint) {
        List<String> aors = endpoint.names("Aors");
        return aors.isEmpty() ? endpoint.name : aors.get(0);
    }

    /**
     * A phone registers, or again.
     *
     * @param between what happens between the events about the phone and those about its address
     */
    void register(SipObject endpoint, String uri, Runnable between) {
        boolean before = reaches(endpoint);
        Contact contact = new Contact(uri, endpoint.name, server.random.nextInt(1_000_000) + "@127.0.0.1",
                server.clock.micros() / 1_000_000 + USUAL_SECONDS);
        registered.put(aor(endpoint), contact);
        tellPeer(endpoint, before);
        between.run();
        contactStatus(endpoint, contact, contact.status);
    }

    /** A phone takes its registration back. */
    void unregister(SipObject endpoint, Runnable between) {
        boolean before = reaches(endpoint);
        Contact contact = registered.remove(aor(endpoint));
        if (contact == null) {
            return;
        }
        tellPeer(endpoint, before);
        between.run();
        contactStatus(endpoint, contact, "Removed");
    }

    /** A phone answers a question for its presence, or does not. */
    void qualified(SipObject endpoint, long roundTripMicros, Runnable between) {
        boolean before = reaches(endpoint);
        Contact contact = registered.get(aor(endpoint));
        if (contact == null) {
            return;
        }
        String status = roundTripMicros < 0 ? "Unreachable" : "Reachable";
        boolean changed = !status.equals(contact.status);
        contact.status = status;
        contact.roundTripMicros = roundTripMicros;
        tellPeer(endpoint, before);
        between.run();
        if (changed) {
            contactStatus(endpoint, contact, status);
        }
    }

    private void tellPeer(SipObject endpoint, boolean before) {
        boolean now = reaches(endpoint);
        if (now != before) {
            peerStatus(endpoint, now ? "Reachable" : "Unreachable");
        }
    }

    private void peerStatus(SipObject endpoint, String status) {
        if (server.events.begin(AmiName.PEER_STATUS, ClassMask.SYSTEM)) {
            server.events.writer().header("ChannelType", PJSIP.toString())
                    .header(AmiKey.PEER, Text.ofLatin1("PJSIP/" + endpoint.name)).header(AmiKey.PEER_STATUS, status);
            server.events.raise();
        }
    }

    private void contactStatus(SipObject endpoint, Contact contact, String status) {
        if (server.events.begin(AmiName.CONTACT_STATUS, ClassMask.SYSTEM)) {
            server.events.writer().header(AmiKey.URI, Text.ofLatin1(contact.uri))
                    .header(AmiKey.CONTACT_STATUS, status)
                    .header(AOR, Text.ofLatin1(aor(endpoint)))
                    .header(AmiKey.ENDPOINT_NAME, Text.ofLatin1(endpoint.name))
                    .header(AmiKey.ROUNDTRIP_USEC, Math.max(0, contact.roundTripMicros));
            server.events.raise();
        }
    }
}
