// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.records.CelEvent;
import io.amiload.emulator.records.CelSettings;
import io.amiload.emulator.records.Party;
import io.amiload.emulator.records.RecordTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The log of channels (CEL): works out what has happened to each, and tells of it with events. */
final class CelLog {

    private static final Text CALLER_NUMBER = Text.of("CallerIDnum");
    private static final Text CALLER_NAME = Text.of("CallerIDname");
    private static final Text UNIQUE_ID = Text.of("UniqueID");
    private static final Text LINKED_ID = Text.of("LinkedID");
    private static final Text USER_FIELD = Text.of("Userfield");
    private static final Text ANSWER = Text.of("ANSWER");
    private static final String NOBODY = "N/A";

    private final EventStream events;
    private final CelSettings settings;
    /** How many channels there are of each call. */
    private final Map<String, Integer> calls = new HashMap<>();

    CelLog(EventStream events, CelSettings settings) {
        this.events = events;
        this.settings = settings;
    }

    /** A channel has come ({@code before} is null), has changed or is gone. */
    void changed(Channel channel, Party before, Party now, long micros) {
        applicationChanged(channel, before, now, micros);
        if (before == null) {
            calls.merge(now.linkedid(), 1, Integer::sum);
            raise(CelEvent.CHAN_START, channel, now, micros, "", "");
            return;
        }
        if (now.gone() && !before.gone()) {
            String status = channel.dialStatus.toString();
            raise(CelEvent.HANGUP, channel, now, micros, "", json("hangupcause", now.cause(),
                    "hangupsource", channel.hangupSource.toString(), "dialstatus", status));
            raise(CelEvent.CHAN_END, channel, now, micros, "", "");
            retire(channel, now, now.linkedid(), micros);
        } else if (now.up() && !before.up()) {
            raise(CelEvent.ANSWER, channel, now, micros, "", "");
        }
        if (!now.gone() && !now.linkedid().equals(before.linkedid())) {
            calls.merge(now.linkedid(), 1, Integer::sum);
            retire(channel, before, before.linkedid(), micros);
        }
    }

    private void applicationChanged(Channel channel, Party before, Party now, long micros) {
        if (before != null && before.application().equals(now.application())) {
            return;
        }
        if (before != null && settings.tracks(before.application())) {
            raise(CelEvent.APP_END, channel, before, micros, "", "");
        }
        if (settings.tracks(now.application())) {
            raise(CelEvent.APP_START, channel, now, micros, "", "");
        }
    }

    /** A channel belongs to a call no more; the last one ends it. */
    private void retire(Channel channel, Party party, String linkedid, long micros) {
        Integer left = calls.computeIfPresent(linkedid, (id, count) -> count - 1);
        if (left != null && left == 0) {
            calls.remove(linkedid);
            raise(CelEvent.LINKEDID_END, channel, party, micros, "", "");
        }
    }

    /** What came of a dial is told when the caller hangs up: the first outcome, unless somebody answers later. */
    void dialed(Channel caller, Text status) {
        if (caller.dialStatus.isEmpty() || status.equals(ANSWER)) {
            caller.dialStatus = status;
        }
    }

    void entered(Bridge bridge, Channel channel, long micros) {
        raise(CelEvent.BRIDGE_ENTER, channel, micros, others(bridge, channel), of(bridge));
    }

    void left(Bridge bridge, Channel channel, long micros) {
        raise(CelEvent.BRIDGE_EXIT, channel, micros, others(bridge, channel), of(bridge));
    }

    private static String of(Bridge bridge) {
        return json("bridge_id", bridge.uniqueid.toString(), "bridge_technology", bridge.technology().toString());
    }

    private static String others(Bridge bridge, Channel channel) {
        return bridge.members.stream().filter(member -> member != channel).map(member -> member.name.toString())
                .collect(Collectors.joining(","));
    }

    void parked(ParkedCall call, long micros) {
        raise(CelEvent.PARK_START, call.channel, micros, "", json("parker_dial_string", call.parker.toString(),
                "parking_lot", call.lot.settings.name()));
    }

    void unparked(ParkedCall call, long micros) {
        String reason = switch (call.end) {
            case RETRIEVED -> "ParkedCallUnparked";
            case TIMED_OUT -> "ParkedCallTimeOut";
            default -> "ParkedCallGiveUp";
        };
        raise(CelEvent.PARK_END, call.channel, micros, "", call.retriever == null ? json("reason", reason)
                : json("reason", reason, "retriever", call.retriever.name.toString()));
    }

    void musicBegins(Channel channel, Text musicClass, long micros) {
        raise(CelEvent.STREAM_BEGIN, channel, micros, "", json("class", musicClass.toString()));
    }

    void soundBegins(Channel channel, String sound, long micros) {
        raise(CelEvent.STREAM_BEGIN, channel, micros, "", json("sound", sound, "format", "gsm",
                "language", channel.language.toString()));
    }

    void streamEnds(Channel channel, long micros) {
        raise(CelEvent.STREAM_END, channel, micros, "", "");
    }

    void blindTransfer(Channel transferer, Channel transferee, Bridge bridge, Text context, Text exten, long micros) {
        raise(CelEvent.BLINDTRANSFER, transferer, micros, "", json("extension", exten.toString(),
                "context", context.toString(), "bridge_id", bridge.uniqueid.toString(),
                "transferee_channel_name", transferee == null ? NOBODY : transferee.name.toString(),
                "transferee_channel_uniqueid", transferee == null ? NOBODY : transferee.uniqueid.toString()));
    }

    void attendedTransfer(Channel transferer, Bridge first, Bridge second, Channel transferee, Channel target,
            long micros) {
        raise(CelEvent.ATTENDEDTRANSFER, transferer, micros, "", json("bridge1_id", first.uniqueid.toString(),
                "channel2_name", transferer.name.toString(), "channel2_uniqueid", transferer.uniqueid.toString(),
                "bridge2_id", second.uniqueid.toString(),
                "transferee_channel_name", transferee.name.toString(),
                "transferee_channel_uniqueid", transferee.uniqueid.toString(),
                "transfer_target_channel_name", target.name.toString(),
                "transfer_target_channel_uniqueid", target.uniqueid.toString()));
    }

    void optimized(Channel one, Channel two, boolean done, AsteriskVersion version, long micros) {
        if (done || version.logsStreams()) {
            raise(done ? CelEvent.LOCAL_OPTIMIZE : CelEvent.LOCAL_OPTIMIZE_BEGIN, one, micros, "",
                    json("local_two", two.name.toString(), "local_two_uniqueid", two.uniqueid.toString()));
        }
    }

    void userEvent(Channel channel, Text arguments, long micros) {
        String text = arguments.toString();
        int comma = text.indexOf(',');
        String name = comma < 0 ? text : text.substring(0, comma);
        String extra = comma < 0 ? "" : text.substring(comma + 1);
        raise(CelEvent.USER_DEFINED, name, channel, channel.recorded, micros, "", json("extra", extra));
    }

    /** Keys and values in turn; numbers are written without quotes. */
    private static String json(Object... parts) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < parts.length; i += 2) {
            text.append(i == 0 ? "\"" : ",\"").append(parts[i]).append("\":");
            if (parts[i + 1] instanceof Integer) {
                text.append(parts[i + 1]);
            } else {
                text.append('"').append(((String) parts[i + 1]).replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return text.append('}').toString();
    }

    private void raise(CelEvent event, Channel channel, long micros, String peer, String extra) {
        raise(event, channel, channel.recorded, micros, peer, extra);
    }

    private void raise(CelEvent event, Channel channel, Party party, long micros, String peer, String extra) {
        raise(event, "", channel, party, micros, peer, extra);
    }

    private void raise(CelEvent event, String userName, Channel channel, Party party, long micros, String peer,
            String extra) {
        if (!settings.events().contains(event) || !events.begin(AmiName.CEL, ClassMask.CALL)) {
            return;
        }
        boolean named = event == CelEvent.USER_DEFINED && !settings.showUserDefined();
        MessageWriter writer = events.writer();
        writer.header(AmiKey.EVENT_NAME, named ? latin1(userName) : Text.of(event.name()))
                .header(AmiKey.ACCOUNT_CODE, latin1(party.account()))
                .header(CALLER_NUMBER, latin1(party.number()))
                .header(CALLER_NAME, latin1(party.callerName()))
                .header(AmiKey.CALLER_I_DANI, channel.shown.caller.ani())
                .header(AmiKey.CALLER_I_DRDNIS, Text.EMPTY)
                .header(AmiKey.CALLER_I_DDNID, channel.dialedNumber)
                .header(AmiKey.EXTEN, latin1(party.exten()))
                .header(AmiKey.CONTEXT, latin1(party.context()))
                .header(AmiKey.CHANNEL, channel.name)
                .header(AmiKey.APPLICATION, latin1(party.application()))
                .header(AmiKey.APP_DATA, latin1(party.data()))
                .header(AmiKey.EVENT_TIME, RecordTime.of(micros))
                .header(AmiKey.AMA_FLAGS, party.amaFlags())
                .header(UNIQUE_ID, channel.uniqueid)
                .header(LINKED_ID, latin1(party.linkedid()))
                .header(USER_FIELD, channel.userField)
                .header(AmiKey.PEER, latin1(peer))
                .header(AmiKey.PEER_ACCOUNT, channel.peerAccount);
        if (event == CelEvent.USER_DEFINED && settings.showUserDefined()) {
            writer.header(AmiKey.USER_DEF_TYPE, latin1(userName));
        }
        writer.header(AmiKey.EXTRA, latin1(extra));
        events.raise();
    }

    private static Text latin1(String text) {
        return Text.ofLatin1(text);
    }
}
