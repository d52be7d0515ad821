// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Channel;
import io.amiload.emulator.call.Digits;
import io.amiload.emulator.call.Execution;
import io.amiload.emulator.call.MixMonitors;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.config.Truth;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.ManagerSession;
import java.util.Set;

/** The actions about what is heard on a channel, and for how long: digits, recording, muting, texts. */
public final class MediaActions {

    private static final Set<String> DIRECTIONS = Set.of("read", "write", "both");
    private static final Set<String> MUTE_DIRECTIONS = Set.of("in", "out", "all");

    private final Pbx pbx;
    private final MixMonitors monitors;

    public MediaActions(Pbx pbx, ActionTable actions) {
        this.pbx = pbx;
        monitors = pbx.calls.monitors;
        actions.add(AmiName.PLAY_DTMF, "Play DTMF signal on a specific channel.", this::playDigit);
        actions.add(AmiName.MUTE_AUDIO, "Mute an audio stream.", this::mute);
        actions.add(AmiName.SEND_TEXT, "Sends a text message to channel. A content type can be optionally specified. "
                + "If not set it is set to an empty string allowing a custom handler to default it as it sees fit.",
                this::sendText);
        actions.add(AmiName.ABSOLUTE_TIMEOUT, "Set absolute timeout.", this::limit);
        actions.add(AmiName.MIX_MONITOR, "Record a call and mix the audio during the recording.  Use of "
                + "StopMixMonitor is required to guarantee the audio file is available for processing during dialplan "
                + "execution.", this::record);
        actions.add(AmiName.STOP_MIX_MONITOR, "Stop recording a call through MixMonitor, and free the recording's "
                + "file handle.", this::stopRecording);
        actions.add(AmiName.MIX_MONITOR_MUTE, "Mute / unMute a Mixmonitor recording.", this::muteRecording);
    }

    /** Finds the channel of an action; sends an error and gives null if there is none. */
    private Channel channel(ManagerSession session, ActionRequest request, String missing, String unknown) {
        if (!request.has(AmiKey.CHANNEL)) {
            session.error(request, missing);
            return null;
        }
        Channel channel = pbx.calls.find(request.text(AmiKey.CHANNEL));
        if (channel == null) {
            session.error(request, unknown);
        }
        return channel;
    }

    /** With {@code Receive} the digit arrives on the channel, else it is sent on it. */
    private void playDigit(ManagerSession session, ActionRequest request) {
        Channel channel = channel(session, request, "Channel not found", "Channel not found");
        if (channel == null) {
            return;
        }
        String digit = request.string(AmiKey.DIGIT);
        if (digit.isEmpty()) {
            session.error(request, "No digit specified");
            return;
        }
        String duration = request.string(AmiKey.DURATION);
        if (!duration.isEmpty() && !duration.matches("\\d{1,9}")) {
            session.error(request, "Could not convert Duration parameter");
            return;
        }
        long millis = duration.isEmpty() ? 0 : Long.parseLong(duration);
        session.success(request, "DTMF successfully queued");
        if (!Digits.isDigit(digit.substring(0, 1))) {
            return;
        }
        if (request.isTrue(AmiKey.RECEIVE)) {
            Digits.receive(pbx.calls, channel, digit.charAt(0), millis, false);
        } else if (channel.isLocal() && !channel.peer.hungUp) {
            Digits.receive(pbx.calls, channel.peer, digit.charAt(0), millis == 0 ? 100 : millis, true);
        }
    }

    private void mute(ManagerSession session, ActionRequest request) {
        if (request.has(AmiKey.CHANNEL) && !request.has(AmiKey.STATE)) {
            session.error(request, "State not specified");
            return;
        }
        Channel channel = channel(session, request, "Channel not specified", "No such channel");
        if (channel == null) {
            return;
        }
        if (request.has(AmiKey.DIRECTION) && MUTE_DIRECTIONS.contains(request.string(AmiKey.DIRECTION))) {
            session.send(session.reply(request, AmiName.SUCCESS).end());
        } else {
            session.error(request, "Failed to mute/unmute stream");
        }
    }

    private void sendText(ManagerSession session, ActionRequest request) {
        if (request.has(AmiKey.CHANNEL) && !request.has(AmiKey.MESSAGE)) {
            session.error(request, "No Message specified");
            return;
        }
        if (channel(session, request, "No channel specified", "No such channel") != null) {
            session.success(request, "Success");
        }
    }

    private void limit(ManagerSession session, ActionRequest request) {
        String timeout = request.string(AmiKey.TIMEOUT);
        if (request.has(AmiKey.CHANNEL) && Execution.seconds(timeout, 0) <= 0) {
            session.error(request, "No timeout specified");
            return;
        }
        Channel channel = channel(session, request, "No channel specified", "No such channel");
        if (channel != null) {
            session.success(request, "Timeout Set");
            pbx.calls.limit(channel, Execution.seconds(timeout, 0));
        }
    }

    private void record(ManagerSession session, ActionRequest request) {
        Channel channel = channel(session, request, "No channel specified", "No such channel");
        if (channel != null) {
            Text id = monitors.newId();
            session.send(session.reply(request, AmiName.SUCCESS).header(AmiKey.MIX_MONITOR_ID, id).end());
            monitors.start(channel, id, request.string(AmiKey.FILE), request.string(AmiKey.OPTIONS));
        }
    }

    private void stopRecording(ManagerSession session, ActionRequest request) {
        Channel channel = channel(session, request, "No channel specified", "No such channel");
        if (channel == null) {
            return;
        }
        if (monitors.stop(channel, request.text(AmiKey.MIX_MONITOR_ID), () -> session.send(
                session.reply(request, AmiName.SUCCESS).end()))) {
            return;
        }
        session.error(request, "Could not stop monitoring channel");
    }

    private void muteRecording(ManagerSession session, ActionRequest request) {
        String direction = request.string(AmiKey.DIRECTION);
        String state = request.string(AmiKey.STATE);
        String wrong = direction.isEmpty() ? "No direction specified. Must be read, write or both"
                : !DIRECTIONS.contains(direction) ? "Invalid direction specified. Must be read, write or both"
                : state.isEmpty() ? "No state specified" : null;
        if (wrong != null) {
            session.error(request, wrong);
            return;
        }
        Channel channel = channel(session, request, "No channel specified", "No such channel");
        if (channel == null) {
            return;
        }
        if (!monitors.isRecorded(channel)) {
            session.error(request, "Cannot set mute flag");
            return;
        }
        Text direct = request.text(AmiKey.DIRECTION);
        session.send(session.reply(request, AmiName.SUCCESS).end());
        pbx.calls.events.mixMonitorMute(channel, direct, Truth.isTrue(state) ? 1 : 0);
    }
}
