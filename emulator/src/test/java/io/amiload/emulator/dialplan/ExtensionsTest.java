// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.dialplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionsTest {

    @Test
    void readsStepsLabelsPatternsAndIncludes() {
        Extensions dialplan = Extensions.parse("""
                ; a comment
                [a]
                exten => 100,1,Answer()
                 same => n(talk),Playback(hello,world)   ; another
                 same => 3,Hangup
                exten => _2XZ[5-7].,1,NoOp()
                include => b
                [b]
                exten => _9!,1,NoOp(b)
                """);
        List<Extensions.Step> steps = dialplan.find("a", "100");
        assertEquals(3, steps.size());
        assertEquals("Playback", steps.get(1).application.toString());
        assertEquals("hello,world", steps.get(1).data.toString());
        assertEquals("", steps.get(2).data.toString());
        assertEquals(2, dialplan.priority("a", "100", "talk"));
        assertEquals(3, dialplan.priority("a", "100", "3"));
        assertEquals(0, dialplan.priority("a", "100", "4"));
        assertTrue(dialplan.exists("a", "20160"));
        assertFalse(dialplan.exists("a", "2016"));
        assertFalse(dialplan.exists("a", "20060"));
        assertFalse(dialplan.exists("a", "20180"));
        assertTrue(dialplan.exists("a", "9"));
        assertFalse(dialplan.exists("b", "100"));
        assertFalse(dialplan.exists("c", "100"));
    }

    @Test
    void namesTheLineThatItDoesNotUnderstand() {
        assertTrue(refused("[a]\nexten => 1,2,NoOp()").startsWith("dialplan line 2 "));
        assertTrue(refused("exten => 1,1,NoOp()").startsWith("dialplan line 1 "));
        assertTrue(refused("[a]\nsame => n,NoOp()").contains("no extension before it"));
        assertTrue(refused("[a]\nexten => 1").contains("needs a priority"));
        assertTrue(refused("[a]\nwhatever").contains("neither"));
    }

    @Test
    void survivesIncludesInACircle() {
        Extensions dialplan = Extensions.parse("[a]\ninclude => b\n[b]\ninclude => a\n");
        assertFalse(dialplan.exists("a", "1"));
    }

    @Test
    void theBuiltInOneHasWhatItSays() {
        Extensions dialplan = Extensions.builtIn();
        for (String extension : ("s answer wait1 hold echo busy congestion decline ring noanswer ringans dial userev "
                + "12345").split(" ")) {
            assertTrue(dialplan.exists("load", extension), extension);
            assertTrue(dialplan.exists("default", extension), extension);
        }
    }

    private static String refused(String text) {
        return assertThrows(IllegalArgumentException.class, () -> Extensions.parse(text)).getMessage();
    }
}
