// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import io.amiload.emulator.traffic.CallSequence;
import io.amiload.emulator.traffic.PlannedCall;
import io.amiload.emulator.traffic.Route;
import io.amiload.emulator.traffic.TrafficProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTrafficTest {

    private static final String HURRIED = String.join("\n", "ring: 5ms", "talk: exponential(20ms)", "patience: 5ms",
            "noAnswerAfter: 50ms", "hold: {share: 0, after: 1s, length: 1s}",
            "dtmf: {share: 0, digits: 1, after: 1s, every: 1s}");
    /** Calls of two: one calls, one is called. */
    private static final TrafficProfile PLAIN = TrafficProfile.parse("test", HURRIED + "\n" + String.join("\n",
            "outcomes: {answered: 76, busy: 10, noAnswer: 7, congestion: 3, cancelled: 4}",
            "transfers: {blind: 0, attended: 0, after: 1s, consultation: 1s}",
            "parking: {share: 0, after: 1s, length: 1s}"));

    private static final int CALLS = 150;

    @Test
    void everythingThatBeginsInACallEnds() throws IOException {
        try (EmulatedAsterisk asterisk = hurried(200).start(); TestClient client = logIn(asterisk)) {
            Map<String, Ledger> calls = new HashMap<>();
            Map<String, Integer> endings = new HashMap<>();
            int finished = 0;
            while (finished < CALLS) {
                Message event = client.read();
                String linkedid = event.get(event.get("Linkedid") == null ? "DestLinkedid" : "Linkedid");
                if (event.isEvent("Newchannel") && event.get("Uniqueid").equals(linkedid)) {
                    calls.put(linkedid, new Ledger());
                }
                Ledger call = calls.get(linkedid);
                if (call != null && call.book(event)) {
                    calls.remove(linkedid);
                    endings.merge(call.dialStatus, 1, Integer::sum);
                    finished++;
                }
            }
            Set<String> seen = new HashSet<>(endings.keySet());
            seen.removeAll(Set.of("CANCEL"));
            assertEquals(Set.of("ANSWER", "BUSY", "NOANSWER", "CONGESTION"), seen);
        }
    }

    /** What a call has opened and not closed. */
    private static final class Ledger {

        private final Set<String> channels = new TreeSet<>();
        private final Set<String> dials = new TreeSet<>();
        private final Set<String> bridged = new TreeSet<>();
        private int made;
        private String dialStatus;
        private String bridge;

        /** Takes an event of the call down; true when it was the last. */
        boolean book(Message event) {
            String uniqueid = event.get("Uniqueid");
            switch (event.get("Event")) {
                case "Newchannel":
                    assertTrue(channels.add(uniqueid), event.toString());
                    assertTrue(event.get("Channel").matches("PJSIP/([123][0-9][0-9]|trunk)-[0-9a-f]{8}"),
                            event.toString());
                    made++;
                    break;
                case "DialBegin":
                    assertTrue(dials.add(event.get("DestUniqueid")), event.toString());
                    assertTrue(channels.contains(uniqueid), event.toString());
                    break;
                case "DialEnd":
                    assertTrue(dials.remove(event.get("DestUniqueid")), event.toString());
                    dialStatus = event.get("DialStatus");
                    break;
                case "BridgeEnter":
                    assertTrue(bridge == null || bridge.equals(event.get("BridgeUniqueid")), event.toString());
                    bridge = event.get("BridgeUniqueid");
                    assertTrue(bridged.add(uniqueid), event.toString());
                    break;
                case "BridgeLeave":
                    assertEquals(bridge, event.get("BridgeUniqueid"));
                    assertTrue(bridged.remove(uniqueid), event.toString());
                    break;
                case "Hangup":
                    assertTrue(channels.remove(uniqueid), event.toString());
                    assertFalse(dials.contains(uniqueid) || bridged.contains(uniqueid), event.toString());
                    break;
                default:
                    break;
            }
            if (!channels.isEmpty()) {
                return false;
            }
            assertEquals(2, made);
            assertEquals("ANSWER".equals(dialStatus), bridge != null);
            return true;
        }
    }

    @Test
    void theSameSeedMakesTheSameCallsInTheSameOrder() throws IOException {
        List<String> one = dialled(42);
        CallSequence sequence = new CallSequence(PLAIN, 50, 42);
        List<String> planned = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            PlannedCall call = sequence.next();
            planned.add(call.route() == Route.OUTBOUND ? call.number().substring(1) + "@trunk" : call.number());
        }
        assertTrue(Collections.indexOfSubList(planned, one) >= 0, one.toString());
        assertFalse(Collections.indexOfSubList(planned, dialled(43)) >= 0);
    }

    private static List<String> dialled(long seed) throws IOException {
        List<String> dialled = new ArrayList<>();
        try (EmulatedAsterisk asterisk = hurried(50).callSeed(seed).start(); TestClient client = logIn(asterisk)) {
            // The client comes too late for the first calls.
            for (int i = 0; i < 8; i++) {
                dialled.add(client.nextEvent("DialBegin").get("DialString"));
            }
        }
        return dialled;
    }

    /** One at a time: when the third begins two have ended, and between two calls there is nothing. */
    @ParameterizedTest
    @ValueSource(strings = {
        "outcomes: {answered: 1}",
        "outcomes: {cancelled: 1}",
        "outcomes: {queued: 1}\nabandoned: 50",
        "outcomes: {answered: 1}\ntransfers: {blind: 100, attended: 0, after: 5ms, consultation: 5ms}",
        "outcomes: {answered: 1}\ntransfers: {blind: 0, attended: 100, after: 5ms, consultation: 5ms}",
        "outcomes: {answered: 1}\nparking: {share: 100, after: 5ms, length: 20ms}"})
    void nothingIsLeftOfACall(String kind) throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", HURRIED + "\nconcurrent: 1\n" + kind);
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().calls(10).traffic(profile).start()) {
            Await.until("a moment without calls",
                    () -> asterisk.counters().backgroundCalls() >= 3 && asterisk.channels() == 0);
            assertEquals(0, asterisk.counters().eventsSent());
            assertEquals(0, asterisk.counters().calls());
        }
    }

    @Test
    void withoutAProfileItIsAnOffice() throws IOException {
        Set<String> missing = new HashSet<>(List.of("Newchannel", "DialBegin", "DialEnd", "BridgeEnter", "Hangup",
                "DeviceStateChange", "ExtensionStatus", "Hold", "Unhold", "MusicOnHoldStart", "DTMFEnd",
                "BlindTransfer", "AttendedTransfer", "ParkedCall", "ConfbridgeJoin", "QueueCallerJoin", "AgentConnect",
                "AgentComplete"));
        Set<String> channels = new HashSet<>();
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "all", "all").calls(200).start();
                TestClient client = logIn(asterisk)) {
            while (!missing.isEmpty() || channels.size() < 3) {
                Message event = client.read();
                missing.remove(event.get("Event"));
                if (event.isEvent("Newchannel")) {
                    channels.add(event.get("Channel").replaceAll("PJSIP/\\d.*", "a phone")
                            .replaceAll("PJSIP/trunk.*", "the trunk").replaceAll("Local/.*", "a Local channel"));
                }
            }
            assertEquals(Set.of("a phone", "the trunk", "a Local channel"), channels);
        }
    }

    @Test
    void endsWithTheServer() throws IOException {
        EmulatedAsterisk asterisk = hurried(20).start();
        try (TestClient client = new TestClient(asterisk.port())) {
            client.line();
            client.ask("Action: Login", "Username: u", "Secret: s");
            client.nextEvent("Hangup");
            asterisk.close();
            String rest = client.readToEnd();
            assertTrue(rest.endsWith("\r\n\r\n"), rest.substring(Math.max(0, rest.length() - 200)));
        }
        long calls = asterisk.counters().backgroundCalls();
        assertThrows(IllegalStateException.class, asterisk::channels);
        assertEquals(calls, asterisk.counters().backgroundCalls());
    }

    @Test
    void refusesRatesThatAreNone() {
        EmulatorBuilder builder = EmulatedAsterisk.builder();
        assertThrows(IllegalArgumentException.class, () -> builder.calls(-1));
        assertThrows(IllegalArgumentException.class, () -> builder.calls(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> builder.calls(1_001));
        assertThrows(IllegalArgumentException.class, () -> builder.talkTime(Duration.ofMillis(-1)));
    }

    @Test
    void aDialplanOfOnesOwnAsksForWhatWasPlanned() throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", "{ring: 30ms, noAnswerAfter: 70ms, phones: 'alice, bob', "
                + "outcomes: {noAnswer: 1}, routes: {internal: 1}}");
        Dialplan dialplan = Dialplan.parse(String.join("\n", "[background]",
                "exten => _[ab].,1,NoOp(${TRAFFIC(ring)} ${TRAFFIC(timeout)} ${TRAFFIC(outcome)} ${TRAFFIC(trunk)})"));
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "dialplan", "all").calls(50)
                .dialplan(dialplan).traffic(profile).start(); TestClient client = logIn(asterisk)) {
            Message step = client.nextEvent("Newexten");
            assertEquals("0.030 0.070 noAnswer trunk", step.get("AppData"));
            assertTrue(step.get("Channel").matches("PJSIP/(alice|bob)-.*"), step.toString());
        }
    }

    @Test
    void phonesAreInDeviceListsAndHaveHints() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "all", "all").calls(0.01).start();
                TestClient client = TestClient.loggedIn(asterisk, "u", "s", "Events: off")) {
            assertEquals("PJSIP/117", client.ask("Action: ExtensionState", "Exten: 117", "Context: background")
                    .get("Hint"));
            client.send("Action: PJSIPShowEndpoints");
            Message phone = client.nextEvent("EndpointList");
            while (!phone.get("ObjectName").equals("117")) {
                phone = client.nextEvent("EndpointList");
            }
            assertEquals("Not in use", phone.get("DeviceState"));
        }
    }

    @Test
    void callersAreHeldAndPressDigits() throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", String.join("\n",
                "ring: 1ms", "talk: 1s", "outcomes: {answered: 1}",
                "transfers: {blind: 0, attended: 0, after: 1s, consultation: 1s}",
                "parking: {share: 0, after: 1s, length: 1s}",
                "hold: {share: 100, after: 10ms, length: 50ms}",
                "dtmf: {share: 100, digits: 3, after: 10ms, every: 10ms}"));
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "call,dtmf", "all").calls(20)
                .traffic(profile).start(); TestClient client = logIn(asterisk)) {
            Message hold = client.nextEvent("Hold");
            Message unhold = client.nextEvent("Unhold");
            while (!unhold.get("Uniqueid").equals(hold.get("Uniqueid"))) {
                unhold = client.nextEvent("Unhold");
            }
            Message begin = client.nextEvent("DTMFBegin");
            Message end = client.read();
            assertTrue(end.isEvent("DTMFEnd"), end.toString());
            assertEquals(begin.get("Digit"), end.get("Digit"));
            assertEquals("100", end.get("DurationMs"));
        }
    }

    @Test
    void parkedCallsAreFetchedOrGivenUp() throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", HURRIED + "\n" + String.join("\n",
                "outcomes: {answered: 1}", "transfers: {blind: 0, attended: 0, after: 1s, consultation: 1s}",
                "parking: {share: 100, after: 5ms, length: 20ms}", "abandoned: 50"));
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "call", "all").calls(20)
                .traffic(profile).start(); TestClient client = logIn(asterisk)) {
            client.nextEvent("ParkedCall");
            assertTrue(client.nextEvent("UnParkedCall").get("RetrieverChannel").startsWith("PJSIP/"));
            client.nextEvent("ParkedCallGiveUp");
        }
    }

    @Test
    void callsAreSentOnWithAndWithoutAWordBefore() throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", HURRIED + "\n" + String.join("\n",
                "outcomes: {answered: 1}", "transfers: {blind: 50, attended: 50, after: 5ms, consultation: 10ms}"));
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "call", "all").calls(20)
                .traffic(profile).start(); TestClient client = logIn(asterisk)) {
            Message blind = client.nextEvent("BlindTransfer");
            assertTrue(blind.get("Extension").matches("[12][0-9][0-9]|300"), blind.toString());
            assertEquals("Success", client.nextEvent("AttendedTransfer").get("Result"));
        }
    }

    @Test
    void callsBeyondTheMostAreNotMadeAndCounted() throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", "{concurrent: 3, outcomes: {answered: 1}, talk: 1h}");
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().calls(500).traffic(profile).start()) {
            Await.until("calls are refused", () -> asterisk.counters().backgroundCallsRefused() > 20);
            assertEquals(3, asterisk.counters().backgroundCalls());
            assertEquals(6, asterisk.channels());
        }
    }

    @Test
    void queuedCallsAreAnsweredOrAbandonedAndEachIsToldToItsEnd() throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", String.join("\n",
                "ring: 50ms", "talk: 50ms", "patience: uniform(20ms, 40ms)", "abandoned: 50", "missed: 0",
                "outcomes: {queued: 1}"));
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "agent", "all").calls(20)
                .traffic(profile).start(); TestClient client = logIn(asterisk)) {
            Map<String, String> calls = new HashMap<>();
            Map<String, Integer> endings = new HashMap<>();
            while (endings.size() < 2 || endings.values().stream().mapToInt(Integer::intValue).sum() < 30) {
                Message event = client.read();
                String caller = event.get("Uniqueid");
                if (event.isEvent("QueueCallerJoin")) {
                    assertEquals("desk", event.get("Queue"));
                    calls.put(caller, "waits");
                } else if (calls.containsKey(caller)) {
                    follow(event, calls, endings);
                }
            }
            assertEquals(Set.of("completed", "abandoned"), endings.keySet());
        }
    }

    private static void follow(Message event, Map<String, String> calls, Map<String, Integer> endings) {
        String caller = event.get("Uniqueid");
        String state = calls.get(caller);
        switch (event.get("Event")) {
            case "AgentConnect":
                assertEquals("left", state, event.toString());
                assertTrue(event.get("Interface").matches("PJSIP/4[0-4][0-9]"), event.toString());
                calls.put(caller, "talks");
                break;
            case "QueueCallerAbandon":
                assertEquals("waits", state, event.toString());
                calls.put(caller, "given up");
                break;
            case "QueueCallerLeave":
                assertTrue(Set.of("waits", "given up").contains(state), event.toString());
                calls.put(caller, "left");
                if (state.equals("given up")) {
                    calls.remove(caller);
                    endings.merge("abandoned", 1, Integer::sum);
                }
                break;
            case "AgentComplete":
                assertEquals("talks", state, event.toString());
                assertTrue(Set.of("caller", "agent").contains(event.get("Reason")), event.toString());
                calls.remove(caller);
                endings.merge("completed", 1, Integer::sum);
                break;
            default:
                break;
        }
    }

    @Test
    void agentsMissCalls() throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", "{outcomes: {queued: 1}, missed: 100, abandoned: 0}");
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "agent", "all").calls(5)
                .traffic(profile).start(); TestClient client = logIn(asterisk)) {
            String caller = client.nextEvent("AgentRingNoAnswer").get("Uniqueid");
            Message connected = client.nextEvent("AgentConnect");
            while (!connected.get("Uniqueid").equals(caller)) {
                connected = client.nextEvent("AgentConnect");
            }
        }
    }

    @Test
    void callsCannotWaitInAQueueThatThereIsNot() {
        TrafficProfile profile = TrafficProfile.parse("test", "{outcomes: {queued: 1}, queue: nosuch}");
        Exception refusal = assertThrows(IllegalArgumentException.class,
                () -> EmulatedAsterisk.builder().calls(1).traffic(profile).start());
        assertTrue(refusal.getMessage().contains("\"nosuch\"") && refusal.getMessage().endsWith(", desk"),
                refusal.getMessage());
    }

    private static EmulatorBuilder hurried(double callsPerSecond) {
        return EmulatedAsterisk.builder().account("u", "s", "call,dialplan", "all").traffic(PLAIN)
                .calls(callsPerSecond);
    }

    private static TestClient logIn(EmulatedAsterisk asterisk) throws IOException {
        return TestClient.loggedIn(asterisk, "u", "s");
    }
}
