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

/** Expected texts are what Asterisk 22 and 16 answered to the same actions with the same hints. */
class StateActionsTest {

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all")
                .dialplan(Dialplan.parse(String.join("\n", "[corpus]", "exten => lamp,hint,Custom:lamp1",
                        "exten => pres,hint,Custom:lamp2,CustomPresence:anna", "[queues]",
                        "exten => h2,hint,Custom:lamp1&Custom:lamp3", "exten => h5,hint,CustomPresence:bob",
                        "exten => _7XX,hint,Custom:${EXTEN}", "exten => h6,hint,Local/there@queues",
                        "exten => h7,hint,Nothing/x", "exten => there,1,Answer()"))).start();
        client = TestClient.loggedIn(asterisk, "admin", "s3cret");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        asterisk.close();
    }

    private List<String> setvar(String function, String value) throws IOException {
        List<String> messages = new ArrayList<>();
        Message answer = client.ask("Action: Setvar", "Variable: " + function, "Value: " + value);
        messages.add(String.join("|", answer.lines()));
        client.send("Action: Ping", "ActionID: end");
        for (Message message = client.read(); !"end".equals(message.get("ActionID")); message = client.read()) {
            messages.add(String.join("|", message.lines()));
        }
        return messages;
    }

    @Test
    void aChangeOfALampIsToldAndThenTheExtensionsThatItChanges() throws IOException {
        assertEquals(List.of("Response: Success|Message: Variable Set",
                "Event: DeviceStateChange|Privilege: call,all|Device: Custom:lamp1|State: INUSE",
                "Event: ExtensionStatus|Privilege: call,all|Exten: lamp|Context: corpus|Hint: Custom:lamp1|Status: 1"
                        + "|StatusText: InUse",
                "Event: ExtensionStatus|Privilege: call,all|Exten: h2|Context: queues"
                        + "|Hint: Custom:lamp1&Custom:lamp3|Status: 1|StatusText: InUse"),
                setvar("DEVICE_STATE(Custom:lamp1)", "INUSE"));
        assertEquals(List.of("Response: Success|Message: Variable Set"),
                setvar("DEVICE_STATE(Custom:lamp1)", "INUSE"), "no change, no event");
        assertEquals(List.of("Response: Success|Message: Variable Set",
                "Event: DeviceStateChange|Privilege: call,all|Device: Custom:lamp3|State: UNAVAILABLE"),
                setvar("DEVICE_STATE(Custom:lamp3)", "unavailable"), "the extension does what it did");
        assertEquals(List.of("Response: Error|Message: Variable not set"),
                setvar("DEVICE_STATE(Custom:lamp3)", "nonsense"));
        assertEquals(List.of("Response: Error|Message: Variable not set"), setvar("DEVICE_STATE(Foo:x)", "INUSE"));
    }

    @Test
    void presenceIsToldEachTimeAndItsExtensionsOnlyWhenItChanges() throws IOException {
        String change = "Event: PresenceStateChange|Privilege: call,all|Presentity: CustomPresence:anna|Status: away"
                + "|Subtype: sub|Message: msg \\\"x\\\"";
        assertEquals(List.of("Response: Success|Message: Variable Set",
                "Event: PresenceStatus|Privilege: call,all|Exten: pres|Context: corpus"
                        + "|Hint: Custom:lamp2,CustomPresence:anna|Status: away|Subtype: sub|Message: msg \"x\"",
                change), setvar("PRESENCE_STATE(CustomPresence:anna)", "away,sub,msg \"x\""));
        assertEquals(List.of("Response: Success|Message: Variable Set", change),
                setvar("PRESENCE_STATE(CustomPresence:anna)", "away,sub,msg \"x\""));
        assertEquals(List.of("Response: Error|Message: Variable not set"),
                setvar("PRESENCE_STATE(CustomPresence:anna)", "bogus"));
        assertEquals(List.of("Response: Success", "Message: Presence State", "State: away", "Subtype: sub",
                "Message: msg \"x\"", "PresenceMessage: msg \"x\""),
                client.ask("Action: PresenceState", "Provider: CustomPresence:anna").lines());
        assertEquals("msg \"x\"",
                client.ask("Action: Getvar", "Variable: PRESENCE_STATE(CustomPresence:anna,message)").get("Value"));
        client.ask("Action: PresenceStateList", "ActionID: p");
        List<Message> items = client.readList("PresenceStateListComplete");
        assertEquals(List.of("Event: PresenceStateChange", "ActionID: p", "Presentity: CustomPresence:anna",
                "Status: away", "Subtype: sub", "Message: msg \\\"x\\\""), items.get(0).lines());
        assertEquals("1", items.get(1).get("ListItems"));
    }

    @ParameterizedTest
    @CsvSource({
        "queues, h2, Custom:lamp1&Custom:lamp3, 0, Idle",
        "queues, h5, CustomPresence:bob, 4, Unavailable",
        "queues, h6, Local/there@queues, 0, Idle",
        "queues, h7, Nothing/x, 4, Unavailable",
        "queues, 712, Custom:712, 0, Idle",
        "queues, there, '', -1, Unknown",
        "nowhere, 712, '', -1, Unknown",
    })
    void answersTheStateOfAnExtension(String context, String exten, String hint, String status, String text)
            throws IOException {
        assertEquals(List.of("Response: Success", "Message: Extension Status", "Exten: " + exten,
                "Context: " + context, "Hint: " + hint, "Status: " + status, "StatusText: " + text),
                client.ask("Action: ExtensionState", "Exten: " + exten, "Context: " + context).lines());
    }

    @Test
    void listsHintsWithoutPatternsUntilTheseHaveBeenAskedFor() throws IOException {
        client.ask("Action: ExtensionStateList");
        assertEquals("6", last(client.readList("ExtensionStateListComplete")).get("ListItems"));
        client.ask("Action: ExtensionState", "Exten: 712", "Context: queues");
        assertEquals("712", client.nextEvent("ExtensionStatus").get("Exten"));
        client.ask("Action: ExtensionStateList");
        assertEquals("7", last(client.readList("ExtensionStateListComplete")).get("ListItems"));
    }

    private static Message last(List<Message> items) {
        return items.get(items.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "ExtensionState, Context: queues, Extension not specified",
        "PresenceState, X: y, No provider specified",
        "PresenceState, Provider: Foo:nobody, Invalid provider Foo:nobody or provider in invalid state",
        "MailboxStatus, X: y, Mailbox not specified",
        "MailboxCount, X: y, Mailbox not specified",
    })
    void saysWhatIsMissing(String action, String header, String message) throws IOException {
        Message answer = client.ask("Action: " + action, header);
        assertEquals("Response: Error", answer.lines().get(0));
        assertEquals(message, answer.get("Message"));
    }

    @Test
    void noMailboxHasMessages() throws IOException {
        assertEquals(List.of("Response: Success", "Message: Mailbox Status", "Mailbox: 1234@default,99@default",
                "Waiting: 0"), client.ask("Action: MailboxStatus", "Mailbox: 1234@default,99@default").lines());
        assertEquals(List.of("Response: Success", "Message: Mailbox Message Count", "Mailbox: 99", "UrgMessages: 0",
                "NewMessages: 0", "OldMessages: 0"), client.ask("Action: MailboxCount", "Mailbox: 99").lines());
    }
}
