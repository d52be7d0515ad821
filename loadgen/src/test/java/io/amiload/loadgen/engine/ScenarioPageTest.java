// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.ScenarioPage;
import io.amiload.loadgen.plan.Scenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the manual run as they stand there, and do what it says. */
class ScenarioPageTest {

    @TempDir
    private Path folder;

    @Test
    void everyExampleRunsWithoutAnError() throws Exception {
        ScenarioPage.writeCsv(folder);
        List<String> examples = ScenarioPage.examples();
        assertEquals(5, examples.size());
        for (String example : examples) {
            Scenario scenario = Scenarios.load(Files.writeString(folder.resolve("example.yaml"), example));
            try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all")
                .start()) {
                RunOutcome outcome = new LoadRun(Plans.against(asterisk.port()).scenario(scenario).listeners(1).rate(200)
                    .warmup(Duration.ZERO).plan(), second -> { }).execute();

                assertTrue(outcome.total().sent() >= 200, scenario.name());
                assertEquals(outcome.total().sent(), outcome.total().answered(), scenario.name());
                long cleaning = scenario.flows().stream().mapToLong(flow -> flow.cleanup().size()).sum();
                assertEquals(scenario.measuredActions().size() - cleaning, outcome.actions().values().stream()
                    .filter(action -> action.answered() > 0).count() - 1,
                    () -> scenario.name() + " sends all of its actions");
                outcome.flows().forEach((name, flow) -> {
                    assertTrue(flow.completed() > 0, name);
                    assertEquals(flow.started(), flow.completed(), name);
                });
            }
        }
    }
}
