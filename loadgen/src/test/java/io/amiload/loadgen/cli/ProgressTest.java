// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.measure.LiveSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final LiveSnapshot BUSY = new LiveSnapshot(5_200_000_000L, 20_000_000_000L, "hold 1000/s",
        "actions", 1000, 998, 1000, 998, 7, 250_000, 3_000_000, 12_000_000, 2500, 1_200_000, 0, 0, 2, 0, 0);
    private static final LiveSnapshot CLOSED = new LiveSnapshot(1, 20_000_000_000L, "warm-up",
        "actions", Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0);
    private static final LiveSnapshot CONNECTING = new LiveSnapshot(1, 0, "connecting 3/11",
        "actions", Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0);

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);

    private static String line(LiveSnapshot snapshot) {
        return new LiveView(snapshot).line();
    }

    @Test
    void aLineTellsHowTheRunStands() {
        assertEquals("   5s/20s  hold 1000/s  998/s of 1,000/s  p50 250 µs  p99 3.00 ms  max 12.0 ms  in flight 7"
            + "  events 2,500/s  delay p99 1.20 ms  TIMED OUT 2", line(BUSY));
    }

    @Test
    void aClosedLoopHasNoTargetRate() {
        assertEquals("   0s/20s  warm-up  0/s  in flight 0", line(CLOSED));
    }

    @Test
    void thePlansRateIsHeldAgainstWhatItCounts() {
        assertEquals("   5s/20s  hold 20/s  19/s of 20/s flows  41/s actions  in flight 12  FAILED FLOWS 1",
            line(new LiveSnapshot(5_200_000_000L, 20_000_000_000L, "hold 20/s", "flows", 20, 19, 42, 41, 12, 0, 0,
                0, 0, -1, -1, 0, 0, 0, 1)));
    }

    @Test
    void aLostEventIsSeenWhileTheRunLasts() {
        LiveSnapshot gaps = new LiveSnapshot(5_200_000_000L, 20_000_000_000L, "hold 20/s", "actions", 20, 20, 20, 20, 1,
            1_000_000, 1_000_000, 1_000_000, 300, -1, 3, 0, 0, 0, 0);
        assertTrue(line(gaps).endsWith("  events 300/s  EVENTS LOST 3"), line(gaps));
        assertEquals("failed    events lost 3", new LiveView(gaps).block().get(4));
        assertTrue(new LiveView(gaps).hasFailures());
    }

    @Test
    void aTerminalGetsAFewShortLines() {
        assertEquals("""
            stage     hold 1000/s  15s left of 20s  [######------------------]
            rate      998/s of 1,000/s  in flight 7
            response  p50 250 µs  p99 3.00 ms  max 12.0 ms
            events    2,500/s  delay p99 1.20 ms
            failed    timed out 2""", String.join("\n", new LiveView(BUSY).block()));
        assertEquals("""
            stage     connecting 3/11
            rate      0/s  in flight 0
            response  none in the last second
            events    none in the last second
            failed    nothing""", String.join("\n", new LiveView(CONNECTING).block()));
    }

    @Test
    void longRunsCountMinutesAndHours() {
        LiveSnapshot day = new LiveSnapshot(0, 86_400_000_000_000L, "hold 1/s", "actions", 1, 1, 1, 1, 0, 1, 1, 1, 0, -1,
            -1, 0, 0, 0, 0);
        assertTrue(new LiveView(day).block().get(0).endsWith("24h00m left of 24h00m  [------------------------]"));
        LiveSnapshot over = new LiveSnapshot(95_000_000_000L, 90_000_000_000L, "drain", "actions", 1, 1, 1, 1, 0, 1, 1, 1,
            0, -1, -1, 0, 0, 0, 0);
        assertTrue(new LiveView(over).block().get(0).endsWith("0s left of 1m30s  [########################]"));
    }

    @Test
    void isDrawnOverItselfAndLeavesNothing() {
        Progress progress = new Progress(out, Progress.Style.IN_PLACE, () -> BUSY);
        progress.show(CONNECTING);
        String first = shown.toString(StandardCharsets.UTF_8);
        assertFalse(first.contains("\u001b[5A"), first);
        progress.show(BUSY);
        assertTrue(shown.toString(StandardCharsets.UTF_8).substring(first.length()).startsWith("\u001b[?7l\u001b[5A"));
        progress.say("stays");
        assertTrue(shown.toString(StandardCharsets.UTF_8).endsWith("\u001b[5A\r\u001b[Jstays" + System.lineSeparator()));
        assertFalse(shown.toString(StandardCharsets.UTF_8).contains("\u001b[31m"), "colour was not asked for");
    }

    @Test
    void failuresAreRedWhereColoursAreWanted() {
        new Progress(out, Progress.Style.IN_COLOR, () -> BUSY).show(BUSY);
        assertTrue(shown.toString(StandardCharsets.UTF_8).contains("\u001b[31mfailed    timed out 2\u001b[0m"));
    }

    @Test
    void whereNothingCanBeDrawnLinesFollowEachOther() {
        Progress progress = new Progress(out, Progress.Style.LINES, () -> BUSY);
        progress.show(CLOSED);
        progress.show(BUSY);
        String text = shown.toString(StandardCharsets.UTF_8);
        assertEquals(line(CLOSED) + System.lineSeparator() + line(BUSY) + System.lineSeparator(), text);
        assertFalse(text.contains("\u001b"), text);
    }

    @Test
    void theTerminalAndItsUserChooseTheStyle() {
        assertEquals(Progress.Style.LINES, style(false, Map.of(), false));
        assertEquals(Progress.Style.LINES, style(true, Map.of("TERM", "dumb"), false));
        assertEquals(Progress.Style.IN_PLACE, style(true, Map.of("NO_COLOR", "1"), false));
        assertEquals(Progress.Style.IN_PLACE, style(true, Map.of(), true));
        assertEquals(Progress.Style.IN_COLOR, style(true, Map.of("TERM", "xterm"), false));
    }

    private Progress.Style style(boolean terminal, Map<String, String> environment, boolean noColor) {
        return Progress.style(new Console(InputStream.nullInputStream(), shown, out, out, environment, Path.of(""), false,
            terminal), noColor);
    }
}
