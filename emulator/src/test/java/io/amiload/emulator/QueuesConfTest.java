// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queues from a file, and what a reload makes of its changes. */
class QueuesConfTest {

    @TempDir
    private Path folder;
    private Path file;
    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("queues.conf");
        write("[sales]", "strategy = linear", "member => Local/hold@load/n,1,Ann", "member => Local/echo@load/n",
                "[old]");
        asterisk = EmulatedAsterisk.builder().queuesConf(file).account("admin", "s3cret", "all", "all").start();
        client = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: off");
    }

    private void write(String... lines) throws IOException {
        Files.write(file, List.of(lines));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        asterisk.close();
    }

    private List<String> queues() throws IOException {
        client.send("Action: QueueStatus");
        List<String> found = new ArrayList<>();
        for (Message item : client.readList("QueueStatusComplete")) {
            if (item.isEvent("QueueParams")) {
                found.add(item.get("Queue") + " " + item.get("Strategy"));
            } else if (item.isEvent("QueueMember")) {
                found.add(item.get("Name") + " " + item.get("Penalty"));
            }
        }
        return found;
    }

    @Test
    void theFileSaysWhichQueuesThereAre() throws IOException {
        assertEquals(List.of("old ringall", "sales linear", "Ann 1", "Local/echo@load/n 0"), queues().stream().sorted(
                Comparator.comparing(line -> List.of('o', 's', 'A', 'L').indexOf(line.charAt(0)))).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Action: QueueReload", "Action: Command\r\nCommand: queue reload all",
        "Action: Reload\r\nModule: app_queue"})
    void aReloadTakesChangesOver(String reload) throws IOException {
        client.ask("Action: QueueAdd", "Queue: sales", "Interface: Local/busy@load/n", "MemberName: Dyn");
        write("[sales]", "strategy = ringall", "member => Local/hold@load/n,3,Ann", "[new]");
        assertEquals("Success", client.ask(reload).get("Response"));
        List<String> queues = queues();
        assertEquals(4, queues.size(), queues.toString());
        assertTrue(queues.containsAll(List.of("sales ringall", "Ann 3", "Dyn 0", "new ringall")), queues.toString());
    }

    @Test
    void partsOfAReloadLeaveTheOthersAlone() throws IOException {
        write("[sales]", "strategy = ringall", "member => Local/hold@load/n,3,Ann", "[new]");
        client.ask("Action: QueueReload", "Members: yes");
        assertTrue(queues().containsAll(List.of("sales linear", "Ann 3", "old ringall")), queues().toString());
        client.ask("Action: QueueReload", "Parameters: yes", "Queue: sales");
        List<String> queues = queues();
        assertTrue(queues.containsAll(List.of("sales ringall", "old ringall")) && !queues.contains("new ringall"),
                queues.toString());
    }

    @Test
    void aFileThatIsWrongChangesNothing() throws IOException {
        List<String> before = queues();
        write("[sales]", "timeout = soon");
        client.ask("Action: QueueReload");
        assertEquals(before, queues());
    }

    @Test
    void aFileThatIsWrongAtTheStartIsToldWithItsLine() throws IOException {
        write("[sales]", "timeout = soon");
        IOException wrong = assertThrows(IOException.class,
                () -> EmulatedAsterisk.builder().queuesConf(file).start());
        assertTrue(wrong.getMessage().startsWith(file + ":2: "), wrong.getMessage());
    }

    /** The lines are those of Asterisk 22. */
    @Test
    void theConsoleShowsQueuesMembersAndCallers() throws IOException {
        client.ask("Action: QueuePause", "Queue: sales", "Interface: Local/echo@load/n", "Paused: yes", "Reason: tea");
        client.send("Action: Command", "Command: queue show sales");
        List<String> output = client.nextResponse().lines();
        assertEquals(List.of("Output: sales has 0 calls (max unlimited) in 'linear' strategy (0s holdtime, "
                + "0s talktime), W:0, C:0, A:0, SL:0.0%, SL2:0.0% within 0s", "Output:    Members: ",
                "Output:       Ann (Local/hold@load/n) with penalty 1 (ringinuse enabled) (Not in use) has taken no "
                + "calls yet (login was N secs ago)",
                "Output:       Local/echo@load/n (ringinuse enabled) (paused:tea was N secs ago) (Not in use) "
                + "has taken no calls yet (login was N secs ago)",
                "Output:    No Callers", "Output: "),
                output.subList(2, output.size()).stream().map(line -> line.replaceAll("\\d+ secs", "N secs")).toList());
    }
}
