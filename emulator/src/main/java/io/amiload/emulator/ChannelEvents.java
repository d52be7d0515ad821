// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;

/** Writes the events about channels, bridges and calls, key by key in the order of the wire. */
final class ChannelEvents {

    private static final byte[] PRESENTATION = AmiKeys.ascii("0 (Presentation Allowed, Not Screened)");
    private static final byte[] SUCCESS = AmiKeys.ascii("Success");
    private static final byte[] FAILURE = AmiKeys.ascii("Failure");
    private static final byte[] NONE = AmiKeys.ascii("none");
    private static final byte[] YES = AmiKeys.ascii("Yes");
    private static final byte[] NO = AmiKeys.ascii("No");

    private static final int EXTENSION = AmiKeys.id("Extension");
    private static final int APPLICATION = AmiKeys.id("Application");
    private static final int APP_DATA = AmiKeys.id("AppData");
    private static final int DATA = AmiKeys.id("Data");
    private static final int OLD_ACCOUNT_CODE = AmiKeys.id("OldAccountCode");
    private static final int LOCAL_OPTIMIZATION = AmiKeys.id("LocalOptimization");
    private static final int DIAL_STRING = AmiKeys.id("DialString");
    private static final int DIAL_STATUS = AmiKeys.id("DialStatus");
    private static final int CAUSE = AmiKeys.id("Cause");
    private static final int VALUE = AmiKeys.id("Value");
    private static final int REASON = AmiKeys.id("Reason");
    private static final int CLASS = AmiKeys.id("Class");
    private static final int BRIDGE_UNIQUEID = AmiKeys.id("BridgeUniqueid");
    private static final int BRIDGE_TYPE = AmiKeys.id("BridgeType");
    private static final int BRIDGE_TECHNOLOGY = AmiKeys.id("BridgeTechnology");
    private static final int BRIDGE_CREATOR = AmiKeys.id("BridgeCreator");
    private static final int BRIDGE_NAME = AmiKeys.id("BridgeName");
    private static final int BRIDGE_NUM_CHANNELS = AmiKeys.id("BridgeNumChannels");
    private static final int BRIDGE_VIDEO_SOURCE_MODE = AmiKeys.id("BridgeVideoSourceMode");

    /** The part a channel plays in an event, which is the prefix of its fourteen keys. */
    enum Role {
        SELF(""), DEST("Dest"), LOCAL_ONE("LocalOne"), LOCAL_TWO("LocalTwo");

        private final int channel;
        private final int channelState;
        private final int channelStateDesc;
        private final int callerNumber;
        private final int callerName;
        private final int connectedNumber;
        private final int connectedName;
        private final int language;
        private final int accountCode;
        private final int context;
        private final int exten;
        private final int priority;
        private final int uniqueid;
        private final int linkedid;

        Role(String prefix) {
            channel = AmiKeys.id(prefix + "Channel");
            channelState = AmiKeys.id(prefix + "ChannelState");
            channelStateDesc = AmiKeys.id(prefix + "ChannelStateDesc");
            callerNumber = AmiKeys.id(prefix + "CallerIDNum");
            callerName = AmiKeys.id(prefix + "CallerIDName");
            connectedNumber = AmiKeys.id(prefix + "ConnectedLineNum");
            connectedName = AmiKeys.id(prefix + "ConnectedLineName");
            language = AmiKeys.id(prefix + "Language");
            accountCode = AmiKeys.id(prefix + "AccountCode");
            context = AmiKeys.id(prefix + "Context");
            exten = AmiKeys.id(prefix + "Exten");
            priority = AmiKeys.id(prefix + "Priority");
            uniqueid = AmiKeys.id(prefix + "Uniqueid");
            linkedid = AmiKeys.id(prefix + "Linkedid");
        }

        /** Writes the channel's block. */
        MessageWriter write(MessageWriter to, Channel of) {
            return to.header(channel, of.name)
                    .header(channelState, of.state.number)
                    .header(channelStateDesc, of.state.word)
                    .header(callerNumber, of.caller.shownNumber())
                    .header(callerName, of.caller.shownName())
                    .header(connectedNumber, of.connected.shownNumber())
                    .header(connectedName, of.connected.shownName())
                    .header(language, of.language)
                    .header(accountCode, of.accountCode)
                    .header(context, of.context)
                    .header(exten, of.exten)
                    .header(priority, of.priority)
                    .header(uniqueid, of.uniqueid)
                    .header(linkedid, of.linkedid);
        }
    }

    private final EventStream events;

    ChannelEvents(EventStream events) {
        this.events = events;
    }

    void newchannel(Channel channel) {
        plain(AmiName.NEWCHANNEL, channel);
    }

    void newstate(Channel channel) {
        plain(AmiName.NEWSTATE, channel);
    }

    void newConnectedLine(Channel channel) {
        plain(AmiName.NEW_CONNECTED_LINE, channel);
    }

    void newexten(Channel channel) {
        if (begin(AmiName.NEWEXTEN, ClassMask.DIALPLAN, channel)) {
            events.writer().header(EXTENSION, channel.exten).header(APPLICATION, channel.application)
                    .header(APP_DATA, channel.data);
            events.raise();
        }
    }

    void newCallerid(Channel channel) {
        if (begin(AmiName.NEW_CALLERID, ClassMask.CALL, channel)) {
            events.writer().header(AmiKey.CID_CALLING_PRES, PRESENTATION);
            events.raise();
        }
    }

    void newAccountCode(Channel channel, Text old) {
        if (begin(AmiName.NEW_ACCOUNT_CODE, ClassMask.CALL, channel)) {
            events.writer().header(OLD_ACCOUNT_CODE, old);
            events.raise();
        }
    }

    void localBridge(Channel one, Channel two, boolean optimizes) {
        if (events.begin(AmiName.LOCAL_BRIDGE, ClassMask.CALL)) {
            Role.LOCAL_ONE.write(events.writer(), one);
            Role.LOCAL_TWO.write(events.writer(), two)
                    .header(AmiKey.CONTEXT, two.context).header(AmiKey.EXTEN, two.exten)
                    .header(LOCAL_OPTIMIZATION, optimizes ? YES : NO);
            events.raise();
        }
    }

    /** A dial attempt begins; {@code caller} is null for Originate. */
    void dialBegin(Channel caller, Channel dialed, Text dialString) {
        dial(AmiName.DIAL_BEGIN, caller, dialed, DIAL_STRING, dialString);
    }

    void dialState(Channel caller, Channel dialed, Text status) {
        dial(AmiName.DIAL_STATE, caller, dialed, DIAL_STATUS, status);
    }

    void dialEnd(Channel caller, Channel dialed, Text status) {
        dial(AmiName.DIAL_END, caller, dialed, DIAL_STATUS, status);
    }

    void hangupRequest(Channel channel, int cause) {
        withCause(AmiName.HANGUP_REQUEST, channel, cause);
    }

    void softHangupRequest(Channel channel, int cause) {
        withCause(AmiName.SOFT_HANGUP_REQUEST, channel, cause);
    }

    void hangup(Channel channel) {
        if (begin(AmiName.HANGUP, ClassMask.CALL, channel)) {
            events.writer().header(CAUSE, channel.cause).header(AmiKey.CAUSE_TXT, Cause.text(channel.cause));
            events.raise();
        }
    }

    /** A variable was set; {@code channel} is null for a global one. */
    void varSet(Channel channel, Text variable, Text value) {
        if (events.begin(AmiName.VAR_SET, ClassMask.DIALPLAN)) {
            MessageWriter writer = events.writer();
            if (channel == null) {
                writer.header(AmiKey.CHANNEL, NONE).header(AmiKey.UNIQUEID, NONE);
            } else {
                Role.SELF.write(writer, channel);
            }
            writer.header(AmiKey.VARIABLE, variable).header(VALUE, value.escaped());
            events.raise();
        }
    }

    /** The result of an asynchronous Originate. */
    void originateResponse(Originate call, boolean success, Text channel, Text uniqueid, int reason) {
        if (events.begin(AmiName.ORIGINATE_RESPONSE, ClassMask.CALL)) {
            MessageWriter writer = events.writer().actionId(call.actionId())
                    .header(AmiKey.RESPONSE, success ? SUCCESS : FAILURE).header(AmiKey.CHANNEL, channel);
            if (call.application().isEmpty()) {
                writer.header(AmiKey.CONTEXT, call.context()).header(AmiKey.EXTEN, call.exten());
            } else {
                writer.header(APPLICATION, call.application()).header(DATA, call.data());
            }
            writer.header(REASON, reason).header(AmiKey.UNIQUEID, uniqueid)
                    .header(AmiKey.CALLER_ID_NUM, call.callerId().number().or(Text.UNKNOWN))
                    .header(AmiKey.CALLER_ID_NAME, call.callerId().name().or(Text.UNKNOWN));
            events.raise();
        }
    }

    void bridgeCreate(Bridge bridge) {
        bridge(AmiName.BRIDGE_CREATE, bridge, null);
    }

    void bridgeEnter(Bridge bridge, Channel channel) {
        bridge(AmiName.BRIDGE_ENTER, bridge, channel);
    }

    void bridgeLeave(Bridge bridge, Channel channel) {
        bridge(AmiName.BRIDGE_LEAVE, bridge, channel);
    }

    void bridgeDestroy(Bridge bridge) {
        bridge(AmiName.BRIDGE_DESTROY, bridge, null);
    }

    void musicOnHoldStart(Channel channel, Text musicClass) {
        if (begin(AmiName.MUSIC_ON_HOLD_START, ClassMask.CALL, channel)) {
            events.writer().header(CLASS, musicClass);
            events.raise();
        }
    }

    void musicOnHoldStop(Channel channel) {
        plain(AmiName.MUSIC_ON_HOLD_STOP, channel);
    }

    void deviceState(Text device, String state) {
        if (events.begin(AmiName.DEVICE_STATE_CHANGE, ClassMask.CALL)) {
            events.writer().header(AmiKey.DEVICE, device).header(AmiKey.STATE, state);
            events.raise();
        }
    }

    /** The event of the application UserEvent: {@code name,Key: value,Key: value}; parts without colon are dropped. */
    void userEvent(Channel channel, Text arguments) {
        if (begin(AmiName.USER_EVENT, ClassMask.USER, channel)) {
            String[] parts = arguments.toString().split(",");
            MessageWriter writer = events.writer().header(AmiKey.USER_EVENT, Text.ofLatin1(parts[0]));
            for (int i = 1; i < parts.length; i++) {
                if (parts[i].indexOf(':') >= 0) {
                    writer.line(Text.ofLatin1(parts[i]));
                }
            }
            events.raise();
        }
    }

    static void writeBridge(MessageWriter writer, Bridge bridge) {
        writer.header(BRIDGE_UNIQUEID, bridge.uniqueid).header(BRIDGE_TYPE, Bridge.TYPE)
                .header(BRIDGE_TECHNOLOGY, Bridge.TECHNOLOGY).header(BRIDGE_CREATOR, Text.UNKNOWN)
                .header(BRIDGE_NAME, Text.UNKNOWN).header(BRIDGE_NUM_CHANNELS, bridge.channels)
                .header(BRIDGE_VIDEO_SOURCE_MODE, NONE);
    }

    private void bridge(int event, Bridge bridge, Channel channel) {
        if (events.begin(event, ClassMask.CALL)) {
            writeBridge(events.writer(), bridge);
            if (channel != null) {
                Role.SELF.write(events.writer(), channel);
            }
            events.raise();
        }
    }

    private void plain(int event, Channel channel) {
        if (begin(event, ClassMask.CALL, channel)) {
            events.raise();
        }
    }

    private void withCause(int event, Channel channel, int cause) {
        if (begin(event, ClassMask.CALL, channel)) {
            events.writer().header(CAUSE, cause);
            events.raise();
        }
    }

    private void dial(int event, Channel caller, Channel dialed, int key, Text value) {
        if (events.begin(event, ClassMask.CALL)) {
            if (caller != null) {
                Role.SELF.write(events.writer(), caller);
            }
            Role.DEST.write(events.writer(), dialed).header(key, value);
            events.raise();
        }
    }

    private boolean begin(int event, int classes, Channel channel) {
        if (!events.begin(event, classes)) {
            return false;
        }
        Role.SELF.write(events.writer(), channel);
        return true;
    }
}
