// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;

class OutboxTest {

    @Test
    void growsToItsBoundAndKeepsOrder() throws IOException {
        Outbox outbox = new Outbox(new BufferPool(1 << 20), 100_000);
        ByteBuffer bytes = ByteBuffer.allocateDirect(1_000);
        StringBuilder expected = new StringBuilder();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        int appended = 0;
        for (int i = 0; i < 300; i++) {
            for (int at = 0; at < 1_000; at++) {
                bytes.put(at, (byte) ('a' + i % 26));
            }
            if (outbox.append(bytes, 0, 1_000)) {
                expected.append(String.valueOf((char) ('a' + i % 26)).repeat(1_000));
                appended++;
            } else {
                assertEquals(100_000, outbox.size());
                outbox.writeTo(Channels.newChannel(sent));
            }
        }
        outbox.writeTo(Channels.newChannel(sent));
        assertEquals(0, outbox.size());
        assertTrue(appended > 290);
        assertEquals(expected.toString(), sent.toString());
    }
}
