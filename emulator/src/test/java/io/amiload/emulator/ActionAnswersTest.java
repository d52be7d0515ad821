// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the emulator for what is missing or wrong, and compares with what the real server said. */
class ActionAnswersTest {

    @ParameterizedTest
    @ValueSource(strings = {"22", "16"})
    void refusesAsTheRealServerDoes(String version) throws IOException {
        RecordedAnswers recorded = new RecordedAnswers("answers-" + version + ".txt");
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().version(AsteriskVersion.of(version)).start();
                TestClient client = TestClient.quiet(asterisk)) {
            assertEquals(Map.of(), recorded.differences(client));
        }
    }
}
