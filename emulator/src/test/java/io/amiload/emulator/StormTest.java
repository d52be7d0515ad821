// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import io.amiload.emulator.storm.StormCast;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StormTest {

    static java.util.List<String> events() {
        return EmulatedAsterisk.stormEvents();
    }

    /** Everything has a value or stands for nothing on purpose; no header comes twice; channels are whole. */
    @ParameterizedTest
    @MethodSource("events")
    void eachEventIsWhole(String name) throws IOException {
        try (EmulatedAsterisk asterisk = server().storm(name, 200).start(); TestClient client = logIn(asterisk)) {
            Message event = client.nextEvent(name);
            assertEquals("Event", event.keys().get(0));
            assertEquals("Privilege", event.keys().get(1));
            Set<String> keys = new TreeSet<>(event.keys());
            assertEquals(keys.size(), event.keys().size(), event.toString());
            if (event.get("ChannelState") != null) {
                int at = event.keys().indexOf("Channel");
                assertEquals(StormCast.CHANNEL_KEYS, event.keys().subList(at, at + 14));
                assertTrue(event.get("Uniqueid").matches("\\d+\\.\\d+"), event.toString());
            }
            assertTrue(event.lines().stream().noneMatch(line -> line.contains("{")), event.toString());
        }
    }

    @Test
    void theRateIsWhatWasAskedFor() throws IOException {
        try (EmulatedAsterisk asterisk = server().storm("VarSet", 5_000).start()) {
            long start = System.nanoTime();
            Await.until("a thousand events", () -> asterisk.counters().stormEvents() >= 1_000);
            long before = asterisk.counters().stormEvents();
            double seconds = (System.nanoTime() - start) / 1e9;
            // Never faster than asked for; how much slower is the machine's affair.
            assertTrue(before <= 5_000 * (seconds + 1.2), before + " events in " + seconds + " s");
        }
    }

    @Test
    void eventsAreAboutTheChannelsThatThereAre() throws IOException {
        try (EmulatedAsterisk asterisk = server().start(); TestClient client = logIn(asterisk)) {
            client.ask("Action: Originate", "Channel: Local/hold@load", "Application: Wait", "Data: 60", "Async: true");
            Await.until("there is a call", () -> asterisk.channels() >= 2);
            asterisk.storm("Hold", 100);
            assertTrue(client.nextEvent("Hold").get("Channel").startsWith("Local/hold@load-"));
        }
    }

    @Test
    void stormsOfSeveralEventsBlowAtTheSameTime() throws IOException {
        try (EmulatedAsterisk asterisk = server().storm("Newexten", 100).storm("Hangup", 100).start();
                TestClient client = logIn(asterisk)) {
            client.nextEvent("Newexten");
            client.nextEvent("Hangup");
            asterisk.storm("Newexten", 0);
            asterisk.storm("Hangup", 0);
            assertEquals("Pong", client.ask("Action: Ping").get("Ping"));
        }
    }

    @Test
    void refusesWhatIsNoStorm() {
        EmulatorBuilder builder = EmulatedAsterisk.builder();
        String message = assertThrows(IllegalArgumentException.class, () -> builder.storm("Ping", 1)).getMessage();
        assertTrue(message.startsWith("no storm of events named \"Ping\"; there are: AgentCalled"), message);
        assertThrows(IllegalArgumentException.class, () -> builder.storm("Hangup", -1));
        assertThrows(IllegalArgumentException.class, () -> builder.storm("Hangup", Double.NaN));
    }

    private static EmulatorBuilder server() {
        return EmulatedAsterisk.builder().account("u", "s", "all", "all");
    }

    private static TestClient logIn(EmulatedAsterisk asterisk) throws IOException {
        return TestClient.loggedIn(asterisk, "u", "s");
    }
}
