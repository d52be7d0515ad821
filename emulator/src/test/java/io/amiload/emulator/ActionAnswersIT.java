// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a real server still says what {@link ActionAnswersTest} holds the emulator to. */
class ActionAnswersIT {

    @ParameterizedTest
    @ValueSource(strings = {"22", "16"})
    void theRecordedAnswersAreTheRealServers(String version) throws IOException {
        String address = System.getenv("AMILOAD_ASTERISK_" + version);
        Assumptions.assumeTrue(address != null, "NO REAL ASTERISK " + version + ": set AMILOAD_ASTERISK_" + version
                + "=127.0.0.1:port; testbed/asterisk starts one");
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        RecordedAnswers recorded = new RecordedAnswers("answers-" + version + ".txt");
        try (TestClient client = new TestClient(port)) {
            client.line();
            client.ask("Action: Login", "Username: admin", "Secret: s3cret", "Events: off");
            assertEquals(Map.of(), recorded.differences(client));
        }
    }
}
