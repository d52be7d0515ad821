// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.ChannelEvents;
import io.amiload.emulator.call.Conference;
import io.amiload.emulator.call.ConferenceCall;
import io.amiload.emulator.call.Conferences;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The actions about conferences. */
public final class ConferenceActions {

    private static final String NOBODY = "No Channel by that name found in Conference.";
    private static final String NO_CHANNEL_GIVEN = "No channel name provided.";

    private final Manager manager;
    private final Conferences conferences;

    public ConferenceActions(Manager manager, Conferences conferences, ActionTable actions) {
        this.manager = manager;
        this.conferences = conferences;
        actions.add(AmiName.CONFBRIDGE_LIST, "List participants in a conference.",
                (session, request) -> with(session, request, conference -> list(session, request, conference)));
        actions.add(AmiName.CONFBRIDGE_LIST_ROOMS, "List active conferences.", this::rooms);
        actions.add(AmiName.CONFBRIDGE_MUTE, "Mute a Confbridge user.",
                (session, request) -> mute(session, request, true));
        actions.add(AmiName.CONFBRIDGE_UNMUTE, "Unmute a Confbridge user.",
                (session, request) -> mute(session, request, false));
        actions.add(AmiName.CONFBRIDGE_KICK, "Kick a Confbridge user.", this::kick);
        actions.add(AmiName.CONFBRIDGE_LOCK, "Lock a Confbridge conference.",
                (session, request) -> with(session, request, conference -> {
                    conference.locked = true;
                    session.success(request, "Conference locked");
                }));
        actions.add(AmiName.CONFBRIDGE_UNLOCK, "Unlock a Confbridge conference.",
                (session, request) -> with(session, request, conference -> {
                    conference.locked = false;
                    session.success(request, "Conference unlocked");
                }));
        actions.add(AmiName.CONFBRIDGE_START_RECORD, "Start recording a Confbridge conference.",
                (session, request) -> with(session, request, conference -> record(session, request, conference)));
        actions.add(AmiName.CONFBRIDGE_STOP_RECORD, "Stop recording a Confbridge conference.",
                (session, request) -> with(session, request, conference -> stop(session, request, conference)));
        actions.add(AmiName.CONFBRIDGE_SET_SINGLE_VIDEO_SRC,
                "Set a conference user as the single video source distributed to all other participants.",
                this::setVideoSource);
    }

    /** Does something with the conference that an action names, or says what is wrong. */
    private void with(ManagerSession session, ActionRequest request, Consumer<Conference> use) {
        String name = request.string(AmiKey.CONFERENCE);
        if (name.isEmpty()) {
            session.error(request, "No Conference name provided.");
            return;
        }
        Conference conference = conferences.find(name);
        if (conferences.list().isEmpty()) {
            session.error(request, "No active conferences.");
        } else if (conference == null) {
            session.error(request, "No Conference by that name found.");
        } else {
            use.accept(conference);
        }
    }

    private void list(ManagerSession session, ActionRequest request, Conference conference) {
        session.startList(request, "Confbridge user list will follow");
        List<ConferenceCall> shown = inOrder(conference);
        for (ConferenceCall call : shown) {
            MessageWriter item = manager.writer.event(AmiName.CONFBRIDGE_LIST).actionId(request)
                    .header(AmiKey.CONFERENCE, conference.name)
                    .header(AmiKey.ADMIN, Conferences.yes(call.isAdmin()))
                    .header(AmiKey.MARKED_USER, Conferences.yes(call.isMarked()))
                    .header(AmiKey.WAIT_MARKED, "No").header(AmiKey.END_MARKED, "No");
            if (manager.options.version().listsEndMarkedAny()) {
                item.header(AmiKey.END_MARKED_ANY, "No");
            }
            item.header(AmiKey.WAITING, "No").header(AmiKey.MUTED, Conferences.yes(call.isMuted()))
                    .header(AmiKey.TALKING, "No").header(AmiKey.ANSWERED_TIME, call.seconds());
            session.send(ChannelEvents.Role.SELF.write(item, call.channel()).end());
        }
        session.endList(request, AmiName.CONFBRIDGE_LIST_COMPLETE, shown.size());
    }

    /** As Asterisk keeps them: those who are marked first, and all in the order in which they came. */
    private static List<ConferenceCall> inOrder(Conference conference) {
        List<ConferenceCall> calls = new ArrayList<>(conference.calls);
        calls.sort(Comparator.comparing(ConferenceCall::isMarked).reversed()
                .thenComparing(ConferenceCall::arrival));
        return calls;
    }

    private void rooms(ManagerSession session, ActionRequest request) {
        List<Conference> rooms = conferences.list();
        if (rooms.isEmpty()) {
            session.error(request, "No active conferences.");
            return;
        }
        session.startList(request, "Confbridge conferences will follow");
        for (Conference room : rooms) {
            session.send(manager.writer.event(AmiName.CONFBRIDGE_LIST_ROOMS).actionId(request)
                    .header(AmiKey.CONFERENCE, room.name).header(AmiKey.PARTIES, room.calls.size())
                    .header(AmiKey.MARKED, room.marked()).header(AmiKey.LOCKED, Conferences.yes(room.locked))
                    .header(AmiKey.MUTED, "No").end());
        }
        session.endList(request, AmiName.CONFBRIDGE_LIST_ROOMS_COMPLETE, rooms.size());
    }

    /** {@code all} means everybody, {@code participants} everybody who is no administrator. */
    private static List<ConferenceCall> meant(Conference conference, Text channel) {
        String name = channel.toString();
        if (name.equalsIgnoreCase("all") || name.equalsIgnoreCase("participants")) {
            List<ConferenceCall> calls = inOrder(conference);
            calls.removeIf(call -> call.isAdmin() && name.equalsIgnoreCase("participants"));
            return calls;
        }
        ConferenceCall call = conference.find(channel);
        return call == null ? List.of() : List.of(call);
    }

    private void mute(ManagerSession session, ActionRequest request, boolean mute) {
        if (request.has(AmiKey.CONFERENCE) && !request.has(AmiKey.CHANNEL)) {
            session.error(request, NO_CHANNEL_GIVEN);
            return;
        }
        Text channel = request.text(AmiKey.CHANNEL);
        with(session, request, conference -> {
            List<ConferenceCall> calls = meant(conference, channel);
            if (calls.isEmpty() && !channel.toString().matches("(?i)all|participants")) {
                session.error(request, NOBODY);
                return;
            }
            session.success(request, mute ? "User muted" : "User unmuted");
            calls.forEach(call -> call.mute(mute));
        });
    }

    private void kick(ManagerSession session, ActionRequest request) {
        Text channel = request.text(AmiKey.CHANNEL);
        with(session, request, conference -> {
            List<ConferenceCall> calls = meant(conference, channel);
            boolean all = channel.toString().equalsIgnoreCase("all");
            if (calls.isEmpty() && !channel.toString().matches("(?i)all|participants")) {
                session.error(request, NOBODY);
                return;
            }
            session.success(request, all ? "All participants kicked" : "User kicked");
            calls.forEach(ConferenceCall::kick);
        });
    }

    private void record(ManagerSession session, ActionRequest request, Conference conference) {
        if (!conference.recorder.isEmpty()) {
            session.error(request, "Conference is already being recorded.");
            return;
        }
        conference.record(conferences.nextRecorder(conference));
        session.success(request, "Conference Recording Started.");
        conference.bridge.hidden++;
        conferences.tell(AmiName.CONFBRIDGE_RECORD, conference);
        conferences.tellPeers(conference);
    }

    private void stop(ManagerSession session, ActionRequest request, Conference conference) {
        if (conference.recorder.isEmpty()) {
            session.error(request, "Internal error while stopping recording.");
            return;
        }
        conference.recorder = Text.EMPTY;
        session.success(request, "Conference Recording Stopped.");
        conferences.tell(AmiName.CONFBRIDGE_STOP_RECORD, conference);
        conference.bridge.hidden--;
        conferences.tellPeers(conference);
    }

    private void setVideoSource(ManagerSession session, ActionRequest request) {
        if (request.has(AmiKey.CONFERENCE) && !request.has(AmiKey.CHANNEL)) {
            session.error(request, NO_CHANNEL_GIVEN);
            return;
        }
        Text channel = request.text(AmiKey.CHANNEL);
        with(session, request, conference -> {
            if (conference.find(channel) == null) {
                session.error(request, "No channel by that name found in conference.");
            } else {
                session.success(request, "Conference single video source set.");
                conferences.show(conference, conference.find(channel).channel().uniqueid);
            }
        });
    }
}
