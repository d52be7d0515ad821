// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.dialplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "1 + 2 * 3; 7",
        "(1 + 2) * 3; 9",
        "7 / 2; 3.5",
        "7 % 4; 3",
        "-3 + 1; -2",
        "1 / 0; 0",
        "2 > 10; 0",
        "a > b; 0",
        "10 = 10.0; 1",
        "\"x\" = \"x\"; 1",
        "\"x\" = \"y\"; 0",
        "\"x\" != \"y\"; 1",
        "!1; 0",
        "1 & 0; 0",
        "1 && 2; 1",
        "0 | 5; 5",
        "0 || 0; 0",
        "1 ? yes :: no; yes",
        "0 ? yes :: no; no",
    })
    void calculates(String expression, String value) {
        assertEquals(value, Expression.evaluate(expression));
    }

    @Test
    void matchesExtendedRegularExpressions() {
        assertEquals("3", Expression.evaluate("\"xabcx\" =~ \"abc\""));
        assertEquals("bc", Expression.evaluate("\"abcd\" =~ \"a([b-c]+)\""));
        assertEquals("0", Expression.evaluate("\"xabc\" : \"abc\""));
        assertEquals("3", Expression.evaluate("\"123a\" : \"[[:digit:]]+\""));
        assertEquals("0", Expression.evaluate("\"abc\" =~ \"(\""));
    }

    @Test
    void anExpressionThatWouldTakeForEverDoesNot() {
        String text = "a".repeat(2_000) + "!";
        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertEquals("", Expression.evaluate("\"" + text + "\" : \"((a*)*)*$\"")));
    }

    @Test
    void whatIsNoExpressionIsItsText() {
        assertEquals("1 +", Expression.evaluate(" 1 + "));
        assertEquals("(1", Expression.evaluate("(1"));
        assertEquals("a + b", Expression.evaluate("a + b"));
    }
}
