// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.sip;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.loop.MicroClock;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.sip.SipObjects.SipObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Where phones can be reached: the contacts that {@code pjsip.conf} gives, and those that were registered. */
public final class Registrar {

    private static final Text AOR = Text.of("AOR");
    private static final Text PJSIP = Text.of("PJSIP");
    private static final long USUAL_SECONDS = 3_600;

    /** An address of a phone. */
    public static final class Contact {

        public final String uri;
        /** Who registered it; null if the file says so. */
        public final String endpoint;
        public final String callId;
        public final long expires;
        private String status = "NonQualified";
        private long roundTripMicros = -1;

        private Contact(String uri, String endpoint, String callId, long expires) {
            this.uri = uri;
            this.endpoint = endpoint;
            this.callId = callId;
            this.expires = expires;
        }

        /** The name it is known by, of an address of record. */
        public String id(SipObject aor) {
            return aor.name + (isRegistered() ? ";@" : "@@") + md5(uri);
        }

        public boolean isRegistered() {
            return endpoint != null;
        }

        public String userAgent() {
            return isRegistered() ? "Emulated phone" : "";
        }

        public String status() {
            return status;
        }

        public String roundTrip() {
            return roundTripMicros < 0 ? "N/A" : Long.toString(roundTripMicros);
        }

        /** As the console shows it: whether it answers, and how fast. */
        public String summary() {
            return roundTripMicros >= 0 ? String.format(Locale.ROOT, "Avail   %12.3f", roundTripMicros / 1e3)
                    : (status.equals("NonQualified") ? "NonQual" : "Unavail") + "        -nan";
        }

        /** What stands behind the {@code @} of the address, without parameters. */
        public String host() {
            return uri.replaceFirst("^sips?:([^@;]*@)?", "").replaceFirst("[:;].*", "");
        }

        public String port() {
            String port = uri.replaceFirst("^sips?:([^@;]*@)?[^:;]*:?", "").replaceFirst(";.*", "");
            return port.isEmpty() ? "5060" : port;
        }
    }

    private final SipObjects sip;
    private final EventStream events;
    private final MicroClock clock;
    private final Random random;
    /** By address of record. */
    private final Map<String, Contact> registered = new TreeMap<>();

    public Registrar(SipObjects sip, EventStream events, MicroClock clock, Random random) {
        this.sip = sip;
        this.events = events;
        this.clock = clock;
        this.random = random;
    }

    /** The contacts of an address of record, those of the file first. */
    public List<Contact> contacts(SipObject aor) {
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
    public boolean reaches(SipObject endpoint) {
        return endpoint.names("Aors").stream().map(name -> sip.find(SipObjects.AOR, name))
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
    public boolean asks(SipObject endpoint) {
        SipObject aor = sip.find(SipObjects.AOR, aor(endpoint));
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
    public void register(SipObject endpoint, String uri, Runnable between) {
        boolean before = reaches(endpoint);
        Contact contact = new Contact(uri, endpoint.name, random.nextInt(1_000_000) + "@127.0.0.1",
                clock.micros() / 1_000_000 + USUAL_SECONDS);
        registered.put(aor(endpoint), contact);
        tellPeer(endpoint, before);
        between.run();
        contactStatus(endpoint, contact, contact.status);
    }

    /** A phone takes its registration back. */
    public void unregister(SipObject endpoint, Runnable between) {
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
    public void qualified(SipObject endpoint, long roundTripMicros, Runnable between) {
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
        if (events.begin(AmiName.PEER_STATUS, ClassMask.SYSTEM)) {
            events.writer().header("ChannelType", PJSIP.toString())
                    .header(AmiKey.PEER, Text.ofLatin1("PJSIP/" + endpoint.name)).header(AmiKey.PEER_STATUS, status);
            events.raise();
        }
    }

    private void contactStatus(SipObject endpoint, Contact contact, String status) {
        if (events.begin(AmiName.CONTACT_STATUS, ClassMask.SYSTEM)) {
            events.writer().header(AmiKey.URI, Text.ofLatin1(contact.uri))
                    .header(AmiKey.CONTACT_STATUS, status)
                    .header(AOR, Text.ofLatin1(aor(endpoint)))
                    .header(AmiKey.ENDPOINT_NAME, Text.ofLatin1(endpoint.name))
                    .header(AmiKey.ROUNDTRIP_USEC, Math.max(0, contact.roundTripMicros));
            events.raise();
        }
    }

    /** The hash by which a contact is known. */
    public static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return String.format("%032x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
