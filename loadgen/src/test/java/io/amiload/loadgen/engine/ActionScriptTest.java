// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.plan.Completion;
import io.amiload.loadgen.plan.Header;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.ScenarioAction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionScriptTest {

    @Test
    void fillsInActionIdSequenceAndLane() {
        Scenario scenario = new Scenario("s", "d", true, List.of(new ScenarioAction("u", "UserEvent", 1,
            List.of(new Header("UserEvent", "load"), new Header("Call", "c-${lane}-${seq}!${seq}"), new Header("Empty", "")),
            Completion.RESPONSE)));
        ByteBuffer out = ByteBuffer.allocateDirect(1000);
        ScenarioScript script = new ScenarioScript(scenario, Duration.ofSeconds(1));
        script.actions().write(0, out, script.fillings(7, 1, null).of(0, 99, 8_000_000_000_042L));

        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        assertEquals("Action: UserEvent\r\nActionID: 000008000000000042\r\nUserEvent: load\r\n"
            + "Call: c-7-000000000099!000000000099\r\nEmpty: \r\n\r\n", new String(bytes, StandardCharsets.US_ASCII));
        assertTrue(bytes.length <= script.actions().longest(0));
    }
}
