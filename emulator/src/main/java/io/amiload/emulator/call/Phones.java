// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.Phone;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.sip.Registrar;
import io.amiload.emulator.sip.SipObjects;
import io.amiload.emulator.sip.SipObjects.SipObject;
import io.amiload.emulator.state.DeviceState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The phones at the far ends of PJSIP channels: one for each endpoint of {@code pjsip.conf}. {@link Phone} says how one
 * behaves; of whom nobody has said it answers if it has a contact.
 */
public final class Phones {

    private static final String TECHNOLOGY = "PJSIP";

    private static final long USUAL_ROUND_TRIP_MICROS = 1_000;

    public final Registrar registrar;

    private final Calls calls;
    private final Map<String, Phone> behaviours = new HashMap<>();
    private final Map<String, Device> devices = new HashMap<>();

    Phones(Calls calls) {
        this.calls = calls;
        registrar = new Registrar(calls.pbx.sip, calls.pbx.events, calls.pbx.clock, calls.pbx.random);
    }

    boolean isTechnology(String name) {
        return name.equalsIgnoreCase(TECHNOLOGY);
    }

    /** Has a phone for each endpoint there is now. */
    void load() {
        Set<String> gone = new HashSet<>(devices.keySet());
        for (SipObject endpoint : calls.pbx.sip.all(SipObjects.ENDPOINT)) {
            gone.remove(endpoint.name);
            devices.computeIfAbsent(endpoint.name, this::device);
        }
        for (String name : gone) {
            calls.pbx.devices.forget(devices.remove(name));
        }
    }

    private Device device(String name) {
        Device device = calls.pbx.devices.phone(name);
        device.phone = () -> state(name, device);
        device.state = device.phone.get();
        return device;
    }

    private DeviceState state(String name, Device device) {
        boolean rings = false;
        boolean used = false;
        for (Channel channel : device.channels) {
            rings |= channel.state == Channel.State.RINGING;
            used |= channel.state != Channel.State.RINGING && channel.state != Channel.State.DOWN;
        }
        SipObject endpoint = endpoint(name);
        return rings && used ? DeviceState.RINGINUSE : rings ? DeviceState.RINGING : used ? DeviceState.INUSE
                : endpoint != null && registrar.reaches(endpoint) ? DeviceState.NOT_INUSE : DeviceState.UNAVAILABLE;
    }

    private SipObject endpoint(String name) {
        return calls.pbx.sip.find(SipObjects.ENDPOINT, name);
    }

    /** Changes how a phone behaves; one that no file knows is added, and one that can be called registers. */
    public void set(String name, Phone behaviour) {
        if (endpoint(name) == null) {
            calls.pbx.sip.addPhone(name);
            load();
        }
        behaviours.put(name, behaviour);
        if (behaviour == Phone.UNREGISTERED) {
            unregister(name);
        } else if (!registrar.reaches(endpoint(name))) {
            register(name, "sip:" + name + "@127.0.0.1:5060");
            if (registrar.asks(endpoint(name))) {
                qualified(name, USUAL_ROUND_TRIP_MICROS);
            }
        }
    }

    public void register(String name, String uri) {
        registrar.register(known(name), uri, () -> changed(name));
        behaviours.remove(name, Phone.UNREGISTERED);
    }

    public void unregister(String name) {
        registrar.unregister(known(name), () -> changed(name));
    }

    public void qualified(String name, long roundTripMicros) {
        registrar.qualified(known(name), roundTripMicros, () -> changed(name));
    }

    /** The phone's device says at once what it does now. */
    private void changed(String name) {
        calls.pbx.devices.changed(devices.get(name));
        calls.pbx.devices.tell(calls.events);
    }

    private SipObject known(String name) {
        SipObject endpoint = endpoint(name);
        if (endpoint == null) {
            throw new IllegalArgumentException("no endpoint \"" + name + "\"; there are "
                    + devices.keySet().stream().sorted().toList());
        }
        return endpoint;
    }

    /**
     * Makes the channel of a call to a phone.
     *
     * @param resource {@code [user@]endpoint[/uri]}
     * @return the channel, or null if the phone cannot be reached
     */
    Channel dial(String resource, Text id, Text linkedid) {
        String name = resource.substring(resource.indexOf('@') + 1);
        int slash = name.indexOf('/');
        SipObject endpoint = endpoint(slash < 0 ? name : name.substring(0, slash));
        if (endpoint == null || !registrar.reaches(endpoint)
                || behaviours.get(endpoint.name) == Phone.UNREGISTERED) {
            return null;
        }
        TrafficCall traffic = calls.pbx.traffic == null ? null : calls.pbx.traffic.find(linkedid);
        PhoneLeg phone = traffic != null ? traffic.called(behaviours.get(endpoint.name))
                : new PhoneLeg(calls, behaviours.getOrDefault(endpoint.name, Phone.ANSWERS),
                        Text.of(UUID.randomUUID().toString()));
        return create(endpoint, phone, id, linkedid, Channel.State.DOWN, Text.of("s"), null);
    }

    private Channel create(SipObject endpoint, PhoneLeg phone, Text id, Text linkedid, Channel.State state,
            Text exten, CallerId caller) {
        return calls.createPhone(endpoint.name, phone, id, linkedid, state, channel -> {
            phone.channel(channel);
            channel.caller = caller == null ? callerId(endpoint) : caller;
            channel.context = Text.ofLatin1(endpoint.get("Context"));
            channel.exten = exten;
            channel.accountCode = Text.ofLatin1(endpoint.get("Accountcode"));
            if (state == Channel.State.RING) {
                channel.dialedNumber = exten;
                channel.caller = channel.caller.isNone()
                        ? new CallerId(Text.ofLatin1(endpoint.name), Text.EMPTY) : channel.caller;
            }
        });
    }

    private static CallerId callerId(SipObject endpoint) {
        String text = endpoint.get("Callerid");
        return text.isEmpty() || text.equals("<unknown>") ? CallerId.NONE : CallerId.parse(Text.ofLatin1(text));
    }

    /** The phone of a channel hears that it is called. */
    void ring(Channel channel) {
        channel.phone.ring();
    }

    /**
     * A phone calls an extension of its context, registered or not.
     *
     * @return its channel
     * @throws IllegalArgumentException if nobody knows the phone
     */
    public Channel call(String name, String exten) {
        PhoneLeg phone = new PhoneLeg(calls, Phone.ANSWERS,
                Text.of("1-" + calls.pbx.random.nextInt(100_000) + "@127.0.0.1"));
        Channel channel = pickUp(name, exten, null, phone);
        dial(channel);
        return channel;
    }

    /**
     * Somebody wants to call an extension of a phone's context; {@link #dial(Channel)} does it.
     *
     * @param caller who it is; null for what the phone is set to
     */
    Channel pickUp(String name, String exten, CallerId caller, PhoneLeg phone) {
        Channel channel = create(known(name), phone, Text.EMPTY, null, Channel.State.RING, Text.ofLatin1(exten), caller);
        calls.setVariable(channel, "SIPDOMAIN", Text.of("127.0.0.1"));
        return channel;
    }

    /** Does what the dialplan says of the number that the phone has called. */
    void dial(Channel channel) {
        new DialplanRun(calls, channel).start(channel.context, channel.exten, 1);
    }

    /** Adds a phone that no file has, with an address that nobody checks. */
    void add(String name, String context, String callerId) {
        if (endpoint(name) == null) {
            calls.pbx.sip.addPhone(name, Map.of("Context", context, "Callerid", callerId));
            devices.computeIfAbsent(name, this::device);
            registrar.register(known(name), "sip:" + name + "@127.0.0.1:5060", () -> changed(name));
        }
    }
}
