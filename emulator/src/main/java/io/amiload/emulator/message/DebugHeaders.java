// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.message;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;

/**
 * What {@code manager debug on} adds to an event: its number, and which place of the server's source raised it. The
 * places are those that Asterisk 22.10 was seen to name; other versions have other lines.
 */
final class DebugHeaders {

    private enum Place {
        CHANNEL_SNAPSHOT("manager_channels.c", 806, "channel_snapshot_update"),
        CHANNEL_HANGUP("manager_channels.c", 873, "channel_hangup_request_cb"),
        CHANNEL_DIAL_BEGIN("manager_channels.c", 1345, "channel_dial_cb"),
        CHANNEL_DIAL("manager_channels.c", 1355, "channel_dial_cb"),
        MUSIC_START("manager_channels.c", 1242, "channel_moh_start_cb"),
        MUSIC_STOP("manager_channels.c", 821, "publish_basic_channel_event"),
        BRIDGE_SNAPSHOT("manager_bridges.c", 390, "bridge_snapshot_update"),
        BRIDGE_ENTER("manager_bridges.c", 452, "channel_enter_cb"),
        BRIDGE_LEAVE("manager_bridges.c", 476, "channel_leave_cb"),
        ORIGINATE("manager.c", 4447, "fast_originate"),
        USER_EVENT("manager.c", 6479, "action_userevent"),
        ELSEWHERE("manager.c", 593, "manager_default_msg_cb");

        final Text file;
        final int line;
        final Text function;

        Place(String file, int line, String function) {
            this.file = Text.of(file);
            this.line = line;
            this.function = Text.of(function);
        }
    }

    private DebugHeaders() {
    }

    /** Adds them, as the first headers behind the time. */
    static void write(MessageWriter event, int name, long number) {
        Place place = place(name);
        event.header(AmiKey.SEQUENCE_NUMBER, number).header(AmiKey.FILE, place.file).header(AmiKey.LINE, place.line)
                .header(AmiKey.FUNC, place.function);
    }

    private static Place place(int name) {
        return switch (name) {
            case AmiName.NEWCHANNEL, AmiName.NEWSTATE, AmiName.NEWEXTEN, AmiName.NEW_CALLERID, AmiName.NEW_ACCOUNT_CODE,
                    AmiName.NEW_CONNECTED_LINE, AmiName.HANGUP -> Place.CHANNEL_SNAPSHOT;
            case AmiName.HANGUP_REQUEST, AmiName.SOFT_HANGUP_REQUEST -> Place.CHANNEL_HANGUP;
            case AmiName.DIAL_BEGIN -> Place.CHANNEL_DIAL_BEGIN;
            case AmiName.DIAL_END, AmiName.DIAL_STATE -> Place.CHANNEL_DIAL;
            case AmiName.MUSIC_ON_HOLD_START -> Place.MUSIC_START;
            case AmiName.MUSIC_ON_HOLD_STOP -> Place.MUSIC_STOP;
            case AmiName.BRIDGE_CREATE, AmiName.BRIDGE_DESTROY -> Place.BRIDGE_SNAPSHOT;
            case AmiName.BRIDGE_ENTER -> Place.BRIDGE_ENTER;
            case AmiName.BRIDGE_LEAVE -> Place.BRIDGE_LEAVE;
            case AmiName.ORIGINATE_RESPONSE -> Place.ORIGINATE;
            case AmiName.USER_EVENT -> Place.USER_EVENT;
            default -> Place.ELSEWHERE;
        };
    }
}
