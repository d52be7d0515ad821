// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The phones at the far ends of PJSIP channels: an endpoint's name says which, {@link Phone} how it behaves. Phones that
 * nobody has named are not registered.
 */
final class Phones {

    private static final String TECHNOLOGY = "PJSIP";
    private static final long RING_NANOS = TimeUnit.MILLISECONDS.toNanos(700);
    private static final long REPLY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    /** What Asterisk says of the sound of a call through which none went. */
    private static final List<String[]> QUALITY = List.of(
            new String[] {"RTPAUDIOQOS", "ssrc=%d;themssrc=0;lp=0;rxjitter=0.000000;rxcount=0;txjitter=0.000000;"
                    + "txcount=0;rlp=0;rtt=0.000000;rxmes=0.000000;txmes=0.000000"},
            new String[] {"RTPAUDIOQOSJITTER", "minrxjitter=000.000000;maxrxjitter=000.000000;avgrxjitter=000.000000;"
                    + "stdevrxjitter=000.000000;mintxjitter=000.000000;maxtxjitter=000.000000;avgtxjitter=000.000000;"
                    + "stdevtxjitter=000.000000;"},
            new String[] {"RTPAUDIOQOSLOSS", "minrxlost=000.000000;  maxrxlost=000.000000;  avgrxlost=000.000000;  "
                    + "stdevrxlost=000.000000;  mintxlost=000.000000;  maxtxlost=000.000000;  avgtxlost=000.000000;  "
                    + "stdevtxlost=000.000000;"},
            new String[] {"RTPAUDIOQOSRTT", "minrtt=000.000000;     maxrtt=000.000000;     avgrtt=000.000000;     "
                    + "stdevrtt=000.000000;     "},
            new String[] {"RTPAUDIOQOSMES", "minrxmes=000.000000;   maxrxmes=000.000000;   avgrxmes=000.000000;   "
                    + "stdevrxmes=000.000000;   mintxmes=000.000000;   maxtxmes=000.000000;   avgtxmes=000.000000;   "
                    + "stdevtxmes=000.000000;   "});

    private final Calls calls;
    private final Map<String, Endpoint> endpoints = new HashMap<>();

    /** A phone that is known. */
    private static final class Endpoint {
        final CallerId callerId;
        final Text context;
        Phone behaviour;

        Endpoint(Phone behaviour, CallerId callerId, Text context) {
            this.behaviour = behaviour;
            this.callerId = callerId;
            this.context = context;
        }
    }

    Phones(Calls calls) {
        this.calls = calls;
    }

    boolean isTechnology(String name) {
        return name.equalsIgnoreCase(TECHNOLOGY);
    }

    /** Makes a phone known, or changes how it behaves. */
    void set(String endpoint, Phone behaviour, CallerId callerId, Text context) {
        endpoints.put(endpoint, new Endpoint(behaviour, callerId, context));
        calls.server.devices.phone(endpoint);
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
        String endpoint = slash < 0 ? name : name.substring(0, slash);
        Endpoint known = endpoints.get(endpoint);
        if (known == null || known.behaviour == Phone.UNREGISTERED) {
            return null;
        }
        FarEnd phone = new FarEnd(known.behaviour);
        return calls.createPhone(endpoint, phone, id, linkedid, Channel.State.DOWN, channel -> {
            phone.channel = channel;
            channel.caller = known.callerId;
            channel.context = known.context;
            channel.exten = Text.of("s");
        });
    }

    /** The phone of a channel hears that it is called. */
    void ring(Channel channel) {
        ((FarEnd) channel.phone).ring();
    }

    /**
     * A phone calls an extension of its context.
     *
     * @param talkNanos when it hangs up; negative for never
     * @return its channel, or null if nobody knows the phone
     */
    Channel call(String endpoint, String exten, long talkNanos) {
        Endpoint known = endpoints.get(endpoint);
        if (known == null) {
            return null;
        }
        FarEnd phone = new FarEnd(known.behaviour);
        Channel channel = calls.createPhone(endpoint, phone, Text.EMPTY, null, Channel.State.RING, made -> {
            phone.channel = made;
            made.caller = known.callerId;
            made.context = known.context;
            made.exten = Text.ofLatin1(exten);
            made.dialedNumber = made.exten;
        });
        calls.setVariable(channel, "SIPDOMAIN", Text.of("127.0.0.1"));
        if (talkNanos >= 0) {
            phone.timer = calls.server.schedule(talkNanos, phone::hangUp);
        }
        new DialplanRun(calls, channel).start(channel.context, channel.exten, 1);
        return channel;
    }

    /** A phone's end of one call. */
    private final class FarEnd implements Channel.Driver {

        private final Phone behaviour;
        private Channel channel;
        private long timer = Timers.NONE;

        FarEnd(Phone behaviour) {
            this.behaviour = behaviour;
        }

        void ring() {
            timer = calls.server.schedule(REPLY_NANOS, this::reply);
        }

        private void reply() {
            if (behaviour.cause != Cause.NONE) {
                channel.cause = behaviour.cause;
                channel.techCause = behaviour.response;
                calls.events.hangupRequest(channel, channel.cause);
                channel.driver.hangupRequested();
                return;
            }
            channel.driver.peerRinging();
            if (behaviour == Phone.ANSWERS && !channel.hungUp) {
                timer = calls.server.schedule(RING_NANOS, () -> channel.driver.peerAnswered());
            }
        }

        /** The phone hangs up, or gives up if nobody has answered it yet. */
        void hangUp() {
            boolean answered = channel.state == Channel.State.UP;
            channel.cause = answered ? Cause.NORMAL_CLEARING : Cause.INTERWORKING;
            channel.techCause = answered ? 0 : 487;
            calls.events.hangupRequest(channel, channel.cause);
            if (answered) {
                tellQuality();
            }
            channel.driver.hangupRequested();
        }

        private void tellQuality() {
            for (String[] quality : QUALITY) {
                calls.setVariable(channel, quality[0], Text.of(String.format(quality[1],
                        calls.server.random.nextInt(Integer.MAX_VALUE))));
            }
        }

        @Override
        public void hangupRequested() {
            calls.server.timers.cancel(timer);
        }

        @Override
        public void peerAnswered() {
            // The phone shows it; nobody else hears.
        }

        @Override
        public boolean sendsMedia() {
            return false;
        }
    }
}
