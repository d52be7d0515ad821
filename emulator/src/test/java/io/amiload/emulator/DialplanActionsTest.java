// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the actions about the dialplan say, beside what a real server said about the same dialplan. */
class DialplanActionsTest {

    private static final String SCENARIO = "list-showdialplan";
    private static final String EVERYTHING = "-5";

    @Test
    void listsADialplanInTheOrderOfTheRealServer() throws IOException {
        Transcript real = Transcript.ofCapture(SCENARIO);
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all")
                .dialplan(Dialplan.parse(shuffled(real))).start();
                TestClient client = new TestClient(asterisk.port())) {
            client.line();
            List<List<String>> said = new ArrayList<>();
            List<String> actions = TranscriptTest.actions(SCENARIO);
            for (int i = 0; i < actions.size() - 1; i++) {
                client.sendRaw(actions.get(i));
                do {
                    said.add(client.read().lines());
                } while (!isLast(said.get(said.size() - 1), i));
            }
            assertEquals(text(real, "-5"), text(new Transcript(said), "-5"));
            for (String number : List.of("-2", "-3", "-4", "-6", "-7", "-8")) {
                assertEquals(text(real, number), text(new Transcript(said), number), "action " + number);
            }
        }
    }

    /** Whether nothing follows on the action: a response without a list, or the end of one. */
    private static boolean isLast(List<String> message, int action) {
        return action == 0 || message.get(0).equals("Event: ShowDialPlanComplete")
                || message.get(0).startsWith("Response: ") && !message.contains("EventList: start");
    }

    /** All messages of an action; of the list of everything only what a dialplan's file and res_parking add. */
    private static String text(Transcript of, String action) {
        StringBuilder text = new StringBuilder();
        for (List<String> message : of.messages()) {
            boolean own = message.contains("ActionID: " + SCENARIO + action);
            String last = message.get(message.size() - 1);
            boolean counted = action.equals(EVERYTHING) && last.startsWith("ListContexts: ");
            if (own && !counted && !last.matches("Registrar: (pbx_lua|pbx_ael|func_periodic_hook)")) {
                text.append(String.join("\n", message)).append("\n\n");
            }
        }
        return text.toString();
    }

    /** The dialplan that the real server listed, as a file whose extensions stand in no order. */
    private static String shuffled(Transcript real) {
        Map<String, Map<String, List<String>>> contexts = new LinkedHashMap<>();
        Map<String, List<String>> others = new LinkedHashMap<>();
        for (List<String> message : real.messages()) {
            if (!message.contains("ActionID: " + SCENARIO + EVERYTHING) || !message.contains("Registrar: pbx_config")) {
                continue;
            }
            Map<String, String> values = new LinkedHashMap<>();
            message.forEach(line -> values.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
            String context = values.get("Context");
            contexts.computeIfAbsent(context, c -> new LinkedHashMap<>());
            if (values.containsKey("Extension")) {
                String label = values.containsKey("ExtensionLabel") ? "(" + values.get("ExtensionLabel") + ")" : "";
                contexts.get(context).computeIfAbsent(values.get("Extension"), e -> new ArrayList<>())
                        .add(step(values, label));
            } else {
                others.computeIfAbsent(context, c -> new ArrayList<>()).add(values.containsKey("IncludeContext")
                        ? "include => " + values.get("IncludeContext")
                        : "ignorepat => " + values.get("IgnorePattern"));
            }
        }
        StringBuilder text = new StringBuilder();
        contexts.forEach((context, extensions) -> {
            text.append('[').append(context).append("]\n");
            List<List<String>> order = new ArrayList<>(extensions.values());
            Collections.shuffle(order, new Random(7));
            order.forEach(steps -> steps.forEach(text::append));
            others.getOrDefault(context, List.of()).forEach(line -> text.append(line).append('\n'));
        });
        // Transcripts have a character for each byte.
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String step(Map<String, String> values, String label) {
        return "exten => " + values.get("Extension") + "," + (values.get("Priority").equals("hint")
                ? "hint," + values.get("Application")
                : values.get("Priority") + label + "," + values.get("Application") + "("
                        + values.getOrDefault("AppData", "").replace(";", "\\;") + ")") + "\n";
    }

    @Test
    void addsAndRemovesSteps() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all").start();
                TestClient client = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: off")) {
            assertEquals("Success", add(client, "1", "NoOp"));
            assertEquals("Error", add(client, "1", "NoOp"));
            assertEquals("Success", add(client, "5", "Hangup"));
            assertEquals("Error", add(client, "n", "Hangup"));
            assertEquals("Success", add(client, "hint", "Custom:lamp"));
            assertEquals("Success", remove(client, "Priority: 5"));
            assertEquals("Error", remove(client, "Priority: 5"));
            assertEquals("Success", remove(client, "X: "));
            assertEquals("Error", remove(client, "X: "));
        }
    }

    private static String add(TestClient client, String priority, String application) throws IOException {
        return client.ask("Action: DialplanExtensionAdd", "Context: made", "Extension: 1", "Priority: " + priority,
                "Application: " + application).get("Response");
    }

    private static String remove(TestClient client, String more) throws IOException {
        return client.ask("Action: DialplanExtensionRemove", "Context: made", "Extension: 1", more).get("Response");
    }

    @Test
    void anExtensionThatWasAddedIsCalled() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all").start();
                TestClient client = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: off")) {
            add(client, "1", "Answer");
            assertEquals("Success", client.ask("Action: Originate", "Channel: Local/1@made/n", "Application: Wait",
                    "Data: 0").get("Response"));
            assertTrue(client.ask("Action: Command", "Command: dialplan show 1@made").lines()
                    .contains("Output:   '1' =>            1. Answer()                                   [pbx_config]"));
        }
    }
}
