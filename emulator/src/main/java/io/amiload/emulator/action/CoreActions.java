// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The actions about the server and the session itself. */
public final class CoreActions {

    private static final Text PONG = Text.of("Pong");
    private static final Text EVENT_SENT = Text.of("Event Sent");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Manager manager;
    private final Pbx pbx;
    private final ActionTable actions;

    public CoreActions(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        this.actions = actions;
        actions.add(AmiName.PING, "Keepalive command.", this::ping);
        actions.add(AmiName.EVENTS, "Control Event Flow.", this::events);
        actions.add(AmiName.USER_EVENT, "Send an arbitrary event.", this::userEvent);
        actions.add(AmiName.CORE_STATUS, "Show PBX core status variables.", this::coreStatus);
        actions.add(AmiName.CORE_SETTINGS, "Show PBX core settings (version etc).", this::coreSettings);
        actions.add(AmiName.LIST_COMMANDS, "List available manager commands.", this::listCommands);
        actions.add(AmiName.WAIT_EVENT, "Wait for an event to occur.", this::waitEvent);
    }

    private void ping(ManagerSession session, ActionRequest request) {
        session.send(session.reply(request, AmiName.SUCCESS)
                .header(AmiKey.PING, PONG).micros(AmiKey.TIMESTAMP, manager.clock.micros()).end());
    }

    private void events(ManagerSession session, ActionRequest request) {
        int mask = ClassMask.ofEventMask(request.string(AmiKey.EVENT_MASK));
        boolean silent = manager.settings().brokenEventsAction();
        if (mask < 0) {
            if (!silent) {
                session.error(request, "Invalid event mask");
            }
            return;
        }
        session.eventMask(mask);
        if (silent && mask == ClassMask.ALL) {
            return;
        }
        session.send(session.reply(request, AmiName.SUCCESS)
                .header(AmiKey.EVENTS, mask > 0 ? "On" : "Off").end());
    }

    /** Copies every other line of the action as it is, also the ActionID. */
    private void userEvent(ManagerSession session, ActionRequest request) {
        session.send(session.reply(request, AmiName.SUCCESS).header(AmiKey.MESSAGE, EVENT_SENT).end());
        EventStream events = manager.events;
        if (!events.begin(AmiName.USER_EVENT, ClassMask.USER)) {
            return;
        }
        AmiMessage action = request.message();
        ByteBuffer bytes = action.buffer();
        MessageWriter event = events.writer();
        request.writeFirst(AmiKey.USER_EVENT, event);
        for (int i = 0; i < action.headerCount(); i++) {
            int key = action.keyId(i);
            if (key != AmiKey.ACTION && key != AmiKey.USER_EVENT) {
                int offset = action.lineOffset(i);
                event.line(bytes, offset, lengthToNul(bytes, offset, action.lineLength(i)));
            }
        }
        events.raise();
    }

    private static int lengthToNul(ByteBuffer bytes, int offset, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes.get(offset + i) == 0) {
                return i;
            }
        }
        return length;
    }

    private void coreStatus(ManagerSession session, ActionRequest request) {
        Instant started = manager.started();
        Instant reloaded = manager.modules.lastReload();
        MessageWriter reply = session.reply(request, AmiName.SUCCESS)
                .header(AmiKey.CORE_STARTUP_DATE, DATE.format(started))
                .header(AmiKey.CORE_STARTUP_TIME, TIME.format(started))
                .header(AmiKey.CORE_RELOAD_DATE, DATE.format(reloaded))
                .header(AmiKey.CORE_RELOAD_TIME, TIME.format(reloaded))
                .header(AmiKey.CORE_CURRENT_CALLS, pbx.calls.size());
        if (manager.options.version().countsProcessedCalls()) {
            reply.header(AmiKey.CORE_PROCESSED_CALLS, pbx.calls.processedCalls());
        }
        session.send(reply.end());
    }

    private void coreSettings(ManagerSession session, ActionRequest request) {
        MessageWriter reply = session.reply(request, AmiName.SUCCESS)
                .header(AmiKey.AMI_VERSION, manager.options.version().manager())
                .header(AmiKey.ASTERISK_VERSION, manager.options.version().asterisk())
                .header(AmiKey.SYSTEM_NAME, manager.options.systemName())
                .header(AmiKey.CORE_MAX_CALLS, 0)
                .header(AmiKey.CORE_MAX_LOAD_AVG, "0.000000")
                .header(AmiKey.CORE_RUN_USER, "")
                .header(AmiKey.CORE_RUN_GROUP, "")
                .header(AmiKey.CORE_MAX_FILEHANDLES, 0)
                .header(AmiKey.CORE_REAL_TIME_ENABLED, "No")
                .header(AmiKey.CORE_CD_RENABLED, "Yes")
                .header(AmiKey.CORE_HTT_PENABLED, manager.http() == null ? "No" : "Yes");
        if (manager.options.version().searchesCustomSounds()) {
            reply.header(AmiKey.SOUNDS_SEARCH_CUSTOM_DIR, "No");
        }
        session.send(reply.end());
    }

    private void listCommands(ManagerSession session, ActionRequest request) {
        MessageWriter reply = session.reply(request, AmiName.SUCCESS);
        for (ActionTable.Action action : actions.listed()) {
            if (session.mayRun(action.classes)) {
                reply.header(action.name, action.synopsis + "  (Priv: " + ClassMask.text(action.classes) + ")");
            }
        }
        session.send(reply.end());
    }

    /**
     * Returns at the first of: any event, even one that this session may not see; more bytes from the client; the
     * timeout. On a plain connection, where events flow anyway, all it does is to hold them up.
     */
    private void waitEvent(ManagerSession session, ActionRequest request) {
        Text actionId = request.actionId();
        String text = request.string(AmiKey.TIMEOUT);
        long timeout = text.matches("\\d{1,9}") ? Long.parseLong(text) : -1;
        long[] timer = {Timers.NONE};
        Runnable end = () -> {
            manager.timers.cancel(timer[0]);
            endWait(session, actionId);
        };
        session.holdUntilAnything(end);
        if (timeout >= 0) {
            timer[0] = manager.timers.schedule(Duration.ofSeconds(timeout), end);
        }
    }

    private void endWait(ManagerSession session, Text actionId) {
        if (session.isOnHold()) {
            session.reply(actionId, AmiName.SUCCESS, "Waiting for Event completed.");
            session.sendWaiting();
            session.send(manager.writer.event(AmiName.WAIT_EVENT_COMPLETE).actionId(actionId).end());
            session.release();
        }
    }
}
