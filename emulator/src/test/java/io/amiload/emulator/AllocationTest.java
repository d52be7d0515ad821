// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the loop's thread allocates once it is warm. Half a byte per message is what noise is allowed. */
class AllocationTest {

    private static final int ROUNDS = 6;
    private static final int ACTIONS = 20_000;
    private static final int LISTENERS = 3;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void pingsAllocateNothing() throws Exception {
        String ping = "Action: Ping\r\nActionID: 12345678\r\n\r\n";
        long reply = ("Response: Success\r\nActionID: 12345678\r\nPing: Pong\r\n"
                + "Timestamp: 1795327657.514163\r\n\r\n").length();
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start(); TestClient client = TestClient.quiet(asterisk)) {
            assertLeavesNoGarbage(asterisk, client, ping, List.of(client), reply, ACTIONS);
        }
    }

    @Test
    void fanOutAllocatesNothing() throws Exception {
        String action = "Action: UserEvent\r\nUserEvent: Load\r\nPayload: 0123456789\r\n\r\n";
        long reply = "Response: Success\r\nMessage: Event Sent\r\n\r\n".length();
        long event = ("Event: UserEvent\r\nPrivilege: user,all\r\nTimestamp: 1795327657.514163\r\n"
                + "UserEvent: Load\r\nPayload: 0123456789\r\n\r\n").length();
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().timestampEvents(true)
                .account("lane", "s", "", "user").account("listener", "s", "user", "")
                .writeTimeout(java.time.Duration.ofSeconds(10)).start();
                TestClient lane = TestClient.loggedIn(asterisk, "lane", "s")) {
            List<TestClient> listeners = new ArrayList<>();
            for (int i = 0; i < LISTENERS; i++) {
                listeners.add(TestClient.loggedIn(asterisk, "listener", "s"));
            }
            List<Drain> drains = new ArrayList<>();
            for (TestClient listener : listeners) {
                drains.add(new Drain(listener, event * ACTIONS * ROUNDS));
            }
            assertLeavesNoGarbage(asterisk, lane, action, List.of(lane), reply, ACTIONS * (1 + LISTENERS));
            for (Drain drain : drains) {
                drain.join(20_000);
                assertTrue(!drain.isAlive(), "a listener did not get all events");
            }
        }
    }

    @Test
    void stormsAllocateNothing() throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("listener", "s", "all", "")
                .writeTimeout(java.time.Duration.ofSeconds(10)).storm("DialBegin", 20_000).storm("BridgeEnter", 20_000)
                .start(); TestClient client = TestClient.loggedIn(asterisk, "listener", "s")) {
            new Drain(client, Long.MAX_VALUE);
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long before = THREADS.getThreadAllocatedBytes(asterisk.loopThreadId());
                long until = asterisk.counters().stormEvents() + ACTIONS;
                Await.until("a storm", () -> asterisk.counters().stormEvents() >= until);
                least = Math.min(least, THREADS.getThreadAllocatedBytes(asterisk.loopThreadId()) - before);
            }
            assertTrue(least < ACTIONS / 2, least + " bytes for " + ACTIONS + " events");
        }
    }

    private static void assertLeavesNoGarbage(EmulatedAsterisk asterisk, TestClient sender, String action,
            List<TestClient> readers, long replySize, int messages) throws Exception {
        byte[] batch = action.repeat(100).getBytes(StandardCharsets.US_ASCII);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getThreadAllocatedBytes(asterisk.loopThreadId());
            List<Drain> drains = new ArrayList<>();
            for (TestClient reader : readers) {
                drains.add(new Drain(reader, replySize * ACTIONS));
            }
            OutputStream out = sender.socket().getOutputStream();
            for (int i = 0; i < ACTIONS / 100; i++) {
                out.write(batch);
            }
            for (Drain drain : drains) {
                drain.join(20_000);
                assertTrue(!drain.isAlive(), "the answers did not come");
            }
            least = Math.min(least, THREADS.getThreadAllocatedBytes(asterisk.loopThreadId()) - before);
        }
        assertTrue(least < messages / 2, least + " bytes for " + messages + " messages");
    }

    /** Reads a number of bytes and throws them away. */
    private static final class Drain extends Thread {

        private final InputStream in;
        private final long bytes;

        Drain(TestClient client, long bytes) throws IOException {
            this.in = client.socket().getInputStream();
            this.bytes = bytes;
            setDaemon(true);
            start();
        }

        @Override
        public void run() {
            byte[] buffer = new byte[1 << 16];
            try {
                for (long left = bytes; left > 0; ) {
                    int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (read < 0) {
                        return;
                    }
                    left -= read;
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
