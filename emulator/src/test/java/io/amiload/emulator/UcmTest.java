// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Grandstream UCM as its maker describes it. */
class UcmTest {

    private EmulatedAsterisk ucm;

    @BeforeEach
    void start() throws IOException {
        ucm = EmulatedAsterisk.builder().version(AsteriskVersion.UCM6300).account("ucmamiuser1", "s", "all", "all")
                .account("onlyuser1", "s", "all", "user").start();
    }

    @AfterEach
    void stop() {
        ucm.close();
    }

    @Test
    void greetsLogsInAndTellsOnlyOfTheLogin() throws IOException {
        try (TestClient client = new TestClient(ucm.port())) {
            assertEquals("Asterisk Call Manager/5.0.0", client.line());
            client.send("action: login", "username: ucmamiuser1", "secret: s");
            assertEquals(List.of("Response: Success", "Message: Authentication accepted"), client.read().lines());
            assertTrue(client.read().isEvent("SuccessfulAuth"), "there is no FullyBooted");
        }
    }

    @Test
    void listsQueuesAndTheirMembers() throws IOException {
        try (TestClient client = TestClient.loggedIn(ucm, "ucmamiuser1", "s", "Events: off")) {
            client.ask("action: QueueAdd", "queue: support", "interface: PJSIP/1000");
            Message start = client.ask("action: queues", "actionid: 7");
            assertEquals(List.of("Response: Success", "ActionID: 7", "EventList: start",
                    "Message: Queues list will follow"), start.lines());
            List<Message> list = client.readList("QueuesComplete");
            Message queue = list.get(0);
            assertEquals(List.of("Event", "ActionID", "Queue", "CallsTotal", "CallCount", "CallsComplete",
                    "CallsAbandoned", "Strategy", "Chairman", "EnableAgentLogin", "QueueName", "SeviceLevel",
                    "AbandonedRate", "AvgWaitTime", "AvgTalkTime", "AvailableCount", "AgentCount"), queue.keys());
            assertTrue(queue.get("SeviceLevel").startsWith("SL:0.0% within "), queue.toString());
            Message member = list.stream().filter(item -> item.lines().contains("Location: PJSIP/1000")).findFirst()
                    .orElseThrow();
            assertEquals(List.of("Event", "ActionID", "Queue", "Location", "MemberName", "Membership", "Penalty",
                    "CallsTaken", "LastCall", "Status", "EnableAgentLogin", "LoginTime", "CallsAbandon", "TalkTime",
                    "CallerChannel", "PausedTime", "Paused"), member.keys());
            assertEquals("dynamic", member.get("Membership"));
        }
    }

    @Test
    void listsAgents() throws IOException {
        try (TestClient client = TestClient.loggedIn(ucm, "ucmamiuser1", "s", "Events: off")) {
            client.ask("action: QueueAdd", "queue: support", "interface: PJSIP/1000");
            assertEquals("Agents status will follow", client.ask("action: GSAgents").get("Message"));
            List<Message> list = client.readList("GsAgentComplete");
            assertEquals(Integer.toString(list.size() - 1), list.get(list.size() - 1).get("ListItems"));
            assertEquals(List.of("Event", "Agent", "QueueName", "Queue", "Location", "Membership", "Penalty",
                    "CallsTaken", "LastCall", "Status", "LoginTime", "CallsAbandon", "TalkTime", "CallerChannel", "Paused"),
                    list.get(0).keys());
        }
    }

    @Test
    void hasTheActionsOfItsListAndNoOthers() throws IOException {
        try (TestClient client = TestClient.loggedIn(ucm, "ucmamiuser1", "s", "Events: off")) {
            List<String> lines = client.ask("action: listcommands").lines();
            assertTrue(lines.contains("GSAgents: (Priv: agent,all)"), lines.toString());
            assertTrue(lines.contains("Command: Execute Asterisk CLI Command. (Priv: command,specialcommand,all)"));
            assertTrue(client.ask("Action: DBPut").get("Message").startsWith("Invalid/unknown command: DBPut"));
        }
        try (TestClient client = TestClient.loggedIn(ucm, "onlyuser1", "s", "Events: off")) {
            assertEquals("Permission denied", client.ask("action: GSAgents").get("Message"));
            assertTrue(client.ask("action: listcommands").keys().stream().noneMatch("GSAgents"::equals));
        }
    }

    @Test
    void anAsteriskHasNoSuchActions() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start(); TestClient client = TestClient.quiet(asterisk)) {
            assertTrue(client.ask("Action: Queues").get("Message").startsWith("Invalid/unknown command: Queues"));
        }
    }
}
