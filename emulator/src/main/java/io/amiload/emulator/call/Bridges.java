// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All bridges. A channel is in one bridge at most; whoever takes it from one to another goes through here, so each
 * BridgeEnter has its BridgeLeave, and a bridge is created before the first and destroyed after the last.
 */
public final class Bridges {

    private static final String PEER = "BRIDGEPEER";
    /** Where the peer is a phone: the id of its call in SIP. */
    private static final String PEER_CALL = "BRIDGEPVTCALLID";
    /** Who is whose peer is told again and again while the sound of two phones takes the direct way. */
    private static final int TOLD_OF_DIRECT_SOUND = 3;

    final BridgeEvents events;

    private final Calls calls;
    private final Map<Text, Bridge> byId = new LinkedHashMap<>();

    Bridges(Calls calls, EventStream stream) {
        this.calls = calls;
        events = new BridgeEvents(stream, calls.pbx.history);
    }

    Bridge create(Bridge.Kind kind, Text creator, Text name) {
        Bridge bridge = new Bridge(kind, creator, name);
        byId.put(bridge.uniqueid, bridge);
        events.create(bridge);
        return bridge;
    }

    /** A bridge for two. */
    public Bridge createBasic() {
        return create(Bridge.Kind.BASIC, Text.EMPTY, Text.EMPTY);
    }

    /** The bridge of an id, or null. */
    public Bridge find(Text uniqueid) {
        return byId.get(uniqueid);
    }

    /** The bridges, oldest first; a copy. */
    public List<Bridge> list() {
        return new ArrayList<>(byId.values());
    }

    /** A channel enters a bridge; {@code stay} is told when it is let go because of others. */
    public void enter(Bridge bridge, Channel channel, Bridge.Stay stay) {
        channel.stay = stay;
        put(bridge, channel, null);
    }

    /** Takes a channel from the bridge it is in to another one; what it entered for goes on. */
    void move(Channel channel, Bridge to) {
        take(channel);
        put(to, channel, null);
    }

    /** As {@link #move}, in the place of another channel, which leaves. */
    void swap(Channel channel, Bridge to, Channel swapped) {
        Bridge from = channel.bridge;
        take(channel);
        forgetPeer(swapped);
        take(swapped);
        put(to, channel, swapped);
        tellPeers(to);
        endIfEmpty(from);
    }

    private void put(Bridge bridge, Channel channel, Channel swapped) {
        bridge.members.add(channel);
        channel.bridge = bridge;
        if (bridge.kind == Bridge.Kind.BASIC) {
            calls.link(bridge.members);
        }
        events.enter(bridge, channel, swapped);
        if (swapped == null && bridge.kind == Bridge.Kind.BASIC && bridge.members.size() == 2) {
            tellPeers(bridge);
        }
        calls.optimization.consider(bridge);
    }

    private void take(Channel channel) {
        Bridge bridge = channel.bridge;
        if (bridge.kind == Bridge.Kind.PARKING) {
            calls.pbx.parking.leaves(channel);
        }
        bridge.members.remove(channel);
        channel.bridge = null;
        events.leave(bridge, channel);
    }

    /** Takes a channel out of its bridge and does nothing else. */
    void remove(Channel channel) {
        take(channel);
    }

    /** Tells each of two whom it talks to. */
    void tellPeers(Bridge bridge) {
        if (bridge.members.size() == 2) {
            Channel first = bridge.members.get(0);
            Channel second = bridge.members.get(1);
            boolean direct = !first.isLocal() && !second.isLocal();
            for (int i = 0; i < (direct ? TOLD_OF_DIRECT_SOUND : 1); i++) {
                tellPeer(direct ? second : first, direct ? first : second);
                tellPeer(direct ? first : second, direct ? second : first);
            }
            bridge.direct = direct;
        }
    }

    private void tellPeer(Channel channel, Channel peer) {
        calls.setVariable(channel, PEER, peer.name);
        if (!peer.isLocal()) {
            calls.setVariable(channel, PEER_CALL, peer.phone.callId);
        }
    }

    /** Nobody is whose peer any more. */
    void forgetPeer(Channel channel) {
        for (String variable : List.of(PEER, PEER_CALL)) {
            Text peer = channel.variable(variable);
            if (peer != null && !peer.isEmpty()) {
                calls.setVariable(channel, variable, Text.EMPTY);
            }
        }
    }

    /** A channel leaves of its own accord; nothing happens if it is in no bridge. */
    void depart(Channel channel) {
        depart(channel, () -> { });
    }

    /**
     * A channel leaves of its own accord. Where two talked, the other one is let go as well, and told.
     *
     * @param between what happens before the other one goes
     */
    void depart(Channel channel, Runnable between) {
        Bridge bridge = channel.bridge;
        channel.stay = null;
        if (bridge == null) {
            between.run();
            return;
        }
        if (channel.consultation != null) {
            channel.consultation.transfererLeaves();
            between.run();
            return;
        }
        boolean ends = bridge.kind == Bridge.Kind.BASIC;
        forgetPeer(channel);
        if (ends) {
            bridge.members.forEach(this::forgetPeer);
        }
        take(channel);
        clear(channel, Cause.NORMAL_CLEARING);
        between.run();
        if (ends) {
            bridge.cause = calls.pbx.options.version().clearsNormally() ? Cause.NORMAL_CLEARING : channel.cause;
            dissolve(bridge);
        } else {
            endIfEmpty(bridge);
        }
    }

    /** Lets everybody go, one after the other. */
    public void dissolve(Bridge bridge) {
        List<Channel> others = new ArrayList<>(bridge.members);
        List<Bridge.Stay> stays = new ArrayList<>();
        for (Channel other : others) {
            forgetPeer(other);
            take(other);
            clear(other, bridge.cause);
            stays.add(other.stay);
            other.stay = null;
        }
        endIfEmpty(bridge);
        for (Bridge.Stay stay : stays) {
            stay.over();
        }
    }

    /** Whoever leaves for good has a cause from then on. */
    private static void clear(Channel channel, int cause) {
        if (channel.cause == Cause.NONE) {
            channel.cause = cause == Cause.NONE ? Cause.NORMAL_CLEARING : cause;
        }
    }

    /** Ends a bridge that has become useless. */
    public void endIfEmpty(Bridge bridge) {
        if (bridge.members.isEmpty() && bridge.kind != Bridge.Kind.PARKING && !bridge.destroyed
                && bridge.kind != Bridge.Kind.CONFERENCE) {
            destroy(bridge);
        }
    }

    /** Ends an empty bridge. */
    void destroy(Bridge bridge) {
        bridge.destroyed = true;
        byId.remove(bridge.uniqueid);
        events.destroy(bridge);
    }

    /** Lets one channel go as if the others had left it. */
    public void letGo(Channel channel) {
        Bridge.Stay stay = channel.stay;
        Bridge bridge = channel.bridge;
        forgetPeer(channel);
        take(channel);
        clear(channel, Cause.NORMAL_CLEARING);
        channel.stay = null;
        if (bridge.kind == Bridge.Kind.BASIC) {
            Channel other = bridge.other(channel);
            if (other != null) {
                forgetPeer(other);
                Bridge.Stay otherStay = other.stay;
                take(other);
                clear(other, Cause.NORMAL_CLEARING);
                other.stay = null;
                endIfEmpty(bridge);
                stay.over();
                otherStay.over();
                return;
            }
        }
        endIfEmpty(bridge);
        stay.over();
    }
}
