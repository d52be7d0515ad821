// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Cause;
import io.amiload.emulator.call.Channel;
import io.amiload.emulator.call.ChannelEvents;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The actions about channels that exist: lists, variables, hanging up. */
public final class ChannelActions {

    /** The codec has one id for both. */
    private static final Text BRIDGE_ID_OF_STATUS = Text.of("BridgeID");
    /** So much of a variable that it is asked for by name does Status tell. */
    private static final int MAX_LISTED_VALUE = 511;
    private static final Text NO_TEXT = Text.of("(null)");
    private static final Text BRIDGE_ID_OF_LIST = Text.of("BridgeId");

    private static final Text CONNECTED_CHANNEL = Text.of("ConnectedChannel");

    private final Manager manager;
    private final Pbx pbx;

    public ChannelActions(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        actions.add(AmiName.CORE_SHOW_CHANNELS, "List currently active channels.", this::coreShowChannels);
        actions.add(AmiName.CORE_SHOW_CHANNEL_MAP, "List all channels connected to the specified channel.",
                this::coreShowChannelMap);
        actions.add(AmiName.LOCAL_OPTIMIZE_AWAY, "Optimize away a local channel when possible.",
                this::localOptimizeAway);
        actions.add(AmiName.STATUS, "List channel status.", this::status);
        actions.add(AmiName.HANGUP, "Hangup channel.", this::hangup);
        actions.add(AmiName.GETVAR, "Gets a channel variable or function value.", this::getvar);
        actions.add(AmiName.SETVAR, "Sets a channel variable or function value.", this::setvar);
    }

    private void coreShowChannels(ManagerSession session, ActionRequest request) {
        session.startList(request, "Channels will follow");
        for (Channel channel : pbx.calls.inToldOrder()) {
            MessageWriter item = manager.writer.event(AmiName.CORE_SHOW_CHANNEL).actionId(request);
            ChannelEvents.Role.SELF.write(item, channel)
                    .header(AmiKey.APPLICATION, channel.shown.application)
                    .header(AmiKey.APPLICATION_DATA, channel.shown.data)
                    .header(AmiKey.DURATION, channel.age(manager.clock.micros()))
                    .header(BRIDGE_ID_OF_LIST, channel.bridgeId());
            session.send(item.end());
        }
        session.endList(request, AmiName.CORE_SHOW_CHANNELS_COMPLETE, pbx.calls.size());
    }

    /** Lists who can be heard on a channel, through bridges and Local channels. */
    private void coreShowChannelMap(ManagerSession session, ActionRequest request) {
        Channel channel = pbx.calls.find(request.text(AmiKey.CHANNEL));
        if (!request.has(AmiKey.CHANNEL)) {
            session.error(request, Text.of("CoreShowChannelMap requires a channel.\n"));
        } else if (channel == null || !channel.name.equals(request.text(AmiKey.CHANNEL))) {
            session.error(request, Text.of("Could not get channel snapshot\n"));
        } else {
            Set<Channel> connected = new LinkedHashSet<>();
            connect(channel, connected);
            connected.remove(channel);
            session.startList(request, "Channel map will follow");
            for (Channel other : connected) {
                session.send(manager.writer.event(AmiName.CORE_SHOW_CHANNEL_MAP).actionId(request)
                        .header(AmiKey.CHANNEL, channel.name).header(CONNECTED_CHANNEL, other.name).end());
            }
            session.endList(request, AmiName.CORE_SHOW_CHANNEL_MAP_COMPLETE, connected.size());
        }
    }

    private static void connect(Channel channel, Set<Channel> connected) {
        if (channel.bridge == null) {
            return;
        }
        for (Channel member : channel.bridge.members) {
            if (member != channel && connected.add(member) && member.isLocal() && connected.add(member.peer)) {
                connect(member.peer, connected);
            }
        }
    }

    /** Lets a Local channel that was made with {@code /n} get out of the way all the same. */
    private void localOptimizeAway(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.CHANNEL)) {
            session.error(request, "'Channel' not specified.");
            return;
        }
        Channel channel = pbx.calls.find(request.text(AmiKey.CHANNEL));
        if (channel == null) {
            session.error(request, "Channel does not exist.");
        } else if (!channel.isLocal()) {
            session.error(request, "Unable to find channel");
        } else {
            session.success(request, "Queued channel to be optimized away");
            pbx.calls.optimizeAway(channel);
        }
    }

    private void status(ManagerSession session, ActionRequest request) {
        List<Channel> channels = pbx.calls.inTableOrder();
        if (request.has(AmiKey.CHANNEL)) {
            Channel channel = pbx.calls.find(request.text(AmiKey.CHANNEL));
            if (channel == null) {
                session.error(request, "No such channel");
                return;
            }
            channels = List.of(channel);
        }
        boolean allVariables = request.isTrue(AmiKey.ALL_VARIABLES);
        List<String> wanted = request.has(AmiKey.VARIABLES)
                ? List.of(request.string(AmiKey.VARIABLES).split(",")) : List.of();
        session.startList(request, "Channel status will follow");
        for (Channel channel : channels) {
            MessageWriter item = manager.writer.event(AmiName.STATUS);
            writeStatus(item, channel);
            for (String variable : allVariables ? channel.variableNames() : wanted) {
                Text value = pbx.variables.shown(channel, variable);
                item.header(AmiKey.VARIABLE, Text.ofLatin1(variable + "="
                        + (allVariables ? value : value.cut(MAX_LISTED_VALUE))));
            }
            session.send(item.actionId(request).end());
        }
        session.send(session.complete(request, AmiName.STATUS_COMPLETE, channels.size())
                .header(AmiKey.ITEMS, channels.size()).end());
    }

    private void writeStatus(MessageWriter item, Channel channel) {
        item.header(AmiKey.PRIVILEGE, "Call");
        ChannelEvents.Role.SELF.write(item, channel)
                .header(AmiKey.TYPE, channel.isLocal() ? "Local" : "PJSIP")
                .header(AmiKey.DNID, channel.dialedNumber)
                .header(AmiKey.EFFECTIVE_CONNECTED_LINE_NUM, channel.connected.shownNumber())
                .header(AmiKey.EFFECTIVE_CONNECTED_LINE_NAME, channel.connected.shownName())
                .header(AmiKey.TIME_TO_HANGUP, timeToHangup(channel))
                .header(BRIDGE_ID_OF_STATUS, channel.bridgeId())
                .header(AmiKey.APPLICATION, channel.application.isEmpty() ? NO_TEXT : channel.application)
                .header(AmiKey.DATA, channel.application.isEmpty() ? NO_TEXT : channel.data)
                .header(AmiKey.NATIVEFORMATS, channel.isLocal() ? "(slin)" : "(ulaw)")
                .header(AmiKey.READFORMAT, channel.isLocal() ? "slin" : "ulaw").header(AmiKey.READTRANS, "")
                .header(AmiKey.WRITEFORMAT, channel.isLocal() ? "slin" : "ulaw").header(AmiKey.WRITETRANS, "")
                .header(AmiKey.CALLGROUP, 0).header(AmiKey.PICKUPGROUP, 0)
                .header(AmiKey.SECONDS, channel.ageSeconds(manager.clock.micros()));
    }

    private void hangup(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.CHANNEL)) {
            session.error(request, "No channel specified");
            return;
        }
        Text name = request.text(AmiKey.CHANNEL);
        int cause = Cause.parse(request.string(AmiKey.CAUSE), Cause.NONE);
        if (name.toString().startsWith("/")) {
            hangupMatching(session, request, name.toString(), cause);
            return;
        }
        Channel channel = pbx.calls.find(name);
        if (channel == null) {
            session.error(request, "No such channel");
            return;
        }
        session.success(request, "Channel Hungup");
        end(channel, cause);
    }

    private void hangupMatching(ManagerSession session, ActionRequest request, String expression, int cause) {
        if (expression.length() < 2 || !expression.endsWith("/")) {
            session.error(request, "Regex format invalid, Channel param should be /regex/");
            return;
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression.substring(1, expression.length() - 1));
        } catch (PatternSyntaxException e) {
            session.error(request, Text.ofLatin1("Regex compile failed on: " + expression));
            return;
        }
        List<Channel> matching = new ArrayList<>();
        session.startList(request, "Channels hung up will follow");
        for (Channel channel : pbx.calls.inTableOrder()) {
            if (pattern.matcher(channel.name.toString()).find()) {
                matching.add(channel);
                session.send(manager.writer.event(AmiName.CHANNEL_HUNGUP)
                        .header(AmiKey.CHANNEL, channel.name).actionId(request).end());
            }
        }
        session.endList(request, AmiName.CHANNELS_HUNGUP_LIST_COMPLETE, matching.size());
        for (Channel channel : matching) {
            channel.askedToHangUp = true;
        }
        // It takes longer to leave a bridge.
        matching.stream().filter(channel -> channel.bridge == null).forEach(channel -> end(channel, cause));
        matching.forEach(channel -> end(channel, cause));
    }

    private static void end(Channel channel, int cause) {
        if (!channel.hungUp) {
            if (cause != Cause.NONE) {
                channel.cause = cause;
            }
            channel.driver.hangupRequested();
        }
    }

    private void getvar(ManagerSession session, ActionRequest request) {
        Text variable = request.text(AmiKey.VARIABLE);
        if (variable.isEmpty()) {
            session.error(request, "No variable specified");
            return;
        }
        Channel channel = channelOf(session, request);
        if (channel != null || !request.has(AmiKey.CHANNEL)) {
            session.send(session.reply(request, AmiName.SUCCESS).header(AmiKey.VARIABLE, variable)
                    .header(AmiKey.VALUE, pbx.variables.get(channel, variable.toString())).end());
        }
    }

    /** The reply goes out before the events that the new value causes. */
    private void setvar(ManagerSession session, ActionRequest request) {
        Text variable = request.text(AmiKey.VARIABLE);
        if (variable.isEmpty()) {
            session.error(request, "No variable specified");
            return;
        }
        Channel channel = channelOf(session, request);
        if (channel == null && request.has(AmiKey.CHANNEL)) {
            return;
        }
        Text value = request.text(AmiKey.VALUE);
        // A function that outlives the call may not be written by a manager (live_dangerously is off).
        if (variable.toString().startsWith("DB(")
                || !pbx.variables.canSet(channel, variable.toString(), value)) {
            session.error(request, "Variable not set");
            return;
        }
        session.success(request, "Variable Set");
        pbx.variables.set(channel, variable.toString(), value);
    }

    /** The channel of an action, which may be none; an error is sent if there is no such channel. */
    private Channel channelOf(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.CHANNEL)) {
            return null;
        }
        Channel channel = pbx.calls.find(request.text(AmiKey.CHANNEL));
        if (channel == null) {
            session.error(request, "No such channel");
        }
        return channel;
    }

    private long timeToHangup(Channel channel) {
        return channel.absoluteEndMicros == 0 ? 0
                : Math.max(0, (channel.absoluteEndMicros - manager.clock.micros()) / 1_000_000);
    }
}
