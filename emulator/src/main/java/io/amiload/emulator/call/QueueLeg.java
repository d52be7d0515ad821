// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import io.amiload.emulator.queue.Member;

/** A member that is rung for a caller of a queue: drives the channel to it, up to its end. */
final class QueueLeg implements Channel.Driver, Bridge.Stay {

    private static final Text APP_QUEUE = Text.of("AppQueue");
    private static final Text OUTGOING = Text.of("(Outgoing Line)");

    final Member member;
    final Text device;
    Channel channel;

    private final Calls calls;
    private final QueuedCall call;
    private final Channel caller;
    private final LocalAddress local;
    private final Text number;
    private final long beganNanos;
    private boolean answered;
    private boolean over;

    QueueLeg(Calls calls, QueuedCall call, Member member) {
        this.calls = calls;
        this.call = call;
        this.member = member;
        caller = call.channel();
        device = Text.ofLatin1(member.device());
        local = LocalAddress.parse(member.device());
        number = local != null ? Text.ofLatin1(local.dialString)
                : Text.ofLatin1(member.device().substring(member.device().indexOf('/') + 1));
        beganNanos = calls.pbx.clock.nanos();
    }

    /** Makes the channel and calls. False if there is nobody to call. */
    boolean ring() {
        int slash = member.device().indexOf('/');
        if (local == null && (slash < 0 || !calls.phones.isTechnology(member.device().substring(0, slash)))) {
            return false;
        }
        channel = local != null ? calls.createLocal(local, Text.EMPTY, Text.EMPTY, caller.linkedid)
                : calls.phones.dial(number.toString(), Text.EMPTY, caller.linkedid);
        if (channel == null) {
            return false;
        }
        dressUp();
        if (!channel.device.valid) {
            calls.hangupUnused(channel);
            return false;
        }
        if (local != null) {
            calls.callLocal(channel, local.optimizes);
        }
        call.events().called(call, this);
        announce();
        member.beingRung(true);
        return true;
    }

    /** That the channel stands at the caller's extension, and who calls, is told with its next change only. */
    private void dressUp() {
        channel.driver = this;
        channel.dialed = true;
        channel.application = APP_QUEUE;
        channel.data = OUTGOING;
        if (channel.caller.number().isEmpty()) {
            channel.caller = caller.connected.number().isEmpty() ? CallerId.NONE.withNumber(caller.exten)
                    : caller.connected;
        }
        calls.publish(channel);
        channel.context = caller.context;
        channel.exten = caller.exten;
        channel.connected = caller.caller;
        calls.inherit(caller, channel, number);
    }

    /** DialBegin shows the channel as it was published last: at its own extension, not yet at the caller's. */
    private void announce() {
        ChannelFace now = new ChannelFace(channel.state);
        now.copy(channel);
        channel.copy(channel.shown);
        calls.events.dialBegin(caller, channel, device);
        channel.copy(now);
    }

    /** What is called begins to act. */
    void run() {
        if (over || channel.hungUp) {
            return;
        }
        if (local != null) {
            calls.runLocal(channel);
        } else {
            calls.phones.ring(channel);
        }
    }

    boolean isOver() {
        return over;
    }

    /** For how long it has been rung. */
    long ringMillis() {
        return (calls.pbx.clock.nanos() - beganNanos) / 1_000_000;
    }

    @Override
    public void peerAnswered() {
        if (answered || over) {
            return;
        }
        answered = true;
        member.beingRung(false);
        calls.setState(channel, Channel.State.UP);
        call.answered(this);
    }

    @Override
    public void peerRinging() {
        calls.setState(channel, Channel.State.RINGING);
        calls.events.dialState(caller, channel, Text.of("RINGING"));
    }

    @Override
    public void peerProgress() {
        calls.events.dialState(caller, channel, Text.of("PROGRESS"));
    }

    @Override
    public void peerRefused(boolean busy) {
        if (!answered && !over) {
            refused(busy ? "BUSY" : "CONGESTION");
        }
    }

    private void refused(String status) {
        over = true;
        member.beingRung(false);
        calls.events.dialEnd(caller, channel, Text.of(status));
        call.events().ringNoAnswer(call, this, 0);
        calls.hangup(channel);
        call.refused();
    }

    /** Ends an attempt that came to nothing. */
    void cancel(int cause) {
        over = true;
        member.beingRung(false);
        channel.cause = cause;
        calls.events.dialEnd(caller, channel, Text.of("CANCEL"));
        calls.hangup(channel);
    }

    /** The member has gone. */
    @Override
    public void hangupRequested() {
        if (over) {
            return;
        }
        if (!answered) {
            refused("NOANSWER");
            return;
        }
        over = true;
        calls.bridges.forgetPeer(channel);
        call.memberLeaves();
        calls.bridges.depart(channel, () -> calls.hangup(channel));
    }

    /** The caller has gone. */
    @Override
    public void over() {
        if (!over) {
            over = true;
            calls.hangup(channel);
        }
    }

    @Override
    public boolean sendsMedia() {
        return false;
    }
}
