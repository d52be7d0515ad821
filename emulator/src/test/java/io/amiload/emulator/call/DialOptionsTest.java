// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DialOptionsTest {

    @Test
    void readsLettersAndTheirArguments() {
        DialOptions options = DialOptions.parse("gTS(1.5)b(pre^s^1(a^b))");
        assertTrue(options.has('g'));
        assertTrue(options.has('T'));
        assertFalse(options.has('t'));
        assertEquals(1_500_000_000L, options.endNanos());
        assertEquals("pre,s,1(a,b)", options.subroutine('b'));
        assertEquals("", options.argument('g'));
    }

    @Test
    void theSubroutineOfAnAnswerStartsAtS() {
        assertEquals("sub,s,1(a b,q)", DialOptions.parse("U(sub^a b^\"q\")").subroutine('U'));
        assertEquals("sub,s,1", DialOptions.parse("U(sub)").subroutine('U'));
    }

    @Test
    void whatIsNotThereIsNothing() {
        assertNull(DialOptions.parse("").subroutine('b'));
        assertEquals(-1, DialOptions.parse("g").endNanos());
        assertEquals("x", DialOptions.parse("b(x").argument('b'));
    }
}
