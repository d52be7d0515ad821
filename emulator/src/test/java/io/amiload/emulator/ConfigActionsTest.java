// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigActionsTest {

    private static final String PROBE = """
            [general]
            a=1
            b => two words ; trailing
            c = with \\; semicolon
            d = "quoted, value"
            e =
            [tmpl](!)
            x=1
            y=2
            [one](tmpl)
            y=3
            [empty]
            type=endpoint
            type=aor
            """;

    @TempDir
    private Path outside;

    private Path folder;
    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(outside.resolve("etc"));
        Files.writeString(folder.resolve("probe.conf"), PROBE);
        Files.writeString(folder.resolve("broken.conf"), "[general\n");
        Files.writeString(outside.resolve("secret.conf"), "[secret]\nx=1\n");
        Files.createSymbolicLink(folder.resolve("link.conf"), outside.resolve("secret.conf"));
        asterisk = EmulatedAsterisk.builder().configFolder(folder).start();
        client = TestClient.quiet(asterisk);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        asterisk.close();
    }

    @Test
    void showsSectionsWithWhatTheyInherit() throws IOException {
        assertEquals(List.of("Response: Success", "ActionID: g",
                "Category-000000: general", "Line-000000-000000: a=1", "Line-000000-000001: b=two words",
                "Line-000000-000002: c=with ; semicolon", "Line-000000-000003: d=\"quoted, value\"",
                "Line-000000-000004: e=",
                "Category-000001: one", "Templates-000001: tmpl", "Line-000001-000000: x=1",
                "Line-000001-000001: y=2", "Line-000001-000002: y=3",
                "Category-000002: empty", "Line-000002-000000: type=endpoint", "Line-000002-000001: type=aor"),
                get("probe.conf", "ActionID: g"));
        assertEquals("{\"one\":{\"templates\":\"tmpl\",\"x\":\"1\",\"y\":\"2\",\"y\":\"3\"}}",
                client.ask("Action: GetConfigJSON", "Filename: probe.conf", "Category: one").get("JSON"));
        assertEquals(List.of("Response: Success", "Category-000000: general", "Category-000001: one",
                "Category-000002: empty"), client.ask("Action: ListCategories", "Filename: probe.conf").lines());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "type=endpoint | empty",
        "y=3 | one",
        "y= | one empty",
        "TEMPLATES=restrict | tmpl",
        "'y=[0-9],TEMPLATES=include' | tmpl one",
        "nope=1 | ''",
        "bogus | ''",
        "=x | ''",
        "a=( | ''",
    })
    void filtersSectionsByTheirLines(String filter, String expected) throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : get("probe.conf", "Filter: " + filter)) {
            if (line.startsWith("Category-")) {
                names.add(line.substring("Category-000000: ".length()));
            }
        }
        assertEquals(expected, String.join(" ", names));
    }

    @Test
    void saysWhenACategoryIsNotThere() throws IOException {
        assertEquals(List.of("Response: Success", "No categories found"), get("probe.conf", "Category: nope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.conf", "/etc/passwd", "a/../../secret.conf"})
    void looksAtNothingOutsideOfTheFolder(String name) throws IOException {
        for (String action : List.of("GetConfig", "GetConfigJSON", "CreateConfig")) {
            assertEquals("File requires escalated privileges",
                    client.ask("Action: " + action, "Filename: " + name).get("Message"), action);
        }
        assertEquals("Config file not found",
                client.ask("Action: ListCategories", "Filename: " + name).get("Message"));
        assertEquals("File requires escalated privileges", client.ask("Action: UpdateConfig", "SrcFilename: " + name,
                "DstFilename: probe.conf").get("Message"));
    }

    @Test
    void followsNoLinkOutOfTheFolder() throws IOException {
        assertEquals("Config file not found", client.ask("Action: GetConfig", "Filename: link.conf").get("Message"));
    }

    @Test
    void saysWhatIsMissingOrBroken() throws IOException {
        assertEquals("Config file not found", client.ask("Action: GetConfig", "Filename: no.conf").get("Message"));
        assertEquals("Config file has invalid format",
                client.ask("Action: GetConfig", "Filename: broken.conf").get("Message"));
        assertEquals("Filename not specified", client.ask("Action: GetConfig").get("Message"));
    }

    @Test
    void keepsChangesInMemory() throws IOException {
        assertEquals("New configuration file created successfully",
                client.ask("Action: CreateConfig", "Filename: u.conf").get("Message"));
        assertEquals("File exists", client.ask("Action: CreateConfig", "Filename: u.conf").get("Message"));
        assertEquals(List.of("Response: Success", "Error: no categories found"),
                client.ask("Action: ListCategories", "Filename: u.conf").lines());
        update("Action-000000: NewCat", "Cat-000000: c", "Action-000001: Append", "Cat-000001: c", "Var-000001: k",
                "Value-000001: a: b;c \"d\"", "Action-000003: Append", "Cat-000003: c", "Var-000003: lost");
        update("Action-000000: Insert", "Cat-000000: c", "Var-000000: i", "Value-000000: first", "Line-000000: 0");
        update("Action-000000: Update", "Cat-000000: c", "Var-000000: k", "Value-000000: v",
                "Match-000000: a: b;c \"d\"");
        assertEquals(List.of("Response: Success", "Category-000000: c", "Line-000000-000000: i=first",
                "Line-000000-000001: k=v"), get("u.conf"));
        update("Action-000000: NewCat", "Cat-000000: t", "Options-000000: template");
        update("Action-000000: NewCat", "Cat-000000: d", "Options-000000: inherit=\"t\",allowdups", "Match-000000: c");
        update("Action-000000: Delete", "Cat-000000: c", "Var-000000: i", "Action-000001: RenameCat",
                "Cat-000001: c", "Value-000001: e");
        assertEquals(List.of("Response: Success", "Category-000000: d", "Templates-000000: t",
                "Category-000001: e", "Line-000001-000000: k=v"), get("u.conf"));
        assertEquals(false, Files.exists(folder.resolve("u.conf")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Bogus;; | Category not specified",
        "Bogus;general; | Unknown action command",
        "NewCat;general; | Create category did not complete successfully",
        "NewCat;n;Options=inherit=\"nope\" | Template category not found",
        "NewCat;n;Match=nope | Create category did not complete successfully",
        "RenameCat;general; | Problem with category, value, or line (if required)",
        "DelCat;nope; | Given category does not exist",
        "EmptyCat;nope; | Given category does not exist",
        "Update;general; | Problem with category, value, or line (if required)",
        "Update;general;Var=nope | Update did not complete successfully",
        "Update;nope;Var=a | Given category does not exist",
        "Append;general; | Problem with category, value, or line (if required)",
        "Insert;general;Var=a | Problem with category, value, or line (if required)",
        "Delete;general; | Problem with category, value, or line (if required)",
        "Delete;general;Line=99 | Update did not complete successfully",
    })
    void refusesWhatCannotBeDone(String change, String message) throws IOException {
        String[] parts = change.split(";", 3);
        List<String> action = new ArrayList<>(List.of("Action: UpdateConfig", "SrcFilename: probe.conf",
                "DstFilename: probe.conf", "Action-000000: " + parts[0], "Cat-000000: " + parts[1]));
        if (!parts[2].isEmpty()) {
            String[] header = parts[2].split("=", 2);
            action.add(header[0] + "-000000: " + header[1]);
        }
        TestClient.Message answer = client.ask(action.toArray(new String[0]));
        assertEquals("Response: Error", answer.lines().get(0));
        assertEquals(message, answer.get("Message"));
    }

    @Test
    void canNotBeFilledUp() throws IOException {
        client.ask("Action: CreateConfig", "Filename: u.conf");
        update("Action-000000: NewCat", "Cat-000000: c");
        List<String> many = new ArrayList<>(
                List.of("Action: UpdateConfig", "SrcFilename: u.conf", "DstFilename: u.conf"));
        for (int i = 0; i < 40; i++) {
            many.add(String.format("Action-%06d: Append", i));
            many.add(String.format("Cat-%06d: c", i));
            many.add(String.format("Var-%06d: v", i));
        }
        String message = null;
        for (int i = 0; i < 600 && message == null; i++) {
            message = client.ask(many.toArray(new String[0])).get("Message");
        }
        assertEquals("Save of config failed", message);
    }

    @Test
    void bringsAFewFilesAlong() throws IOException {
        try (EmulatedAsterisk other = EmulatedAsterisk.start(); TestClient reader = TestClient.quiet(other)) {
            assertTrue(reader.ask("Action: GetConfig", "Filename: pjsip.conf").lines()
                    .contains("Category-000001: 1001"));
            assertTrue(reader.ask("Action: GetConfig", "Filename: extensions.conf").lines()
                    .contains("Category-000000: load"));
        }
    }

    private void update(String... changes) throws IOException {
        List<String> action = new ArrayList<>(
                List.of("Action: UpdateConfig", "SrcFilename: u.conf", "DstFilename: u.conf"));
        action.addAll(List.of(changes));
        assertEquals(List.of("Response: Success"), client.ask(action.toArray(new String[0])).lines());
    }

    private List<String> get(String file, String... more) throws IOException {
        List<String> action = new ArrayList<>(List.of("Action: GetConfig", "Filename: " + file));
        action.addAll(List.of(more));
        return client.ask(action.toArray(new String[0])).lines();
    }
}
