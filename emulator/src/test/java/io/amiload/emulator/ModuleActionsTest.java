// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModuleActionsTest {

    private static final String LOAD = "Action: ModuleLoad";

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        asterisk = EmulatedAsterisk.start();
        client = TestClient.loggedIn(asterisk, "admin", asterisk.secret(), "Events: system");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        asterisk.close();
    }

    @Test
    void takesTheActionsOfAModuleAwayAndGivesThemBack() throws IOException {
        assertEquals("Channel not found", message("Action: PlayDTMF"));
        assertEquals("Module unloaded.", message(LOAD, "Module: app_senddtmf.so", "LoadType: unload"));
        assertEquals(List.of("Event: Unload", "Privilege: system,all", "Module: app_senddtmf.so", "Status: Success"),
                client.nextEvent("Unload").lines());
        assertEquals("Invalid/unknown command: PlayDTMF. Use Action: ListCommands to show available commands.",
                message("Action: PlayDTMF"));
        assertEquals("Module not loaded", message("Action: ModuleCheck", "Module: app_senddtmf"));
        assertFalse(client.ask("Action: ListCommands").lines().stream().anyMatch(line -> line.startsWith("PlayDTMF")));
        assertEquals("Could not unload module.", message(LOAD, "Module: app_senddtmf.so", "LoadType: unload"));
        assertEquals("Module loaded.", message(LOAD, "Module: app_senddtmf.so", "LoadType: load"));
        assertEquals("Success", client.nextEvent("Load").get("Status"));
        assertEquals("Channel not found", message("Action: PlayDTMF"));
        assertEquals("Could not load module.", message(LOAD, "Module: app_senddtmf.so", "LoadType: load"));
    }

    @Test
    void keepsAModuleThatIsUsed() throws IOException {
        assertEquals("Could not unload module.", message(LOAD, "Module: res_pjsip.so", "LoadType: unload"));
        assertEquals(List.of("Response: Success", "Version: "),
                client.ask("Action: ModuleCheck", "Module: res_pjsip").lines());
    }

    @Test
    void tellsWhatBecameOfAReload() throws IOException {
        assertEquals("Module reloaded.", message(LOAD, "Module: app_queue.so", "LoadType: reload"));
        assertEquals(List.of("Event: Reload", "Privilege: system,all", "Module: app_queue.so", "Status: 0"),
                client.nextEvent("Reload").lines());
        assertEquals("Module Reloaded", message("Action: Reload", "Module: app_queue"));
        assertEquals("app_queue", client.nextEvent("Reload").get("Module"));
        assertEquals("Module does not support reload", message("Action: Reload", "Module: app_echo.so"));
        assertEquals("6", client.nextEvent("Reload").get("Status"));
        assertEquals("No such module", message("Action: Reload", "Module: nope"));
        assertEquals("2", client.nextEvent("Reload").get("Status"));
        assertEquals("Module Reloaded", message("Action: Reload"));
        assertEquals("All", client.nextEvent("Reload").get("Module"));
        assertEquals("All modules reloaded", message(LOAD, "LoadType: reload"));
        assertEquals("All", client.nextEvent("Reload").get("Module"));
    }

    @Test
    void knowsTheActionsOfItsVersionOnly() throws IOException {
        try (EmulatedAsterisk old = EmulatedAsterisk.builder().version(AsteriskVersion.V16).start();
                TestClient reader = TestClient.quiet(old)) {
            List<String> actions = reader.ask("Action: ListCommands").lines();
            assertTrue(actions.contains("StopMonitor: Stop monitoring a channel.  (Priv: call,all)"));
            assertTrue(actions.stream().noneMatch(line -> line.startsWith("SendFlash")));
            assertEquals("Invalid/unknown command: SendFlash. Use Action: ListCommands to show available commands.",
                    reader.ask("Action: SendFlash").get("Message"));
        }
        assertEquals("Channel not found", message("Action: SendFlash"));
        assertEquals("Invalid/unknown command: Monitor. Use Action: ListCommands to show available commands.",
                message("Action: Monitor"));
    }

    private String message(String... action) throws IOException {
        return client.ask(action).get("Message");
    }
}
