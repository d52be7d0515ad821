// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.Text;

/** The events of what people do at a phone during a call. */
public final class PhoneEvents {

    private static final Text RECEIVED = Text.of("Received");
    private static final int DTMF = ClassMask.ofNames("dtmf");
    private static final int DIGIT_MILLIS = 100;

    private final EventStream events;

    public PhoneEvents(EventStream events) {
        this.events = events;
    }

    public void hold(Channel channel) {
        if (begin(AmiName.HOLD, ClassMask.CALL, channel)) {
            events.raise();
        }
    }

    public void unhold(Channel channel) {
        if (begin(AmiName.UNHOLD, ClassMask.CALL, channel)) {
            events.raise();
        }
    }

    /** A digit arrives on the channel: its beginning and its end. */
    public void digit(Channel channel, Text digit) {
        if (begin(AmiName.DTMF_BEGIN, DTMF, channel)) {
            events.writer().header(AmiKey.DIGIT, digit).header(AmiKey.DIRECTION, RECEIVED);
            events.raise();
        }
        if (begin(AmiName.DTMF_END, DTMF, channel)) {
            events.writer().header(AmiKey.DIGIT, digit).header(AmiKey.DURATION_MS, DIGIT_MILLIS)
                    .header(AmiKey.DIRECTION, RECEIVED);
            events.raise();
        }
    }

    private boolean begin(int event, int classes, Channel channel) {
        if (!events.begin(event, classes)) {
            return false;
        }
        ChannelEvents.Role.SELF.write(events.writer(), channel);
        return true;
    }
}
