// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiLimits;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.Kind;
import io.amiload.codec.LineEnding;
import io.amiload.loadgen.plan.ChangingActions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An action of a recording.
 *
 * @param name     what it is called
 * @param actionId its ActionID, or null
 * @param nanos    when its last byte was read, since the recording began; 0 if times are not known
 * @param use      what a replay does with it
 * @param bytes    as it was on the wire
 */
record RecordedAction(String name, String actionId, long nanos, Use use, byte[] bytes) {

    enum Use {
        /** It only reads. */
        SEND,
        /** It may change the target's state: sent if that is allowed. */
        CHANGES,
        /** Login, Challenge or Logoff of the recorded client; a replay has its own. */
        SESSION
    }

    /** Finds all actions in what a client sent, read as Asterisk reads it. */
    static List<RecordedAction> of(TimedBytes sent) {
        List<RecordedAction> actions = new ArrayList<>();
        byte[] bytes = sent.bytes();
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
        new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), AmiLimits.DEFAULT, LineEnding.LF)
            .decode(buffer, 0, bytes.length, new AmiHandler() {
                @Override
                public AmiControl onMessage(AmiMessage message) {
                    if (message.kind() == Kind.ACTION) {
                        long end = message.streamOffset() + message.length();
                        actions.add(new RecordedAction(message.name(), message.getString(AmiKey.ACTION_ID),
                            sent.isTimed() ? sent.arrival(end) : 0, use(message), message.toByteArray()));
                    }
                    return AmiControl.CONTINUE;
                }

                @Override
                public void onViolation(AmiFormatException violation) {
                    // Asterisk would not have taken it either.
                }
            });
        return actions;
    }

    private static Use use(AmiMessage action) {
        int name = action.nameId();
        if (name == AmiName.LOGIN || name == AmiName.CHALLENGE || name == AmiName.LOGOFF) {
            return Use.SESSION;
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 0; i < action.headerCount(); i++) {
            if (action.keyLength(i) > 0) {
                headers.add(Map.entry(action.key(i), action.value(i)));
            }
        }
        return ChangingActions.mayChange(action.name(), headers) ? Use.CHANGES : Use.SEND;
    }
}
