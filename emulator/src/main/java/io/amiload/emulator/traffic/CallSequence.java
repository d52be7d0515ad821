// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

import io.amiload.emulator.traffic.PlannedCall.Keys;
import io.amiload.emulator.traffic.PlannedCall.Parking;
import io.amiload.emulator.traffic.PlannedCall.Span;
import io.amiload.emulator.traffic.PlannedCall.Transfer;
import java.util.List;
import java.util.Map;
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

    /** What is dialled for the queue. */
    private static final String QUEUE = "600";
    private static final int FIRST_ROOM = 800;
    /** Dialled before a number outside. */
    private static final String OUTSIDE = "0";

    private final TrafficProfile profile;
    private final double meanGapNanos;
    private final SplittableRandom random;

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
    }

    /**
     * Goes on to the next call.
     *
     * @return the call
     */
    public PlannedCall next() {
        SplittableRandom call = random.split();
        long gap = Math.round(-StrictMath.log(1 - call.nextDouble()) * meanGapNanos);
        Outcome outcome = pick(Outcome.values(), profile.outcomes(), call.nextDouble());
        Route route = routeOf(outcome, pick(Route.values(), profile.routes(), call.nextDouble()));
        int one = call.nextInt(profile.phones().size());
        String outside = numberOutside(call);
        String other = otherPhone(call, one);
        String third = otherPhone(call, one);
        int room = FIRST_ROOM + call.nextInt(profile.rooms());
        long ring = profile.ring().draw(call);
        long talk = profile.talk().draw(call);
        long patience = profile.patience().draw(call);
        boolean abandons = happens(call, profile.abandoned());
        boolean missed = happens(call, profile.missed());
        boolean callerEnds = call.nextBoolean();
        double act = call.nextDouble() * 100;
        Span transfer = span(call, profile.transfers().after(), profile.transfers().consultation());
        Span parking = span(call, profile.parking().after(), profile.parking().length());
        boolean holds = happens(call, profile.hold().share());
        Span hold = span(call, profile.hold().after(), profile.hold().length());
        boolean presses = happens(call, profile.dtmf().share());
        long pressAfter = profile.dtmf().after().draw(call);
        String digits = digits(call, profile.dtmf().digits());

        double toTransfer = profile.transfers().blind() + profile.transfers().attended();
        boolean alone = outcome != Outcome.ANSWERED;
        boolean transfers = !alone && act < toTransfer;
        boolean parks = !alone && !transfers && act < toTransfer + profile.parking().share();
        String number = outcome == Outcome.QUEUED ? QUEUE
                : outcome == Outcome.CONFERENCE ? Integer.toString(room)
                : route == Route.OUTBOUND ? OUTSIDE + outside : other;
        boolean waits = outcome == Outcome.CANCELLED || outcome == Outcome.QUEUED && abandons;
        return new PlannedCall(gap, outcome, route, route == Route.INBOUND ? outside : profile.phones().get(one),
                number, ring, talk, waits ? patience : -1, missed, callerEnds,
                holds && !transfers && !parks ? hold : null,
                presses ? new Keys(digits, pressAfter, profile.dtmf().every().toNanos()) : null,
                transfers ? new Transfer(act >= profile.transfers().blind(), third, transfer) : null,
                parks ? new Parking(third, !abandons, parking) : null);
    }

    /** Nobody outside has a queue or a room. */
    private static Route routeOf(Outcome outcome, Route route) {
        if (route != Route.OUTBOUND) {
            return route;
        }
        return outcome == Outcome.QUEUED ? Route.INBOUND : outcome == Outcome.CONFERENCE ? Route.INTERNAL : route;
    }

    private static boolean happens(SplittableRandom call, double percent) {
        return call.nextDouble() * 100 < percent;
    }

    private static <T> T pick(T[] all, Map<T, Double> shares, double point) {
        double left = point * shares.values().stream().mapToDouble(Double::doubleValue).sum();
        T last = null;
        for (T one : all) {
            double weight = shares.getOrDefault(one, 0.0);
            if (weight > 0) {
                last = one;
                left -= weight;
                if (left < 0) {
                    return one;
                }
            }
        }
        return last;
    }

    /** Any phone but that one, if there is another. */
    private String otherPhone(SplittableRandom call, int but) {
        List<String> phones = profile.phones();
        int other = call.nextInt(Math.max(1, phones.size() - 1));
        return phones.get(other >= but && phones.size() > 1 ? other + 1 : other);
    }

    private static String numberOutside(SplittableRandom call) {
        return "030" + (1_000_000 + call.nextInt(9_000_000));
    }

    private static Span span(SplittableRandom call, Distribution after, Distribution length) {
        return new Span(after.draw(call), length.draw(call));
    }

    private static String digits(SplittableRandom call, int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + call.nextInt(10)));
        }
        return digits.toString();
    }
}
