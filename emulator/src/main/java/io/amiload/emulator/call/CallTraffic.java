// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.loop.EventLoop;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.setup.TrafficOptions;
import io.amiload.emulator.traffic.CallSequence;
import io.amiload.emulator.traffic.Outcome;
import io.amiload.emulator.traffic.PlannedCall;
import io.amiload.emulator.traffic.TrafficProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Calls that people make while managers look on: each is a Local channel whose first half is a caller's phone and whose
 * second half dials another one in the context {@code background}. {@link CallSequence} says what they are like, and
 * the dialplan asks for that with the function {@code TRAFFIC}.
 */
final class CallTraffic {

    /** Callers that were kept waiting for longer than this, by a stall, have given up. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int FIRST_CALLER = 501;
    /** Seconds that are longer than any patience. */
    private static final Text FOR_EVER = Text.of("86400");

    private final Pbx pbx;
    private final TrafficProfile profile;
    private final CallSequence sequence;
    private final PhoneEvents events;
    private final CallerId[] callers;
    /** Whose call it is, by the linked id of its channels. */
    private final Map<Text, Phone> phones = new HashMap<>();
    private final Runnable placeCall = this::placeCall;
    private final Runnable arrivals = this::arrivals;
    private PlannedCall next;
    private long dueNanos;

    CallTraffic(Pbx pbx, TrafficOptions options) {
        this.pbx = pbx;
        profile = options.profile();
        sequence = new CallSequence(profile, options.callsPerSecond(), options.seed());
        events = new PhoneEvents(pbx.events);
        callers = new CallerId[profile.callers()];
        for (int i = 0; i < callers.length; i++) {
            String number = Integer.toString(FIRST_CALLER + i);
            callers[i] = new CallerId(Text.of(number), Text.of("Desk " + number));
        }
    }

    /** Makes the first call soon and one after the other from then on. */
    void start() {
        next = sequence.next();
        dueNanos = pbx.clock.nanos() + next.gapNanos();
        arrivals();
    }

    /** How many calls there are at the moment. */
    int size() {
        return phones.size();
    }

    /** Places all calls that are due, at high rates several in one tick of the timers, and comes back for the next. */
    private void arrivals() {
        long now = pbx.clock.nanos();
        dueNanos = Math.max(dueNanos, now - PATIENCE_NANOS);
        while (dueNanos <= now) {
            EventLoop.runSafely(placeCall);
            next = sequence.next();
            dueNanos += next.gapNanos();
        }
        pbx.timers.schedule(dueNanos - now, arrivals);
    }

    private void placeCall() {
        if (phones.size() >= profile.concurrent()) {
            pbx.counters.backgroundCallsRefused.increment();
            return;
        }
        pbx.counters.backgroundCalls.increment();
        new Phone(next).call(callers[next.caller()], LocalAddress.parse("Local/" + next.number() + "@background/n"));
    }

    /**
     * What a call's plan says: {@code ring} and {@code timeout} in seconds, {@code outcome}, {@code queue}. Empty for a
     * channel that belongs to no call of the traffic.
     */
    Text planned(Channel channel, String item) {
        Phone phone = channel == null ? null : phones.get(channel.linkedid);
        if (phone == null) {
            return Text.EMPTY;
        }
        switch (item) {
            case "ring":
                return seconds(phone.plan.ringNanos());
            case "timeout":
                return phone.plan.outcome() == Outcome.NO_ANSWER ? seconds(profile.noAnswerAfter().toNanos()) : FOR_EVER;
            case "outcome":
                return Text.of(phone.plan.outcome().field());
            case "queue":
                return Text.of(profile.queue());
            default:
                return Text.EMPTY;
        }
    }

    private static Text seconds(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        return Text.of(millis / 1_000 + "." + (1_000 + millis % 1_000 + "").substring(1));
    }

    /** The phone of somebody who calls: it talks for a while and hangs up. */
    private final class Phone implements Channel.Driver {

        private final Calls calls = pbx.calls;
        private final PlannedCall plan;
        private Channel channel;
        private Text call = Text.EMPTY;
        private long endTimer = Timers.NONE;
        private long holdTimer = Timers.NONE;
        private long digitTimer = Timers.NONE;
        private int pressed;

        Phone(PlannedCall plan) {
            this.plan = plan;
        }

        void call(CallerId caller, LocalAddress address) {
            channel = calls.createLocal(address, Text.EMPTY, Text.EMPTY, null);
            channel.driver = this;
            if (!channel.device.valid) {
                calls.hangupUnused(channel);
                return;
            }
            call = channel.linkedid;
            phones.put(call, this);
            channel.caller = caller;
            calls.publish(channel);
            channel.connected = caller;
            calls.publish(channel);
            if (plan.outcome() == Outcome.CANCELLED || plan.outcome() == Outcome.QUEUED) {
                endTimer = pbx.timers.schedule(plan.patienceNanos(), this::hangUp);
            }
            calls.callLocal(channel, address.optimizes);
            calls.runLocal(channel);
        }

        @Override
        public void peerAnswered() {
            calls.setState(channel, Channel.State.UP);
            pbx.timers.cancel(endTimer);
            endTimer = pbx.timers.schedule(plan.talkNanos(), this::hangUp);
            if (plan.holdAfterNanos() != PlannedCall.NEVER) {
                holdTimer = pbx.timers.schedule(plan.holdAfterNanos(), this::hold);
            }
            if (!plan.digits().isEmpty()) {
                digitTimer = pbx.timers.schedule(plan.digitsAfterNanos(), this::press);
            }
        }

        private void hold() {
            events.hold(channel);
            holdTimer = pbx.timers.schedule(plan.holdNanos(), this::unhold);
        }

        private void unhold() {
            events.unhold(channel);
        }

        private void press() {
            events.digit(channel.peer, Text.of(plan.digits().substring(pressed, pressed + 1)));
            pressed++;
            if (pressed < plan.digits().length()) {
                digitTimer = pbx.timers.schedule(plan.digitNanos(), this::press);
            }
        }

        private void hangUp() {
            if (channel.hungUp) {
                return;
            }
            channel.cause = Cause.NORMAL_CLEARING;
            end();
        }

        private void end() {
            pbx.timers.cancel(endTimer);
            pbx.timers.cancel(holdTimer);
            pbx.timers.cancel(digitTimer);
            calls.hangup(channel);
            phones.remove(call);
        }

        @Override
        public void peerRinging() {
            calls.setState(channel, Channel.State.RINGING);
        }

        @Override
        public void peerRefused(boolean busy) {
            hangUp();
        }

        @Override
        public void hangupRequested() {
            end();
        }

        @Override
        public boolean sendsMedia() {
            return true;
        }
    }
}
