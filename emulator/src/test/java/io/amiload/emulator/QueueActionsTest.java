// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.amiload.emulator.TestClient.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Expected texts are what Asterisk 22 and 16 answered to the same actions with the same queues. */
class QueueActionsTest {

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        open(AsteriskVersion.V22);
    }

    private void open(AsteriskVersion version) throws IOException {
        asterisk = EmulatedAsterisk.builder().version(version).account("admin", "s3cret", "all", "all").start();
        client = TestClient.loggedIn(asterisk, "admin", "s3cret");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        asterisk.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "QueueAdd|Interface: Local/x@y|'Queue' not specified.",
        "QueueAdd|Queue: support|'Interface' not specified.",
        "QueueAdd|Queue: nosuch;Interface: Local/x@y|Unable to add interface to queue: No such queue",
        "QueueAdd|Queue: SUPPORT;Interface: local/hold@load/n|Unable to add interface: Already there",
        "QueueRemove|Queue: support|Need 'Queue' and 'Interface' parameters.",
        "QueueRemove|Queue: nosuch;Interface: x|Unable to remove interface from queue: No such queue",
        "QueueRemove|Queue: support;Interface: x|Unable to remove interface: Not there",
        "QueueRemove|Queue: support;Interface: Local/hold@load/n|Member not dynamic",
        "QueuePause|Interface: x|Need 'Interface' and 'Paused' parameters.",
        "QueuePause|Interface: x;Paused: 1|Interface not found",
        "QueuePause|Queue: nosuch;Interface: Local/hold@load/n;Paused: 1|Interface not found",
        "QueuePenalty|Interface: x|Need 'Interface' and 'Penalty' parameters.",
        "QueuePenalty|Interface: Local/hold@load/n;Penalty: -2|Invalid interface, queuename or penalty",
        "QueuePenalty|Interface: x;Penalty: 3|Invalid interface, queuename or penalty",
        "QueueMemberRingInUse|Interface: x|Need 'Interface' and 'RingInUse' parameters.",
        "QueueMemberRingInUse|Interface: x;RingInUse: maybe"
                + "|'RingInUse' parameter must be a truth value (yes/no, on/off, 0/1, etc)",
        "QueueMemberRingInUse|Interface: x;RingInUse: no|Invalid interface, queuename, or ringinuse value",
        "QueueLog|Queue: support|Need 'Queue' and 'Event' parameters.",
        "QueueChangePriorityCaller|Caller: x|'Queue' not specified.",
        "QueueChangePriorityCaller|Queue: support|'Caller' not specified.",
        "QueueChangePriorityCaller|Queue: support;Caller: x|'Priority' not specified.",
        "QueueChangePriorityCaller|Queue: support;Caller: x;Priority: a|'Priority' need integer.",
        "QueueChangePriorityCaller|Queue: support;Caller: x;Priority: 3"
                + "|Unable to change priority caller on queue: No such caller",
        "QueueChangePriorityCaller|Queue: nosuch;Caller: x;Priority: 3"
                + "|Unable to change priority caller on queue: No such queue",
        "QueueWithdrawCaller|Queue: support|'Caller' not specified.",
        "QueueWithdrawCaller|Queue: support;Caller: x|Unable to request withdraw from queue: No such caller",
        "QueueWithdrawCaller|Queue: nosuch;Caller: x|Unable to request withdraw from queue: No such queue",
    })
    void saysWhatIsWrong(String action, String headers, String message) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Action: " + action));
        lines.addAll(List.of(headers.split(";")));
        Message answer = client.ask(lines.toArray(new String[0]));
        assertEquals("Response: Error", answer.lines().get(0));
        assertEquals(message, answer.get("Message").strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "QueueReset|X: y|Queue stats reset successfully",
        "QueueReset|Queue: nosuch|Queue stats reset successfully",
        "QueueReload|Queue: nosuch|Queue reloaded successfully",
        "QueueLog|Queue: any;Event: X|Event added successfully",
        "QueuePenalty|Interface: Local/hold@load/n;Penalty: abc|Interface penalty set successfully",
    })
    void saysThatItIsDone(String action, String headers, String message) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Action: " + action));
        lines.addAll(List.of(headers.split(";")));
        Message answer = client.ask(lines.toArray(new String[0]));
        assertEquals(List.of("Response: Success", "Message: " + message), answer.lines());
    }

    @Test
    void aMemberComesTakesABreakAndGoes() throws IOException {
        client.ask("Action: QueueAdd", "Queue: corpusempty", "Interface: Local/lazy@load/n", "Penalty: 3",
                "MemberName: Dyn, \"M\"", "StateInterface: Custom:lamp1", "Wrapuptime: 4");
        assertEquals("Queue:corpusempty_pause_Local/lazy@load/n", client.nextEvent("DeviceStateChange").get("Device"));
        Message added = client.read();
        long now = Long.parseLong(added.get("LoginTime"));
        assertEquals(List.of("Event: QueueMemberAdded", "Privilege: agent,all", "Queue: corpusempty",
                "MemberName: Dyn, \"M\"", "Interface: Local/lazy@load/n", "StateInterface: Custom:lamp1",
                "Membership: dynamic", "Penalty: 3", "CallsTaken: 0", "LastCall: 0", "LastPause: 0",
                "LoginTime: " + now, "InCall: 0", "Status: 0", "Paused: 0", "PausedReason: ", "Ringinuse: 1",
                "Wrapuptime: 4"), added.lines());
        Message available = client.nextEvent("DeviceStateChange");
        assertEquals("Queue:corpusempty_avail", available.get("Device"));
        assertEquals("NOT_INUSE", available.get("State"));

        client.ask("Action: QueuePause", "Interface: Local/lazy@load/n", "Paused: yes", "Reason: lunch: long");
        assertEquals("INUSE", client.nextEvent("DeviceStateChange").get("State"));
        assertEquals("INUSE", client.nextEvent("DeviceStateChange").get("State"));
        Message paused = client.nextEvent("QueueMemberPause");
        assertEquals("1", paused.get("Paused"));
        assertEquals("lunch: long", paused.get("PausedReason"));

        client.ask("Action: Setvar", "Variable: DEVICE_STATE(Custom:lamp1)", "Value: RINGING");
        assertEquals("6", client.nextEvent("QueueMemberStatus").get("Status"));

        assertEquals("Removed interface from queue", client.ask("Action: QueueRemove", "Queue: corpusempty",
                "Interface: Local/lazy@load/n").get("Message"));
        assertEquals("1", client.nextEvent("QueueMemberRemoved").get("Paused"));
    }

    @ParameterizedTest
    @EnumSource(names = {"V16", "V22"})
    void theReasonForTheEndOfABreakDependsOnTheVersion(AsteriskVersion version) throws IOException {
        stop();
        open(version);
        client.ask("Action: QueuePause", "Queue: support", "Interface: Local/hold@load/n", "Paused: 0", "Reason: r");
        Message event = client.nextEvent("QueueMemberPause");
        boolean old = version == AsteriskVersion.V16;
        assertEquals(old ? "" : "r", event.get("PausedReason"));
        assertEquals(old ? "r" : null, event.get("Reason"));
    }

    @Test
    void listsQueuesInTheOrderOfAsterisk() throws IOException {
        client.ask("Action: QueueStatus", "ActionID: s");
        List<Message> items = client.readList("QueueStatusComplete");
        List<String> shown = new ArrayList<>();
        for (Message item : items.subList(0, items.size() - 1)) {
            shown.add(item.get("Queue") + (item.get("Name") == null ? "" : " " + item.get("Name")));
        }
        assertEquals(List.of("corpusempty", "mixq", "mixq Mix Two", "mixq Mix One", "support", "support Agent Two, Jr",
                "corpusq", "corpusq Anna: A.", "corpusq Bob B Jr"), shown);
        assertEquals(List.of("Event: QueueParams", "Queue: corpusempty", "Max: 0", "Strategy: leastrecent", "Calls: 0",
                "Holdtime: 0", "TalkTime: 0", "Completed: 0", "Abandoned: 0", "ServiceLevel: 0",
                "ServicelevelPerf: 0.0", "ServicelevelPerf2: 0.0", "Weight: 0", "ActionID: s"), items.get(0).lines());
        assertEquals("9", items.get(9).get("ListItems"));

        client.ask("Action: QueueStatus", "Queue: CORPUSQ", "Member: Local/lazy@corpus/n");
        assertEquals(3, client.readList("QueueStatusComplete").size());
        client.ask("Action: QueueStatus", "Queue: nosuch");
        assertEquals(1, client.readList("QueueStatusComplete").size());
    }

    @Test
    void anAnswerAboutRulesEndsWithAnEmptyLineTooMany() throws IOException {
        client.send("Action: QueueRule");
        assertEquals("Response: Success", client.line());
        assertEquals("", client.line());
        assertEquals("", client.line());
    }
}
