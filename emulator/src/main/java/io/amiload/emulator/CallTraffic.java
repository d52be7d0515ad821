// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.concurrent.TimeUnit;

/**
 * Calls that people make while managers look on: each is a Local channel whose first half is a caller's phone and whose
 * second half dials another one in the context {@code background}. {@link CallPlan} says what they are like.
 */
final class CallTraffic {

    /** Callers that were kept waiting for longer than this, by a stall, have given up. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int FIRST_CALLER = 501;

    private final Server server;
    private final CallPlan plan;
    private final CallerId[] callers = new CallerId[CallPlan.CALLERS];
    private final Runnable placeCall = this::placeCall;
    private final Runnable arrivals = this::arrivals;
    private long dueNanos;

    CallTraffic(Server server, CallPlan.Settings settings) {
        this.server = server;
        plan = new CallPlan(settings);
        for (int i = 0; i < callers.length; i++) {
            String number = Integer.toString(FIRST_CALLER + i);
            callers[i] = new CallerId(Text.of(number), Text.of("Desk " + number));
        }
    }

    /** Makes the first call soon and one after the other from then on. */
    void start() {
        plan.next();
        dueNanos = server.clock.nanos() + plan.gapNanos();
        arrivals();
    }

    /** Places all calls that are due, at high rates several in one tick of the timers, and comes back for the next. */
    private void arrivals() {
        long now = server.clock.nanos();
        dueNanos = Math.max(dueNanos, now - PATIENCE_NANOS);
        while (dueNanos <= now) {
            EventLoop.runSafely(placeCall);
            plan.next();
            dueNanos += plan.gapNanos();
        }
        server.schedule(dueNanos - now, arrivals);
    }

    private void placeCall() {
        server.counters.backgroundCalls.increment();
        new Phone(plan.talkNanos()).call(callers[plan.caller()],
                LocalAddress.parse("Local/" + plan.number() + "@background/n"));
    }

    /** The phone of somebody who calls: it talks for a while and hangs up. */
    private final class Phone implements Channel.Driver {

        private final Calls calls = server.calls;
        private final long talkNanos;
        private Channel channel;
        private long timer = Timers.NONE;

        Phone(long talkNanos) {
            this.talkNanos = talkNanos;
        }

        void call(CallerId caller, LocalAddress address) {
            channel = calls.createLocal(address, Text.EMPTY, Text.EMPTY, null);
            channel.driver = this;
            if (!channel.device.valid) {
                calls.hangupUnused(channel);
                return;
            }
            channel.caller = caller;
            calls.events.newCallerid(channel);
            channel.connected = caller;
            calls.events.newConnectedLine(channel);
            calls.callLocal(channel, address.optimizes, () -> { });
        }

        @Override
        public void peerAnswered() {
            calls.setState(channel, Channel.State.UP);
            timer = server.schedule(talkNanos, this::hangUp);
        }

        private void hangUp() {
            channel.cause = Cause.NORMAL_CLEARING;
            calls.hangup(channel);
        }

        @Override
        public void peerRinging() {
            calls.setState(channel, Channel.State.RINGING);
        }

        @Override
        public void peerProgress() {
            // Sound before the answer is none that anybody counts.
        }

        @Override
        public void peerRefused(boolean busy) {
            hangUp();
        }

        @Override
        public void hangupRequested() {
            server.timers.cancel(timer);
            calls.hangup(channel);
        }

        @Override
        public boolean sendsMedia() {
            return true;
        }
    }
}
