// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;

/** One of those whom Dial calls: it drives the dialled channel, up to its end. */
final class DialLeg implements Channel.Driver, Bridge.Stay {

    private static final Text APP_DIAL = Text.of("AppDial");
    private static final Text OUTGOING = Text.of("(Outgoing Line)");

    private final Calls calls;
    private final DialAttempt attempt;
    private final Channel caller;
    final LocalAddress local;
    final Text number;
    Channel channel;
    private boolean answered;
    private boolean over;

    /** @param local where a Local channel leads, or null for a phone */
    DialLeg(Calls calls, DialAttempt attempt, LocalAddress local, Text number) {
        this.calls = calls;
        this.attempt = attempt;
        this.caller = attempt.caller();
        this.local = local;
        this.number = number;
    }

    /** Makes the channel. False if there is nobody to call. */
    boolean create() {
        channel = local != null ? calls.createLocal(local, Text.EMPTY, Text.EMPTY, caller.linkedid)
                : calls.phones.dial(number.toString(), Text.EMPTY, caller.linkedid);
        if (channel == null) {
            return false;
        }
        channel.driver = this;
        channel.dialed = true;
        calls.inherit(caller, channel, number);
        dressUp();
        if (!channel.device.valid) {
            calls.hangupUnused(channel);
            return false;
        }
        return true;
    }

    /** The dialled channel stands at the caller's extension, and that is who is called. */
    private void dressUp() {
        channel.exten = caller.exten;
        channel.priority = caller.priority;
        channel.application = APP_DIAL;
        channel.data = OUTGOING;
        if (channel.caller.number().isEmpty()) {
            channel.caller = caller.connected.withNumber(caller.exten);
        }
        channel.connected = caller.caller;
        channel.accountCode = channel.accountCode.or(caller.peerAccount).or(caller.accountCode);
        channel.peerAccount = caller.accountCode;
        calls.publish(channel);
    }

    /** Calls. */
    void call() {
        if (local != null) {
            calls.callLocal(channel, local.optimizes);
        }
        calls.events.dialBegin(caller, channel, number);
        if (local == null) {
            calls.connect(caller, channel.caller);
        }
    }

    /** What is called begins to act. */
    void run() {
        if (channel.hungUp || over) {
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

    @Override
    public void peerAnswered() {
        answered = true;
        calls.setState(channel, Channel.State.UP);
        attempt.answered(this);
    }

    @Override
    public void peerRinging() {
        calls.setState(channel, Channel.State.RINGING);
        attempt.rings();
        calls.events.dialState(caller, channel, Text.of("RINGING"));
    }

    @Override
    public void peerProgress() {
        attempt.progresses();
        calls.events.dialState(caller, channel, Text.of("PROGRESS"));
    }

    @Override
    public void peerRefused(boolean busy) {
        if (!answered && !over) {
            give(busy ? "BUSY" : "CONGESTION");
            attempt.refused(busy ? Cause.USER_BUSY : Cause.CONGESTION);
        }
    }

    /** Ends an attempt that came to nothing. */
    void give(String status) {
        over = true;
        calls.events.dialEnd(caller, channel, Text.of(status));
        calls.hangup(channel);
    }

    /** The dialled side has gone. */
    @Override
    public void hangupRequested() {
        if (over) {
            return;
        }
        if (!answered) {
            caller.cause = channel.cause;
            give(Cause.dialStatus(channel.cause));
            attempt.refused(channel.cause);
            return;
        }
        over = true;
        if (attempt.runsHangupExtension()) {
            calls.bridges.depart(channel, () -> DialplanRun.runHangupExtension(calls, channel));
            calls.hangup(channel);
        } else {
            calls.bridges.depart(channel, () -> calls.hangup(channel));
        }
    }

    /** Those it talked to have gone. */
    @Override
    public void over() {
        if (!over) {
            over = true;
            if (attempt.runsHangupExtension()) {
                DialplanRun.runHangupExtension(calls, channel);
            }
            calls.hangup(channel);
        }
    }

    @Override
    public boolean sendsMedia() {
        return channel.hearsSound();
    }
}
