// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Rolls the dice for the background traffic: when the next call comes, who calls whom, and for how long they talk. The
 * same seed gives the same calls in the same order, whatever else the server does.
 */
final class CallPlan {

    /** How a call ends, which the first digit of the number called says. */
    enum Outcome {
        ANSWERED(100), BUSY(200), NO_ANSWER(300), CONGESTION(400);

        final int firstNumber;

        Outcome(int firstNumber) {
            this.firstNumber = firstNumber;
        }
    }

    /** The numbers for each outcome. */
    static final int NUMBERS = 10;
    /** Those who call. */
    static final int CALLERS = 40;

    /** What is asked for: calls per second, 0 for none, and how long people talk on average. */
    record Settings(double callsPerSecond, Duration talkTime, long seed) {

        boolean none() {
            return callsPerSecond == 0;
        }
    }

    private final SplittableRandom random;
    private final double meanGapNanos;
    private final double meanTalkNanos;
    private long gapNanos;
    private Outcome outcome;
    private int number;
    private int caller;
    private long talkNanos;

    CallPlan(Settings settings) {
        random = new SplittableRandom(settings.seed());
        meanGapNanos = 1e9 / settings.callsPerSecond();
        meanTalkNanos = settings.talkTime().toNanos();
    }

    /** Goes on to the next call. */
    void next() {
        gapNanos = exponential(meanGapNanos);
        outcome = outcome(random.nextInt(100));
        number = outcome.firstNumber + random.nextInt(NUMBERS);
        caller = random.nextInt(CALLERS);
        talkNanos = exponential(meanTalkNanos);
    }

    private static Outcome outcome(int percent) {
        return percent < 80 ? Outcome.ANSWERED : percent < 90 ? Outcome.BUSY
                : percent < 97 ? Outcome.NO_ANSWER : Outcome.CONGESTION;
    }

    private long exponential(double mean) {
        return Math.round(-Math.log(1 - random.nextDouble()) * mean);
    }

    /** The time between the call before and this one. */
    long gapNanos() {
        return gapNanos;
    }

    Outcome outcome() {
        return outcome;
    }

    /** The number called. */
    int number() {
        return number;
    }

    /** Who calls: 0 to {@link #CALLERS} - 1. */
    int caller() {
        return caller;
    }

    /** How long the two talk, if the call is answered. */
    long talkNanos() {
        return talkNanos;
    }
}
