// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorLimitTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 1, false", "0, 1, 1, true", "5, 5, 5, false", "5, 6, 9000, true",
        "5%, 5, 100, false", "5%, 6, 100, true", "5%, 99, 99, false", "0%, 1, 100, true", "0.5%, 6, 1000, true",
        "100%, 500, 500, false"})
    void isPassedByMoreFailuresThanItAllows(String limit, long failed, long sent, boolean passed) {
        assertEquals(passed, ErrorLimit.parse(limit).isPassed(failed, sent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "101%", "5 %", "%", "many", "1e3"})
    void refusesWhatIsNeitherNumberNorPercentage(String text) {
        PlanException e = assertThrows(PlanException.class, () -> ErrorLimit.parse(text));
        assertEquals("'" + text + "' is neither a number of actions nor a percentage;"
            + " expected something like 100 or 5%",
            e.getMessage());
    }

    @Test
    void printsWhatItReads() {
        for (String text : new String[] {"0", "100", "5%", "0.25%", "10%"}) {
            assertEquals(text, ErrorLimit.parse(text).toString());
        }
    }
}
