// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class TrafficProfileTest {

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TrafficProfile.schema());

    @Test
    void theBuiltInProfileSaysEverythingAndPassesTheSchema() {
        assertTrue(passes(TrafficProfile.builtInText()));
        assertEquals(69, TrafficProfile.builtIn().outcomes().get(Outcome.ANSWERED));
        assertEquals(200, TrafficProfile.builtIn().phones().size());
        assertEquals(5, TrafficProfile.builtIn().outcomes().get(Outcome.QUEUED));
    }

    @Test
    void whatIsNotSaidIsAsInTheBuiltInProfile() {
        TrafficProfile profile = TrafficProfile.parse("p", "noAnswerAfter: 20s");
        assertEquals(Duration.ofSeconds(20), profile.noAnswerAfter());
        assertEquals(TrafficProfile.builtIn().hold(), profile.hold());
        assertEquals(TrafficProfile.builtIn().talk(), profile.talk());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rings: 2s | p:1:1: unknown field 'rings'; expected one of description, ring,",
        "ring: fast | p:1:7: ring: \"fast\" is not a duration such as 500ms, 2.5s or 1m30s",
        "{rooms: 0} | p:1:9: rooms: expected a whole number from 1 to 10, not 0",
        "{phones: 'a b'} | p:1:10: phones: \"a b\" is not the name of a phone",
        "{phones: 300-101} | p:1:10: phones: 300-101 is not a range of at most 10000 numbers",
        "{phones: 100-700} | p:1:10: phones: \"600\" cannot be a phone: numbers with 0 go outside, 600 is the queue",
        "{trunk: a/b} | p:1:9: trunk: \"a/b\" is not the name of an endpoint",
        "{routes: {sideways: 1}} | p:1:11: unknown field 'sideways'; expected one of internal, inbound, outbound",
        "{routes: {inbound: 0}} | p:1:10: routes: at least one share must be more than 0",
        "{parking: {share: 1, after: 1s}} | p:1:11: the field 'length' is missing",
        "{transfers: {blind: 60, attended: 50, after: 1s, consultation: 1s}} | p:1:13: transfers: blind and attended",
        "{outcomes: {}} | p:1:12: outcomes: at least one share must be more than 0",
        "{outcomes: {answered: 101}} | p:1:23: answered: expected a share from 0 to 100, not 101",
        "{hold: {share: 5}} | p:1:8: the field 'after' is missing",
        "{talk: 1s, talk: 2s} | p:1:",
        "[] | p:1:1: expected fields: description, ring,",
        "{talk: [1s]} | p:1:8: expected a single value",
        "{queue: 'a b'} | p:1:9: queue: \"a b\" is not the name of a queue",
        "'{' | p:1:",
    })
    void saysWhereAndWhatIsWrong(String yaml, String message) {
        String said = assertThrows(IllegalArgumentException.class, () -> TrafficProfile.parse("p", yaml)).getMessage();
        assertTrue(said.startsWith(message), said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"rings: 2s", "ring: fast", "rooms: 0", "phones: a b", "routes: {inbound: 0.5, up: 1}", "abandoned: 101", "outcomes: {}", "[]",
        "outcomes: {answered: 101}", "hold: {share: 5}", "talk: [1s]", "queue: 'a b'"})
    void theSchemaRefusesWhatTheReaderRefuses(String yaml) {
        assertThrows(IllegalArgumentException.class, () -> TrafficProfile.parse("p", yaml));
        assertFalse(passes(yaml), yaml);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TrafficProfile.parse("p", "# nothing\n"))
                .getMessage().startsWith("p:1:1: the file is empty"));
    }

    private static boolean passes(String yaml) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(new ObjectMapper().valueToTree(tree)).isEmpty();
    }
}
