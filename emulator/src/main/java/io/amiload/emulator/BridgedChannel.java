// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

/** Drives a channel that was put into a bridge and does nothing of its own. */
final class BridgedChannel implements Channel.Driver {

    private final Calls calls;
    private final Channel channel;

    BridgedChannel(Calls calls, Channel channel) {
        this.calls = calls;
        this.channel = channel;
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
        return true;
    }
}
