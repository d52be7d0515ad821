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

/** Expected texts are what Asterisk 22 answered to the same actions. */
class ConferenceTest {

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all")
                .dialplan(Dialplan.parse(String.join("\n", "[rooms]", "exten => quiet,1,Answer()",
                        " same => n,Set(CONFBRIDGE(user,quiet)=yes)", " same => n,ConfBridge(room)",
                        "exten => admin,1,Answer()", " same => n,Set(CONFBRIDGE(user,quiet)=yes)",
                        " same => n,Set(CONFBRIDGE(user,admin)=yes)", " same => n,Set(CONFBRIDGE(user,marked)=yes)",
                        " same => n,ConfBridge(room)"))).start();
        client = TestClient.loggedIn(asterisk, "admin", "s3cret");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        asterisk.close();
    }

    private Message join(String exten) throws IOException {
        client.ask("Action: Originate", "Channel: Local/" + exten + "@rooms/n", "Application: Wait", "Data: 60",
                "Async: true");
        return client.nextEvent("ConfbridgeJoin");
    }

    @Test
    void aConferenceBeginsWithTheFirstAndEndsWithTheLast() throws IOException {
        client.ask("Action: Originate", "Channel: Local/quiet@rooms/n", "Application: Wait", "Data: 60", "Async: true");
        Message created = client.nextEvent("BridgeCreate");
        assertEquals("ConfBridge", created.get("BridgeCreator"));
        assertEquals("room", created.get("BridgeName"));
        assertEquals("1", client.nextEvent("ConfbridgeStart").get("BridgeNumChannels"));
        assertEquals("2", client.nextEvent("BridgeEnter").get("BridgeNumChannels"));
        Message joined = client.nextEvent("ConfbridgeJoin");
        assertEquals("No", joined.get("Admin"));
        client.ask("Action: ConfbridgeKick", "Conference: ROOM", "Channel: all");
        assertEquals("KICKED", client.nextEvent("VarSet").get("Value"));
        assertEquals("2", client.nextEvent("ConfbridgeLeave").get("BridgeNumChannels"));
        assertEquals("1", client.nextEvent("BridgeLeave").get("BridgeNumChannels"));
        assertEquals("1", client.nextEvent("ConfbridgeEnd").get("BridgeNumChannels"));
        assertEquals("0", client.nextEvent("BridgeDestroy").get("BridgeNumChannels"));
        assertEquals("No active conferences.", client.ask("Action: ConfbridgeListRooms").get("Message"));
    }

    @Test
    void whoIsMarkedIsListedFirstAndAdministratorsAreNoParticipants() throws IOException {
        String first = join("quiet").get("Channel");
        String admin = join("admin").get("Channel");
        client.ask("Action: ConfbridgeList", "Conference: room");
        List<String> listed = new ArrayList<>();
        for (Message item : client.readList("ConfbridgeListComplete")) {
            listed.add(item.get("Channel") + " " + item.get("Admin"));
        }
        assertEquals(List.of(admin + " Yes", first + " No", "null null"), listed);
        client.ask("Action: ConfbridgeMute", "Conference: room", "Channel: participants");
        assertEquals(first, client.nextEvent("ConfbridgeMute").get("Channel"));
        client.ask("Action: ConfbridgeSetSingleVideoSrc", "Conference: room", "Channel: " + first);
        assertEquals("single", client.nextEvent("BridgeVideoSourceUpdate").get("BridgeVideoSourceMode"));
        client.ask("Action: ConfbridgeLock", "Conference: room");
        client.ask("Action: ConfbridgeListRooms");
        Message room = client.readList("ConfbridgeListRoomsComplete").get(0);
        assertEquals(List.of("Event: ConfbridgeListRooms", "Conference: room", "Parties: 2", "Marked: 1",
                "Locked: Yes", "Muted: No"), room.lines());
    }

    @Test
    void whoRecordsIsInTheRoomToo() throws IOException {
        String first = join("quiet").get("Channel");
        client.ask("Action: ConfbridgeStartRecord", "Conference: room");
        assertEquals("3", client.nextEvent("ConfbridgeRecord").get("BridgeNumChannels"));
        Message peers = client.nextEvent("VarSet");
        assertEquals(first + " BRIDGEPEER", peers.get("Channel") + " " + peers.get("Variable"));
        assertEquals("CBRec/room-00000000", peers.get("Value").split(",")[1]);
        client.ask("Action: ConfbridgeStopRecord", "Conference: room");
        assertEquals("3", client.nextEvent("ConfbridgeStopRecord").get("BridgeNumChannels"));
        assertEquals(-1, client.nextEvent("VarSet").get("Value").indexOf(','));
    }

    @ParameterizedTest
    @CsvSource({
        "ConfbridgeMute, x, No Channel by that name found in Conference.",
        "ConfbridgeKick, x, No Channel by that name found in Conference.",
        "ConfbridgeSetSingleVideoSrc, x, No channel by that name found in conference.",
        "ConfbridgeStopRecord, x, Internal error while stopping recording.",
        "ConfbridgeMute, '', No channel name provided.",
    })
    void saysWhatIsWrong(String action, String channel, String message) throws IOException {
        assertEquals("No Conference name provided.", client.ask("Action: " + action).get("Message"));
        join("quiet");
        assertEquals(message,
                client.ask("Action: " + action, "Conference: room", "Channel: " + channel).get("Message"));
    }
}
