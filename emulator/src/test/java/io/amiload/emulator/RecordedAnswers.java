// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a real server said to actions: {@code > action}, then a line {@code < message} for each of its messages. */
final class RecordedAnswers {

    private static final String HEADER_SEPARATOR = " | ";

    private final Map<String, String> byAction = new LinkedHashMap<>();

    RecordedAnswers(String resource) throws IOException {
        String text;
        try (InputStream in = RecordedAnswers.class.getResourceAsStream(resource)) {
            text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        String action = "";
        for (String line : text.split("\n")) {
            if (line.startsWith("> ")) {
                action = line.substring(2);
                byAction.put(action, "");
            } else if (line.startsWith("< ")) {
                byAction.merge(action, line.substring(2) + "\n", String::concat);
            }
        }
    }

    Map<String, String> byAction() {
        return byAction;
    }

    /** Asks another server the same, and gives what it says otherwise: expected and actual answer by action. */
    Map<String, String> differences(TestClient client) throws IOException {
        Map<String, String> differences = new LinkedHashMap<>();
        for (Map.Entry<String, String> recorded : byAction.entrySet()) {
            String answer = ask(client, recorded.getKey().split(" \\| "));
            if (!answer.equals(recorded.getValue())) {
                differences.put(recorded.getKey(), "expected " + recorded.getValue() + "     but was " + answer);
            }
        }
        return differences;
    }

    /** All that comes before the answer to a Ping behind the action. */
    private static String ask(TestClient client, String... action) throws IOException {
        client.send(action);
        client.send("Action: Ping", "ActionID: end");
        List<String> messages = new ArrayList<>();
        for (TestClient.Message message = client.read(); !message.lines().contains("ActionID: end");
                message = client.read()) {
            messages.add(String.join(HEADER_SEPARATOR, message.lines()).replace("\n", "\\n") + "\n");
        }
        return String.join("", messages);
    }
}
