// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.AmiReceiver;
import io.amiload.codec.Kind;
import java.io.IOException;
import java.nio.channels.ByteChannel;

/** The reading half of a session: takes its bytes apart and has its actions carried out, or refuses them. */
final class SessionInput implements AmiHandler {

    private final Server server;
    private final ManagerSession session;
    private final ByteChannel channel;
    private final AmiReceiver receiver;
    private final InputLimits limits;

    /**
     * Makes the reading half.
     *
     * @param channel gives the bytes
     * @param limits  those of lines and headers; null for none
     */
    SessionInput(Server server, ManagerSession session, ByteChannel channel, InputLimits limits) {
        this.server = server;
        this.session = session;
        this.channel = channel;
        this.limits = limits;
        receiver = new AmiReceiver(server.newDecoder(), server.readBuffer());
    }

    /** Takes what has arrived. Returns false when the client sends no more. */
    boolean receive() throws IOException {
        return receiver.receive(channel, this) >= 0;
    }

    @Override
    public AmiControl onMessage(AmiMessage message) {
        if (!session.isOpen()) {
            return AmiControl.STOP;
        }
        if (message.kind() != Kind.BANNER) {
            server.counters.actions.increment();
            if (limits != null && limits.mayExceed(message)) {
                limits.check(this, message);
            } else {
                act(message, message.headerCount());
            }
            session.actionTaken();
        }
        return control();
    }

    /** Carries an action out; only its first {@code headers} headers count for the ActionID. */
    void act(AmiMessage message, int headers) {
        ActionRequest request = server.request.wrap(message, headers);
        if (limits != null && limits.takeLateError()) {
            session.error(request, InputLimits.LINE_TOO_LONG);
        } else {
            server.actions.dispatch(session, request);
        }
    }

    /** Refuses a message as a whole; only its first {@code headers} headers count for the ActionID. */
    void refuse(AmiMessage message, int headers, String reason) {
        session.error(server.request.wrap(message, headers), reason);
    }

    @Override
    public AmiControl onBlankLine(long streamOffset) {
        if (session.isOpen()) {
            server.counters.actions.increment();
            session.reply(Text.EMPTY, AmiName.ERROR, ActionTable.MISSING_ACTION);
            server.security.requestBadFormat(session, Text.of("NONE"));
        }
        return control();
    }

    @Override
    public void onViolation(AmiFormatException violation) {
        session.reply(Text.EMPTY, AmiName.ERROR, InputLimits.TOO_MANY_LINES);
    }

    private AmiControl control() {
        return session.takesActions() ? AmiControl.CONTINUE : AmiControl.STOP;
    }
}
