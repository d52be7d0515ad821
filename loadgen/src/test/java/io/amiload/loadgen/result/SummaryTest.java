// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.Verdict;
import io.amiload.loadgen.plan.LoadModel;
import io.amiload.loadgen.plan.RunPlan;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {

    private static String summary(RunPlan plan, RunOutcome outcome, boolean color) {
        return Summary.of(plan, outcome, Verdict.of(plan, outcome), Path.of("out"), color);
    }

    @Test
    void tellsWhatAPersonWantsToKnow() {
        String text = summary(Samples.plan("response.p99 < 10ms"), Samples.outcome(), false);
        assertTrue(text.contains("Asterisk 22.10.1 (emulated)"), text);
        assertTrue(text.contains("42.5 actions/s of 45 planned (97.8 % of the plan sent)"), text);
        assertTrue(text.contains("88 sent: 80 answered, 5 errors, 2 timed out, 1 lost with their connection; 2 planned but"
            + " not sent"), text);
        assertTrue(text.contains("5 received, 2.50/s, delays known to ±5.68 µs"), text);
        assertTrue(text.contains("response.p99 < 10ms  NOT HELD  (85.0 ms)"), text);
        assertTrue(text.contains("verdict   a limit did not hold"), text);
        assertTrue(text.contains("report    out/report.html"), text);
        assertFalse(text.contains("\u001b"));
    }

    @Test
    void saysWhatTheWatchOverEventsFound() {
        String text = summary(Samples.plan(), Samples.outcome(), false);
        assertTrue(text.contains("1 violations of the rules of calls"), text);
        assertTrue(text.contains("hangup-once: Hangup of Asterisk Call Manager/11.0.0 at byte 4711"), text);
        assertTrue(text.contains("not known: 7 user events were under way"), text);
        assertTrue(text.contains("sent to last of 2"), text);
    }

    @Test
    void saysWhatBecameOfFlows() {
        String text = summary(Samples.plan(), Samples.withFlow(), false);
        assertTrue(text.contains("flow      Call: 18 started: 14 completed, "), text);
        assertTrue(text.contains(", 2 failed at HungUp"), text);
        assertTrue(text.contains(", 1 unfinished; 2 planned but not begun"), text);
        assertTrue(text.contains("  flow Call                   18"), text);
        assertTrue(text.contains("    wait HungUp               16"), text);
    }

    @Test
    void coloursOnlyWhenAsked() {
        assertTrue(summary(Samples.plan(), Samples.outcome(), true).contains("\u001b[1;32mok"));
    }

    @Test
    void saysWhyNumbersMustNotBeTrusted() {
        String text = summary(Samples.plan(), Samples.with(Samples.outcome(), false, "the generator stood still"), false);
        assertTrue(text.contains("INVALID: do not use these numbers\n          the generator stood still"), text);
    }

    @Test
    void doesNotSpeakOfAPlanWhereThereIsNone() {
        assertTrue(summary(Samples.plan(LoadModel.CLOSED), Samples.outcome(), false).contains("42.5 actions/s\n"));
    }

    @Test
    void theTargetCannotMoveTheCursor() {
        RunOutcome outcome = Samples.outcome("Evil\u001b[2J\r\n", Map.of());
        RunOutcome nameless = new RunOutcome(outcome.started(), outcome.measuredNanos(),
            new io.amiload.loadgen.measure.TargetFacts("Evil\u001b[2J\r", null, null, "x:1", "tcp", false, null),
            outcome.actions(), outcome.flows(), outcome.events(), outcome.connections(), outcome.generator(), outcome.server(),
            outcome.ending(), outcome.invalidReasons());
        assertTrue(summary(Samples.plan(), nameless, false).contains("Evil?[2J?"));
    }

    @ParameterizedTest
    @CsvSource({"999,999 ns", "1000,1.00 µs", "9994,9.99 µs", "12345,12.3 µs", "999499,999 µs", "999500,1.00 ms",
        "123456789,123 ms", "1500000000,1.50 s", "123456789012,123 s"})
    void writesTimesWithThreeDigits(double nanos, String text) {
        assertEquals(text, Quantity.nanos(nanos));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "5,5", "2.5,2.50", "1234.4,'1,234'", "1000000,'1,000,000'"})
    void writesCounts(double value, String text) {
        assertEquals(text, Quantity.count(value));
    }

    @ParameterizedTest
    @CsvSource({"1,100 %", "0,0 %", "0.99996,99.99 %", "0.5,50 %", "0.0012,0.12 %"})
    void doesNotRoundAShareUpToAll(double share, String text) {
        assertEquals(text, Quantity.percent(share));
    }
}
