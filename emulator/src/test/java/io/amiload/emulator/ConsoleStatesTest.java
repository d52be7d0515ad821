// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States that are set at the console, conferences, and the lists of what is built in. */
class ConsoleStatesTest {

    private static final String RULE = "-".repeat(69);

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        asterisk = EmulatedAsterisk.start();
        client = TestClient.quiet(asterisk);
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        asterisk.close();
    }

    @Test
    void keepsStatesOfDevicesInTheDatabase() throws IOException {
        assertEquals(List.of("Changing lamp to inuse"), output("devstate change Custom:lamp inuse"));
        assertEquals(List.of("", RULE, "--- Custom Device States --------------------------------------------", RULE,
                "---", "--- Name: 'Custom:lamp'  State: 'INUSE'", "---", RULE, RULE, ""), output("devstate list"));
        assertEquals(List.of("Value: inuse"), output("database get CustomDevstate lamp"));
        assertEquals("INUSE", client.ask("Action: Getvar", "Variable: DEVICE_STATE(Custom:lamp)").get("Value"));
    }

    @Test
    void refusesStatesThatThereAreNot() throws IOException {
        assertEquals("Usage: devstate change <device> <state>", output("devstate change Custom:lamp BOGUS").get(0));
        assertEquals(List.of("The devstate command can only be used to set 'Custom:' device state!",
                "Command 'devstate change PJSIP/1 INUSE' failed."), output("devstate change PJSIP/1 INUSE"));
        assertEquals("Usage: presencestate change <entity> <state>[,<subtype>[,message[,options]]]",
                output("presencestate change CustomPresence:anna nowhere").get(0));
    }

    @Test
    void keepsStatesOfPeopleInTheDatabase() throws IOException {
        assertEquals(List.of("", RULE, "--- Custom Presence States ------------------------------------------", RULE,
                "---", "No custom presence states defined"), output("presencestate list"));
        assertEquals(List.of("Changing anna to away"),
                output("presencestate change CustomPresence:anna away,lunch,back_soon"));
        assertEquals(List.of("--- Name: 'CustomPresence:anna'", "    --- State: 'away'", "    --- Subtype: 'lunch'",
                "    --- Message: 'back_soon'", "    --- Base64 Encoded: 'No'", "---"),
                output("presencestate list").subList(5, 11));
        assertEquals(List.of("Value: away,lunch,back_soon"), output("database get CustomPresence anna"));
    }

    @Test
    void locksMutesAndEmptiesConferences() throws IOException {
        assertEquals(List.of("Conference 1 is not found"), output("confbridge lock 1"));
        client.ask("Action: Originate", "Channel: Local/hold@load/n", "Application: ConfBridge", "Data: 1");
        Await.until("somebody is in the room", this::somebodyConfers);
        assertEquals(List.of("Conference 1 is locked."), output("confbridge lock 1"));
        assertEquals("1                                     1      0 Yes    No", output("confbridge list").get(2));
        assertEquals(List.of("Conference 1 is unlocked."), output("confbridge unlock 1"));
        assertEquals(List.of("Muting all from confbridge 1"), output("confbridge mute 1 all"));
        assertEquals("m", output("confbridge list 1").get(2).substring(31, 32));
        assertEquals(List.of("No channel named 'x' found in conference 1"), output("confbridge unmute 1 x"));
        assertEquals(List.of("No participant named 'x' found!"), output("confbridge kick 1 x"));
        assertEquals(List.of("Kicked 'all' out of conference '1'"), output("confbridge kick 1 all"));
        Await.until("the conference is over", () -> asterisk.channels() == 0);
        assertEquals(List.of("No conference bridge named '1' found!"), output("confbridge kick 1 all"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22", "16"})
    void listsWhatIsBuiltIn(String version) throws IOException {
        try (EmulatedAsterisk other = EmulatedAsterisk.builder().version(AsteriskVersion.of(version)).start();
                TestClient console = TestClient.quiet(other)) {
            client.close();
            client = console;
            boolean newer = version.equals("22");
            List<String> codecs = output("core show codecs video");
            assertEquals(newer ? "      ID TYPE  NAME         FORMAT           QUALITY DESCRIPTION"
                    : "      ID TYPE  NAME         FORMAT           DESCRIPTION", codecs.get(2));
            assertTrue(codecs.stream().skip(4).allMatch(line -> line.startsWith("video ", 9)), codecs.toString());
            assertTrue(codecs.size() > 4);
            assertEquals(4, output("core show codecs nothing").size());
            List<String> translation = output("core show translation");
            assertEquals(translation.size() - 4, translation.get(3).trim().split(" +").length);
            assertTrue(output("core show channeltypes").stream().anyMatch(line -> line.startsWith("PJSIP  ")));
            assertEquals("    2 NOTICE", output("logger show levels").get(4));
            assertEquals("Usage: logger show levels", output("logger show levels x").get(0));
        }
    }

    @Test
    void takesTheUsualAliases() throws IOException {
        assertEquals(List.of("Usage: core show version"), output("help core show version"));
        assertEquals(List.of("nochan is not a known channel"), output("hangup request nochan"));
        assertEquals("Response: Success", run("hangup request").get(0));
        assertEquals("Response: Error", run("channel request hangup").get(0));
    }

    @Test
    void listsAndShowsObjectsOfSip() throws IOException {
        List<String> list = output("pjsip list endpoints like ^1001$");
        assertEquals(" Endpoint:  1001                                                 Unavailable   0 of inf",
                list.get(4));
        assertEquals("Objects found: 1", list.get(6));
        assertEquals(List.of("No objects found.", ""), output("pjsip list endpoints like ^nobody$"));
        List<String> shown = output("pjsip show aor 1001");
        int title = shown.indexOf(" ParameterName        : ParameterValue");
        List<String> options = shown.subList(title + 2, shown.size() - 1);
        assertEquals(options.stream().sorted().toList(), options);
        assertTrue(options.contains(" qualify_2xx_only     : false"), options.toString());
        assertEquals(List.of("No object specified.", "Command 'pjsip show aor' failed."), output("pjsip show aor"));
    }

    @Test
    void changesMembersOfQueues() throws IOException {
        output("queue add member Local/hold@load to support");
        assertEquals(List.of("Set penalty on interface 'Local/hold@load' from queue 'support'"),
                output("queue set penalty 4 on Local/hold@load in support"));
        assertEquals(List.of("Set ringinuse on interface 'Local/hold@load' from queue '(null)'"),
                output("queue set ringinuse no on Local/hold@load"));
        assertTrue(output("queue show support").stream().anyMatch(
                line -> line.contains("Local/hold@load with penalty 4 (ringinuse disabled)")));
        assertEquals(List.of("Failed to set penalty on interface 'nobody' from queue 'support'",
                "Command 'queue set penalty 4 on nobody in support' failed."),
                output("queue set penalty 4 on nobody in support"));
        assertEquals("Usage: queue set ringinuse <yes/no> on <interface> [in <queue>]",
                output("queue set ringinuse perhaps on Local/hold@load").get(0));
    }

    @Test
    void setsVariablesOfAll() throws IOException {
        assertEquals(List.of("", "    -- Global variable 'SHIFT' set to 'late one'"),
                output("dialplan set global SHIFT \"late one\""));
        assertEquals("late one", client.ask("Action: Getvar", "Variable: SHIFT").get("Value"));
    }

    private boolean somebodyConfers() {
        try {
            List<String> rooms = output("confbridge list");
            return rooms.size() > 2 && rooms.get(2).charAt(38) == '1';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> run(String command) throws IOException {
        return client.ask("Action: Command", "Command: " + command, "ActionID: 1").lines();
    }

    private List<String> output(String command) throws IOException {
        List<String> output = new ArrayList<>();
        for (String line : run(command)) {
            if (line.startsWith("Output: ")) {
                output.add(line.substring("Output: ".length()));
            }
        }
        return output;
    }
}
