// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.loop.EventLoop;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.queue.Member;
import io.amiload.emulator.setup.TrafficOptions;
import io.amiload.emulator.traffic.CallSequence;
import io.amiload.emulator.traffic.Outcome;
import io.amiload.emulator.traffic.PlannedCall;
import io.amiload.emulator.traffic.Route;
import io.amiload.emulator.traffic.TrafficProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Calls that people make while managers look on: phones call each other, the world outside through a trunk, the queue
 * and conference rooms. {@link CallSequence} says what the calls are like, each is a {@link TrafficCall}, and the
 * dialplan asks for what was planned with the function {@code TRAFFIC}.
 */
final class CallTraffic {

    /** Callers that were kept waiting for longer than this, by a stall, have given up. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Seconds that are longer than any patience. */
    private static final Text FOR_EVER = Text.of("86400");
    private static final String CONTEXT = "background";
    private static final String TRUNK_CONTEXT = "background-trunk";
    private static final String PHONE = "PJSIP/";

    private final Pbx pbx;
    private final TrafficProfile profile;
    private final CallSequence sequence;
    /** By the linked id of the channel that the call began with. */
    private final Map<Text, TrafficCall> calls = new HashMap<>();
    private final Runnable placeCall = this::placeCall;
    private final Runnable arrivals = this::arrivals;
    private PlannedCall next;
    private long dueNanos;

    CallTraffic(Pbx pbx, TrafficOptions options) {
        this.pbx = pbx;
        profile = options.profile();
        sequence = new CallSequence(profile, options.callsPerSecond(), options.seed());
    }

    /** Sets up the phones that no file has, and their extensions. */
    void setUp() {
        Phones phones = pbx.calls.phones;
        for (String name : profile.phones()) {
            phones.add(name, CONTEXT, "\"Desk " + name + "\" <" + name + ">");
            addExtension(name);
        }
        phones.add(profile.trunk(), TRUNK_CONTEXT, "");
        List<Member> agents = pbx.queues.find(profile.queue()) == null ? List.of()
                : pbx.queues.find(profile.queue()).members();
        for (Member agent : agents) {
            if (agent.device().startsWith(PHONE)) {
                String name = agent.device().substring(PHONE.length());
                phones.add(name, CONTEXT, "\"Agent " + name + "\" <" + name + ">");
            }
        }
    }

    private void addExtension(String name) {
        if (!pbx.dialplan.exists(CONTEXT, name)) {
            pbx.dialplan.add(CONTEXT, name, 1, "Dial", PHONE + name + ",${TRAFFIC(timeout)},tT", null, "pbx_config");
            pbx.dialplan.add(CONTEXT, name, 2, "Hangup", "", null, "pbx_config");
            pbx.dialplan.addHint(CONTEXT, name, PHONE + name);
            pbx.hints.added(CONTEXT, name, PHONE + name);
        }
        if (!pbx.dialplan.exists(TRUNK_CONTEXT, name)) {
            pbx.dialplan.add(TRUNK_CONTEXT, name, 1, "Goto", CONTEXT + "," + name + ",1", null, "pbx_config");
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
        return calls.size();
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
        if (calls.size() >= profile.concurrent()) {
            pbx.counters.backgroundCallsRefused.increment();
            return;
        }
        pbx.counters.backgroundCalls.increment();
        TrafficCall call = new TrafficCall(pbx, this, next);
        boolean outside = next.route() == Route.INBOUND;
        Channel channel = pbx.calls.phones.pickUp(outside ? profile.trunk() : next.caller(), next.number(),
                outside ? new CallerId(Text.of(next.caller()), Text.EMPTY) : null, call.caller());
        call.begins(channel);
        calls.put(call.id(), call);
        pbx.calls.phones.dial(channel);
    }

    /** A phone calls the space in which a call of the traffic is parked. */
    void fetch(PhoneLeg leg, String phone, String space) {
        pbx.calls.phones.dial(pbx.calls.phones.pickUp(phone, space, null, leg));
    }

    /** All phones of a call have hung up. */
    void over(TrafficCall call) {
        calls.remove(call.id());
    }

    /** The call of the traffic that a phone is rung in, or null. */
    TrafficCall find(Text linkedid) {
        return linkedid == null ? null : calls.get(linkedid);
    }

    /**
     * What a call's plan says: {@code ring} and {@code timeout} in seconds, {@code outcome}, {@code queue} and
     * {@code trunk}. Empty for a channel that belongs to no call of the traffic.
     */
    Text planned(Channel channel, String item) {
        TrafficCall call = channel == null ? null : find(channel.linkedid);
        if (call == null) {
            return Text.EMPTY;
        }
        switch (item) {
            case "ring":
                return seconds(call.plan.ringNanos());
            case "timeout":
                return call.plan.outcome() == Outcome.NO_ANSWER ? seconds(profile.noAnswerAfter().toNanos()) : FOR_EVER;
            case "outcome":
                return Text.of(call.plan.outcome().field());
            case "queue":
                return Text.of(profile.queue());
            case "trunk":
                return Text.of(profile.trunk());
            default:
                return Text.EMPTY;
        }
    }

    private static Text seconds(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        return Text.of(millis / 1_000 + "." + (1_000 + millis % 1_000 + "").substring(1));
    }
}
