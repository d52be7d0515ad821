// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

/**
 * Takes Local channels without {@code /n} out of the way of a call: once both halves are in a bridge with one other
 * channel each and there is sound, whoever sends it moves over to the other bridge, in the place of the half there.
 */
final class LocalOptimization {

    private static final long DELAY_NANOS = 20_000_000;

    private final Calls calls;
    private int nextId;

    LocalOptimization(Calls calls) {
        this.calls = calls;
    }

    /** To be called when a bridge got a member, or when sound began in it. */
    void consider(Bridge bridge) {
        if (isCandidate(bridge)) {
            calls.pbx.timers.schedule(DELAY_NANOS, () -> tryOut(bridge));
        }
    }

    /** A pair that was to stay in the call need not any more. */
    void allow(Channel half) {
        half.optimizes = true;
        half.peer.optimizes = true;
        if (half.bridge != null) {
            consider(half.bridge);
        }
        if (half.peer.bridge != null) {
            consider(half.peer.bridge);
        }
    }

    /** Sound comes from the far end of a channel from now on. */
    void soundFrom(Channel channel) {
        if (channel.isLocal() && channel.peer.bridge != null) {
            consider(channel.peer.bridge);
        }
    }

    private static boolean isCandidate(Bridge bridge) {
        if (bridge.destroyed || bridge.kind != Bridge.Kind.BASIC || bridge.members.size() != 2) {
            return false;
        }
        for (Channel member : bridge.members) {
            if (member.isLocal() && member.optimizes && !member.peer.hungUp && member.peer.bridge != null) {
                return true;
            }
        }
        return false;
    }

    private void tryOut(Bridge bridge) {
        if (!isCandidate(bridge)) {
            return;
        }
        for (Channel half : bridge.members) {
            if (!half.isLocal() || !half.optimizes || half.peer.hungUp || half.peer.bridge == null) {
                continue;
            }
            Bridge beyond = half.peer.bridge;
            if (beyond == bridge || beyond.kind != Bridge.Kind.BASIC || beyond.members.size() != 2) {
                continue;
            }
            Channel here = bridge.other(half);
            Channel there = beyond.other(half.peer);
            if (here.farEnd().sendsMedia()) {
                takeOut(here, half, half.peer, beyond);
                return;
            }
            if (there.farEnd().sendsMedia()) {
                takeOut(there, half.peer, half, bridge);
                return;
            }
        }
    }

    /** {@code source} moves from the bridge with {@code near} to that with {@code far}, in the place of that. */
    private void takeOut(Channel source, Channel near, Channel far, Bridge to) {
        int id = nextId++;
        boolean nearIsOne = near.isFirstHalf();
        Channel one = nearIsOne ? near : far;
        Channel two = nearIsOne ? far : near;
        Bridge.Stay stay = far.stay;
        calls.bridges.events.optimizationBegin(one, two, source, two, id);
        calls.bridges.swap(source, to, far);
        calls.bridges.events.optimizationEnd(one, two, id);
        if (far.cause == Cause.NONE) {
            far.cause = Cause.NORMAL_CLEARING;
        }
        far.stay = null;
        stay.over();
    }
}
