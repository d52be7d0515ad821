// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import java.nio.ByteBuffer;

/**
 * What Asterisk does with input that is too large for it.
 *
 * <p>It reads lines through a buffer of 1,024 bytes. When that is full without a line end, it throws all bytes away
 * but the last, remembers that it did, and takes what follows for a line of its own. Two consequences look odd from
 * outside: where the byte that is kept is the carriage return of the line's end, an empty line remains and ends the
 * action early; and where an action has too many lines as well, the blame for the long line falls on the next action.
 */
final class InputLimits {

    static final String LINE_TOO_LONG = "Failed to parse message: line too long";
    static final String TOO_MANY_LINES = "Too many lines in message or allocation failure";

    private static final int LINE_BUFFER = 1024;
    private static final int MAX_LINES = 128;

    private boolean lateError;

    /** A cheap look: false means that the message is surely within the limits. */
    boolean mayExceed(AmiMessage message) {
        return message.length() > LINE_BUFFER || message.headerCount() > MAX_LINES;
    }

    /** True once after a long line whose error is still owed. */
    boolean takeLateError() {
        boolean owed = lateError;
        lateError = false;
        return owed;
    }

    /** Refuses the message or has the session act on it. */
    void check(SessionInput input, AmiMessage message) {
        ByteBuffer bytes = message.buffer();
        int lines = message.headerCount();
        boolean tooLong = false;
        for (int i = 0; i < lines; i++) {
            int start = message.lineOffset(i);
            int end = start + message.lineLength(i);
            int size = end - start + (bytes.get(end) == '\r' ? 2 : 1);
            if (size <= LINE_BUFFER) {
                continue;
            }
            tooLong = true;
            if (bytes.get(end) == '\r' && restIsBlank(size)) {
                endsEarly(input, message, i, start + size);
                return;
            }
        }
        if (lines > MAX_LINES) {
            lateError |= tooLong;
            input.refuse(message, MAX_LINES, TOO_MANY_LINES);
        } else if (tooLong) {
            lateError = false;
            input.refuse(message, firstLongLine(message), LINE_TOO_LONG);
        } else {
            input.act(message, lines);
        }
    }

    private void endsEarly(SessionInput input, AmiMessage message, int line, int restFrom) {
        int restLength = message.offset() + message.length() - restFrom;
        ByteBuffer rest = ByteBuffer.allocateDirect(restLength);
        rest.put(0, message.buffer(), restFrom, restLength);
        input.refuse(message, Math.min(line, MAX_LINES), line >= MAX_LINES ? TOO_MANY_LINES : LINE_TOO_LONG);
        Manager.decoderForClients().decode(rest, 0, restLength, input);
    }

    /** An ActionID behind the long line counts too, but one in it does not: it is among the headers by its key. */
    private static int firstLongLine(AmiMessage message) {
        int actionId = message.find(AmiKey.ACTION_ID);
        return actionId >= 0 && message.lineLength(actionId) + 2 > LINE_BUFFER ? actionId : message.headerCount();
    }

    /** Whether nothing but CR LF is left of a line of this size, both included, once the buffer has overflowed. */
    private static boolean restIsBlank(int size) {
        return (size - 2) % (LINE_BUFFER - 1) == 0;
    }
}
