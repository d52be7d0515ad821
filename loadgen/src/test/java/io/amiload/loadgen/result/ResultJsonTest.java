// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.Verdict;
import io.amiload.loadgen.plan.LoadModel;
import io.amiload.loadgen.plan.RunPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultJsonTest {

    private static final Tool TOOL = new Tool("1.2.3", "0123456789abcdef0123456789abcdef01234567");

    private final RunPlan plan =
        Samples.plan("response.p99 < 100ms", "errors < 1%", "events.lost == 0", "rate >= 10/s");
    private final JsonNode result = of(plan, Samples.outcome());

    private static JsonNode of(RunPlan plan, RunOutcome outcome) {
        ObjectNode document = ResultJson.of(TOOL, plan, "amiload run --rate 40", outcome,
            Verdict.of(plan, outcome), Environment.capture());
        try {
            return new ObjectMapper().readTree(ResultFolder.text(document));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void fitsThePublishedSchema() {
        assertEquals(Set.of(), violations(result));
        assertEquals(Set.of(), violations(of(Samples.plan(LoadModel.CLOSED), Samples.outcome())));
        assertEquals(Set.of(), violations(of(plan, Samples.with(Samples.outcome(), true, "too slow"))));
        assertEquals(Set.of(), violations(of(plan, Samples.outcome(null, java.util.Map.of()))));
    }

    @Test
    void flowsFitTheSchemaAndCanBeLimited() {
        RunPlan calls = Samples.plan(LoadModel.OPEN, "call-flow", new String[] {"flow.Call.response.p50 < 1s",
            "flow.Call.errors == 4", "flow.Call.unsent == 0"});
        JsonNode written = of(calls, Samples.withFlow());
        assertEquals(Set.of(), violations(written));
        JsonNode call = written.get("flows").get("Call");
        assertEquals(14, call.get("completed").asLong());
        assertEquals(2, call.get("failedAt").get("HungUp").asLong());
        assertEquals(16, call.get("waits").get("HungUp").get("time").get("count").asLong());
        assertEquals(List.of("true", "true", "false"), written.get("slo").findValuesAsText("held"));
        JsonNode scenario = written.get("plan").get("scenario");
        assertEquals("[\"call\"]", scenario.get("events").toString());
        assertEquals("HungUp", scenario.get("flows").get(0).get("steps").get(3).get("wait").asText());
        ((ObjectNode) call).remove("failedAt");
        assertFalse(violations(written).isEmpty());
    }

    @Test
    void theSchemaNoticesAMissingMember() {
        ObjectNode broken = result.deepCopy();
        ((ObjectNode) broken.get("actions").get("Ping").get("response")).remove("p999");
        assertFalse(violations(broken).isEmpty());
        ObjectNode fractional = result.deepCopy();
        ((ObjectNode) fractional.get("actions").get("total").get("response")).put("p50", 1.5);
        assertFalse(violations(fractional).isEmpty());
    }

    private static Set<ValidationMessage> violations(JsonNode document) {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(ResultJson.class.getResourceAsStream("result.schema.json"));
        return schema.validate(document);
    }

    @Test
    void holdsTheNumbersOfTheMeasurement() {
        JsonNode ping = result.get("actions").get("Ping");
        assertEquals(90, ping.get("planned").asLong());
        assertEquals(88, ping.get("sent").asLong());
        assertEquals(80, ping.get("answered").asLong());
        assertEquals(5, ping.get("errors").asLong());
        assertEquals(2, ping.get("timedOut").asLong());
        assertEquals(1, ping.get("lost").asLong());
        assertEquals(85, ping.get("response").get("count").asLong());
        assertEquals(43e6, ping.get("response").get("p50").asDouble(), 43e3);
        assertEquals(42.5, ping.get("perSecond").asDouble());
        assertEquals(ping.get("sent"), result.get("actions").get("total").get("sent"));
        assertEquals(3, result.get("events").get("perName").get("Newchannel").asLong());
        assertEquals(1234, result.get("events").get("delay").get("clockOffset").asLong());
        assertTrue(result.get("events").get("lost").isNull());
        assertEquals(0, result.get("events").get("duplicated").asLong());
        assertEquals(1, result.get("connections").get("failed").get("refused").asLong());
    }

    @Test
    void saysWhatElseTheTargetDoes() {
        assertEquals("5 calls/s", result.get("target").get("background").asText());
    }

    @Test
    void holdsThePlanToRepeatIt() {
        JsonNode written = result.get("plan");
        assertEquals("rate(40/s) hold(1s) ramp(60/s, 1s)", written.get("profile").asText());
        assertEquals(45, written.get("rate").asDouble());
        assertEquals(7, written.get("seed").asLong());
        assertEquals(1_000_000_000L, written.get("warmup").asLong());
        assertEquals("amiload run --rate 40", written.get("command").asText());
        assertEquals(5, written.get("scenario").get("actions").size());
    }

    @Test
    void saysHowEachLimitWasHeld() {
        List<String> said = new ArrayList<>();
        result.get("slo").forEach(slo -> said.add(slo.get("expression").asText() + " " + slo.get("unit").asText() + " "
            + slo.get("held").asBoolean() + " " + slo.get("value").isNull()));
        assertEquals(List.of("response.p99 < 100ms ns true false", "errors < 1% share false false",
            "events.lost == 0 count false true", "rate >= 10/s 1/s true false"), said);
        assertEquals("slo-failed", result.get("verdict").get("status").asText());
    }

    @Test
    void neverHoldsTheSecret() {
        assertFalse(result.toString().contains(Samples.SECRET));
    }

    @Test
    void givesTheStartInUtc() {
        assertEquals("2026-01-02T03:04:05.678Z", result.get("started").asText());
    }
}
