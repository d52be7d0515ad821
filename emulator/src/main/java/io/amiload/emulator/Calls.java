// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All channels and what becomes of them: the model behind the call events.
 *
 * <p>A call is made of Local channels, each a pair of halves: {@code ;1}, which whoever dials gets, and {@code ;2},
 * which runs the dialplan of the extension that was dialled. What one half does is told to the other one's
 * {@linkplain Channel.Driver driver}.
 */
final class Calls {

    final Server server;
    final ChannelEvents events;

    private final Map<Text, Channel> byName = new LinkedHashMap<>();
    private final Map<Text, Channel> byUniqueid = new HashMap<>();
    private final Devices devices;
    private final ShownVariables shown;
    private long nextUniqueid;
    private int nextLocal;
    private int running;
    private long processed;

    Calls(Server server) {
        this.server = server;
        events = new ChannelEvents(server.events);
        shown = new ShownVariables(server.variables);
        apply(server.options.manager());
        devices = server.devices;
    }

    /** Has events about channels look from now on as these settings say. */
    void apply(ManagerSettings settings) {
        shown.apply(settings);
    }

    /** The number of channels. */
    int size() {
        return byName.size();
    }

    /** The channels that run a dialplan: what Asterisk counts as calls. */
    int runningCalls() {
        return running;
    }

    /** How many channels ever started to run a dialplan. */
    long processedCalls() {
        return processed;
    }

    void started() {
        running++;
        processed++;
    }

    void ended() {
        running--;
    }

    /** A channel by name or unique id, or null. */
    Channel find(Text nameOrId) {
        Channel channel = byName.get(nameOrId);
        return channel == null ? byUniqueid.get(nameOrId) : channel;
    }

    /** The channels, oldest first; a copy. */
    List<Channel> list() {
        return new ArrayList<>(byName.values());
    }

    Collection<Channel> all() {
        return byName.values();
    }

    /**
     * Makes a Local channel and announces both halves.
     *
     * @param id the unique id of the first half, or empty for a new one
     * @param otherId that of the second half, or empty
     * @param linkedid that of the call it becomes part of, or null for a call of its own
     * @return the first half
     */
    Channel createLocal(LocalAddress address, Text id, Text otherId, Text linkedid) {
        Device device = devices.get(address);
        device.pairs++;
        String number = String.format("-%08x", nextLocal++);
        Text firstId = id.isEmpty() ? newUniqueid() : id;
        Text secondId = !otherId.isEmpty() ? otherId : id.isEmpty() ? newUniqueid() : Text.ofLatin1(id + ";2");
        long now = server.clock.micros();
        Channel one = new Channel(Text.ofLatin1(device.name + number + ";1"), device, firstId, linkedid,
                Channel.State.DOWN, now);
        Channel two = new Channel(Text.ofLatin1(device.name + number + ";2"), device, secondId, one.linkedid,
                Channel.State.RING, now);
        one.shown = shown;
        two.shown = shown;
        one.peer = two;
        two.peer = one;
        place(one, address.context, address.exten);
        place(two, address.context, address.exten);
        byName.put(one.name, one);
        byName.put(two.name, two);
        byUniqueid.put(one.uniqueid, one);
        byUniqueid.put(two.uniqueid, two);
        events.newchannel(one);
        events.newchannel(two);
        return one;
    }

    private static void place(Channel channel, String context, String exten) {
        channel.context = Text.ofLatin1(context);
        channel.exten = Text.ofLatin1(exten);
    }

    /**
     * Starts the second half of a pair whose first half was set up: it takes over what it inherits, and runs the
     * extension that was dialled.
     *
     * @param announce raises what the dialler has to say once the two halves are joined
     */
    void callLocal(Channel one, boolean optimizes, Runnable announce) {
        Channel two = one.peer;
        for (String variable : one.variableNames()) {
            events.varSet(two, Text.ofLatin1(one.nameAsSet(variable)), one.variable(variable));
        }
        // Only behind all of these events, which thus tell the variables of before.
        for (String variable : one.variableNames()) {
            two.variable(one.nameAsSet(variable), one.variable(variable));
        }
        Text oldAccount = two.accountCode;
        two.language = one.language;
        two.caller = one.connected;
        two.accountCode = one.accountCode;
        two.connected = one.caller;
        if (!two.caller.isNone()) {
            events.newCallerid(two);
        }
        if (!two.accountCode.equals(oldAccount)) {
            events.newAccountCode(two, oldAccount);
        }
        if (!two.connected.isNone()) {
            events.newConnectedLine(two);
        }
        events.localBridge(one, two, optimizes);
        announce.run();
        new DialplanRun(this, two).start(two.context.toString(), two.exten.toString(), 1);
    }

    void setState(Channel channel, Channel.State state) {
        if (channel.state != state) {
            channel.state = state;
            events.newstate(channel);
            devices.changed(channel.device);
        }
    }

    /** The end of a channel; the other half, if it is still there, is asked to end as well. */
    void hangup(Channel channel) {
        if (channel.hungUp) {
            return;
        }
        channel.hungUp = true;
        Channel peer = channel.peer;
        boolean tellPeer = !peer.hungUp;
        if (tellPeer) {
            channel.device.pairs--;
            events.hangupRequest(peer, channel.cause);
            if (channel.cause != Cause.NONE) {
                peer.cause = channel.cause;
            }
        }
        remove(channel);
        if (tellPeer) {
            peer.driver.hangupRequested();
        }
    }

    /** The end of a pair that never came to be a call. */
    void hangupUnused(Channel one) {
        one.peer.hungUp = true;
        one.hungUp = true;
        one.device.pairs--;
        remove(one.peer);
        remove(one);
    }

    private void remove(Channel channel) {
        events.hangup(channel);
        byName.remove(channel.name);
        byUniqueid.remove(channel.uniqueid);
        devices.changed(channel.device);
    }

    /** Sets a variable or a function of a channel, or a global one if {@code channel} is null. */
    void setVariable(Channel channel, String variable, Text value) {
        server.variables.set(channel, variable, value);
    }

    private Text newUniqueid() {
        String prefix = server.options.systemName().isEmpty() ? "" : server.options.systemName() + "-";
        return Text.of(prefix + server.clock.micros() / 1_000_000 + "." + nextUniqueid++);
    }
}
