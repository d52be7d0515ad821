// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.dialplan.Arguments;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.state.DeviceState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the events about channels, bridges and calls, key by key in the order of the wire. */
public final class ChannelEvents {

    private static final Text PRESENTATION = Text.of("0 (Presentation Allowed, Not Screened)");
    private static final Text SUCCESS = Text.of("Success");
    private static final Text FAILURE = Text.of("Failure");
    private static final Text NONE = Text.of("none");
    private static final Text RECEIVED = Text.of("Received");
    private static final Text YES = Text.of("Yes");
    private static final Text NO = Text.of("No");

    /** The part a channel plays in an event, which is the prefix of its fourteen keys. */
    public enum Role {
        SELF(""), DEST("Dest"), LOCAL_ONE("LocalOne"), LOCAL_TWO("LocalTwo"), SOURCE("Source"),
        TRANSFERER("Transferer"), TRANSFEREE("Transferee"), ORIG_TRANSFERER("OrigTransferer"),
        SECOND_TRANSFERER("SecondTransferer"), TRANSFER_TARGET("TransferTarget"), PARKEE("Parkee"),
        RETRIEVER("Retriever");

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
        private final Text variable;

        Role(String prefix) {
            channel = key(prefix, "Channel");
            channelState = key(prefix, "ChannelState");
            channelStateDesc = key(prefix, "ChannelStateDesc");
            callerNumber = key(prefix, "CallerIDNum");
            callerName = key(prefix, "CallerIDName");
            connectedNumber = key(prefix, "ConnectedLineNum");
            connectedName = key(prefix, "ConnectedLineName");
            language = key(prefix, "Language");
            accountCode = key(prefix, "AccountCode");
            context = key(prefix, "Context");
            exten = key(prefix, "Exten");
            priority = key(prefix, "Priority");
            uniqueid = key(prefix, "Uniqueid");
            linkedid = key(prefix, "Linkedid");
            variable = Text.of(prefix + "ChanVariable");
        }

        private static int key(String prefix, String name) {
            int key = AmiDictionary.keys().find(prefix + name);
            if (key == 0) {
                throw new IllegalStateException("the codec does not know the key " + prefix + name);
            }
            return key;
        }

        /** Writes the channel's block, as it was last published. */
        public MessageWriter write(MessageWriter to, Channel of) {
            return write(to, of, of.shown);
        }

        /** Writes the channel's block as it is, published or not. */
        MessageWriter writeNow(MessageWriter to, Channel of) {
            return write(to, of, of);
        }

        private MessageWriter write(MessageWriter to, Channel who, ChannelFace of) {
            to.header(channel, who.name)
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
                    .header(uniqueid, who.uniqueid)
                    .header(linkedid, who.linkedid);
            who.listed.write(to, variable, who);
            return to;
        }
    }

    private final EventStream events;
    private long tellings;
    private final CallHistory history;

    ChannelEvents(EventStream events, CallHistory history) {
        this.events = events;
        this.history = history;
    }

    /**
     * Publishes a channel: raises the events that say what has changed since the last time, in Asterisk's order.
     */
    void publish(Channel channel) {
        channel.told = ++tellings;
        ChannelFace before = channel.shown;
        boolean first = !channel.announced;
        boolean stateChanged = before.state != channel.state;
        boolean moved = !channel.hungUp && !channel.application.isEmpty()
                && (before.application.isEmpty() || !channel.standsWhere(before));
        boolean callerChanged = !before.caller.sameAs(channel.caller);
        boolean connectedChanged = !before.connected.sameAs(channel.connected);
        Text oldAccount = before.accountCode;
        boolean accountChanged = !oldAccount.equals(channel.accountCode);
        before.copy(channel);
        if (first) {
            channel.announced = true;
            plain(AmiName.NEWCHANNEL, channel);
            history.published(channel);
            return;
        }
        if (channel.hungUp && !channel.goneTold) {
            channel.goneTold = true;
            hangup(channel);
        }
        if (stateChanged) {
            plain(AmiName.NEWSTATE, channel);
        }
        if (moved) {
            newexten(channel);
        }
        if (callerChanged) {
            newCallerid(channel);
        }
        if (accountChanged) {
            newAccountCode(channel, oldAccount);
        }
        if (connectedChanged) {
            plain(AmiName.NEW_CONNECTED_LINE, channel);
        }
        history.published(channel);
    }

    private void newexten(Channel channel) {
        if (begin(AmiName.NEWEXTEN, ClassMask.DIALPLAN, channel)) {
            events.writer().header(AmiKey.EXTENSION, channel.exten).header(AmiKey.APPLICATION, channel.application)
                    .header(AmiKey.APP_DATA, channel.data);
            events.raise();
        }
    }

    private void newCallerid(Channel channel) {
        if (begin(AmiName.NEW_CALLERID, ClassMask.CALL, channel)) {
            events.writer().header(AmiKey.CID_CALLING_PRES, PRESENTATION);
            events.raise();
        }
    }

    private void newAccountCode(Channel channel, Text old) {
        if (begin(AmiName.NEW_ACCOUNT_CODE, ClassMask.CALL, channel)) {
            events.writer().header(AmiKey.OLD_ACCOUNT_CODE, old);
            events.raise();
        }
    }

    void localBridge(Channel one, Channel two, boolean optimizes) {
        if (events.begin(AmiName.LOCAL_BRIDGE, ClassMask.CALL)) {
            Role.LOCAL_ONE.write(events.writer(), one);
            Role.LOCAL_TWO.write(events.writer(), two)
                    .header(AmiKey.CONTEXT, two.context).header(AmiKey.EXTEN, two.exten)
                    .header(AmiKey.LOCAL_OPTIMIZATION, optimizes ? YES : NO);
            events.raise();
        }
    }

    /** A dial attempt begins; {@code caller} is null for Originate. */
    void dialBegin(Channel caller, Channel dialed, Text dialString) {
        dial(AmiName.DIAL_BEGIN, caller, dialed, AmiKey.DIAL_STRING, dialString);
        history.dialBegins(caller, dialed);
    }

    void dialState(Channel caller, Channel dialed, Text status) {
        dial(AmiName.DIAL_STATE, caller, dialed, AmiKey.DIAL_STATUS, status);
    }

    void dialEnd(Channel caller, Channel dialed, Text status) {
        dial(AmiName.DIAL_END, caller, dialed, AmiKey.DIAL_STATUS, status);
        history.dialEnds(caller, dialed, status);
    }

    void hangupRequest(Channel channel, int cause) {
        withCause(AmiName.HANGUP_REQUEST, channel, cause);
    }

    /** The far end has hung up and given no reason. */
    void hangupRequest(Channel channel) {
        plain(AmiName.HANGUP_REQUEST, channel);
    }

    void softHangupRequest(Channel channel, int cause) {
        withCause(AmiName.SOFT_HANGUP_REQUEST, channel, cause);
    }

    private void hangup(Channel channel) {
        if (begin(AmiName.HANGUP, ClassMask.CALL, channel)) {
            events.writer().header(AmiKey.CAUSE, channel.cause).header(AmiKey.CAUSE_TXT, Cause.text(channel.cause));
            techCause(channel);
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
            writer.header(AmiKey.VARIABLE, variable).header(AmiKey.VALUE, value.escaped());
            events.raise();
        }
    }

    /** The result of an asynchronous Originate. */
    public void originateResponse(Originate call, boolean success, Text channel, Text uniqueid, int reason) {
        if (events.begin(AmiName.ORIGINATE_RESPONSE, ClassMask.CALL)) {
            MessageWriter writer = events.writer().actionId(call.actionId())
                    .header(AmiKey.RESPONSE, success ? SUCCESS : FAILURE).header(AmiKey.CHANNEL, channel);
            if (call.application().isEmpty()) {
                writer.header(AmiKey.CONTEXT, call.context()).header(AmiKey.EXTEN, call.exten());
            } else {
                writer.header(AmiKey.APPLICATION, call.application()).header(AmiKey.DATA, call.data());
            }
            writer.header(AmiKey.REASON, reason).header(AmiKey.UNIQUEID, uniqueid)
                    .header(AmiKey.CALLER_ID_NUM, call.callerId().number().or(Text.UNKNOWN))
                    .header(AmiKey.CALLER_ID_NAME, call.callerId().name().or(Text.UNKNOWN));
            if (success) {
                call.channel().listed.writeNamed(writer, call.channel());
            }
            events.raise();
        }
    }

    void musicOnHoldStart(Channel channel, Text musicClass) {
        if (begin(AmiName.MUSIC_ON_HOLD_START, ClassMask.CALL, channel)) {
            events.writer().header(AmiKey.CLASS, musicClass);
            events.raise();
        }
        history.musicStarts(channel, musicClass);
    }

    void musicOnHoldStop(Channel channel) {
        plain(AmiName.MUSIC_ON_HOLD_STOP, channel);
        history.streamEnds(channel);
    }

    void hold(Channel channel) {
        plain(AmiName.HOLD, channel);
    }

    void unhold(Channel channel) {
        plain(AmiName.UNHOLD, channel);
    }

    void digitBegin(Channel channel, Text digit) {
        if (begin(AmiName.DTMF_BEGIN, ClassMask.DTMF, channel)) {
            events.writer().header(AmiKey.DIGIT, digit).header(AmiKey.DIRECTION, RECEIVED);
            events.raise();
        }
    }

    void digitEnd(Channel channel, Text digit, long millis) {
        if (begin(AmiName.DTMF_END, ClassMask.DTMF, channel)) {
            events.writer().header(AmiKey.DIGIT, digit).header(AmiKey.DURATION_MS, millis)
                    .header(AmiKey.DIRECTION, RECEIVED);
            events.raise();
        }
    }

    /** A handler is pushed that will run at the end of the channel. */
    void hangupHandlerPush(Channel channel, Text handler) {
        if (begin(AmiName.HANGUP_HANDLER_PUSH, ClassMask.DIALPLAN, channel)) {
            events.writer().header(AmiKey.HANDLER, handler);
            events.raise();
        }
    }

    /** A handler runs; {@code now}: on a channel as it is, not as it was last published. */
    void hangupHandlerRun(Channel channel, boolean now, Text handler) {
        if (events.begin(AmiName.HANGUP_HANDLER_RUN, ClassMask.DIALPLAN)) {
            if (now) {
                Role.SELF.writeNow(events.writer(), channel);
            } else {
                Role.SELF.write(events.writer(), channel);
            }
            events.writer().header(AmiKey.HANDLER, handler);
            events.raise();
        }
    }

    /** Recording starts or stops; {@code event} says which. */
    void mixMonitor(int event, Channel channel) {
        plain(event, channel);
    }

    public void mixMonitorMute(Channel channel, Text direction, int state) {
        if (begin(AmiName.MIX_MONITOR_MUTE, ClassMask.CALL, channel)) {
            events.writer().header(AmiKey.DIRECTION, direction).header(AmiKey.STATE, state);
            events.raise();
        }
    }

    void deviceState(Text device, DeviceState state) {
        if (events.begin(AmiName.DEVICE_STATE_CHANGE, ClassMask.CALL)) {
            events.writer().header(AmiKey.DEVICE, device).header(AmiKey.STATE, state.name());
            events.raise();
        }
    }

    /**
     * The event of the application UserEvent: {@code name,Key: value,Key: value}. Parts without colon are dropped; of
     * a key that is there twice, the last value counts.
     */
    void userEvent(Channel channel, Text arguments) {
        if (begin(AmiName.USER_EVENT, ClassMask.USER, channel)) {
            List<String> parts = Arguments.split(arguments.toString());
            Map<String, String> headers = new LinkedHashMap<>();
            for (String part : parts.subList(1, parts.size())) {
                int colon = part.indexOf(':');
                if (colon >= 0) {
                    headers.put(part.substring(0, colon), part.substring(colon + 1).strip());
                }
            }
            MessageWriter writer = events.writer().header(AmiKey.USER_EVENT, Text.ofLatin1(parts.get(0)));
            headers.forEach((key, value) -> writer.line(Text.ofLatin1(key + ": " + value)));
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
            events.writer().header(AmiKey.CAUSE, cause);
            techCause(channel);
            events.raise();
        }
    }

    private void techCause(Channel channel) {
        if (channel.techCause != 0) {
            events.writer().header(AmiKey.TECH_CAUSE, channel.techCause);
        }
    }

    private void dial(int event, Channel caller, Channel dialed, int key, Text value) {
        if (events.begin(event, ClassMask.CALL)) {
            if (caller != null) {
                Role.SELF.writeNow(events.writer(), caller);
            }
            Role.DEST.writeNow(events.writer(), dialed).header(key, value);
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
