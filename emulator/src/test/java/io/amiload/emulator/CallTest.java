// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        start(AsteriskVersion.V22);
    }

    private void start(AsteriskVersion version) throws IOException {
        asterisk = EmulatedAsterisk.builder().version(version).account("u", "s", "call,dialplan", "all").start();
        client = TestClient.loggedIn(asterisk, "u", "s");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        asterisk.close();
    }

    @Test
    void aCallHasOneBeginningAndOneEndForEachChannelAndLinksThem() throws IOException {
        originate("Local/s@load/n", "Application: Wait", "Data: 5", "Async: true", "ActionID: o");
        List<Message> events = eventsOfCalls(1);
        Message first = events.get(0);
        assertEquals("Newchannel", first.get("Event"));
        Set<String> ids = new HashSet<>();
        for (Message event : events) {
            if (event.isEvent("Newchannel")) {
                assertTrue(ids.add(event.get("Uniqueid")));
                assertEquals(first.get("Uniqueid"), event.get("Linkedid"));
            }
            if (event.isEvent("Hangup")) {
                assertTrue(ids.remove(event.get("Uniqueid")));
                assertEquals("16", event.get("Cause"));
                assertEquals("Normal Clearing", event.get("Cause-txt"));
            }
        }
        assertTrue(ids.isEmpty(), ids.toString());
        Message result = only(events, "OriginateResponse");
        assertEquals(List.of("Event", "Privilege", "ActionID", "Response", "Channel", "Application", "Data", "Reason",
                "Uniqueid", "CallerIDNum", "CallerIDName"), result.keys());
        assertEquals("4", result.get("Reason"));
        assertEquals(first.get("Uniqueid"), result.get("Uniqueid"));
    }

    @Test
    void aSynchronousOriginateHoldsActionsAndEventsOfItsSessionBack() throws IOException {
        try (TestClient other = TestClient.loggedIn(asterisk, "u", "s", "Events: off")) {
            client.send("Action: Originate", "Channel: Local/ringans@load/n", "Application: Wait", "Data: 0.1",
                    "ActionID: o");
            client.send("Action: Ping", "ActionID: p");
            assertEquals("Pong", other.ask("Action: Ping").get("Ping"));
            Message reply = client.read();
            assertEquals(List.of("Response: Success", "ActionID: o", "Message: Originate successfully queued"),
                    reply.lines());
            assertTrue(client.read().isEvent("Newchannel"));
            assertEquals("p", client.nextResponse().get("ActionID"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Local/busy@load,       5, BUSY",
        "Local/congestion@load, 8, CONGESTION",
        "Local/decline@load,    0, NOANSWER",
        "Local/nowhere@load,    0,",
        "Local/ring@load,       3,",
        "Local/noanswer@load,   3,",
        "Dongle/1,              0,",
    })
    void saysWhyNobodyAnswered(String channel, String reason, String dialStatus) throws IOException {
        originate(channel, "Application: Wait", "Async: true", "Timeout: 300", "ActionID: o");
        List<Message> events = new ArrayList<>();
        do {
            events.add(client.read());
        } while (!events.get(events.size() - 1).isEvent("OriginateResponse"));
        Message result = events.get(events.size() - 1);
        assertEquals("Failure", result.get("Response"));
        assertEquals(reason, result.get("Reason"));
        assertEquals(channel, result.get("Channel"));
        assertEquals("<unknown>", result.get("Uniqueid"));
        List<String> ends = new ArrayList<>();
        for (Message event : events) {
            if (event.isEvent("DialEnd")) {
                ends.add(event.get("DialStatus"));
            }
        }
        assertEquals(dialStatus == null ? List.of() : List.of(dialStatus), ends);
        assertEquals(List.of("Response: Error", "ActionID: s", "Message: Originate failed"),
                originate(channel, "Application: Wait", "Timeout: 300", "ActionID: s").lines());
        Await.until("all channels are gone", () -> asterisk.channels() == 0);
    }

    @Test
    void theCauseOfACallThatNobodyAnsweredDependsOnTheVersion() throws IOException {
        assertEquals("19", causeOfUnanswered());
        disconnect();
        start(AsteriskVersion.V16);
        assertEquals("0", causeOfUnanswered());
    }

    @Test
    void whereAHangupHandlerRunsDependsOnTheVersion() throws IOException {
        assertEquals("1", stepOfHangupHandler());
        disconnect();
        start(AsteriskVersion.V16);
        assertEquals("2", stepOfHangupHandler());
    }

    private String stepOfHangupHandler() throws IOException {
        originate("Local/vars@corpus/n", "Application: Wait", "Async: true");
        Message run = client.nextEvent("HangupHandlerRun");
        assertEquals("h", run.get("Exten"));
        return run.get("Priority");
    }

    private String causeOfUnanswered() throws IOException {
        originate("Local/ring@load/n", "Application: Wait", "Timeout: 50", "Async: true");
        Message hangup = client.nextEvent("Hangup");
        assertEquals(hangup.get("Cause"), client.nextEvent("Hangup").get("Cause"));
        return hangup.get("Cause");
    }

    @Test
    void bridgesTheTwoSidesOfADialAndTakesThemApartAgain() throws IOException {
        originate("Local/hold@load/n", "Context: load", "Exten: dial", "Priority: 1", "Async: true");
        Message create = client.nextEvent("BridgeCreate");
        assertEquals("0", create.get("BridgeNumChannels"));
        assertEquals("1", client.nextEvent("BridgeEnter").get("BridgeNumChannels"));
        Message enter = client.nextEvent("BridgeEnter");
        assertEquals("2", enter.get("BridgeNumChannels"));
        client.send("Action: BridgeList", "ActionID: b");
        client.nextResponse();
        List<Message> bridges = client.readList("BridgeListComplete");
        assertEquals(2, bridges.size());
        assertEquals(create.get("BridgeUniqueid"), bridges.get(0).get("BridgeUniqueid"));
        assertEquals("Channel Hungup",
                client.ask("Action: Hangup", "Channel: " + enter.get("Channel")).get("Message"));
        assertEquals("1", client.nextEvent("BridgeLeave").get("BridgeNumChannels"));
        assertEquals("0", client.nextEvent("BridgeLeave").get("BridgeNumChannels"));
        assertEquals("0", client.nextEvent("BridgeDestroy").get("BridgeNumChannels"));
        Await.until("all four channels are gone", () -> asterisk.channels() == 0);
    }

    @Test
    void listsChannelsWithTheirDetails() throws IOException {
        originate("Local/hold@load/n", "Application: Echo", "Async: true", "ChannelId: one", "OtherChannelId: two",
                "CallerID: \"O'Brien \\\"Bob\\\"?\" <100>");
        client.nextEvent("OriginateResponse");
        assertEquals("start", client.ask("Action: CoreShowChannels", "ActionID: c").get("EventList"));
        List<Message> channels = client.readList("CoreShowChannelsComplete");
        assertEquals("one", channels.get(0).get("Uniqueid"));
        assertEquals("O\\'Brien \\\"Bob\\\"\\?", channels.get(0).get("CallerIDName"));
        assertEquals("Echo", channels.get(0).get("Application"));
        assertEquals("00:00:00", channels.get(0).get("Duration"));
        assertEquals("two", channels.get(1).get("Uniqueid"));
        assertEquals(List.of("Event: CoreShowChannelsComplete", "ActionID: c", "EventList: Complete", "ListItems: 2"),
                channels.get(2).lines());
        client.ask("Action: Status", "Channel: one", "Variables: UNIQUEID,NOPE", "ActionID: s");
        List<Message> status = client.readList("StatusComplete");
        assertEquals("Call", status.get(0).get("Privilege"));
        assertTrue(status.get(0).lines().containsAll(List.of("Variable: UNIQUEID=one", "Variable: NOPE=(null)")));
        assertEquals("1", status.get(1).get("Items"));
        assertEquals("2", client.ask("Action: CoreStatus").get("CoreCurrentCalls"));
        assertEquals("start", client.ask("Action: Hangup", "Channel: /^Local.*$/").get("EventList"));
        assertEquals("2", client.nextEvent("ChannelsHungupListComplete").get("ListItems"));
        Await.until("both halves are gone", () -> asterisk.channels() == 0);
    }

    @Test
    void setsAndReadsVariables() throws IOException {
        assertEquals("Variable Set", client.ask("Action: Setvar", "Variable: G", "Value: 1 \"2\"").get("Message"));
        Message set = client.read();
        assertEquals(List.of("Event: VarSet", "Privilege: dialplan,all", "Channel: none", "Uniqueid: none",
                "Variable: G", "Value: 1 \\\"2\\\""), set.lines());
        assertEquals("1 \"2\"", client.ask("Action: Getvar", "Variable: G").get("Value"));
        assertEquals("", client.ask("Action: Getvar", "Variable: Nope").get("Value"));
        assertEquals("Variable not set",
                client.ask("Action: Setvar", "Variable: SHELL(x)", "Value: y").get("Message"));
        assertEquals("Variable Set",
                client.ask("Action: Setvar", "Variable: DEVICE_STATE(Custom:lamp)", "Value: BUSY").get("Message"));
        assertEquals("BUSY", client.nextEvent("DeviceStateChange").get("State"));
        client.ask("Action: DeviceStateList", "ActionID: d");
        assertEquals("Custom:lamp", client.readList("DeviceStateListComplete").get(0).get("Device"));
    }

    @Test
    void refusesAnUniqueIdThatIsInUse() throws IOException {
        originate("Local/hold@load/n", "Application: Echo", "Async: true", "ChannelId: same");
        client.nextEvent("OriginateResponse");
        originate("Local/hold@load/n", "Application: Echo", "Async: true", "ChannelId: same");
        Message result = client.nextEvent("OriginateResponse");
        assertEquals("0", result.get("Reason"));
        assertEquals("same", result.get("Uniqueid"));
    }

    @Test
    void numbersCallsAnew() throws IOException {
        originate("Local/busy@load", "Application: Wait");
        String first = client.nextEvent("Newchannel").get("Channel");
        originate("Local/busy@load", "Application: Wait");
        assertTrue(first.matches("Local/busy@load-00000000;1"), first);
        assertEquals("Local/busy@load-00000001;1", client.nextEvent("Newchannel").get("Channel"));
        assertNotEquals(0, asterisk.counters().calls());
    }

    @Test
    void refusesDangerousApplicationsToWhoIsNotTrusted() throws IOException {
        try (EmulatedAsterisk careful = EmulatedAsterisk.builder().account("u", "s", "", "originate").start();
                TestClient weak = TestClient.loggedIn(careful, "u", "s")) {
            assertEquals("Originate Access Forbidden: app or data blacklisted", weak.ask("Action: Originate",
                    "Channel: Local/s@load", "Application: System", "Data: reboot").get("Message"));
            assertEquals("Originate Access Forbidden: app or data blacklisted", weak.ask("Action: Originate",
                    "Channel: Local/s@load", "Application: NoOp", "Data: ${SHELL(x)}").get("Message"));
        }
    }

    private Message originate(String channel, String... more) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Action: Originate", "Channel: " + channel));
        lines.addAll(List.of(more));
        return client.ask(lines.toArray(new String[0]));
    }

    /** Reads up to the end of so many pairs of channels. */
    private List<Message> eventsOfCalls(int pairs) throws IOException {
        List<Message> events = new ArrayList<>();
        for (int hangups = 0; hangups < 2 * pairs; ) {
            events.add(client.read());
            hangups += events.get(events.size() - 1).isEvent("Hangup") ? 1 : 0;
        }
        return events;
    }

    private static Message only(List<Message> events, String name) {
        List<Message> found = new ArrayList<>();
        for (Message event : events) {
            if (event.isEvent(name)) {
                found.add(event);
            }
        }
        assertEquals(1, found.size());
        return found.get(0);
    }
}
