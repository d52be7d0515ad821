// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {

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

    @ParameterizedTest
    @CsvSource({
        "no such command, no such",
        "core, core",
        "core show, core show",
        "core show nothing known, core show nothing known",
        "'\"quoted\" args', quoted args",
    })
    void doesNotKnowEveryCommand(String command, String help) throws IOException {
        assertEquals(List.of("Response: Error", "ActionID: 1", "Message: Command output follows",
                "Output: No such command '" + command + "' (type 'core show help " + help
                        + "' for other possible commands)"), run(command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"module load x.so", "module unload x.so", "restart gracefully"})
    void refusesWhatIsDangerous(String command) throws IOException {
        assertEquals(List.of("Response: Error", "ActionID: 1", "Message: Command blacklisted"), run(command));
    }

    @Test
    void needsACommand() throws IOException {
        assertEquals("No command provided", client.ask("Action: Command").get("Message"));
        assertEquals("No command provided", client.ask("Action: Command", "Command:   ").get("Message"));
    }

    @Test
    void tellsItsVersionAndUptime() throws IOException {
        assertTrue(output("core show version").get(0).startsWith("Asterisk 22.10.1 built by "));
        assertTrue(output("CORE show   uptime").get(0).matches("System uptime: \\d+ seconds?"));
        assertTrue(output("core show uptime seconds").get(1).matches("Last reload: \\d+"));
    }

    @Test
    void countsCalls() throws IOException {
        assertEquals(List.of("Output: "), run("core show channels concise").subList(3, 4));
        client.ask("Action: Originate", "Channel: Local/hold@load/n", "Application: Echo");
        assertEquals(List.of("2 active channels", "1 active call", "1 call processed"),
                output("core show channels count"));
        List<String> channels = output("core show channels");
        assertEquals(6, channels.size());
        assertEquals("Local/hold@load-00000000;1                                       "
                + "hold@load:1                      Up      Echo()                        ", channels.get(1));
        assertTrue(output("core show channels concise").get(1)
                .startsWith("Local/hold@load-00000000;2!load!hold!1!Up!"));
    }

    @Test
    void showsTheDialplan() throws IOException {
        List<String> dialplan = output("dialplan show load");
        assertEquals("[ Context 'load' created by 'pbx_config' ]", dialplan.get(0));
        assertEquals("  'answer' =>       1. Answer()                                   [extensions.conf:10]",
                dialplan.get(1));
        assertEquals(List.of("Response: Error", "ActionID: 1", "Message: Command output follows",
                "Output: There is no existence of 'nocontext' context",
                "Output: Command 'dialplan show nocontext' failed."), run("dialplan show nocontext"));
    }

    @Test
    void showsWhoIsConnectedAndWhatIsStored() throws IOException {
        List<String> connected = output("manager show connected");
        assertTrue(connected.get(1).startsWith("  admin            127.0.0.1  "), connected.toString());
        assertEquals("1 users connected.", connected.get(2));
        assertEquals(List.of("0 results found."), output("database show nofam"));
        client.ask("Action: DBPut", "Family: f", "Key: k", "Val: v: 1");
        assertEquals(List.of("/f/k                                              : v: 1                     ",
                "1 results found."), output("database show f"));
        client.ask("Action: DBGet", "Family: f", "Key: k", "ActionID: d");
        assertEquals(List.of("Event: DBGetResponse", "Family: f", "Key: k", "Val: v: 1", "ActionID: d"),
                client.readList("DBGetComplete").get(0).lines());
        assertEquals("Key deleted successfully", client.ask("Action: DBDel", "Family: f", "Key: k").get("Message"));
        assertEquals("Database entry not found", client.ask("Action: DBGet", "Family: f", "Key: k").get("Message"));
    }

    @Test
    void keepsTheDatabase() throws IOException {
        assertEquals(List.of("Updated database successfully"), output("database put fam \"a key\" \"two words\""));
        assertEquals(List.of("Value: two words"), output("database get fam \"a key\""));
        assertEquals(List.of("Database entry removed."), output("database del fam \"a key\""));
        assertEquals(List.of("Database entry not found."), output("database get fam \"a key\""));
        assertEquals(List.of("Usage: database get <family> <key>"), output("database get fam"));
    }

    @Test
    void tellsWhatItCanDo() throws IOException {
        assertTrue(output("core show help").size() > 300);
        assertEquals(List.of("Usage: core show version"), output("core show help core show version"));
        assertTrue(output("core show applications").contains(
                "                  Dial: Attempt to connect to another device or endpoint and bridge the call. "));
        assertEquals("    -= 2 Applications Matching =-", output("core show applications like Dial").get(3));
        assertEquals(List.of("Your application(s) is (are) not registered",
                "Command 'core show application Nope' failed."), output("core show application Nope"));
        assertEquals("1 matching custom functions installed.", output("core show functions like EVAL_EXTEN").get(3));
        assertEquals(List.of("Core debug was OFF and is now 3."), output("core set debug 3"));
        assertEquals(List.of("Core debug was 3 and is now OFF."), output("core set debug off"));
    }

    @Test
    void showsAndReloadsModules() throws IOException {
        assertEquals("8 modules loaded", output("module show like app_d").get(9));
        assertEquals(List.of("Module 'app_queue' reloaded successfully."), output("module reload app_queue"));
        assertEquals(List.of("No such module 'nope'"), output("module reload nope"));
        assertEquals(List.of("Dialplan reloaded."), output("dialplan reload"));
    }

    @Test
    void showsEndpoints() throws IOException {
        List<String> endpoints = output("pjsip show endpoints");
        assertTrue(endpoints.contains(
                " Endpoint:  1001                                                 Unavailable   0 of inf"));
        assertTrue(endpoints.contains("Objects found: 8"));
        assertEquals(List.of("Unable to find object nope.", ""), output("pjsip show endpoint nope"));
    }

    @Test
    void hangsChannelsUp() throws IOException {
        assertEquals(List.of("nochan is not a known channel"), output("channel request hangup nochan"));
        client.ask("Action: Originate", "Channel: Local/hold@load/n", "Application: Echo");
        List<String> channel = output("core show channel Local/hold@load-00000000;1");
        assertEquals(" -- General --", channel.get(0));
        assertEquals("           Name: Local/hold@load-00000000;1", channel.get(1));
        assertEquals(2, output("channel request hangup all").size());
        Await.until("the channels are gone", () -> asterisk.channels() == 0);
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
