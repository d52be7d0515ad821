// SPDX-License-Identifier: Apache-2.0
package io.amiload.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of keys that Asterisk does not know. */
class UnknownKeysTest {

    private final UnknownKeys example = new UnknownKeys();

    @Test
    void addsUpWhatItKnowsAndCountsTheRest() {
        receive("Event: UserEvent\r\nX-Tenant: blue\r\nX-Wait: 7\r\nX-Color: 1\r\n\r\n");
        receive("Event: UserEvent\r\nx-tenant: blue\r\nx-wait: 5\r\nX-COLOR: 2\r\nX-Shape: 3\r\n\r\n");
        receive("Event: UserEvent\r\nX-Tenant: red\r\nX-Wait: 1\r\nChannel: a\r\n\r\n");
        assertEquals(Map.of("blue", 12L, "red", 1L), example.waits());
        assertEquals(Map.of("X-Color", 2L, "X-Shape", 1L), example.counts());
        assertEquals(0, example.uncounted());
    }

    @Test
    void peerThatInventsKeysCannotMakeItGrow() {
        for (int i = 0; i < 1_000; i++) {
            receive("Event: UserEvent\r\nInvented-" + i + ": 1\r\n\r\n");
        }
        assertEquals(200, example.counts().size());
        assertEquals(800, example.uncounted());
    }

    private void receive(String stream) {
        ByteBuffer in = ByteBuffer.wrap(stream.getBytes(UTF_8));
        example.receive(in);
        assertFalse(in.hasRemaining());
    }
}
