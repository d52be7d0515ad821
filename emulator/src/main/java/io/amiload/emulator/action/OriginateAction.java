// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.CallerId;
import io.amiload.emulator.call.LocalAddress;
import io.amiload.emulator.call.Originate;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.dialplan.Arguments;
import io.amiload.emulator.dialplan.Extensions;
import io.amiload.emulator.loop.EventLoop;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.ManagerSession;
import io.amiload.emulator.setup.Assignment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** The action Originate: checks what is asked for, and places the call. */
public final class OriginateAction {

    private static final long DEFAULT_TIMEOUT_MILLIS = 30_000;
    private static final int MAX_UNIQUEID = 149;
    private static final int MAX_CHANNEL = 255;

    private static final List<String> FORBIDDEN_APPLICATIONS = List.of("agi", "dbdeltree", "exec", "externalivr",
            "mixmonitor", "originate", "reload", "system");
    /** Functions, which are known by their capitals. */
    private static final List<String> FORBIDDEN_DATA =
            List.of("CURL", "DB", "EVAL", "FILE", "ODBC", "REALTIME", "SHELL");
    private static final List<String> FORBIDDEN_APPLICATIONS_OF_OLD = List.of("agi", "exec", "externalivr",
            "mixmonitor", "originate", "system");
    private static final List<String> FORBIDDEN_DATA_OF_OLD = List.of("EVAL", "SHELL");

    /** Asterisk has a thread place the call; what was sent together with the action is answered before that runs. */
    private static final long THREAD_NANOS = 300_000;

    private final Pbx pbx;
    private final Queue<Originate> waiting = new ArrayDeque<>();

    public OriginateAction(Pbx pbx, ActionTable actions) {
        this.pbx = pbx;
        actions.add(AmiName.ORIGINATE, "Originate a call.", this::originate);
    }

    private void originate(ManagerSession session, ActionRequest request) {
        Text channel = request.text(AmiKey.CHANNEL).cut(MAX_CHANNEL);
        Text application = request.text(AmiKey.APPLICATION);
        Text data = request.text(AmiKey.DATA);
        Text context = request.text(AmiKey.CONTEXT);
        Text exten = request.text(AmiKey.EXTEN);
        String priority = request.string(AmiKey.PRIORITY);
        String timeout = request.string(AmiKey.TIMEOUT);
        Text id = request.text(AmiKey.CHANNEL_ID);
        Text otherId = request.text(AmiKey.OTHER_CHANNEL_ID);

        Extensions dialplan = pbx.dialplan;
        int step = priority.isEmpty() || isZero(priority) ? 0
                : dialplan.priority(context.toString(), exten.toString(), priority);
        String wrong = null;
        if (channel.isEmpty()) {
            wrong = "Channel not specified";
        } else if (step == 0 && !priority.isEmpty() && !isNumber(priority)) {
            wrong = "Invalid priority";
        } else if (!timeout.isEmpty() && !isNumber(timeout)) {
            wrong = "Invalid timeout";
        } else if (channel.toString().indexOf('/') < 0) {
            wrong = "Invalid channel";
        } else if (application.isEmpty() || session.mayWrite(ClassMask.SYSTEM)) {
            wrong = null;
        } else {
            wrong = forbidden(application.toString(), data.toString());
        }
        if (wrong == null) {
            wrong = id.length() > MAX_UNIQUEID || otherId.length() > MAX_UNIQUEID
                    ? "Uniqueid length exceeds maximum of " + MAX_UNIQUEID + "\n"
                    : step == 0 && !priority.isEmpty() && !isZero(priority) ? "Extension does not exist."
                    // Who waits for the answer is told so at once; the others get a call that stays where it is.
                    : step == 0 && application.isEmpty() && !request.isTrue(AmiKey.ASYNC)
                    ? "Originate with 'Exten' requires 'Context' and 'Priority'" : null;
        }
        if (wrong != null) {
            session.error(request, Text.of(wrong));
            return;
        }
        long millis = timeout.isEmpty() ? DEFAULT_TIMEOUT_MILLIS : Long.parseLong(timeout);
        place(session, request, new Originate.Order(request.actionId(), channel,
                LocalAddress.parse(channel.toString()), application, data, context, exten, step,
                TimeUnit.MILLISECONDS.toNanos(millis),
                CallerId.parse(request.text(AmiKey.CALLER_ID).cut(MAX_CHANNEL)),
                request.text(AmiKey.ACCOUNT), variables(session, request), id, otherId));
    }

    private void place(ManagerSession session, ActionRequest request, Originate.Order order) {
        if (request.isTrue(AmiKey.ASYNC)) {
            session.success(request, "Originate successfully queued");
            placeInBackground(order);
            return;
        }
        session.hold();
        new Originate(pbx.calls, order, reason -> {
            if (reason == Originate.ANSWERED) {
                session.reply(order.actionId(), AmiName.SUCCESS, "Originate successfully queued");
            } else {
                session.reply(order.actionId(), AmiName.ERROR, "Originate failed");
            }
            session.release();
        }).start();
    }

    private void placeInBackground(Originate.Order order) {
        Originate[] call = new Originate[1];
        call[0] = new Originate(pbx.calls, order, reason -> pbx.calls.events.originateResponse(call[0],
                reason == Originate.ANSWERED, call[0].shownChannel(reason), call[0].shownUniqueid(reason), reason));
        if (waiting.isEmpty()) {
            pbx.timers.schedule(THREAD_NANOS, this::startWaiting);
        }
        waiting.add(call[0]);
    }

    private void startWaiting() {
        for (Originate next = waiting.poll(); next != null; next = waiting.poll()) {
            EventLoop.runSafely(next::start);
        }
    }

    /** Why somebody without the class system may not run an application with its data; null if that is all right. */
    private String forbidden(String application, String data) {
        String name = application.toLowerCase(Locale.ROOT);
        if (pbx.options.version().forbidsFewApplications()) {
            return FORBIDDEN_APPLICATIONS_OF_OLD.stream().anyMatch(name::contains)
                    ? "Originate Access Forbidden: Application"
                    : FORBIDDEN_DATA_OF_OLD.stream().anyMatch(data::contains)
                    ? "Originate Access Forbidden: Data" : null;
        }
        return FORBIDDEN_APPLICATIONS.stream().anyMatch(name::contains)
                || FORBIDDEN_DATA.stream().anyMatch(data::contains)
                || name.equals("queue") && data.toLowerCase(Locale.ROOT).contains("agi")
                ? "Originate Access Forbidden: app or data blacklisted" : null;
    }

    /** The variables of the action, and behind them those of the account, which are thus set before them. */
    private List<Assignment> variables(ManagerSession session, ActionRequest request) {
        List<Assignment> ofAccount = session.account().variables();
        boolean forgotten = !ofAccount.isEmpty() && pbx.options.version().forgetsVariables();
        List<Assignment> all = forgotten ? new ArrayList<>() : variables(request);
        all.addAll(ofAccount);
        return all;
    }

    /** Every Variable header, each taken apart at its commas. What has no equals sign is dropped. */
    private static List<Assignment> variables(ActionRequest request) {
        AmiMessage message = request.message();
        List<Assignment> assignments = new ArrayList<>();
        for (int i = message.find(AmiKey.VARIABLE); i >= 0; i = message.find(AmiKey.VARIABLE, i + 1)) {
            for (String part : Arguments.split(request.textAt(i).toString())) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    assignments.add(new Assignment(part.substring(0, equals),
                            Text.ofLatin1(part.substring(equals + 1))));
                }
            }
        }
        return assignments;
    }

    private static boolean isZero(String text) {
        return text.matches("-?0{1,9}");
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,9}");
    }
}
