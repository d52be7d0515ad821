// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.amiload.emulator.TestClient.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventFaultTest {

    @Test
    void aDroppedEventReachesNobodyAndItsNumberIsMissing() throws IOException {
        assertEquals(List.of("0 A", "2 C", "3 D"), numbered(EventFault.DROP, 1, "B"));
    }

    @Test
    void aDuplicatedEventComesTwiceInARow() throws IOException {
        assertEquals(List.of("0 A", "1 B", "1 B", "2 C", "3 D"), numbered(EventFault.DUPLICATE, 1, "B"));
    }

    @Test
    void aSwappedEventComesBehindTheNextOne() throws IOException {
        assertEquals(List.of("0 A", "2 C", "1 B", "3 D"), numbered(EventFault.SWAP, 1, "B"));
    }

    @Test
    void severalDisturbancesFollowEachOther() throws IOException {
        assertEquals(List.of("0 A", "3 D"), numbered(EventFault.DROP, 2, "B"));
    }

    @Test
    void otherEventsAreLeftAlone() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "user", "user").start();
                TestClient client = TestClient.loggedIn(asterisk, "u", "s")) {
            asterisk.disturb(EventFault.DROP, "Hangup", 1);
            client.send("Action: UserEvent", "UserEvent: A");
            assertEquals("A", client.nextEvent("UserEvent").get("UserEvent"));
        }
    }

    @Test
    void aNameThatNoEventHasIsRefused() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start()) {
            assertThrows(IllegalArgumentException.class, () -> asterisk.disturb(EventFault.DROP, "NoSuchEvent", 1));
        }
    }

    /** Sends A, B, C and D, asks for a disturbance before the one that is named, and tells what arrives. */
    private static List<String> numbered(EventFault fault, int count, String before) throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "user", "user").debug(true)
                .start(); TestClient sender = TestClient.loggedIn(asterisk, "u", "s");
                TestClient client = TestClient.loggedIn(asterisk, "u", "s")) {
            long first = Long.MAX_VALUE;
            List<String> seen = new ArrayList<>();
            for (String name : List.of("A", "B", "C", "D")) {
                if (name.equals(before)) {
                    asterisk.disturb(fault, "UserEvent", count);
                }
                sender.ask("Action: UserEvent", "UserEvent: " + name);
            }
            sender.send("Action: UserEvent", "UserEvent: end");
            for (Message event = client.nextEvent("UserEvent"); !"end".equals(event.get("UserEvent"));
                    event = client.nextEvent("UserEvent")) {
                long number = Long.parseLong(event.get("SequenceNumber"));
                first = Math.min(first, number);
                seen.add(number - first + " " + event.get("UserEvent"));
            }
            return seen;
        }
    }
}
