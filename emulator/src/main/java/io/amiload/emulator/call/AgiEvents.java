// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.Text;
import java.nio.charset.StandardCharsets;

/** Writes the events about channels that are controlled by AGI commands of a manager. */
final class AgiEvents {

    /** Longer texts are cut off, once they are encoded. */
    private static final int MOST_ENCODED = 2047;

    private final EventStream events;

    AgiEvents(EventStream events) {
        this.events = events;
    }

    void start(Channel channel, String environment) {
        if (begin(AmiName.ASYNC_AGI_START, channel)) {
            events.writer().header(AmiKey.ENV, encoded(environment));
            events.raise();
        }
    }

    void end(Channel channel) {
        if (begin(AmiName.ASYNC_AGI_END, channel)) {
            events.raise();
        }
    }

    void commandStart(Channel channel, int id, Text command) {
        if (begin(AmiName.AGI_EXEC_START, channel)) {
            events.writer().header(AmiKey.COMMAND_ID, id).header(AmiKey.COMMAND, command);
            events.raise();
        }
    }

    void commandEnd(Channel channel, int id, Text command, int code, String result) {
        if (begin(AmiName.AGI_EXEC_END, channel)) {
            events.writer().header(AmiKey.COMMAND_ID, id).header(AmiKey.COMMAND, command)
                    .header(AmiKey.RESULT_CODE, code).header(AmiKey.RESULT, result);
            events.raise();
        }
    }

    /** What a command has written; {@code id} is what the manager has called it, or empty. */
    void result(Channel channel, String written, Text id) {
        if (begin(AmiName.ASYNC_AGI_EXEC, channel)) {
            events.writer().header(AmiKey.RESULT, encoded(written));
            if (!id.isEmpty()) {
                events.writer().header(AmiKey.COMMAND_ID, id);
            }
            events.raise();
        }
    }

    private boolean begin(int event, Channel channel) {
        if (!events.begin(event, ClassMask.AGI)) {
            return false;
        }
        ChannelEvents.Role.SELF.write(events.writer(), channel);
        return true;
    }

    /** All but letters, digits and what never needs it in an address is written as a number. */
    static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            boolean plain = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
                    || "-_.!~*'()".indexOf(b) >= 0;
            if (plain) {
                out.append((char) b);
            } else {
                out.append(String.format("%%%02X", b & 0xff));
            }
        }
        return out.length() > MOST_ENCODED ? out.substring(0, MOST_ENCODED) : out.toString();
    }
}
