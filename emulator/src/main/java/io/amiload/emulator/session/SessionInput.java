// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.AmiReceiver;
import io.amiload.codec.Kind;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.Text;
import java.io.IOException;
import java.nio.channels.ByteChannel;

/** The reading half of a session: takes its bytes apart and has its actions carried out, or refuses them. */
final class SessionInput implements AmiHandler {

    private final Manager manager;
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
    SessionInput(Manager manager, ManagerSession session, ByteChannel channel, InputLimits limits) {
        this.manager = manager;
        this.session = session;
        this.channel = channel;
        this.limits = limits;
        receiver = new AmiReceiver(manager.newDecoder(), manager.readBuffer());
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
            manager.counters.actions.increment();
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
        ActionRequest request = manager.request.wrap(message, headers);
        if (limits != null && limits.takeLateError()) {
            session.error(request, InputLimits.LINE_TOO_LONG);
        } else {
            manager.actions.dispatch(session, request);
        }
    }

    /** Refuses a message as a whole; only its first {@code headers} headers count for the ActionID. */
    void refuse(AmiMessage message, int headers, String reason) {
        session.error(manager.request.wrap(message, headers), reason);
    }

    @Override
    public AmiControl onBlankLine(long streamOffset) {
        if (session.isOpen()) {
            manager.counters.actions.increment();
            session.reply(Text.EMPTY, AmiName.ERROR, ActionTable.MISSING_ACTION);
            manager.security.requestBadFormat(session, Text.of("NONE"));
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
