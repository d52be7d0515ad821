// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import io.amiload.emulator.traffic.CallSequence;
import io.amiload.emulator.traffic.TrafficProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CallTrafficTest {

    /** As in the built-in dialplan, but in a hurry. */
    private static final Dialplan HURRIED = Dialplan.parse(String.join("\n",
            "[background]",
            "exten => _XXX,1,Dial(Local/${EXTEN}@background-phones/n,0.05)",
            " same => n,Hangup()",
            "[background-phones]",
            "exten => _1XX,1,Ringing()",
            " same => n,Answer()",
            " same => n,Echo()",
            "exten => _2XX,1,Busy(1)",
            "exten => _3XX,1,Ringing()",
            " same => n,Wait(30)",
            "exten => _4XX,1,Congestion(1)",
            "exten => _5XX,1,Ringing()",
            " same => n,Wait(30)"));

    /** No calls that queue: this dialplan has no extensions for them. */
    private static final TrafficProfile UNQUEUED = TrafficProfile.parse("test",
            "outcomes: {answered: 76, busy: 10, noAnswer: 7, congestion: 3, cancelled: 4}");

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
            assertEquals(Set.of("ANSWER", "BUSY", "NOANSWER", "CONGESTION"), endings.keySet());
        }
    }

    /** What a call has opened and not closed. */
    private static final class Ledger {

        private final Set<String> channels = new TreeSet<>();
        private final Set<String> dials = new TreeSet<>();
        private final Set<String> bridged = new TreeSet<>();
        private int pairs;
        private String dialStatus;
        private String bridge;

        /** Takes an event of the call down; true when it was the last. */
        boolean book(Message event) {
            String uniqueid = event.get("Uniqueid");
            switch (event.get("Event")) {
                case "Newchannel":
                    assertTrue(channels.add(uniqueid), event.toString());
                    pairs++;
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
            assertEquals(4, pairs);
            assertNotNull(dialStatus);
            assertEquals(dialStatus.equals("ANSWER"), bridge != null);
            return true;
        }
    }

    @Test
    void bridgesComeAndGo() throws IOException {
        try (EmulatedAsterisk asterisk = hurried(100).start(); TestClient client = logIn(asterisk)) {
            for (int i = 0; i < 5; i++) {
                String bridge = client.nextEvent("BridgeCreate").get("BridgeUniqueid");
                Message destroyed = client.nextEvent("BridgeDestroy");
                while (!destroyed.get("BridgeUniqueid").equals(bridge)) {
                    destroyed = client.nextEvent("BridgeDestroy");
                }
                assertEquals("0", destroyed.get("BridgeNumChannels"));
            }
        }
    }

    @Test
    void theServerDialsWhatThePlanSays() throws IOException {
        List<String> dialled = new ArrayList<>();
        try (EmulatedAsterisk asterisk = hurried(50).callSeed(42).talkTime(Duration.ZERO).start();
                TestClient client = logIn(asterisk)) {
            // The client comes too late for the first calls.
            for (int i = 0; i < 8; i++) {
                dialled.add(client.nextEvent("DialBegin").get("DialString"));
            }
        }
        CallSequence sequence = new CallSequence(UNQUEUED, 50, 42);
        List<String> planned = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            planned.add(sequence.next().number() + "@background-phones/n");
        }
        assertTrue(Collections.indexOfSubList(planned, dialled) >= 0, dialled.toString());
    }

    @Test
    void nothingIsLeftOfACall() throws IOException {
        try (EmulatedAsterisk asterisk = hurried(10).talkTime(Duration.ZERO).start()) {
            Await.until("a moment without calls",
                    () -> asterisk.counters().backgroundCalls() >= 20 && asterisk.channels() == 0);
            assertEquals(0, asterisk.counters().eventsSent());
            assertEquals(0, asterisk.counters().calls());
        }
    }

    @Test
    void theBuiltInDialplanKnowsTheNumbers() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "call,dialplan", "all").calls(50)
                .talkTime(Duration.ofMillis(10)).start(); TestClient client = logIn(asterisk)) {
            Message dial = client.nextEvent("DialBegin");
            assertTrue(dial.get("DialString").matches("[1-5]0[0-9]@background-phones/n"), dial.toString());
            assertTrue(dial.get("DestConnectedLineNum").matches("5[0-9][0-9]"), dial.toString());
            assertTrue(dial.get("DestConnectedLineName").startsWith("Desk 5"), dial.toString());
            assertEquals("ANSWER", answered(client).get("DialStatus"));
            client.send("Action: CoreShowChannels", "ActionID: c");
            client.nextEvent("CoreShowChannelsComplete");
        }
    }

    private static Message answered(TestClient client) throws IOException {
        Message end = client.nextEvent("DialEnd");
        while (!end.get("DialStatus").equals("ANSWER")) {
            end = client.nextEvent("DialEnd");
        }
        return end;
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
    void ringTimesAndTimeoutsAreThoseOfTheProfile() throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", String.join("\n",
                "ring: 30ms", "talk: 200ms", "noAnswerAfter: 70ms",
                "outcomes: {answered: 1, noAnswer: 1}"));
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "call,dialplan", "all").calls(50)
                .traffic(profile).start(); TestClient client = logIn(asterisk)) {
            Message waits = client.nextEvent("Newexten");
            while (!waits.get("Application").equals("Wait") || waits.get("AppData").equals("86400")) {
                waits = client.nextEvent("Newexten");
            }
            assertEquals("0.030", waits.get("AppData"));
            Message dial = client.nextEvent("Newexten");
            while (!dial.get("Application").equals("Dial") || !dial.get("Extension").startsWith("3")) {
                dial = client.nextEvent("Newexten");
            }
            assertTrue(dial.get("AppData").endsWith("@background-phones/n,0.070"), dial.toString());
        }
    }

    @Test
    void callersGiveUpAreHeldAndPressDigits() throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", String.join("\n",
                "ring: 1ms", "talk: 1s", "patience: 20ms", "outcomes: {answered: 1, cancelled: 1}",
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
            Message given = client.nextEvent("DialEnd");
            while (!given.get("DialStatus").equals("CANCEL")) {
                given = client.nextEvent("DialEnd");
            }
            assertTrue(given.get("DestExten").isEmpty() || given.get("DestExten").startsWith("5"), given.toString());
        }
    }

    @Test
    void callsBeyondTheMostAreNotMadeAndCounted() throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", "{concurrent: 3, outcomes: {answered: 1}, talk: 1h}");
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().calls(500).traffic(profile).start()) {
            Await.until("calls are refused", () -> asterisk.counters().backgroundCallsRefused() > 20);
            assertEquals(3, asterisk.counters().backgroundCalls());
            assertEquals(12, asterisk.channels());
        }
    }

    @Test
    void queuedCallsAreAnsweredOrAbandonedAndEachIsToldToItsEnd() throws IOException {
        TrafficProfile profile = TrafficProfile.parse("test", String.join("\n",
                "ring: 50ms", "talk: 50ms", "patience: uniform(20ms, 120ms)", "outcomes: {queued: 1}"));
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
                assertTrue(event.get("Interface").matches("Local/7[01][0-9]@background-phones/n"), event.toString());
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
                assertEquals("caller", event.get("Reason"));
                calls.remove(caller);
                endings.merge("completed", 1, Integer::sum);
                break;
            default:
                break;
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
        return EmulatedAsterisk.builder().account("u", "s", "call,dialplan", "all").dialplan(HURRIED)
                .traffic(UNQUEUED).calls(callsPerSecond).talkTime(Duration.ofMillis(20));
    }

    private static TestClient logIn(EmulatedAsterisk asterisk) throws IOException {
        return TestClient.loggedIn(asterisk, "u", "s");
    }
}
