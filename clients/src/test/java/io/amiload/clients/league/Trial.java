// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients.league;

import io.amiload.emulator.ClientStatus;
import io.amiload.emulator.EmulatedAsterisk;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * One storm over one client.
 *
 * @param rate       events per second that were asked for
 * @param poured     events that the emulator raised
 * @param lost       of these, how many never reached the application
 * @param caughtUp   how long after the last event all had reached it; −1 if they never did
 * @param behind     how old the oldest byte that waited for the client was at worst, seen every 20 ms
 * @param wouldBeCut whether a server with the usual writetimeout of 100 ms would have ended the connection
 * @param fellShort  whether the emulator itself could not raise so many: says nothing of the client
 */
record Trial(double rate, long poured, long lost, Duration caughtUp, Duration behind, boolean wouldBeCut,
             boolean fellShort) {

    /** Who needs longer than that after the storm was falling behind while it lasted. */
    static final Duration LONGEST_CATCH_UP = Duration.ofSeconds(1);

    /** Asterisk's writetimeout unless an account says otherwise. */
    private static final Duration USUAL_TIMEOUT = Duration.ofMillis(100);
    private static final Duration NEVER = Duration.ofNanos(-1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final double LEAST_POURED = 0.98;
    private static final String EVENT = "Newexten";

    /** Whether the client took all of it in its own time. */
    boolean held() {
        return !fellShort && lost == 0 && !wouldBeCut && !caughtUp.equals(NEVER)
            && caughtUp.compareTo(LONGEST_CATCH_UP) <= 0;
    }

    /** Starts the client, lets it warm up under the same storm, and measures. */
    static Trial run(String name, League.Settings settings, double rate) throws IOException, InterruptedException {
        // A client that reads nothing is not cut, so that it is seen how far it falls behind.
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("league", "l3ague", "all", "all")
            .writeTimeout(Duration.ofMinutes(5)).start();
            Contestant contestant = Contestant.start(name, settings.npm(), asterisk.host(), asterisk.port(), "league",
                "l3ague")) {
            pour(asterisk, contestant, rate, settings.warmup());
            awaitAll(asterisk, contestant);
            return pour(asterisk, contestant, rate, settings.window());
        }
    }

    private static Trial pour(EmulatedAsterisk asterisk, Contestant contestant, double rate, Duration window)
        throws InterruptedException {
        long pouredBefore = asterisk.counters().stormEvents();
        long countBefore = contestant.count();
        Duration stalledBefore = longestStall(asterisk);
        long start = System.nanoTime();
        asterisk.storm(EVENT, rate);
        Duration behind = Duration.ZERO;
        while (System.nanoTime() - start < window.toNanos() && contestant.isAlive()) {
            Thread.sleep(20);
            for (ClientStatus client : asterisk.clients()) {
                behind = client.behind().compareTo(behind) > 0 ? client.behind() : behind;
            }
        }
        asterisk.storm(EVENT, 0);
        double took = (System.nanoTime() - start) / 1e9;
        Duration caughtUp = awaitAll(asterisk, contestant);
        long poured = asterisk.counters().stormEvents() - pouredBefore;
        // A stall of the warm-up, when a client's code is not compiled yet, is not held against it.
        Duration stalled = longestStall(asterisk);
        boolean wouldBeCut = asterisk.clients().isEmpty()
            || stalled.compareTo(stalledBefore) > 0 && stalled.compareTo(USUAL_TIMEOUT) >= 0;
        return new Trial(rate, poured, poured - (contestant.count() - countBefore), caughtUp, behind, wouldBeCut,
            poured < LEAST_POURED * rate * took);
    }

    private static Duration longestStall(EmulatedAsterisk asterisk) {
        return asterisk.clients().stream().map(ClientStatus::longestStall).max(Duration::compareTo)
            .orElse(Duration.ZERO);
    }

    /** Waits until all that was poured has reached the application, or it stops coming. */
    private static Duration awaitAll(EmulatedAsterisk asterisk, Contestant contestant) throws InterruptedException {
        long start = System.nanoTime();
        long last = contestant.count();
        long since = start;
        while (contestant.count() < asterisk.counters().stormEvents()) {
            Thread.sleep(5);
            long now = System.nanoTime();
            if (contestant.count() != last) {
                last = contestant.count();
                since = now;
            }
            if (now - since > PATIENCE.toNanos() || !contestant.isAlive()) {
                return NEVER;
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public String toString() {
        String what = fellShort ? "the emulator fell short" : held() ? "held" : lost > 0 ? "lost " + lost + " of " + poured
            : wouldBeCut ? "would be cut" : "caught up too late";
        return String.format(Locale.ROOT, "%10.0f/s  %-28s  behind %4d ms at most, done %s", rate, what,
            behind.toMillis(), caughtUp.equals(NEVER) ? "never" : caughtUp.toMillis() + " ms after the last event");
    }
}
