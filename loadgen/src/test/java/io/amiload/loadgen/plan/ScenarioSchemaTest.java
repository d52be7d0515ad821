// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schema and the reader agree. */
class ScenarioSchemaTest {

    private static final JsonSchema SCHEMA =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Scenarios.schema());

    @TempDir
    private Path folder;

    @Test
    void everyBuiltInScenarioFits() {
        for (String name : Scenarios.names()) {
            assertEquals(Set.of(), violations(Scenarios.text(name)), name);
        }
    }

    @Test
    void everyExampleOfTheManualFits() throws IOException {
        for (String example : ScenarioPage.examples()) {
            assertEquals(Set.of(), violations(example), example);
        }
    }

    @Test
    void theClassesOfEventsAreThoseOfTheReader() throws IOException {
        JsonNode known = new ObjectMapper().readTree(Scenarios.schema()).at("/properties/events/items/enum");
        for (JsonNode one : known) {
            read("events: [" + one.asText() + "]\nactions: [{action: Ping}]\n");
        }
        assertEquals(EventClasses.classes().size() + 1, known.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "actions: [{action: Ping, timeout: 1m30s}]",
        "actions: [{action: X, headers: {A: 1, B: true, C: [x, 2], D: }}]",
        "{csv: {file: a.csv, order: random}, actions: [{action: Ping}]}",
        "{session: each, actions: [{action: Ping}, {action: CoreShowChannels, completion: list}]}",
        "{session: kept, actions: [{action: Ping}]}",
        "{reader: 1.5 MB/s, actions: [{action: Ping}]}",
        "{tlsRecord: 2000, actions: [{action: Ping}]}",
        "actions: [{flow: F, steps: [{action: Ping}, {think: 1s..2s}, {wait: Hangup, where: {Uniqueid: 1}}]}]",
        "actions: [{flow: F, steps: [{action: A, capture: {c: B}}], cleanup: [{action: C, headers: {D: '${flow.c}'}}]}]"})
    void bothAcceptWhatIsRight(String yaml) throws IOException {
        Files.writeString(folder.resolve("a.csv"), "x\n1\n");
        read(yaml);
        assertEquals(Set.of(), violations(yaml));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "name: x",
        "actions: []",
        "{acions: [], actions: [{action: Ping}]}",
        "{name: a b, actions: [{action: Ping}]}",
        "{changesState: maybe, actions: [{action: Ping}]}",
        "{csv: {order: random}, actions: [{action: Ping}]}",
        "{csv: {file: a.csv, order: rnd}, actions: [{action: Ping}]}",
        "{events: [calls], actions: [{action: Ping}]}",
        "{session: new, actions: [{action: Ping}]}",
        "{reader: 64, actions: [{action: Ping}]}",
        "{reader: 64 KB/s, actions: [{action: Ping}]}",
        "{tlsRecord: 0, actions: [{action: Ping}]}",
        "{tlsRecord: 16385, actions: [{action: Ping}]}",
        "{tlsRecord: long, actions: [{action: Ping}]}",
        "actions: [{weight: 3}]",
        "actions: [{action: Ping, weight: 0}]",
        "actions: [{action: Ping, weight: lots}]",
        "actions: [{action: Ping, timeout: 3}]",
        "actions: [{action: Ping, headers: {ActionID: 3}}]",
        "actions: [{action: Ping, headers: {'a:b': 3}}]",
        "actions: [{action: Ping, headers: {a: \"b\\nc\"}}]",
        "actions: [{action: Ping, headers: {a: {b: c}}}]",
        "actions: [{action: Ping, completion: lst}]",
        "actions: [{action: Ping, capture: {a: B}}]",
        "actions: [{flow: F}]",
        "actions: [{flow: F, steps: []}]",
        "actions: [{flow: F, steps: [{think: 1s}, {action: Ping}]}]",
        "actions: [{flow: F, steps: [{action: Ping, weight: 2}]}]",
        "actions: [{flow: F, steps: [{action: Ping}, {wait: Hangup}]}]",
        "actions: [{flow: F, steps: [{action: Ping}, {wait: Hangup, where: {}}]}]",
        "actions: [{flow: F, steps: [{action: Ping}, {think: 1}]}]",
        "actions: [{flow: F, steps: [{action: Ping}, {sleep: 1s}]}]",
        "actions: [{flow: F, steps: [{action: Ping, capture: {'1': B}}]}]",
        "actions: [{flow: F, steps: [{action: Ping}], cleanup: {action: C}}]",
        "actions: [{flow: F, steps: [{action: Ping}], cleanup: [{think: 1s}]}]",
        "actions: [{flow: F, steps: [{action: Ping}], cleanup: [{action: C, capture: {a: B}}]}]",
        "actions: [{action: Ping, cleanup: [{action: C}]}]"})
    void bothRefuseWhatIsWrong(String yaml) throws IOException {
        Files.writeString(folder.resolve("a.csv"), "x\n1\n");
        assertThrows(PlanException.class, () -> read(yaml));
        assertFalse(violations(yaml).isEmpty());
    }

    private Scenario read(String yaml) throws IOException {
        return Scenarios.load(Files.writeString(folder.resolve("test.yaml"), yaml));
    }

    private static Set<ValidationMessage> violations(String yaml) {
        Object values = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(new ObjectMapper().valueToTree(values));
    }
}
