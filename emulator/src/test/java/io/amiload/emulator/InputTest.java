// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InputTest {

    private static final String TOO_LONG = "Failed to parse message: line too long";
    private static final String TOO_MANY = "Too many lines in message or allocation failure";
    private static final String MISSING = "Missing action in request";

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        asterisk = EmulatedAsterisk.builder().account("u", "s", "user", "all").start();
        client = TestClient.loggedIn(asterisk, "u", "s");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        asterisk.close();
    }

    @Test
    void everySurplusEmptyLineCostsAnError() throws IOException {
        client.sendRaw("\r\n\nAction: Ping\r\nActionID: 1\n\n\r\n");
        assertEquals(List.of("Response: Error", "Message: " + MISSING), client.read().lines());
        assertEquals(MISSING, client.read().get("Message"));
        assertEquals("1", client.read().get("ActionID"));
        assertEquals(MISSING, client.read().get("Message"));
        assertPings();
    }

    @Test
    void takesActionsInPiecesOfOneByte() throws IOException {
        for (byte b : "Action: Ping\r\nActionID: bytewise\r\n\r\n".getBytes()) {
            client.sendRaw(new byte[] {b});
        }
        assertEquals("bytewise", client.read().get("ActionID"));
    }

    @Test
    void theFirstOfRepeatedHeadersCountsButTheFirstActionThatIsNotEmpty() throws IOException {
        assertNull(client.ask("Action: ", "ActionID: ", "Action: Ping", "ActionID: z", "Action: Logoff")
                .get("ActionID"));
        assertEquals("a\tb  ", client.ask("Action:\t  PING", "ActionID:  \t a\tb  ").get("ActionID"));
        assertEquals("cut", client.ask("Action: Ping\0x", "ActionID: cut\0off").get("ActionID"));
    }

    @Test
    void aKeyMustStandRightBeforeItsColon() throws IOException {
        assertEquals(MISSING, client.ask("Action : Ping").get("Message"));
        assertEquals(MISSING, client.ask(" Action: Ping").get("Message"));
        assertEquals("Invalid/unknown command: Ping . Use Action: ListCommands to show available commands.",
                client.ask("Action: Ping ").get("Message"));
    }

    @Test
    void passesAnyByteButALineFeedThrough() throws IOException {
        StringBuilder all = new StringBuilder("x");
        for (char c = 1; c < 256; c++) {
            if (c != '\n') {
                all.append(c);
            }
        }
        assertEquals(all.toString(), client.ask("Action: Ping", "ActionID: " + all).get("ActionID"));
    }

    @Test
    void aLineMayHold1022BytesBeforeCarriageReturnAnd1023BeforeALoneLineFeed() throws IOException {
        String value = "x".repeat(1022 - "ActionID: ".length());
        assertEquals(value, client.ask("Action: Ping", "ActionID: " + value).get("ActionID"));
        client.sendRaw("Action: Ping\nActionID: " + value + "y\n\n");
        assertEquals(value + "y", client.read().get("ActionID"));
    }

    @Test
    void refusesAnActionWithALineThatIsTooLong() throws IOException {
        Message reply = client.ask("Action: Logoff", "ActionID: 1", "X: " + "x".repeat(1100), "Y: z");
        assertEquals(List.of("Response: Error", "ActionID: 1", "Message: " + TOO_LONG), reply.lines());
        reply = client.ask("ActionID: " + "x".repeat(1100), "Action: Logoff");
        assertEquals(List.of("Response: Error", "Message: " + TOO_LONG), reply.lines());
        assertPings();
    }

    @Test
    void aLineOf1023BytesEndsTheActionEarly() throws IOException {
        client.send("Action: Logoff", "ActionID: 1", "X: " + "x".repeat(1020));
        assertEquals(List.of("Response: Error", "ActionID: 1", "Message: " + TOO_LONG), client.read().lines());
        assertEquals(List.of("Response: Error", "Message: " + MISSING), client.read().lines());
        assertPings();
    }

    @Test
    void takes128LinesAndNotOneMore() throws IOException {
        String[] lines = new String[128];
        java.util.Arrays.fill(lines, "X: y");
        lines[0] = "Action: Ping";
        lines[127] = "ActionID: last";
        assertEquals("last", client.ask(lines).get("ActionID"));
        String[] more = java.util.Arrays.copyOf(lines, 129);
        more[128] = "Z: z";
        assertEquals(List.of("Response: Error", "ActionID: last", "Message: " + TOO_MANY), client.ask(more).lines());
        more[127] = "X: y";
        more[128] = "ActionID: too late";
        assertEquals(List.of("Response: Error", "Message: " + TOO_MANY), client.ask(more).lines());
        assertPings();
    }

    @Test
    void anActionWithBothFaultsLeavesOneToTheNextAction() throws IOException {
        String[] lines = new String[140];
        java.util.Arrays.fill(lines, "X: y");
        lines[1] = "X: " + "x".repeat(1500);
        assertEquals(TOO_MANY, client.ask(lines).get("Message"));
        assertEquals(List.of("Response: Error", "ActionID: healthy", "Message: " + TOO_LONG),
                client.ask("Action: Ping", "ActionID: healthy").lines());
        assertPings();
    }

    @Test
    void survivesAMessageWithoutEnd() throws IOException {
        String line = "X: " + "x".repeat(997) + "\r\n";
        client.sendRaw(line.repeat(1_000));
        client.sendRaw("\r\n");
        assertEquals(TOO_MANY, client.read().get("Message"));
        assertPings();
    }

    @Test
    void answersUnknownActionsWithTheirNameAndCutsTheWholeAt511Bytes() throws IOException {
        assertEquals(List.of("Response: Error", "ActionID: b",
                "Message: Invalid/unknown command: Bogus. Use Action: ListCommands to show available commands."),
                client.ask("ActionID: b", "Action: Bogus").lines());
        String message = client.ask("Action: " + "A".repeat(900)).get("Message");
        assertEquals(511, message.length());
        assertTrue(message.endsWith("AAA"), message);
    }

    @Test
    void actionsOfModulesThatAreNotLoadedAreUnknownAndOthersAreDeniedToWhoMayNotRunThem() throws IOException {
        String unknown = "Invalid/unknown command: MeetmeList.";
        assertTrue(client.ask("Action: MeetmeList").get("Message").startsWith(unknown));
        try (EmulatedAsterisk other = EmulatedAsterisk.builder().account("u", "s", "all", "user").start();
                TestClient weak = TestClient.loggedIn(other, "u", "s")) {
            assertTrue(weak.ask("Action: MeetmeList").get("Message").startsWith(unknown));
            assertEquals("Permission denied", weak.ask("Action: CoreShowChannels").get("Message"));
            assertEquals("Event Sent", weak.ask("Action: UserEvent", "UserEvent: x").get("Message"));
            assertEquals("Pong", weak.ask("Action: Ping").get("Ping"));
        }
    }

    private void assertPings() throws IOException {
        assertEquals("Pong", client.ask("Action: Ping", "ActionID: alive").get("Ping"));
    }
}
