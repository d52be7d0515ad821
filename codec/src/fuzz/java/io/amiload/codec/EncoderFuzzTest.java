// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What the encoder ends can be read back header by header; what it refuses leaves no trace. */
class EncoderFuzzTest {

    private static final int MOST_HEADERS = 140;

    @FuzzTest(maxDuration = "1m")
    void endedMessageIsReadBackAndRefusedMessageIsNot(FuzzedDataProvider data) {
        ByteBuffer out = ByteBuffer.allocateDirect(data.consumeInt(0, 4_000));
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        List<String> written = new ArrayList<>();
        boolean action = data.consumeBoolean();
        boolean refused = false;
        try {
            if (action) {
                encoder.action(AmiName.ORIGINATE);
            } else {
                encoder.event(AmiName.NEWCHANNEL);
            }
            int headers = data.consumeInt(0, MOST_HEADERS);
            for (int i = 0; i < headers; i++) {
                written.add(put(encoder, data));
            }
            encoder.end();
        } catch (IllegalArgumentException | BufferOverflowException e) {
            refused = true;
        }
        if (refused) {
            assertEquals(0, out.position());
            return;
        }
        AmiMessage m = new AmiDecoder().next(out.flip());
        assertEquals(action ? AmiName.ORIGINATE : AmiName.NEWCHANNEL, m.nameId());
        assertFalse(out.hasRemaining());
        List<String> read = new ArrayList<>();
        for (int i = 1; i < m.headerCount(); i++) {
            assertTrue(!action || m.lineLength(i) <= AmiEncoder.MAX_LINE_BYTES);
            assertTrue(m.find(m.key(i)) <= i);
            read.add(m.key(i) + ": " + m.value(i));
        }
        assertEquals(written, read);
        assertTrue(!action || m.headerCount() <= AmiEncoder.MAX_HEADERS);
    }

    private static String put(AmiEncoder encoder, FuzzedDataProvider data) {
        switch (data.consumeInt(0, 3)) {
            case 0 -> {
                long number = data.consumeLong();
                encoder.header(AmiKey.CAUSE, number);
                return "Cause: " + number;
            }
            case 1 -> {
                byte[] value = data.consumeBytes(1_100);
                encoder.header(AmiKey.CHANNEL, value);
                return "Channel: " + new String(value, UTF_8);
            }
            case 2 -> {
                String value = data.consumeString(1_100);
                encoder.header(AmiKey.APP_DATA, value);
                return "AppData: " + new String(value.getBytes(UTF_8), UTF_8);
            }
            default -> {
                String key = data.consumeString(40);
                String value = data.consumeString(40);
                encoder.header(key, value);
                return new String(key.getBytes(UTF_8), UTF_8) + ": " + new String(value.getBytes(UTF_8), UTF_8);
            }
        }
    }
}
