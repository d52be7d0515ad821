// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

import java.util.SplittableRandom;

/**
 * Rolls the dice for calls: when the next one comes, who calls whom, and what becomes of it. Calls come at random, each
 * independent of the others. The same profile, rate and seed give the same calls in the same order on every machine,
 * whatever else happens.
 *
 * <p>Each call has a generator of its own, so a change of one part of a profile leaves the other parts of the calls as
 * they were. Not thread-safe.
 */
public final class CallSequence {

    private static final String DIGITS = "0123456789*#";

    private final TrafficProfile profile;
    private final double meanGapNanos;
    private final SplittableRandom random;
    private final double sum;

    /**
     * Starts a sequence.
     *
     * @param profile       what calls are like
     * @param callsPerSecond more than 0, on average
     * @param seed          any number
     */
    public CallSequence(TrafficProfile profile, double callsPerSecond, long seed) {
        this.profile = profile;
        meanGapNanos = 1e9 / callsPerSecond;
        random = new SplittableRandom(seed);
        sum = profile.outcomes().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /**
     * Goes on to the next call.
     *
     * @return the call
     */
    public PlannedCall next() {
        SplittableRandom call = random.split();
        long gap = Math.round(-StrictMath.log(1 - call.nextDouble()) * meanGapNanos);
        Outcome outcome = outcome(call.nextDouble() * sum);
        int number = outcome.firstNumber() + call.nextInt(profile.numbers());
        int caller = call.nextInt(profile.callers());
        long ring = profile.ring().draw(call);
        long talk = profile.talk().draw(call);
        long patience = profile.patience().draw(call);
        TrafficProfile.Hold hold = profile.hold();
        boolean holds = happens(call, hold.share());
        long holdAfter = hold.after().draw(call);
        long holdLength = hold.length().draw(call);
        TrafficProfile.Keys keys = profile.dtmf();
        boolean presses = happens(call, keys.share());
        long pressAfter = keys.after().draw(call);
        return new PlannedCall(gap, outcome, caller, number, ring, talk, patience,
                holds ? holdAfter : PlannedCall.NEVER, holds ? holdLength : PlannedCall.NEVER,
                presses ? digits(call, keys.digits()) : "", presses ? pressAfter : PlannedCall.NEVER,
                keys.every().toNanos());
    }

    private static boolean happens(SplittableRandom call, double percent) {
        return call.nextDouble() * 100 < percent;
    }

    private Outcome outcome(double point) {
        Outcome last = null;
        double left = point;
        for (Outcome outcome : Outcome.values()) {
            double weight = profile.outcomes().getOrDefault(outcome, 0.0);
            if (weight > 0) {
                last = outcome;
                left -= weight;
                if (left < 0) {
                    return outcome;
                }
            }
        }
        return last;
    }

    private static String digits(SplittableRandom call, int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append(DIGITS.charAt(call.nextInt(DIGITS.length())));
        }
        return digits.toString();
    }
}
