// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenariosTest {

    @TempDir
    private Path folder;

    @Test
    void everyBuiltInScenarioCanBeRead() {
        for (String name : Scenarios.names()) {
            Scenario scenario = Scenarios.builtIn(name);
            assertEquals(name, scenario.name());
            assertFalse(scenario.description().isBlank());
        }
    }

    @Test
    void theDefaultMixOnlyReads() {
        assertFalse(Scenarios.builtIn("mixed").changesState());
        assertFalse(Scenarios.builtIn("lists").changesState());
        assertEquals(100, Scenarios.builtIn("mixed").totalWeight());
        assertTrue(Scenarios.builtIn("originate").changesState());
        assertTrue(Scenarios.builtIn("userevent-fanout").changesState());
    }

    @Test
    void anAsynchronousOriginateEndsWithItsEvent() {
        assertEquals(Completion.ORIGINATE, Scenarios.builtIn("originate").actions().get(0).completion());
        assertEquals(Completion.LIST, Scenarios.builtIn("lists").actions().get(0).completion());
        assertEquals(Completion.RESPONSE, Scenarios.builtIn("ping").actions().get(0).completion());
    }

    @Test
    void readsEveryFieldOfAFile() {
        Scenario scenario = load("""
            name: mine
            description: two kinds
            changesState: true
            actions:
              - action: UserEvent
                name: Note
                weight: 2.5
                headers:
                  UserEvent: Note
                  Number: n${seq}on${lane}
                  Line: [a, b]
              - action: Originate
                headers: {Channel: Local/1@load, Async: yes}
              - action: Status
                completion: list
            """);
        assertEquals("mine", scenario.name());
        assertTrue(scenario.changesState());
        ScenarioAction note = scenario.actions().get(0);
        assertEquals("Note", note.name());
        assertEquals(2.5, note.weight());
        assertEquals(List.of(new Header("UserEvent", "Note"), new Header("Number", "n${seq}on${lane}"),
            new Header("Line", "a"), new Header("Line", "b")), note.headers());
        assertEquals(List.of(new ValueText.Fixed("n"), new ValueText.Sequence(), new ValueText.Fixed("on"),
            new ValueText.LaneNumber()), note.headers().get(1).parts());
        assertEquals(Completion.ORIGINATE, scenario.actions().get(1).completion());
        assertEquals(Completion.LIST, scenario.actions().get(2).completion());
    }

    @Test
    void aFileWithoutNameIsCalledAfterItself() {
        assertEquals("test", load("actions: [{action: Ping}]").name());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1:1: unknown field 'acions' (did you mean 'actions'?)@acions:\n  - action: Ping\n",
        "1:1: the field 'actions' is missing@name: x\n",
        "1:10: actions must be a list@actions: Ping\n",
        "1:10: actions is empty@actions: []\n",
        "2:5: the field 'action' is missing@actions:\n  - weight: 3\n",
        "3:13: weight is 'lots'; expected a number more than 0@actions:\n  - action: Ping\n    weight: lots\n",
        "3:5: unknown field 'wieght' (did you mean 'weight'?)@actions:\n  - action: Ping\n    wieght: 1\n",
        "3:5: a second action named Ping (the first is in line 2)@actions:\n  - action: Ping\n  - action: Ping\n",
        "4:7: ActionID is written by amiload itself@actions:\n  - action: Ping\n    headers:\n      ActionID: 3\n",
        "4:12: the value of Foo has ${sequ}, which is not known (did you mean 'seq'?)"
            + "@actions:\n  - action: Ping\n    headers:\n      Foo: ${sequ}\n",
        "3:12: there is more of it: 'total' has a meaning of its own@actions:\n  - action: Ping\n    name:  total\n",
        "3:17: 'lst' is not a completion (did you mean 'list'?)@actions:\n  - action: Ping\n    completion: lst\n",
        "1:15: changesState is 'maybe'; expected true or false@changesState: maybe\nactions: [{action: Ping}]\n",
        "1:10: session is 'new'; expected kept (one session for each lane) or each"
            + "@session: new\nactions: [{action: Ping}]\n",
        "1:10: scenario test has a session for each action, and cannot wait there for what comes later"
            + "@session: each\nactions: [{flow: F, steps: [{action: Ping}]}]\n",
        "1:10: scenario test has two actions named Logoff@session: each\nactions: [{action: Logoff}]\n",
        "1:9: '64' is not a speed; expected something like 64 KiB/s@reader: 64\nactions: [{action: Ping}]\n",
        "2:1: the field 'name' stands here twice@name: a\nname: b\n",
        "4:14: the value of Foo holds a line break"
            + "@actions:\n  - action: Ping\n    headers:\n      Foo:   \"a\\nb\"\n"})
    void namesFileLineAndColumnOfAMistake(String expectedAndYaml) {
        int at = expectedAndYaml.indexOf('@');
        String expected = expectedAndYaml.substring(0, at).replace("there is more of it: ", "");
        String said = messageOf(expectedAndYaml.substring(at + 1));
        String place = expected.substring(0, expected.indexOf(' ') + 1);
        assertTrue(said.startsWith(folder.resolve("test.yaml") + ":" + place), said);
        assertTrue(said.contains(expected.substring(place.length())), said);
    }

    @Test
    void explainsWhatIsNotYamlAtAll() {
        assertTrue(messageOf("actions: [\n").contains("this is not YAML"));
        assertTrue(messageOf("").contains("the file is empty"));
        assertTrue(messageOf("actions: [{action: Ping}]\n---\nactions: []\n").contains("this is not YAML"));
    }

    @Test
    void refusesALineThatAsteriskWouldNotRead() {
        String said = messageOf("actions:\n  - action: Ping\n    headers:\n      Foo: " + "x".repeat(1100) + "\n");
        assertTrue(said.contains("Asterisk reads at most 1022"), said);
    }

    @Test
    void offersTheNameThatWasProbablyMeant() {
        String said = assertThrows(PlanException.class, () -> Scenarios.find("mixd")).getMessage();
        assertTrue(said.contains("did you mean 'mixed'?"), said);
        assertTrue(assertThrows(PlanException.class, () -> Scenarios.find("no/such.yaml")).getMessage()
            .contains("there is no scenario file no/such.yaml"));
    }

    @Test
    void theTextOfABuiltInCanBeSavedAndUsed() {
        Scenario again = load(Scenarios.text("mixed"));
        assertEquals(Scenarios.builtIn("mixed"), again);
    }

    private Scenario load(String yaml) {
        Path file = folder.resolve("test.yaml");
        assertEquals(file, assertDoesNotThrowWriting(file, yaml));
        return Scenarios.find(file.toString());
    }

    private static Path assertDoesNotThrowWriting(Path file, String yaml) {
        return org.junit.jupiter.api.Assertions.assertDoesNotThrow(() -> Files.writeString(file, yaml));
    }

    private String messageOf(String yaml) {
        return assertThrows(PlanException.class, () -> load(yaml)).getMessage();
    }
}
