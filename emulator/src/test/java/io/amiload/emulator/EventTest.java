// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {

    @Test
    void everySessionGetsTheSameEventsInTheSameOrder() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "user", "all").start()) {
            List<TestClient> clients = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                clients.add(TestClient.loggedIn(asterisk, "u", "s"));
            }
            for (int i = 0; i < 200; i++) {
                clients.get(i % 5).send("Action: UserEvent", "UserEvent: N" + i);
            }
            List<List<String>> seen = new ArrayList<>();
            for (TestClient client : clients) {
                List<String> names = new ArrayList<>();
                while (names.size() < 200) {
                    names.add(client.nextEvent("UserEvent").get("UserEvent"));
                }
                seen.add(names);
                client.close();
            }
            for (List<String> names : seen) {
                assertEquals(seen.get(0), names);
            }
        }
    }

    @Test
    void copiesTheLinesOfAUserEventAsTheyAre() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "user", "user").start();
                TestClient client = TestClient.loggedIn(asterisk, "u", "s")) {
            client.send("Action: UserEvent", "A:  1", "no colon", "ActionID: x", "UserEvent:   Foo", "UserEvent: Bar",
                    ": empty key", "Cr: a\rb");
            assertEquals(List.of("Response: Success", "ActionID: x", "Message: Event Sent"), client.read().lines());
            assertEquals(List.of("Event: UserEvent", "Privilege: user,all", "UserEvent: Foo", "A:  1", "no colon",
                    "ActionID: x", ": empty key", "Cr: a\rb"), client.read().lines());
        }
    }

    @Test
    void tellsTimeNumberAndSystemWhenAskedTo() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "all", "all")
                .timestampEvents(true).debug(true).systemName("pbx-1").start();
                TestClient client = TestClient.loggedIn(asterisk, "u", "s")) {
            client.send("Action: UserEvent", "UserEvent: A");
            Message event = client.nextEvent("UserEvent");
            assertEquals(List.of("Event", "Privilege", "Timestamp", "SequenceNumber", "File", "Line", "Func", "SystemName",
                    "UserEvent"), event.keys());
            assertEquals("manager.c", event.get("File"));
            client.send("Action: UserEvent", "UserEvent: B");
            assertEquals(Integer.parseInt(event.get("SequenceNumber")) + 1,
                    Integer.parseInt(client.nextEvent("UserEvent").get("SequenceNumber")));
            client.send("Action: Originate", "Channel: Local/s@load", "Application: Wait", "Async: 1");
            assertTrue(client.nextEvent("Newchannel").get("Uniqueid").matches("pbx-1-\\d{10}\\.0"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                | On  | false
            64               | On  | true
            2147483647       | On  | true
            99999999999      | On  | true
            0                | Off | false
            on               | On  | true
            Yes              | On  | true
            t                | On  | true
            off              | Off | false
            none             | Off | false
            bogus            | Off | false
            -1               | Off | false
            All              | Off | false
            USER             | Off | false
            user             | On  | true
            call,user        | On  | true
            'call, user'     | On  | false
            user,call,bogus  | On  | true
            u,               | On  | true
            c,               | On  | false
            all              | On  | true
            """)
    void readsMasksAsAsteriskDoes(String mask, String answer, boolean seesUserEvents) throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start();
                TestClient client = TestClient.loggedIn(asterisk, "admin", asterisk.secret())) {
            Message reply = client.ask("Action: Events", "EventMask: " + mask);
            assertEquals(List.of("Response: Success", "Events: " + answer), reply.lines());
            client.ask("Action: UserEvent", "UserEvent: A");
            client.send("Action: Ping");
            assertEquals(seesUserEvents, client.read().isEvent("UserEvent"));
        }
    }

    @Test
    void refusesAMaskThatIsNotThere() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start(); TestClient client = TestClient.quiet(asterisk)) {
            assertEquals("Invalid event mask", client.ask("Action: Events").get("Message"));
            assertEquals("Invalid event mask", client.ask("Action: Events", "EventMask: ").get("Message"));
        }
    }

    @Test
    void aMaskNeverWidensWhatAnAccountMayRead() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "call", "user").start();
                TestClient client = TestClient.loggedIn(asterisk, "u", "s")) {
            assertEquals("On", client.ask("Action: Events", "EventMask: on").get("Events"));
            client.ask("Action: UserEvent", "UserEvent: A");
            client.send("Action: Ping");
            assertTrue(client.read().isResponse());
        }
    }

    @Test
    void waitEventReturnsWhenItsTimeIsUp() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start(); TestClient client = TestClient.quiet(asterisk)) {
            long start = System.nanoTime();
            assertEquals(List.of("Response: Success", "ActionID: w", "Message: Waiting for Event completed."),
                    client.ask("Action: WaitEvent", "Timeout: 1", "ActionID: w").lines());
            assertTrue(System.nanoTime() - start >= 1_000_000_000L, "too early");
            assertEquals(List.of("Event: WaitEventComplete", "ActionID: w"), client.read().lines());
        }
    }

    @Test
    void waitEventReturnsWhenAnythingHappens() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start();
                TestClient client = TestClient.loggedIn(asterisk, "admin", asterisk.secret(), "Events: user");
                TestClient other = TestClient.quiet(asterisk)) {
            client.sendRaw("Action: WaitEvent\r\n\r\nAction: Ping\r\nActionID: p\r\n\r\n");
            client.socket().setSoTimeout(10_000);
            Await.until("the action has been taken", () -> asterisk.counters().actions() >= 5);
            other.send("Action: UserEvent", "UserEvent: Wake");
            assertEquals("Waiting for Event completed.", client.read().get("Message"));
            assertEquals("Wake", client.read().get("UserEvent"));
            assertTrue(client.read().isEvent("WaitEventComplete"));
            assertEquals("p", client.read().get("ActionID"));
            client.send("Action: WaitEvent");
            Await.until("the action has been taken", () -> asterisk.counters().actions() >= 8);
            client.send("Action: Ping", "ActionID: q");
            assertEquals("Waiting for Event completed.", client.read().get("Message"));
            assertTrue(client.read().isEvent("WaitEventComplete"));
            assertEquals("q", client.read().get("ActionID"));
        }
    }
}
