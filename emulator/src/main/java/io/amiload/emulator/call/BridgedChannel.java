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

    /**
     * Puts two channels into a new bridge, whatever they do. Who is in a bridge already goes on with what that was for
     * when the new one ends; whoever is left behind there is let go.
     */
    public static void join(Calls calls, Channel one, Channel two) {
        Bridge.Stay afterOne = one.bridge == null ? takeOver(calls, one) : null;
        Bridge.Stay afterTwo = two.bridge == null ? takeOver(calls, two) : null;
        Bridge bridge = calls.bridges.createBasic();
        Bridge left = put(calls, bridge, one, afterOne);
        Bridge alsoLeft = put(calls, bridge, two, afterTwo);
        tellOf(calls, left, one, two);
        tellOf(calls, alsoLeft, two, one);
        if (left != null) {
            calls.bridges.dissolve(left);
        }
        if (alsoLeft != null && alsoLeft != left) {
            calls.bridges.dissolve(alsoLeft);
        }
    }

    /** Who was taken from a call with somebody else is told to whom it comes. */
    private static void tellOf(Calls calls, Bridge left, Channel moved, Channel other) {
        if (left != null && !moved.caller.isNone()) {
            calls.connect(other, moved.caller);
        }
    }

    /** Puts a channel into a bridge, and tells which other one it was taken from, or null. */
    private static Bridge put(Calls calls, Bridge bridge, Channel channel, Bridge.Stay after) {
        if (after == null) {
            Bridge from = channel.bridge;
            calls.bridges.move(channel, bridge);
            return from;
        }
        if (channel.state != Channel.State.UP) {
            calls.setState(channel, Channel.State.UP);
            channel.farEnd().peerAnswered();
        }
        calls.bridges.enter(bridge, channel, after);
        return null;
    }

    /** Takes a channel from what it does, and says how it goes on afterwards: in the dialplan. */
    public static Bridge.Stay takeOver(Calls calls, Channel channel) {
        boolean inDialplan = channel.driver instanceof DialplanRun;
        if (channel.driver instanceof Execution) {
            ((Execution) channel.driver).abandon();
        } else {
            channel.driver.takenAway();
            calls.bridges.depart(channel);
        }
        if (inDialplan) {
            calls.ended();
            channel.priority++;
        }
        channel.application = Text.EMPTY;
        channel.data = Text.EMPTY;
        calls.publish(channel);
        channel.driver = new BridgedChannel(calls, channel);
        return () -> new DialplanRun(calls, channel).start(channel.context, channel.exten, channel.priority);
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
