// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowReaderTest {

    private static final String PAYLOAD = "X: " + "x".repeat(1000);

    @Test
    void cutsWhoDoesNotReadAndServesTheOthers() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "user", "user").start();
                TestClient slow = TestClient.loggedIn(asterisk, "u", "s");
                TestClient sender = TestClient.loggedIn(asterisk, "u", "s", "Events: off")) {
            for (int i = 0; asterisk.counters().sessionsCut() == 0; i++) {
                assertTrue(i < 100_000, "nobody was cut");
                sender.ask("Action: UserEvent", "UserEvent: Flood", PAYLOAD, PAYLOAD, PAYLOAD);
            }
            assertEquals(1, asterisk.sessions());
            String rest = slow.readToEnd();
            int got = rest.split("Event: UserEvent", -1).length - 1;
            assertTrue(got > 0 && got < asterisk.counters().eventsRaised(), got + " events were still to be read");
            assertEquals("Pong", sender.ask("Action: Ping").get("Ping"));
        }
    }

    @Test
    void cutsWhoLetsTooMuchPileUp() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "user", "user")
                .writeTimeout(Duration.ofMinutes(1)).maxPendingBytes(1 << 20).start();
                TestClient slow = TestClient.loggedIn(asterisk, "u", "s");
                TestClient sender = TestClient.loggedIn(asterisk, "u", "s", "Events: off")) {
            for (int i = 0; asterisk.counters().sessionsCut() == 0; i++) {
                assertTrue(i < 100_000, "nobody was cut");
                sender.ask("Action: UserEvent", "UserEvent: Flood", PAYLOAD, PAYLOAD, PAYLOAD);
            }
            assertFalse(slow.readToEnd().isEmpty());
            assertEquals("Pong", sender.ask("Action: Ping").get("Ping"));
        }
    }

    @Test
    void whoeverWaitsForMostIsCutWhenAllTogetherHaveTooMuch() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "user", "user")
                .account("v", "s", "", "user").writeTimeout(Duration.ofMinutes(1)).maxPendingBytes(1 << 20)
                .maxPendingBytesOfAll(1 << 20).start();
                TestClient slow = TestClient.loggedIn(asterisk, "u", "s");
                TestClient sender = TestClient.loggedIn(asterisk, "v", "s")) {
            for (int i = 0; asterisk.counters().sessionsCut() == 0; i++) {
                assertTrue(i < 100_000, "nobody was cut");
                assertEquals("Event Sent",
                        sender.ask("Action: UserEvent", "UserEvent: Flood", PAYLOAD, PAYLOAD, PAYLOAD).get("Message"));
            }
            ClientStatus cut = asterisk.clients().get(1);
            assertTrue(cut.cut() && cut.account().equals("u"), cut.toString());
            assertFalse(slow.readToEnd().isEmpty());
            assertEquals("Pong", sender.ask("Action: Ping").get("Ping"));
        }
    }

    @Test
    void aClientThatSendsWithoutReadingIsNotReadFromUntilItDoes() throws Exception {
        int pings = 100_000;
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().writeTimeout(Duration.ofMinutes(1)).start();
                TestClient client = TestClient.quiet(asterisk)) {
            byte[] batch = "Action: Ping\r\nActionID: 1\r\n\r\n".repeat(100).getBytes();
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < pings / 100; i++) {
                        client.sendRaw(batch);
                    }
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            sender.start();
            long before = -1;
            for (long now = 0; now != before; now = asterisk.counters().actions()) {
                before = now;
                Thread.sleep(200);
            }
            for (int i = 0; i < pings; i++) {
                assertEquals("Pong", client.read().get("Ping"));
            }
            sender.join();
            assertEquals(0, asterisk.counters().sessionsCut());
        }
    }
}
