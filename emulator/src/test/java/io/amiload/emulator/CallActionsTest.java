// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the actions do that take channels elsewhere, as real servers do it. */
class CallActionsTest {

    private static final String DIALPLAN = """
            [c]
            exten => hold,1,Answer()
             same => n,Wait(1000)
             same => n,NoOp(next)
             same => n,Wait(1000)
            exten => dial,1,Dial(Local/hold@c/n,10)
            exten => there,1,NoOp(there)
             same => n,Wait(1000)
            exten => T,1,NoOp(late)
             same => n,Hangup(18)
            """;

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        asterisk = EmulatedAsterisk.builder().dialplan(Dialplan.parse(DIALPLAN))
                .account("u", "s", "call,dialplan", "all").start();
        client = TestClient.loggedIn(asterisk, "u", "s");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        asterisk.close();
    }

    @Test
    void whoIsRedirectedOutOfABridgeShowsTheNewPlaceBeforeLeavingIt() throws IOException {
        List<String> two = bridged();
        ask("Redirect", "Channel: " + two.get(1), "Context: c", "Exten: there", "Priority: 1");
        List<Message> events = until(event -> "there".equals(event.get("Exten")) && "2".equals(event.get("Priority")));
        List<String> own = events.stream().filter(event -> two.get(1).equals(event.get("Channel")))
                .map(event -> event.get("Event") + " " + event.get("Variable")).toList();
        assertEquals(List.of("VarSet BRIDGEPEER", "Newexten null", "BridgeLeave null", "VarSet DIALSTATUS",
                "Newexten null"), own);
    }

    @Test
    void aChannelCannotBeRedirectedTwiceAtOnce() throws IOException {
        List<String> two = bridged();
        assertEquals("Secondary redirect failed", ask("Redirect", "Channel: " + two.get(0), "ExtraChannel: "
                + two.get(0), "Context: c", "Exten: there", "Priority: 1"));
    }

    @Test
    void aPlaceForTheSecondChannelMustBeWhole() throws IOException {
        List<String> two = bridged();
        String[] lines = {"Channel: " + two.get(0), "ExtraChannel: " + two.get(1), "Context: c", "Exten: there",
            "Priority: 1", "ExtraContext: c", "X: 1"};
        assertEquals("ExtraExten not specified", ask("Redirect", lines));
        lines[6] = "ExtraExten: there";
        assertEquals("ExtraPriority not specified", ask("Redirect", lines));
    }

    @Test
    void aBlindTransferOfWhoIsInNoBridgeIsToldAsInvalid() throws IOException {
        String alone = alone();
        assertEquals("Transfer invalid", ask("BlindTransfer", "Channel: " + alone, "Context: c", "Exten: there"));
        Message event = client.nextEvent("BlindTransfer");
        assertEquals("Invalid", event.get("Result"));
        assertEquals(alone, event.get("TransfererChannel"));
        assertEquals("there", event.get("Extension"));
        assertFalse(event.keys().contains("BridgeUniqueid"));
    }

    @Test
    void aBlindTransferToNowhereSucceedsAndEndsTheCall() throws IOException {
        List<String> two = bridged();
        assertEquals("Transfer succeeded", ask("BlindTransfer", "Channel: " + two.get(1), "Context: c", "Exten: no"));
        assertEquals("Success", client.nextEvent("BlindTransfer").get("Result"));
        Await.until("all channels are gone", () -> asterisk.channels() == 0);
    }

    @Test
    void whoIsTakenFromTheDialplanStandsAtTheNextStepInTheBridge() throws IOException {
        String one = alone();
        String two = alone();
        ask("Bridge", "Channel1: " + one.replace(";1", ";2"), "Channel2: " + two.replace(";1", ";2"));
        assertEquals("3", client.nextEvent("BridgeEnter").get("Priority"));
        assertTrue(ask("Bridge", "Channel1: " + one, "Channel2: " + one).startsWith("Unable to add Channel2"));
    }

    @Test
    void whoseTimeIsOverGoesToTheExtensionT() throws IOException {
        String half = alone().replace(";1", ";2");
        assertEquals("No timeout specified", ask("AbsoluteTimeout", "Channel: " + half, "Timeout: x"));
        assertEquals("Timeout Set", ask("AbsoluteTimeout", "Channel: " + half, "Timeout: 0.1"));
        List<Message> events = until(event -> "late".equals(event.get("AppData")));
        assertEquals("T", events.get(events.size() - 1).get("Exten"));
        assertEquals("18", client.nextEvent("Hangup").get("Cause"));
    }

    @Test
    void aLocalChannelIsToldToGetOutOfTheWay() throws IOException {
        assertEquals("Queued channel to be optimized away", ask("LocalOptimizeAway", "Channel: " + alone()));
        assertEquals("Channel does not exist.", ask("LocalOptimizeAway", "Channel: nobody"));
    }

    /** A call to an application; its first half. */
    private String alone() throws IOException {
        client.ask("Action: Originate", "Channel: Local/hold@c/n", "Application: Echo", "Async: true");
        String channel = client.nextEvent("OriginateResponse").get("Channel");
        until(event -> "Wait".equals(event.get("Application")));
        return channel;
    }

    /** Two who talk: who was called, and who called. */
    private List<String> bridged() throws IOException {
        client.ask("Action: Originate", "Channel: Local/hold@c/n", "Context: c", "Exten: dial", "Priority: 1",
                "Async: true");
        List<String> two = List.of(client.nextEvent("BridgeEnter").get("Channel"),
                client.nextEvent("BridgeEnter").get("Channel"));
        until(event -> two.get(1).equals(event.get("Channel")) && "BRIDGEPEER".equals(event.get("Variable")));
        return two;
    }

    private String ask(String action, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of("Action: " + action));
        all.addAll(List.of(lines));
        return client.ask(all.toArray(new String[0])).get("Message");
    }

    private List<Message> until(Predicate<Message> last) throws IOException {
        List<Message> events = new ArrayList<>();
        do {
            events.add(client.read());
        } while (!last.test(events.get(events.size() - 1)));
        return events;
    }
}
