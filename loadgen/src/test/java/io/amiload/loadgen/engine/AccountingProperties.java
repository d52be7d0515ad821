// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.Arrivals;
import io.amiload.loadgen.plan.CatchUp;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Whatever a server does, each action that was planned is in exactly one column of the books. */
class AccountingProperties {

    private static final String[] FAULTS = {ScriptedServer.SILENCE, ScriptedServer.CLOSE, ScriptedServer.RESET,
        ScriptedServer.HALF_CLOSE, "Event: Newchannel\r\nChannel: Loc", "no manager interface says this\r\n\r\n",
        "Response: Success\r\nActionID: 1000000000001\r\n\r\n", "\r\n\r\n\r\n"};

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void theBooksClose(@ForAll long seed, @ForAll CatchUp catchUp, @ForAll Arrivals arrivals, @ForAll boolean open,
                       @ForAll @IntRange(min = 1, max = 6) int connections,
                       @ForAll @IntRange(min = 1, max = 20) int inFlight,
                       @ForAll @IntRange(min = 1, max = 30) int oneIn) throws Exception {
        Random random = new Random(seed);
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) ->
            connection == 0 || !action.get("Action").equals("Ping") ? ScriptedServer.AS_USUAL
                : answer(random, oneIn, action))) {
            Plans plan = Plans.against(server.port()).connections(connections).inFlight(inFlight).loops(2)
                .arrivals(arrivals).catchUp(catchUp).warmup(Duration.ofMillis(100)).duration(Duration.ofMillis(700))
                .timeout(Duration.ofMillis(150)).drain(Duration.ofMillis(300));
            RunOutcome outcome = new LoadRun((open ? plan.rate(300) : plan).plan(), second -> { }).execute();

            ActionMeasurement total = outcome.total();
            assertEquals(total.sent(), total.answered() + total.errors() + total.timedOut() + total.lost());
            assertEquals(total.planned(), total.sent() + total.unsent() + total.skipped());
            assertEquals(total.planned() - total.skipped(), total.response().getTotalCount());
            assertEquals(total.answered() + total.errors(), total.service().getTotalCount());
            assertEquals(total.sent(), total.delay().getTotalCount());
            assertEquals(total.timedOut() + total.lost() + total.unsent(), total.censored());
            if (open && arrivals == Arrivals.EVEN) {
                assertEquals(210, total.planned(), "no fault makes the plan smaller");
            }
            Map<String, Long> dropped = outcome.connections().droppedBy();
            assertEquals(outcome.connections().dropped(), dropped.values().stream().mapToLong(count -> count).sum());
        }
    }

    private static synchronized String answer(Random random, int oneIn, Map<String, String> action) {
        if (random.nextInt(oneIn) > 0) {
            return ScriptedServer.AS_USUAL;
        }
        return random.nextInt(4) == 0 ? "Response: Error\r\nActionID: " + action.get("ActionID") + "\r\n\r\n"
            : FAULTS[random.nextInt(FAULTS.length)];
    }
}
