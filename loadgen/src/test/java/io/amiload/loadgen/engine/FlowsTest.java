// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.FlowMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Flows against servers that behave as told, step by step. */
class FlowsTest {

    private static final String FLOW = """
        actions:
          - flow: F
            steps:
              - action: First
                headers: {Number: "${seq}"}
                capture: {id: Uniqueid}
              - wait: Hangup
                where: {Uniqueid: "${flow.id}"}
                timeout: 200ms
              - action: Last
                headers: {Number: "${seq}", Id: "${flow.id}"}
        """;

    @Test
    void goesThroughItsStepsAndCarriesItsValues() throws Exception {
        Map<String, String> idOfNumber = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> switch (action.get("Action")) {
            case "First" -> {
                String id = "177." + number;
                idOfNumber.put(action.get("Number"), id);
                yield hangup("1.1") + success(action, "Uniqueid: " + id) + hangup("2.2") + hangup(id);
            }
            case "Last" -> {
                if (!action.get("Id").equals(idOfNumber.get(action.get("Number")))) {
                    wrong.add(action.toString());
                }
                yield success(action);
            }
            default -> ScriptedServer.AS_USUAL;
        })) {
            RunOutcome outcome = run(plan(server, FLOW));

            FlowMeasurement flow = outcome.flows().get("F");
            assertEquals(50, flow.planned());
            assertEquals(50, flow.completed(), flow::toString);
            assertEquals(50, flow.waits().get("Hangup").heard());
            assertEquals(50, outcome.actions().get("First").answered());
            assertEquals(50, outcome.actions().get("Last").answered());
            assertEquals(List.of(), wrong);
        }
    }

    @Test
    void anEventThatOvertakesTheAnswerIsHeardIfItIsKnownWhatToWaitFor() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) ->
            action.get("Action").equals("First") ? hangup(action.get("ChannelId")) + success(action)
                : ScriptedServer.AS_USUAL)) {
            FlowMeasurement flow = run(plan(server, """
                actions:
                  - flow: F
                    steps:
                      - action: First
                        headers: {ChannelId: "my-${lane}-${seq}"}
                      - think: 1ms
                      - wait: Hangup
                        where: {Uniqueid: "my-${lane}-${seq}"}
                        timeout: 200ms
                """)).flows().get("F");

            assertEquals(50, flow.completed(), flow::toString);
            assertEquals(0, flow.waits().get("Hangup").time().getMaxValue(), "it had come before the wait began");
        }
    }

    @Test
    void anEventThatDoesNotComeFailsTheFlowAtItsWait() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) ->
            action.get("Action").equals("First")
                ? success(action, "Uniqueid: " + number) + (isEven(action) ? hangup("" + number) : hangup("other"))
                : success(action))) {
            RunOutcome outcome = run(plan(server, FLOW));

            FlowMeasurement flow = outcome.flows().get("F");
            assertEquals(25, flow.completed(), flow::toString);
            assertEquals(Map.of("First", 0L, "Hangup", 25L, "Last", 0L), flow.failedAt());
            assertEquals(25, flow.waits().get("Hangup").timedOut());
            assertEquals(25, flow.censored());
            assertTrue(flow.waits().get("Hangup").time().getMaxValue() >= 200_000_000L);
            assertEquals(50, outcome.actions().get("First").answered());
            assertEquals(25, outcome.actions().get("Last").sent(), "what lies behind the failed step is not done");
            assertEquals(0, outcome.total().timedOut(), "no action has timed out");
        }
    }

    @Test
    void anErrorOrAMissingOrUnfitValueFailsTheFlowAtItsAction() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> {
            if (!action.get("Action").equals("First")) {
                return success(action);
            }
            return switch ((int) (Long.parseLong(action.get("Number")) % 5)) {
                case 0 -> "Response: Error\r\nActionID: " + action.get("ActionID") + "\r\nMessage: no\r\n\r\n";
                case 1 -> success(action);
                case 2 -> success(action, "Uniqueid: line\nbreak");
                case 3 -> success(action, "Uniqueid: " + "x".repeat(257));
                default -> success(action, "Uniqueid: " + "y".repeat(256)) + hangup("y".repeat(256));
            };
        })) {
            RunOutcome outcome = run(plan(server, FLOW));

            FlowMeasurement flow = outcome.flows().get("F");
            assertEquals(10, flow.completed(), flow::toString);
            assertEquals(40, flow.failedAt().get("First"));
            assertEquals(0, flow.censored());
            assertEquals(10, outcome.actions().get("First").errors());
            assertEquals(40, outcome.actions().get("First").answered(), "the server has answered these");
            assertEquals(10, outcome.actions().get("Last").answered());
        }
    }

    @Test
    void anActionThatTimesOutFailsTheFlow() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> switch (action.get("Action")) {
            case "First" -> isEven(action) ? ScriptedServer.SILENCE : success(action);
            case "Login", "Logoff", "Ping", "CoreSettings" -> ScriptedServer.AS_USUAL;
            default -> success(action);
        })) {
            RunOutcome outcome = run(plan(server, """
                actions:
                  - flow: F
                    steps:
                      - action: First
                        headers: {Number: "${seq}"}
                        timeout: 100ms
                      - action: Last
                """));

            FlowMeasurement flow = outcome.flows().get("F");
            assertEquals(25, flow.failedAt().get("First"), flow::toString);
            assertEquals(25, flow.completed());
            assertEquals(25, outcome.actions().get("First").timedOut());
            assertEquals(25, outcome.actions().get("Last").answered());
        }
    }

    @Test
    void aLostConnectionFailsItsFlowsWhereverTheyAre() throws Exception {
        AtomicInteger cut = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> {
            if (action.get("Action").equals("First") && number == 20 && cut.getAndIncrement() == 0) {
                return ScriptedServer.CLOSE;
            }
            return action.get("Action").equals("First") || action.get("Action").equals("Last") ? success(action)
                : ScriptedServer.AS_USUAL;
        })) {
            RunOutcome outcome = run(plan(server, """
                actions:
                  - flow: F
                    steps:
                      - action: First
                      - think: 20ms..60ms
                      - action: Last
                      - think: 1ms
                """).connections(1));

            FlowMeasurement flow = outcome.flows().get("F");
            long failed = flow.failedAt().values().stream().mapToLong(Long::longValue).sum();
            assertTrue(failed >= 1, flow::toString);
            assertEquals(50, flow.completed() + failed + flow.unsent(), flow::toString);
            assertEquals(1, outcome.connections().reconnected());
            ActionMeasurement first = outcome.actions().get("First");
            assertEquals(50, first.sent() + first.unsent());
        }
    }

    @Test
    void theEndOfTheRunCutsOffWhatIsNotDone() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) ->
            action.get("Action").equals("First") ? success(action) : ScriptedServer.AS_USUAL)) {
            RunOutcome outcome = run(plan(server, """
                actions:
                  - flow: F
                    steps:
                      - action: First
                      - think: 1h
                """).drain(Duration.ofMillis(100)));

            FlowMeasurement flow = outcome.flows().get("F");
            assertEquals(50, flow.started());
            assertEquals(50, flow.unfinished());
            assertEquals(50, flow.censored());
            assertEquals(50, outcome.total().answered());
        }
    }

    @Test
    void aThinkTimeIsNoPartOfTheNextStepsResponse() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) ->
            action.get("Action").endsWith("st") ? success(action) : ScriptedServer.AS_USUAL)) {
            RunOutcome outcome = run(plan(server, """
                actions:
                  - flow: F
                    steps:
                      - action: First
                      - think: 1500ms
                      - action: Last
                """));

            FlowMeasurement flow = outcome.flows().get("F");
            assertEquals(50, flow.completed(), flow::toString);
            assertTrue(flow.duration().getMinValue() >= 1_490_000_000L, flow::toString);
            long median = outcome.actions().get("Last").response().getValueAtPercentile(50);
            assertTrue(median < 1_000_000_000L, () -> "response of Last " + median);
        }
    }

    @Test
    void aFlowIsOneOfThoseInFlight() throws Exception {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> switch (action.get("Action")) {
            case "First" -> {
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                yield success(action);
            }
            case "Last" -> {
                open.decrementAndGet();
                yield success(action);
            }
            default -> ScriptedServer.AS_USUAL;
        })) {
            RunOutcome outcome = run(Plans.against(server.port()).connections(2).inFlight(3).yaml("""
                actions:
                  - flow: F
                    steps:
                      - action: First
                      - think: 5ms
                      - action: Last
                """));

            FlowMeasurement flow = outcome.flows().get("F");
            assertEquals(6, most.get(), "two lanes with three each");
            assertTrue(flow.completed() > 12, flow::toString);
            assertEquals(flow.started(), flow.completed());
        }
    }

    @Test
    void theEventBehindAnOriginateThatItsResponseHasEndedIsNotLate() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) ->
            action.get("Action").equals("Originate") ? success(action) + "Event: OriginateResponse\r\nActionID: "
                + action.get("ActionID") + "\r\nResponse: Success\r\nUniqueid: u" + action.get("Number") + "\r\n\r\n"
                : ScriptedServer.AS_USUAL)) {
            RunOutcome outcome = run(plan(server, """
                actions:
                  - flow: F
                    steps:
                      - action: Originate
                        headers: {Number: "${seq}"}
                        completion: response
                      - wait: OriginateResponse
                        name: Answered
                        where: {Uniqueid: "u${seq}"}
                        timeout: 200ms
                """));

            assertEquals(50, outcome.flows().get("F").completed());
            assertEquals(0, outcome.total().late());
        }
    }

    private static final String TIDY = """
        actions:
          - flow: F
            steps:
              - action: First
                headers: {Number: "${seq}"}
                capture: {id: Uniqueid}
              - wait: Hangup
                where: {Uniqueid: "${flow.id}"}
                timeout: 200ms
            cleanup:
              - action: Tidy
                headers: {Id: "${flow.id}"}
              - action: Tell
                headers: {Number: "${seq}"}
        """;

    @Test
    void whatAFlowThatFailsHasLeftBehindIsCleanedUp() throws Exception {
        List<String> tidied = Collections.synchronizedList(new ArrayList<>());
        List<String> left = Collections.synchronizedList(new ArrayList<>());
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> switch (action.get("Action")) {
            case "First" -> {
                String id = "177." + action.get("Number");
                if (!isEven(action)) {
                    left.add(id);
                }
                yield success(action, "Uniqueid: " + id) + (isEven(action) ? hangup(id) : "");
            }
            case "Tidy" -> {
                tidied.add(action.get("Id"));
                yield error(action);
            }
            default -> success(action);
        })) {
            RunOutcome outcome = run(plan(server, TIDY));

            FlowMeasurement flow = outcome.flows().get("F");
            assertEquals(25, flow.completed(), flow::toString);
            assertEquals(Map.of("First", 0L, "Hangup", 25L), flow.failedAt());
            assertEquals(new TreeSet<>(left), new TreeSet<>(tidied));
            assertEquals(25, tidied.size(), "each once");
            assertTrue(outcome.actions().get("Tidy").errors() > 0);
            assertEquals(outcome.actions().get("Tidy").sent(), outcome.actions().get("Tell").answered(),
                "an error keeps nobody from cleaning on");
        }
    }

    @Test
    void whatNeedsAValueThatWasNotKeptIsLeftOut() throws Exception {
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) ->
            action.get("Action").equals("First") && isEven(action) ? error(action)
                : success(action, "Uniqueid: u" + action.get("Number")))) {
            RunOutcome outcome = run(plan(server, TIDY).duration(Duration.ofSeconds(2)));

            assertEquals(50, outcome.flows().get("F").failedAt().get("First"));
            assertEquals(50, outcome.flows().get("F").failedAt().get("Hangup"));
            assertTrue(outcome.actions().get("Tidy").sent() <= 50, "only behind flows that knew what to tidy");
            assertTrue(outcome.actions().get("Tidy").sent() > 0);
            assertTrue(outcome.actions().get("Tell").sent() > outcome.actions().get("Tidy").sent());
        }
    }

    @Test
    void anActionThatTimesOutIsCleanedUpBehindAndMayTimeOutItself() throws Exception {
        AtomicInteger told = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> switch (action.get("Action")) {
            case "First", "Tidy" -> ScriptedServer.SILENCE;
            case "Tell" -> {
                told.incrementAndGet();
                yield success(action);
            }
            default -> success(action);
        })) {
            RunOutcome outcome = run(plan(server, """
                actions:
                  - flow: F
                    steps:
                      - action: First
                        timeout: 100ms
                    cleanup:
                      - action: Tidy
                        timeout: 100ms
                      - action: Tell
                """));

            assertEquals(50, outcome.flows().get("F").failedAt().get("First"));
            assertEquals(50, outcome.actions().get("First").timedOut());
            assertEquals(outcome.actions().get("Tidy").sent(), outcome.actions().get("Tidy").timedOut());
            assertEquals(50, told.get());
        }
    }

    @Test
    void whatTheEndOfTheRunBreaksOffIsCleanedUp() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> {
            begun.addAndGet(action.get("Action").equals("First") ? 1 : 0);
            told.addAndGet(action.get("Action").equals("Tell") ? 1 : 0);
            return success(action, "Uniqueid: 1");
        })) {
            RunOutcome outcome = run(plan(server, TIDY.replace("200ms", "1h")).inFlight(8)
                .drain(Duration.ofMillis(100)));

            FlowMeasurement flow = outcome.flows().get("F");
            assertEquals(16, flow.unfinished(), flow::toString);
            assertEquals(34, flow.unsent(), "room that is made by cleaning up is not used to begin anew");
            assertEquals(16, begun.get());
            assertEquals(16, told.get());
        }
    }

    private static boolean isEven(Map<String, String> action) {
        return Long.parseLong(action.get("Number")) % 2 == 0;
    }

    private static String success(Map<String, String> action, String... headers) {
        if (!List.of("First", "Last", "Originate", "Tidy", "Tell").contains(action.get("Action"))) {
            return ScriptedServer.AS_USUAL;
        }
        StringBuilder text = new StringBuilder("Response: Success\r\nActionID: " + action.get("ActionID") + "\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    private static String error(Map<String, String> action) {
        return "Response: Error\r\nActionID: " + action.get("ActionID") + "\r\nMessage: no\r\n\r\n";
    }

    private static String hangup(String uniqueid) {
        return "Event: Hangup\r\nPrivilege: call,all\r\nUniqueid: " + uniqueid + "\r\n\r\n";
    }

    /** Fifty flows in a second, over two lanes. */
    private static Plans plan(ScriptedServer server, String yaml) throws Exception {
        return Plans.against(server.port()).rate(50).inFlight(64).warmup(Duration.ZERO).yaml(yaml);
    }

    private static RunOutcome run(Plans plan) throws Exception {
        return new LoadRun(plan.plan(), second -> { }).execute();
    }
}
