// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.setup.ManagerSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All channels and what becomes of them: the model behind the call events.
 *
 * <p>A Local channel is a pair of halves: {@code ;1}, which whoever dials gets, and {@code ;2}, which runs the dialplan
 * of the extension that was dialled. What one half does is told to the other one's
 * {@linkplain Channel.Driver driver}. At the far end of any other channel is a {@linkplain Phones phone}.
 */
public final class Calls {

    final Pbx pbx;
    public final ChannelEvents events;
    public final Bridges bridges;
    final LocalOptimization optimization;
    public final Transfers transfers;
    public final Phones phones;
    public final MixMonitors monitors;

    private final Map<Text, Channel> byName = new LinkedHashMap<>();
    private final Map<Text, Channel> byUniqueid = new HashMap<>();
    private final Devices devices;
    private final ShownVariables shown;
    private long nextUniqueid;
    private long nextAge;
    private int nextLocal;
    private int nextPhone;
    private int running;
    private long processed;

    Calls(Pbx pbx) {
        this.pbx = pbx;
        events = new ChannelEvents(pbx.events, pbx.history);
        shown = new ShownVariables(pbx.variables);
        apply(pbx.options.manager());
        bridges = new Bridges(this, pbx.events);
        optimization = new LocalOptimization(this);
        transfers = new Transfers(this);
        phones = new Phones(this);
        monitors = new MixMonitors(this);
        devices = pbx.devices;
    }

    /** Has events about channels look from now on as these settings say. */
    public void apply(ManagerSettings settings) {
        shown.apply(settings);
    }

    /** The number of channels. */
    public int size() {
        return byName.size();
    }

    /** The channels that run a dialplan: what Asterisk counts as calls. */
    public int runningCalls() {
        return running;
    }

    /** How many channels ever started to run a dialplan. */
    public long processedCalls() {
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
    public Channel find(Text nameOrId) {
        Channel channel = byName.get(nameOrId);
        return channel == null ? byUniqueid.get(nameOrId) : channel;
    }

    /** The channels, oldest first; a copy. */
    public List<Channel> list() {
        return new ArrayList<>(byName.values());
    }

    public Collection<Channel> all() {
        return byName.values();
    }

    /** The channels as Asterisk goes through them; a copy. */
    public List<Channel> inTableOrder() {
        return ChannelOrder.ofTable(byName.values());
    }

    /** The channels as Asterisk lists what was told of them; a copy. */
    public List<Channel> inToldOrder() {
        return pbx.options.version().cachesChannelsAsMessages() ? ChannelOrder.ofCache(byName.values())
                : ChannelOrder.ofTold(byName.values());
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
        String number = nextLocalNumber();
        Text firstId = id.isEmpty() ? newUniqueid() : id;
        // An id for the second half alone is not taken.
        Text secondId = !id.isEmpty() && !otherId.isEmpty() ? otherId : id.isEmpty() ? newUniqueid() : Text.ofLatin1(id + ";2");
        long now = pbx.clock.micros();
        Channel one = new Channel(Text.ofLatin1(device.name + number + ";1"), device, firstId, linkedid,
                Channel.State.DOWN, now);
        Channel two = new Channel(Text.ofLatin1(device.name + number + ";2"), device, secondId, one.linkedid,
                Channel.State.RING, now);
        one.peer = two;
        two.peer = one;
        place(one, address.context, address.start());
        place(two, address.context, address.start());
        announce(one);
        announce(two);
        return one;
    }

    private void announce(Channel channel) {
        channel.age = nextAge;
        channel.listed = shown;
        channel.linkedAge = nextAge++;
        if (channel.linkedid != channel.uniqueid) {
            for (Channel other : linked(channel.linkedid)) {
                channel.linkedAge = Math.min(channel.linkedAge, other.linkedAge);
            }
        }
        byName.put(channel.name, channel);
        byUniqueid.put(channel.uniqueid, channel);
        publish(channel);
    }

    /** Somebody of a call; the oldest channel where it is still there. */
    private List<Channel> linked(Text linkedid) {
        Channel oldest = byUniqueid.get(linkedid);
        if (oldest != null) {
            return List.of(oldest);
        }
        for (Channel channel : byName.values()) {
            if (channel.linkedid.equals(linkedid)) {
                return List.of(channel);
            }
        }
        return List.of();
    }

    /** Who is in a bridge together belongs to one call from then on: the oldest one's. */
    void link(List<Channel> members) {
        Channel oldest = members.get(0);
        for (Channel member : members) {
            oldest = member.linkedAge < oldest.linkedAge ? member : oldest;
        }
        for (Channel member : members) {
            member.linkedid = oldest.linkedid;
            member.linkedAge = oldest.linkedAge;
        }
    }

    /** Tells what has changed of a channel. */
    void publish(Channel channel) {
        events.publish(channel);
    }

    /**
     * Makes a channel to a phone and announces it.
     *
     * @param phone what is at the far end
     * @param ready gives it what it shows from its first event on
     */
    Channel createPhone(String endpoint, PhoneLeg phone, Text id, Text linkedid, Channel.State state,
            Consumer<Channel> ready) {
        Device device = devices.phone(endpoint);
        Channel channel = new Channel(Text.ofLatin1(device.name + numbered(nextPhone++)), device,
                id.isEmpty() ? newUniqueid() : id, linkedid, state, pbx.clock.micros());
        channel.phone = phone;
        device.channels.add(channel);
        ready.accept(channel);
        announce(channel);
        devices.changed(device);
        return channel;
    }

    /** Lets a pair of halves get out of the way of the call it is in, whatever it was made for. */
    public void optimizeAway(Channel half) {
        optimization.allow(half);
    }

    /** Sends a channel to another place in the dialplan, whatever it does. */
    public void redirect(Channel channel, Text context, Text exten, int priority) {
        if (channel.driver instanceof Execution) {
            ((Execution) channel.driver).jump(context, exten, priority);
            return;
        }
        if (channel.bridge == null) {
            channel.driver.takenAway();
        } else {
            leaveFor(channel, context, exten, priority);
            bridges.depart(channel);
        }
        new DialplanRun(this, channel).start(context, exten, priority);
    }

    /** Who is in a bridge shows the new place before leaving it, with the application that goes on until then. */
    void leaveFor(Channel channel, Text context, Text exten, int priority) {
        bridges.forgetPeer(channel);
        channel.context = context;
        channel.exten = exten;
        channel.priority = priority;
        publish(channel);
    }

    /** Sends both of two who talk to each other elsewhere at once, so that neither is hung up for the other's sake. */
    public void redirectBoth(Channel one, Text context, Text exten, int priority, Channel two, Text otherContext,
            Text otherExten, int otherPriority) {
        leaveFor(one, context, exten, priority);
        leaveFor(two, otherContext, otherExten, otherPriority);
        two.stay = () -> redirect(two, otherContext, otherExten, otherPriority);
        redirect(one, context, exten, priority);
    }

    private static void place(Channel channel, String context, String exten) {
        channel.context = Text.ofLatin1(context);
        channel.exten = Text.ofLatin1(exten);
    }

    /**
     * A first half that comes and goes: the id that was wanted for the second half is another channel's.
     *
     * @param id the unique id of the first half, or empty for a new one
     */
    void createHalf(LocalAddress address, Text id) {
        Device device = devices.get(address);
        Channel one = new Channel(Text.ofLatin1(device.name + nextLocalNumber() + ";1"), device,
                id.isEmpty() ? newUniqueid() : id, null, Channel.State.DOWN, pbx.clock.micros());
        place(one, address.context, address.start());
        announce(one);
        one.hungUp = true;
        remove(one);
    }

    /** Gives a dialled channel its number, and the variables of the caller whose names begin with an underscore. */
    void inherit(Channel caller, Channel dialed, Text number) {
        List<String> inherited = new ArrayList<>();
        for (String variable : caller.variableNames()) {
            if (caller.nameAsSet(variable).startsWith("_")) {
                inherited.add(variable);
            }
        }
        for (int i = inherited.size() - 1; i >= 0; i--) {
            dialed.variable(inheritedName(caller, inherited.get(i)), caller.variable(inherited.get(i)));
        }
        setVariable(dialed, "DIALEDPEERNUMBER", number);
        for (String variable : inherited) {
            events.varSet(dialed, Text.ofLatin1(inheritedName(caller, variable)), caller.variable(variable));
        }
    }

    /** One underscore has a variable inherited once, two for ever. */
    private static String inheritedName(Channel caller, String variable) {
        String name = caller.nameAsSet(variable);
        return name.startsWith("__") ? name : variable;
    }

    /**
     * Joins the halves of a pair whose first half was set up. {@link #runLocal} then runs the extension that was
     * dialled.
     */
    void callLocal(Channel one, boolean optimizes) {
        passOn(one);
        one.optimizes = optimizes;
        one.peer.optimizes = optimizes;
        events.localBridge(one, one.peer, optimizes);
    }

    /** The second half takes over what it inherits from the first. */
    private void passOn(Channel one) {
        Channel two = one.peer;
        for (String variable : one.variableNames()) {
            events.varSet(two, Text.ofLatin1(one.nameAsSet(variable)), one.variable(variable));
        }
        // Only behind all of these events, which thus tell the variables of before.
        for (String variable : one.variableNames()) {
            two.variable(one.nameAsSet(variable), one.variable(variable));
        }
        two.language = one.language;
        two.caller = one.connected;
        two.accountCode = one.peerAccount;
        two.peerAccount = one.accountCode;
        two.connected = one.caller;
        publish(two);
    }

    void runLocal(Channel one) {
        Channel two = one.peer;
        new DialplanRun(this, two).start(two.context, two.exten, 1);
    }

    /**
     * Says to a channel who is at the other end of the call. The other half of a Local channel will say who it is
     * itself then.
     */
    void connect(Channel channel, CallerId other) {
        channel.connected = other;
        publish(channel);
        if (channel.isLocal()) {
            channel.peer.caller = other;
        }
    }

    /** What the name of the next Local channel, or of a conference's announcer, ends in. */
    String nextLocalNumber() {
        return numbered(nextLocal++);
    }

    private static String numbered(int number) {
        return "-" + HexFormat.of().toHexDigits(number);
    }

    void setState(Channel channel, Channel.State state) {
        if (channel.state != state) {
            channel.state = state;
            publish(channel);
            if (state == Channel.State.UP && !channel.isLocal()) {
                channel.phone.answered();
            }
            devices.changed(channel.device);
        }
    }

    /** The end of a channel; the other half, if it is still there, is asked to end as well. */
    void hangup(Channel channel) {
        if (channel.hungUp) {
            return;
        }
        if (channel.lastAct != null) {
            Runnable act = channel.lastAct;
            channel.lastAct = null;
            act.run();
        }
        if (!channel.isLocal()) {
            channel.phone.ends();
        }
        channel.hungUp = true;
        pbx.timers.cancel(channel.absoluteTimer);
        if (!channel.isLocal()) {
            channel.device.channels.remove(channel);
            remove(channel);
            channel.phone.hangupRequested();
            return;
        }
        Channel peer = channel.peer;
        boolean tellPeer = !peer.hungUp;
        if (tellPeer) {
            tellDialStatus(channel, peer);
            channel.device.pairs--;
            events.hangupRequest(peer, channel.cause);
            if (channel.cause != Cause.NONE && !peer.askedToHangUp) {
                peer.cause = channel.cause;
            }
        }
        remove(channel);
        if (tellPeer) {
            peer.driver.hangupRequested();
        }
    }

    /** How the call ended that the second half of a Local channel made, is told on the first. */
    private void tellDialStatus(Channel channel, Channel peer) {
        Text status = channel.variable("DIALSTATUS");
        if (status != null && channel.name.toString().endsWith(";2") && pbx.options.version().tellsLocalStatus()) {
            setVariable(peer, "CHANLOCALSTATUS", status);
        }
    }

    /** The end of a pair whose extension does not exist, which is found out when all is ready for the call. */
    void hangupUnused(Channel one) {
        passOn(one);
        one.peer.hungUp = true;
        one.hungUp = true;
        one.device.pairs--;
        remove(one.peer);
        remove(one);
    }

    private void remove(Channel channel) {
        publish(channel);
        byName.remove(channel.name);
        byUniqueid.remove(channel.uniqueid);
        devices.changed(channel.device);
    }

    /** Hangs a channel up after a time; 0 for never. */
    public void limit(Channel channel, long nanos) {
        pbx.timers.cancel(channel.absoluteTimer);
        channel.absoluteEndMicros = nanos <= 0 ? 0 : pbx.clock.micros() + nanos / 1_000;
        channel.absoluteTimer = nanos <= 0 ? Timers.NONE : pbx.timers.schedule(nanos, () -> {
            channel.absoluteEndMicros = 0;
            if (!channel.hungUp) {
                channel.driver.timeIsOver();
            }
        });
    }

    /** Sets a variable or a function of a channel, or a global one if {@code channel} is null. */
    public void setVariable(Channel channel, String variable, Text value) {
        pbx.variables.set(channel, variable, value);
    }

    private Text newUniqueid() {
        String prefix = pbx.options.systemName().isEmpty() ? "" : pbx.options.systemName() + "-";
        return Text.of(prefix + pbx.clock.micros() / 1_000_000 + "." + nextUniqueid++);
    }
}
