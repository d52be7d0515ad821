// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.corpus.Corpus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplayTest {

    /** The events of a capture that were for everybody, each as it stands there. */
    private static List<String> events(String name) {
        String text = new String(Corpus.capture("asterisk22/" + name + ".ami").bytes(), StandardCharsets.ISO_8859_1);
        List<String> events = new ArrayList<>();
        for (String part : text.substring(text.indexOf("\r\n") + 2).split("\r\n\r\n")) {
            // Asterisk sometimes leaves a line feed before a message.
            String message = part.stripLeading();
            if (message.startsWith("Event: ") && !message.startsWith("Event: FullyBooted")
                    && message.contains("\r\nPrivilege: ")) {
                events.add(message);
            }
        }
        return events;
    }

    @Test
    void whoMayGetsEachEventByteForByteInItsOrder() throws Exception {
        List<String> recorded = events("dial-answered");
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("all", "s", "all", "")
                .account("few", "s", "dialplan", "").start();
                TestClient all = TestClient.loggedIn(asterisk, "all", "s");
                TestClient few = TestClient.loggedIn(asterisk, "few", "s")) {
            int count = asterisk.replay(Corpus.capture("asterisk22/dial-answered.ami").bytes(),
                    Double.POSITIVE_INFINITY).get(30, TimeUnit.SECONDS);
            assertEquals(recorded.size(), count);
            List<String> got = new ArrayList<>();
            while (got.size() < recorded.size()) {
                String message = String.join("\r\n", all.read().lines());
                if (message.contains("\r\nTimestamp: ")) {
                    got.add(message);
                } else {
                    // FullyBooted and SuccessfulAuth are this server's own, and the latter tells no time here.
                    assertTrue(message.matches("(?s)Event: (FullyBooted|SuccessfulAuth|DeviceStateChange).*"), message);
                    if (recorded.contains(message)) {
                        got.add(message);
                    }
                }
            }
            assertEquals(recorded, got);
            String first = recorded.stream().filter(event -> event.contains("\r\nPrivilege: dialplan,all")).findFirst()
                    .orElseThrow();
            assertEquals(first, String.join("\r\n", few.read().lines()), "the first that it may see");
        }
    }

    @Test
    void theTimeBetweenEventsIsThatOfTheirTimestamps() throws Exception {
        byte[] capture = ("Event: A\r\nPrivilege: call,all\r\nTimestamp: 1.000000\r\n\r\n"
                + "Event: NotOfTheDictionary\r\nPrivilege: call,all\r\nTimestamp: 3.000000\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start()) {
            long start = System.nanoTime();
            assertEquals(2, asterisk.replay(capture, 4).get(30, TimeUnit.SECONDS));
            assertTrue(System.nanoTime() - start >= 500_000_000L, "two seconds, four times as fast");
        }
    }

    @Test
    void theTimeBetweenEventsIsThatOfTheirArrivalIfItIsKnown() throws Exception {
        String a = "Event: A\r\nPrivilege: call,all\r\nTimestamp: 1.000000\r\n\r\n";
        String b = "Event: B\r\nPrivilege: call,all\r\nTimestamp: 9000.000000\r\n\r\n";
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start()) {
            long start = System.nanoTime();
            int count = asterisk.replay((a + b).getBytes(StandardCharsets.US_ASCII),
                    bytes -> bytes <= a.length() ? 5_000_000_000L : 6_000_000_000L, 2).get(30, TimeUnit.SECONDS);
            assertEquals(2, count);
            assertTrue(System.nanoTime() - start >= 500_000_000L, "one second, twice as fast");
        }
    }

    @Test
    void aServerThatIsClosedReplaysNoMore() throws Exception {
        byte[] capture = ("Event: A\r\nPrivilege: call,all\r\nTimestamp: 1.000000\r\n\r\n"
                + "Event: B\r\nPrivilege: call,all\r\nTimestamp: 9000.000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        EmulatedAsterisk asterisk = EmulatedAsterisk.start();
        CompletableFuture<Integer> replay = asterisk.replay(capture, 1);
        asterisk.close();
        assertThrows(CancellationException.class, () -> replay.get(30, TimeUnit.SECONDS));
        assertThrows(IllegalArgumentException.class, () -> asterisk.replay(capture, 0));
    }
}
