// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;

/**
 * A transfer in which the transferer talks to the target first. When the transferer hangs up then, the two others are
 * brought together; when the target goes, the transferer is back where it was.
 */
public final class AttendedTransfer implements Channel.Driver, Bridge.Stay {

    private final Calls calls;
    private final Channel transferer;
    private final Bridge first;
    private Bridge second;
    private Channel target;
    private boolean inBridge;
    private boolean rang;
    private boolean done;

    AttendedTransfer(Calls calls, Channel transferer) {
        this.calls = calls;
        this.transferer = transferer;
        first = transferer.bridge;
    }

    /** Calls the target. */
    void start(Text context, Text exten) {
        LocalAddress address = LocalAddress.parse("Local/" + exten + "@" + context);
        target = calls.createLocal(address, Text.EMPTY, Text.EMPTY, transferer.linkedid);
        target.driver = this;
        calls.setVariable(target, "TRANSFERERNAME", transferer.name);
        calls.setVariable(target, "ATTENDEDTRANSFER", transferer.name);
        second = calls.bridges.createBasic();
        transferer.consultation = this;
        calls.callLocal(target, address.optimizes);
        calls.runLocal(target);
        if (done) {
            return;
        }
        calls.bridges.enter(second, target, this);
        inBridge = true;
        calls.setVariable(target, "ATTENDEDTRANSFER", Text.EMPTY);
        if (rang) {
            calls.events.dialState(null, target, Text.of("RINGING"));
        }
        calls.bridges.move(transferer, second);
        if (target.state == Channel.State.UP) {
            calls.events.dialEnd(null, target, Text.of("ANSWER"));
        }
    }

    @Override
    public void peerRinging() {
        calls.setState(target, Channel.State.RINGING);
        rang = true;
        if (inBridge) {
            calls.events.dialState(null, target, Text.of("RINGING"));
        }
    }

    @Override
    public void peerAnswered() {
        calls.setState(target, Channel.State.UP);
        if (inBridge) {
            calls.events.dialEnd(null, target, Text.of("ANSWER"));
            calls.bridges.tellPeers(second);
        }
    }

    @Override
    public void peerRefused(boolean busy) {
        if (!done) {
            calls.events.dialEnd(null, target, Text.of(busy ? "BUSY" : "CONGESTION"));
            goBack();
        }
    }

    /** The target has gone, or is to go. */
    @Override
    public void hangupRequested() {
        if (done) {
            calls.bridges.depart(target, () -> calls.hangup(target));
        } else {
            goBack();
        }
    }

    /** Whom the target talked to has gone. */
    @Override
    public void over() {
        calls.hangup(target);
    }

    /** The transferer is back with whom it talked to first, and the target is hung up. */
    public void goBack() {
        done = true;
        transferer.consultation = null;
        if (transferer.bridge == second) {
            calls.bridges.forgetPeer(target);
            calls.bridges.remove(target);
            calls.bridges.move(transferer, first);
            calls.bridges.endIfEmpty(second);
        } else if (second != null) {
            calls.bridges.endIfEmpty(second);
        }
        calls.transfers.resume(transferer);
        calls.hangup(target);
    }

    /** The transferer hangs up: it leaves at once, and what follows comes with its last act. */
    void transfererLeaves() {
        done = true;
        transferer.consultation = null;
        calls.bridges.forgetPeer(transferer);
        calls.bridges.remove(transferer);
        transferer.cause = transferer.cause == Cause.NONE ? Cause.NORMAL_CLEARING : transferer.cause;
        transferer.lastAct = this::complete;
    }

    private void complete() {
        Channel transferee = first.members.isEmpty() ? null : first.members.get(0);
        if (transferee == null || target.hungUp) {
            if (transferee != null) {
                calls.transfers.release(transferee);
            }
            calls.bridges.dissolve(first);
            calls.bridges.dissolve(second);
            return;
        }
        calls.bridges.events.merge(first, second);
        calls.transfers.release(transferee);
        calls.bridges.move(target, first);
        calls.bridges.events.attendedTransfer(transferer, first, second, transferee, target);
        calls.bridges.endIfEmpty(second);
        if (!transferee.caller.isNone()) {
            calls.connect(target, transferee.caller);
        }
        if (!target.caller.isNone()) {
            calls.connect(transferee, target.caller);
        }
    }

    @Override
    public boolean sendsMedia() {
        return true;
    }
}
