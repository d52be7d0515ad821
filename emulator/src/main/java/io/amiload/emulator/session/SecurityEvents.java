// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.loop.MicroClock;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The events of class security that the manager interface itself raises. */
public final class SecurityEvents {

    private static final int MAX_REQUEST_TYPE = 63;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneId.systemDefault());

    private final EventStream events;
    private final MicroClock clock;

    SecurityEvents(EventStream events, MicroClock clock) {
        this.events = events;
        this.clock = clock;
    }

    public void successfulAuth(ManagerSession session) {
        if (begin(AmiName.SUCCESSFUL_AUTH, "Informational", 1)) {
            identify(session, session.username()).header(AmiKey.USING_PASSWORD, 0);
            end(session);
        }
    }

    public void invalidAccount(ManagerSession session, Text name) {
        if (begin(AmiName.INVALID_ACCOUNT_ID, "Error", 1)) {
            identify(session, name);
            end(session);
        }
    }

    public void invalidPassword(ManagerSession session, Text name) {
        if (begin(AmiName.INVALID_PASSWORD, "Error", 2)) {
            identify(session, name);
            end(session);
        }
    }

    public void failedAcl(ManagerSession session, Text name) {
        if (begin(AmiName.FAILED_ACL, "Error", 1)) {
            identify(session, name);
            end(session);
        }
    }

    /** Somebody wanted a second session who may have one only. As in Asterisk, the event does not say who. */
    public void sessionLimit(ManagerSession session) {
        if (begin(AmiName.SESSION_LIMIT, "Error", 1)) {
            identify(session, session.username());
            end(session);
        }
    }

    public void challengeResponseFailed(ManagerSession session, Text name, Text response, String expected) {
        if (begin(AmiName.CHALLENGE_RESPONSE_FAILED, "Error", 1)) {
            identify(session, name).header(AmiKey.CHALLENGE, session.challenge())
                    .header(AmiKey.RESPONSE, response).header(AmiKey.EXPECTED_RESPONSE, expected);
            end(session);
        }
    }

    void requestNotAllowed(ManagerSession session, Text action) {
        if (begin(AmiName.REQUEST_NOT_ALLOWED, "Error", 1)) {
            identify(session, session.username()).header(AmiKey.REQUEST_TYPE, requestType(action));
            end(session);
        }
    }

    void requestBadFormat(ManagerSession session, Text action) {
        if (begin(AmiName.REQUEST_BAD_FORMAT, "Error", 1)) {
            MessageWriter writer = addresses(session).header(AmiKey.REQUEST_TYPE, requestType(action));
            writer.header(AmiKey.SESSION_TV, time(session.loginMicros()));
            writer.header(AmiKey.ACCOUNT_ID, session.username());
            events.raise();
        }
    }

    private boolean begin(int name, String severity, int version) {
        if (!events.begin(name, ClassMask.SECURITY)) {
            return false;
        }
        events.writer().header(AmiKey.EVENT_TV, time(clock.micros())).header(AmiKey.SEVERITY, severity)
                .header(AmiKey.SERVICE, "AMI").header(AmiKey.EVENT_VERSION, version);
        return true;
    }

    private MessageWriter identify(ManagerSession session, Text name) {
        events.writer().header(AmiKey.ACCOUNT_ID, name);
        return addresses(session);
    }

    private MessageWriter addresses(ManagerSession session) {
        return events.writer().header(AmiKey.SESSION_ID, session.sessionId())
                .header(AmiKey.LOCAL_ADDRESS, session.address().local())
                .header(AmiKey.REMOTE_ADDRESS, session.address().remote());
    }

    private void end(ManagerSession session) {
        events.writer().header(AmiKey.SESSION_TV, time(session.loginMicros()));
        events.raise();
    }

    private static Text requestType(Text action) {
        return Text.ofLatin1("Action: " + action).cut(MAX_REQUEST_TYPE);
    }

    private static String time(long micros) {
        return TIME.format(Instant.ofEpochMilli(micros / 1_000));
    }
}
