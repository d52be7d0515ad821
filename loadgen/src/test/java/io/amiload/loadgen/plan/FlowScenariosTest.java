// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows as files say them. */
class FlowScenariosTest {

    private static final String HEAD = "actions:\n  - flow: F\n    steps:\n      - action: Originate\n"
        + "        capture: {id: Uniqueid}\n";

    @TempDir
    private Path folder;

    @Test
    void readsEveryKindOfStep() throws IOException {
        Scenario scenario = load("""
            actions:
              - action: Ping
                weight: 3
              - flow: Call
                weight: 2
                steps:
                  - action: Originate
                    headers: {Channel: Local/1@load, Async: true}
                    timeout: 12s
                    capture: {id: Uniqueid, channel: Channel}
                  - think: 1s..3s
                  - action: Hangup
                    headers: {Channel: "${flow.channel}"}
                  - wait: Hangup
                    name: HungUp
                    where: {Uniqueid: "${flow.id}", Cause: 16}
                    timeout: 4s
                    capture: {cause: Cause}
                  - think: 500ms
            """);
        Flow call = scenario.flows().get(0);
        assertEquals(List.of("Call 2.0", "Ping 3.0"),
            scenario.mix().stream().map(entry -> entry.name() + " " + entry.weight()).sorted().toList());
        assertEquals(List.of("Ping", "Originate", "Hangup"),
            scenario.actions().stream().map(ScenarioAction::name).toList());
        assertEquals(List.of("Originate", "Hangup", "HungUp"),
            call.named().stream().map(FlowStep.Named::name).toList());
        assertEquals(new FlowStep.Send(new ScenarioAction("Originate", "Originate", 2,
            List.of(new Header("Channel", "Local/1@load"), new Header("Async", "true")), Completion.ORIGINATE,
            Duration.ofSeconds(12)), List.of(new Capture("id", "Uniqueid"), new Capture("channel", "Channel"))),
            call.steps().get(0));
        assertEquals(new FlowStep.Think(Duration.ofSeconds(1), Duration.ofSeconds(3)), call.steps().get(1));
        assertEquals(new FlowStep.Await("HungUp", "Hangup", List.of(new Header("Uniqueid", "${flow.id}"),
            new Header("Cause", "16")), List.of(new Capture("cause", "Cause")), Duration.ofSeconds(4)),
            call.steps().get(3));
        assertEquals(new FlowStep.Think(Duration.ofMillis(500), Duration.ofMillis(500)), call.steps().get(4));
    }

    @Test
    void readsWhatCleansUp() throws IOException {
        Scenario scenario = load(HEAD
            + "      - {wait: Hangup, where: {Uniqueid: '${flow.id}'}, capture: {cause: Cause}}\n"
            + "    cleanup:\n"
            + "      - {action: Hangup, name: CleanUp, timeout: 2s,"
            + " headers: {Channel: '${flow.id}', Cause: '${flow.cause}'}}\n"
            + "  - action: Ping\n");

        Flow flow = scenario.flows().get(0);
        assertEquals(List.of(new ScenarioAction("CleanUp", "Hangup", 1, List.of(new Header("Channel", "${flow.id}"),
            new Header("Cause", "${flow.cause}")), Completion.RESPONSE, Duration.ofSeconds(2))), flow.cleanup());
        assertEquals(List.of("Originate", "CleanUp", "Ping"),
            scenario.actions().stream().map(ScenarioAction::name).toList());
        assertEquals(List.of("Originate", "Hangup"), flow.named().stream().map(FlowStep.Named::name).toList());
        assertTrue(scenario.changesState());
        assertTrue(scenario.cleansUp());
    }

    @Test
    void lanesAskForTheEventsThatStepsNeedAndNoOthers() throws IOException {
        assertEquals("off", load("actions: [{action: Ping}]").eventMask());
        assertEquals("call", load("actions: [{action: Originate, headers: {Async: true}}]").eventMask());
        assertEquals("user", load("actions: [{flow: F, steps: [{action: UserEvent},"
            + " {wait: UserEvent, name: U, where: {A: 1}}]}]").eventMask());
        assertEquals("call,user", load("actions: [{flow: F, steps: [{action: A, completion: originate},"
            + " {wait: UserEvent, where: {A: 1}}]}]").eventMask());
        assertEquals("on", load("events: [all]\nactions: [{action: Ping}]").eventMask());
        assertEquals("cdr,user", load("events: [cdr, user]\nactions: [{flow: F, steps: [{action: Ping},"
            + " {wait: MyOwnEvent, where: {A: 1}}]}]").eventMask());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "6:9: 'wiat' begins no step (did you mean 'wait'?); expected action, wait or think | - wiat: Hangup",
        "6:15: the event 'Hangupp' is not known (did you mean 'Hangup'?); to wait for it | - wait: Hangupp",
        "6:9: the field 'where' is missing | - wait: Hangup",
        "6:9: unknown field 'for' | - for: Hangup\\n        wait: Hangup",
        "6:53: ${flow.di} is not known here (did you mean 'id'?); earlier steps capture id "
            + "| - {action: Hangup, headers: {Channel: '1', B: '${flow.di}'}}",
        "6:16: 'soon' is not a duration; expected something like 500ms | - think: soon",
        "6:16: the think time 3s..1s runs backwards | - think: 3s..1s",
        "6:48: timeout must be longer than nothing | - {wait: Hangup, where: {A: 1}, timeout: 0s}",
        "6:9: a second step named Originate (the first is in line 4) "
            + "| - {wait: OriginateResponse, name: Originate, where: {A: 1}}",
        "6:9: a second action named Originate (the first is in line 4) | - action: Originate",
        "6:49: '7' cannot name a value | - {wait: Hangup, where: {A: 1}, capture: {7: B}}"})
    void namesThePlaceOfAMistake(String expected, String step) {
        String said = complaint(HEAD + "      " + step.replace("\\n", "\n") + "\n");
        String place = folder.resolve("test.yaml") + ":" + expected.substring(0, expected.indexOf(' ') + 1);
        assertTrue(said.startsWith(place), said);
        assertTrue(said.contains(expected.substring(expected.indexOf(' ') + 1)), said);
    }

    @Test
    void whatCleansUpIsOnlySentAndKnowsOnlyWhatTheFlowCaptures() {
        String said = complaint(HEAD + "    cleanup: [{wait: Hangup, where: {A: 1}}]\n");
        assertTrue(said.contains(":6:16: ") && said.contains("expected one of action, name, headers"), said);
        said = complaint(HEAD + "    cleanup: [{action: Hangup, headers: {Channel: '${flow.di}'}}]\n");
        assertTrue(said.contains(":6:51: ${flow.di} is not known here (did you mean 'id'?)"), said);
        said = complaint(HEAD + "    cleanup: [{action: Originate}]\n");
        assertTrue(said.contains(":6:15: a second action named Originate"), said);
    }

    @Test
    void aFlowBeginsWithAnAction() {
        assertTrue(complaint("actions:\n  - flow: F\n    steps:\n      - think: 1s\n")
            .endsWith("test.yaml:4:7: the flow F must begin with an action"));
        assertTrue(complaint("actions:\n  - flow: F\n    steps: []\n")
            .endsWith("test.yaml:3:12: the flow F must begin with an action"));
    }

    @Test
    void whatOneFlowCapturesAnotherDoesNotKnow() {
        String said = complaint(HEAD + "  - flow: G\n"
            + "    steps: [{action: Hangup, headers: {Channel: '${flow.id}'}}]\n");
        assertTrue(said.contains(":7:49: ${flow.id} is not known here;"
            + " expected an earlier step of a flow to capture it"), said);
        assertTrue(complaint("actions: [{action: A, headers: {B: '${flow.id}'}}]").contains("is not known here"));
    }

    @Test
    void twoFlowsHaveTwoNames() {
        assertTrue(complaint(HEAD + "  - {flow: F, steps: [{action: Ping}]}\n")
            .contains(":6:5: a second flow named F (the first is in line 2)"));
    }

    @Test
    void theRoomForValuesIsLimited() {
        StringBuilder names = new StringBuilder("a0: B");
        for (int i = 1; i < 17; i++) {
            names.append(", a").append(i).append(": B");
        }
        assertTrue(complaint("actions: [{flow: F, steps: [{action: A, capture: {" + names + "}}]}]")
            .contains("F captures 17 values; at most 16"));
    }

    private Scenario load(String yaml) throws IOException {
        return Scenarios.load(Files.writeString(folder.resolve("test.yaml"), yaml));
    }

    private String complaint(String yaml) {
        return assertThrows(PlanException.class, () -> load(yaml)).getMessage();
    }
}
