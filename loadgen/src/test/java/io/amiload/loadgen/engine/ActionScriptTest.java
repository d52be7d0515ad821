// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.plan.Completion;
import io.amiload.loadgen.plan.Header;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.ScenarioAction;
import io.amiload.loadgen.plan.Scenarios;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for an action, byte by byte. */
class ActionScriptTest {

    @TempDir
    private Path folder;

    @Test
    void fillsInActionIdSequenceAndLane() {
        ScenarioScript script = script(new Header("UserEvent", "load"), new Header("Call", "c-${lane}-${seq}!${seq}"),
            new Header("Empty", ""), new Header("Variable", "X=$${EXTEN}"));

        assertEquals("Action: UserEvent\r\nActionID: 000008000000000042\r\nUserEvent: load\r\n"
            + "Call: c-7-000000000099!000000000099\r\nEmpty: \r\nVariable: X=${EXTEN}\r\n\r\n", written(script, 1, 99));
    }

    @Test
    void randomNumbersStayInTheirRangeAndDependOnSeedAndSequenceAlone() {
        ScenarioScript script = script(new Header("A", "${random(8..11)}"), new Header("B", "${random(8..11)}"),
            new Header("C", "${random(5..5)}"));
        TreeSet<String> pairs = new TreeSet<>();
        StringBuilder all = new StringBuilder();
        StringBuilder again = new StringBuilder();
        StringBuilder otherSeed = new StringBuilder();
        for (int sequence = 0; sequence < 1000; sequence++) {
            String text = written(script, 1, sequence);
            String[] lines = text.split("\r\n");
            assertTrue(lines[2].matches("A: ([89]|10|11)"), text);
            assertEquals("C: 5", lines[4]);
            pairs.add(lines[2] + lines[3]);
            all.append(text);
            otherSeed.append(written(script, 2, sequence));
        }
        for (int sequence = 999; sequence >= 0; sequence--) {
            again.insert(0, written(script, 1, sequence));
        }
        assertEquals(16, pairs.size(), "each place draws its own");
        assertEquals(all.toString(), again.toString());
        assertNotEquals(all.toString(), otherSeed.toString());
    }

    @Test
    void valuesFromAFileAreOfOneRowAndOfAnyLength() throws IOException {
        Files.writeString(folder.resolve("n.csv"), "a,b\n1,é\n,\"x,y\"\n333,\n");
        ScenarioScript script = new ScenarioScript(Scenarios.load(Files.writeString(folder.resolve("s.yaml"),
            "csv: n.csv\nactions: [{action: X, headers: {K: '${csv.b}|${csv.a}|'}}]")), Duration.ofSeconds(1));

        assertTrue(written(script, 1, 0).contains("\r\nK: é|1|\r\n\r\n"));
        assertTrue(written(script, 1, 1).contains("\r\nK: x,y||\r\n\r\n"));
        assertTrue(written(script, 1, 2).contains("\r\nK: |333|\r\n\r\n"));
        assertTrue(written(script, 1, 3).contains("\r\nK: é|1|\r\n\r\n"), "from the first row again");
    }

    private static ScenarioScript script(Header... headers) {
        return new ScenarioScript(new Scenario("s", "d", true,
            List.of(new ScenarioAction("u", "UserEvent", 1, List.of(headers), Completion.RESPONSE))),
            Duration.ofSeconds(1));
    }

    /** The first action, on lane 7. */
    private static String written(ScenarioScript script, long seed, long sequence) {
        ByteBuffer out = ByteBuffer.allocateDirect(1000);
        script.actions().write(0, out, script.fillings(7, seed, null).of(0, sequence, 8_000_000_000_042L));
        assertTrue(out.position() <= script.actions().longest(0), "the room that a lane keeps is enough");
        return StandardCharsets.UTF_8.decode(out.flip()).toString();
    }
}
