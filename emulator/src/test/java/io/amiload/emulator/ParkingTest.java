// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParkingTest {

    @TempDir
    private static Path folder;

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("res_parking.conf"), "[small]\nparkpos => 1-1\nparkext => 9\n");
        asterisk = EmulatedAsterisk.builder().configFolder(folder).account("admin", "s3cret", "all", "all").start();
        client = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: off");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        asterisk.close();
    }

    private void call(String id) throws IOException {
        client.ask("Action: Originate", "Channel: Local/hold@load/n", "Application: Wait", "Data: 60",
                "ChannelId: " + id);
    }

    private String park(String id, String... more) throws IOException {
        String[] lines = new String[more.length + 2];
        lines[0] = "Action: Park";
        lines[1] = "Channel: " + id;
        System.arraycopy(more, 0, lines, 2, more.length);
        return client.ask(lines).get("Response");
    }

    private List<String> shown(String lot) throws IOException {
        return client.ask("Action: Command", "Command: parking show " + lot).lines();
    }

    @Test
    void aCallTakesTheFirstFreeSpaceAndGivesItBack() throws IOException {
        call("one");
        call("two");
        assertEquals("Success", park("one"));
        assertEquals("Success", park("two"));
        assertTrue(shown("default").contains("Output:   Space               :  702"));
        client.ask("Action: Hangup", "Channel: one");
        assertTrue(shown("default").stream().noneMatch(line -> line.endsWith(" 701")));
        call("three");
        park("three");
        assertTrue(shown("default").contains("Output:   Space               :  701"));
    }

    @Test
    void aFullLotTakesNobody() throws IOException {
        call("one");
        call("two");
        assertEquals("Success", park("one", "Parkinglot: small"));
        assertEquals("Error", park("two", "Parkinglot: small"));
        assertEquals("Error", park("two", "Parkinglot: nowhere"));
        assertEquals("Error", park("two", "Timeout: soon"));
        assertEquals("Error", park("nobody"));
    }

    @Test
    void aParkedCallIsGotByDialling() throws IOException {
        call("one");
        park("one");
        client.ask("Action: Originate", "Channel: Local/hold@load/n", "Context: parkedcalls", "Exten: 701",
                "Priority: 1", "ChannelId: getter");
        Await.until("the two are in one bridge", () -> bridgeOf("one").equals(bridgeOf("getter")));
        assertTrue(shown("default").contains("Output:   (none)"));
    }

    private String bridgeOf(String id) {
        try {
            return client.ask("Action: Getvar", "Channel: " + id, "Variable: BRIDGEPEER").get("Response")
                    + client.ask("Action: Command", "Command: core show channel " + id).lines().stream()
                            .filter(line -> line.contains("Bridge ID")).findFirst().orElse(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCallComesBackWhenItsTimeIsOver() throws IOException {
        call("one");
        park("one", "Timeout: 1000");
        Await.until("it calls whoever parked it", () -> {
            try {
                return client.ask("Action: Getvar", "Channel: one", "Variable: PARKER").get("Value")
                        .equals("Local/hold@load");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertEquals("701", client.ask("Action: Getvar", "Channel: one", "Variable: PARKING_SPACE").get("Value"));
    }
}
