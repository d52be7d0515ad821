// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.Phone;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.parking.LotSettings;
import io.amiload.emulator.traffic.Outcome;
import io.amiload.emulator.traffic.PlannedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The people of one call of the traffic: they pick up, talk, press keys, send each other on and hang up, as it was
 * planned. What follows from that is the dialplan's.
 */
final class TrafficCall implements PhoneUser {

    private static final long KEY_MILLIS = 100;
    private static final long KEY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    /** Those who were to hang up and could not try again. */
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** What a conference says to somebody before it lets them in, about. */
    private static final long PROMPTS_NANOS = TimeUnit.SECONDS.toNanos(5);

    final PlannedCall plan;
    private final Pbx pbx;
    private final CallTraffic traffic;
    private final PhoneLeg caller;
    /** The phones that are in the call now. */
    private final List<PhoneLeg> legs = new ArrayList<>(2);
    /** Whoever has picked up; null as long as nobody has. */
    private PhoneLeg callee;
    private Text id;
    private boolean rung;
    private boolean connected;
    private ParkedCall parked;
    private long end = Timers.NONE;
    private long act = Timers.NONE;
    private long keys = Timers.NONE;

    TrafficCall(Pbx pbx, CallTraffic traffic, PlannedCall plan) {
        this.pbx = pbx;
        this.traffic = traffic;
        this.plan = plan;
        caller = leg(Phone.ANSWERS, "1-" + pbx.random.nextInt(100_000) + "@127.0.0.1");
    }

    private PhoneLeg leg(Phone behaviour, String callId) {
        PhoneLeg leg = new PhoneLeg(pbx.calls, behaviour, Text.of(callId), plan.ringNanos(), this);
        legs.add(leg);
        return leg;
    }

    /** The phone that the call comes from. */
    PhoneLeg caller() {
        return caller;
    }

    /** The call begins on the caller's channel. */
    void begins(Channel channel) {
        id = channel.linkedid;
        if (plan.patienceNanos() >= 0) {
            end = pbx.timers.schedule(plan.patienceNanos(), caller::hangUp);
        }
    }

    /** By what it is known from its beginning to its end. */
    Text id() {
        return id;
    }

    /** A phone that is called in this call. */
    PhoneLeg called(Phone said) {
        Phone behaviour = said != null ? said : rung ? Phone.ANSWERS : first();
        rung = true;
        return leg(behaviour, UUID.randomUUID().toString());
    }

    private Phone first() {
        switch (plan.outcome()) {
            case BUSY:
                return Phone.BUSY;
            case CONGESTION:
                return Phone.UNAVAILABLE;
            case NO_ANSWER:
            case CANCELLED:
                return Phone.RINGS;
            case QUEUED:
                return plan.missed() ? Phone.RINGS : Phone.ANSWERS;
            default:
                return Phone.ANSWERS;
        }
    }

    @Override
    public void answered(PhoneLeg leg) {
        boolean isCaller = leg == caller;
        if (connected) {
            leaveConsultation(leg);
        } else if (isCaller == (plan.outcome() == Outcome.CONFERENCE)) {
            connected = true;
            callee = isCaller ? null : leg;
            talk();
        }
    }

    private void talk() {
        hangUpAfter(plan.talkNanos() + (callee == null ? PROMPTS_NANOS : 0));
        if (plan.keys() != null) {
            keys = pbx.timers.schedule(plan.keys().afterNanos(),
                    () -> press(caller, plan.keys().digits(), plan.keys().everyNanos()));
        }
        if (callee == null) {
            return;
        }
        if (plan.transfer() != null) {
            hangUpAfter(plan.transfer().when().afterNanos() + consultationNanos() + plan.talkNanos());
            act = pbx.timers.schedule(plan.transfer().when().afterNanos(), this::transfer);
        } else if (plan.parking() != null) {
            hangUpAfter(plan.parking().when().afterNanos() + plan.talkNanos());
            act = pbx.timers.schedule(plan.parking().when().afterNanos(), this::park);
        } else if (plan.hold() != null) {
            hangUpAfter(plan.hold().afterNanos() + plan.hold().lengthNanos() + plan.talkNanos());
            act = pbx.timers.schedule(plan.hold().afterNanos(), this::hold);
        }
    }

    /** What it takes at least until the one who sends the caller on has somebody to ask. */
    private long consultationNanos() {
        return !plan.transfer().attended() ? 0
                : KEY_NANOS * (Transfers.ATTENDED_CODE + plan.transfer().to()).length() + AGAIN_NANOS + plan.ringNanos();
    }

    private void hangUpAfter(long nanos) {
        pbx.timers.cancel(end);
        end = pbx.timers.schedule(nanos, this::hangUp);
    }

    /** Whether the two still talk to each other. */
    private boolean isPair() {
        return legs.contains(callee) && callee.channel().bridge != null
                && callee.channel().bridge.other(callee.channel()) != null;
    }

    private void hold() {
        if (isPair()) {
            pbx.calls.transfers.hold(callee.channel());
            act = pbx.timers.schedule(plan.hold().lengthNanos(), () -> {
                if (isPair()) {
                    pbx.calls.transfers.resume(callee.channel());
                }
            });
        }
    }

    private void press(PhoneLeg leg, String digits, long every) {
        if (!legs.contains(leg) || digits.isEmpty()) {
            return;
        }
        keys = pbx.timers.schedule(every, () -> press(leg, digits.substring(1), every));
        Digits.receive(pbx.calls, leg.channel(), digits.charAt(0), KEY_MILLIS, true);
    }

    private void transfer() {
        Channel channel = isPair() ? callee.channel() : null;
        String to = plan.transfer().to();
        if (channel == null || !pbx.dialplan.exists(channel.context.toString(), to)) {
            return;
        }
        if (plan.transfer().attended()) {
            press(callee, Transfers.ATTENDED_CODE + to, KEY_NANOS);
        } else {
            pbx.calls.transfers.blind(channel, true, channel.context, Text.ofLatin1(to));
        }
    }

    /** Whoever sends the caller on leaves after a word with the one who has just picked up. */
    private void leaveConsultation(PhoneLeg leg) {
        if (plan.transfer() != null && plan.transfer().attended() && leg != caller && legs.contains(callee)) {
            hangUpAfter(plan.transfer().when().lengthNanos() + plan.talkNanos());
            act = pbx.timers.schedule(plan.transfer().when().lengthNanos(), callee::hangUp);
        }
    }

    private void park() {
        ParkingLot lot = pbx.parking.lot(LotSettings.DEFAULT);
        if (!isPair() || lot.freeSpace() == 0) {
            return;
        }
        Text parker = callee.channel().name;
        pbx.parking.parkedBy(caller.channel(), parker);
        parked = pbx.parking.takeOut(lot, caller.channel(), parker, -1);
        if (plan.parking().fetched()) {
            hangUpAfter(plan.parking().when().lengthNanos() + plan.talkNanos());
            act = pbx.timers.schedule(plan.parking().when().lengthNanos(), this::fetch);
        } else {
            hangUpAfter(plan.parking().when().lengthNanos());
        }
    }

    private void fetch() {
        if (pbx.parking.isParked(parked)) {
            traffic.fetch(leg(Phone.ANSWERS, "1-" + pbx.random.nextInt(100_000) + "@127.0.0.1"), plan.parking().by(),
                    Integer.toString(parked.space));
        }
    }

    /** The call has been long enough: one hangs up, and the other one with it. */
    private void hangUp() {
        PhoneLeg one = !plan.callerEnds() && legs.contains(callee) ? callee
                : legs.contains(caller) ? caller : legs.get(0);
        hangUpAfter(AGAIN_NANOS);
        one.hangUp();
    }

    @Override
    public void gone(PhoneLeg leg) {
        legs.remove(leg);
        if (legs.isEmpty()) {
            pbx.timers.cancel(end);
            pbx.timers.cancel(act);
            pbx.timers.cancel(keys);
            traffic.over(this);
        }
    }
}
