// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;

/** Drives a channel that was put into a bridge and does nothing of its own. */
public final class BridgedChannel implements Channel.Driver {

    private final Calls calls;
    private final Channel channel;

    BridgedChannel(Calls calls, Channel channel) {
        this.calls = calls;
        this.channel = channel;
    }

    /** Takes a channel from what it does, and says how it goes on afterwards: in the dialplan. */
    public static Bridge.Stay takeOver(Calls calls, Channel channel) {
        boolean inDialplan = channel.driver instanceof DialplanRun;
        if (channel.driver instanceof Execution) {
            ((Execution) channel.driver).abandon();
        } else {
            calls.bridges.depart(channel);
        }
        if (inDialplan) {
            calls.ended();
        }
        channel.application = Text.EMPTY;
        channel.data = Text.EMPTY;
        calls.publish(channel);
        channel.driver = new BridgedChannel(calls, channel);
        int next = channel.priority + (inDialplan ? 1 : 0);
        return () -> new DialplanRun(calls, channel).start(channel.context, channel.exten, next);
    }

    @Override
    public void hangupRequested() {
        calls.bridges.depart(channel, () -> calls.hangup(channel));
    }

    @Override
    public void peerAnswered() {
        calls.setState(channel, Channel.State.UP);
    }

    @Override
    public boolean sendsMedia() {
        return channel.hearsSound();
    }
}
