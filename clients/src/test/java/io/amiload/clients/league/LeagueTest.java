// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients.league;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the league, and that its contestants count what they are sent. */
class LeagueTest {

    private static Trial trial(double rate, long lost, long caughtUpMillis, boolean cut, boolean fellShort) {
        return new Trial(rate, 1000, lost, Duration.ofMillis(caughtUpMillis), Duration.ZERO, cut, fellShort);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amiload-codec", "asterisk-java"})
    void aFewEventsReachEveryApplication(String client) throws Exception {
        Trial trial = Trial.run(client, League.Settings.of(Map.of("warmup", "0.5", "window", "1")), 200);
        assertEquals(0, trial.lost(), trial.toString());
        assertTrue(trial.poured() > 0, trial.toString());
    }

    @Test
    void aRateHoldsWhenAllCameInTimeAndNobodyWouldHaveBeenCut() {
        assertTrue(trial(1, 0, 900, false, false).held());
        assertFalse(trial(1, 1, 900, false, false).held(), "one was lost");
        assertFalse(trial(1, 0, 1100, false, false).held(), "it had fallen behind");
        assertFalse(trial(1, 0, 10, true, false).held(), "a real server would have ended the connection");
        assertFalse(trial(1, 0, 10, false, true).held(), "the emulator did not raise so many");
    }

    @Test
    void theMedianCounts() {
        List<League.Found> found = List.of(new League.Found(30, 33, List.of()), new League.Found(10, 11, List.of()),
            new League.Found(20, 22, List.of()));
        assertEquals(20, League.median(found));
        assertTrue(League.table(Map.of("x", found)).contains("| x | 20 | 10 | 30 |"), League.table(Map.of("x", found)));
    }

    @Test
    void whereTheEmulatorWasAtItsEndTheClientTakesAtLeastThat() {
        List<League.Found> found = List.of(new League.Found(1000, 1100, List.of(trial(1100, 0, 0, false, true))));
        assertTrue(League.table(Map.of("x", found)).contains("| x | at least 1,000 |"), League.table(Map.of("x", found)));
        assertFalse(new League.Found(1000, 1100, List.of(trial(1100, 0, 0, false, true), trial(1100, 5, 0, false, false)))
            .atLeast(), "it lost some");
    }

    @Test
    void whoDoesNotTakePartIsSaid() {
        assertThrows(IllegalArgumentException.class, () -> League.Settings.of(Map.of("clients", "nobody")));
    }
}
