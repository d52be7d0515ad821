// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.dialplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SubstitutionTest {

    private static final Map<String, String> VALUES = Map.of("A", "one", "B", "A", "NUM", "0123456789", "LEN(one)", "3");

    private static String apply(String template) {
        return Substitution.apply(template, name -> VALUES.getOrDefault(name, ""));
    }

    @Test
    void replacesVariablesFunctionsAndExpressions() {
        assertEquals("x one y", apply("x ${A} y"));
        assertEquals("one", apply("${${B}}"));
        assertEquals("3", apply("${LEN(${A})}"));
        assertEquals("4", apply("$[1 + ${LEN(one)}]"));
        assertEquals("", apply("${UNKNOWN}"));
    }

    @Test
    void cutsPartsOut() {
        assertEquals("6789", apply("${NUM:6}"));
        assertEquals("12", apply("${NUM:1:2}"));
        assertEquals("89", apply("${NUM:-2}"));
        assertEquals("01234567", apply("${NUM:0:-2}"));
        assertEquals("", apply("${NUM:20}"));
    }

    @Test
    void leavesWhatIsNotClosed() {
        assertEquals("a ${A", apply("a ${A"));
        assertEquals("5 $ and $", apply("5 $ and $"));
    }

    @Test
    void staysShortWhateverIsAskedFor() {
        String result = Substitution.apply("${X}".repeat(5_000), name -> "y".repeat(100));
        assertTrue(result.length() <= 8 * 1024);
    }
}
