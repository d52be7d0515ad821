// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import io.amiload.loadgen.search.Trial.Outcome;
import io.amiload.loadgen.search.Trial.Purpose;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Decides which load to try next: doubles until one fails, bisects (by ratio) between what held and what failed, then
 * verifies both sides. It knows nothing of targets, clocks or files; it is told what each step came to.
 *
 * <p>A step that says neither yes nor no (its halves disagree, or the generator was in the way) is repeated up to
 * twice. Verification repeats the highest load that held; once it does not, that load counts as failed and the search
 * goes on below. A failure that was seen only once, be it the target's or the generator's, is confirmed before it is
 * believed: if the load holds in most of the repeats, the search goes on above.
 */
public final class CapacitySearch {

    /** More steps than this are not spent on a target that cannot make up its mind. */
    static final int MOST_STEPS = 80;
    private static final int TRIES = 3;
    /** How far down a search goes when its first step fails. */
    private static final int DEEPEST = 1024;

    /**
     * What to look for.
     *
     * @param from      the first load
     * @param to        the highest load
     * @param precision how far apart the highest that held and the lowest that failed may be: 0.05
     * @param repeats   how often a result is verified
     * @param whole     true when loads are whole numbers
     */
    public record Settings(double from, double to, double precision, int repeats, boolean whole) {
    }

    /**
     * A load to try.
     *
     * @param load    how much
     * @param purpose why
     */
    public record Step(double load, Purpose purpose) {
    }

    /** What is known of a load. */
    private static final class Known {
        private int held;
        private int failed;
        private int verified;
        /** How many of the failures were the generator's. */
        private int generator;
        /** False once it failed to be verified, or turned out to fail. */
        private boolean candidate;
    }

    private final Settings settings;
    private final TreeMap<Double, Known> loads = new TreeMap<>();
    private final List<Trial> trials = new ArrayList<>();
    private Step step;
    private int triesOfStep;
    private int unreachableInARow;
    private Capacity.Bound ended;

    /**
     * Begins a search.
     *
     * @param settings what to look for
     */
    public CapacitySearch(Settings settings) {
        this.settings = settings;
        step = new Step(rounded(Math.min(settings.from(), settings.to())), Purpose.CLIMB);
    }

    /**
     * What to try next.
     *
     * @return the step, the same one until {@link #accept} is called; null when the search has ended
     */
    public Step next() {
        return step;
    }

    /**
     * Every step so far.
     *
     * @return in order
     */
    public List<Trial> trials() {
        return List.copyOf(trials);
    }

    /**
     * Says what the step came to.
     *
     * @param trial of the load that {@link #next} named
     */
    public void accept(Trial trial) {
        if (step == null || trial.load() != step.load()) {
            throw new IllegalStateException("the search did not ask for " + trial.load());
        }
        trials.add(trial);
        unreachableInARow = trial.outcome() == Outcome.UNREACHABLE ? unreachableInARow + 1 : 0;
        triesOfStep++;
        if (unreachableInARow == TRIES) {
            end(Capacity.Bound.UNREACHABLE);
            return;
        }
        boolean open = trial.outcome() == Outcome.UNSTEADY || trial.outcome() == Outcome.INVALID;
        if (trials.size() >= MOST_STEPS) {
            end(Capacity.Bound.UNSETTLED);
        } else if (!open || triesOfStep == TRIES) {
            triesOfStep = 0;
            learn(trial);
            step = decide();
        }
    }

    private void learn(Trial trial) {
        Known known = loads.computeIfAbsent(trial.load(), load -> new Known());
        boolean held = trial.outcome() == Outcome.HELD;
        known.held += held ? 1 : 0;
        known.failed += held ? 0 : 1;
        known.generator += trial.outcome() == Outcome.INVALID ? 1 : 0;
        switch (trial.purpose()) {
            case VERIFY -> {
                known.verified++;
                known.candidate &= held;
            }
            case CONFIRM -> {
                // Decided once most of the repeats agree; until then it counts as failed.
                known.candidate = known.held * 2 > settings.repeats() && known.verified == 0;
            }
            case CLIMB, DESCEND, BISECT -> known.candidate = held;
        }
    }

    private Step decide() {
        double held = highestHeld();
        double failed = lowestFailedAbove(held);
        if (Double.isNaN(held)) {
            return descend();
        }
        if (Double.isNaN(failed)) {
            return held >= settings.to() ? verify(held, Capacity.Bound.CEILING)
                : new Step(rounded(Math.min(held * 2, settings.to())), Purpose.CLIMB);
        }
        double middle = rounded(Math.sqrt(held * failed));
        if (failed / held > 1 + settings.precision() && middle > held && middle < failed) {
            return new Step(middle, Purpose.BISECT);
        }
        Known above = loads.get(failed);
        return verifyOrConfirm(held, failed, above);
    }

    private Step verifyOrConfirm(double held, double failed, Known above) {
        if (loads.get(held).verified < settings.repeats()) {
            return new Step(held, Purpose.VERIFY);
        }
        // A load that held once and failed later has shown what it is; one failure alone may have been bad luck.
        boolean settled = above.verified > 0 || above.failed * 2 > settings.repeats();
        if (!settled) {
            return new Step(failed, Purpose.CONFIRM);
        }
        return end(above.generator == above.failed ? Capacity.Bound.GENERATOR : Capacity.Bound.TARGET);
    }

    private Step verify(double held, Capacity.Bound then) {
        return loads.get(held).verified < settings.repeats() ? new Step(held, Purpose.VERIFY) : end(then);
    }

    private Step descend() {
        double lowest = loads.firstKey();
        double lower = rounded(lowest / 2);
        boolean generator = loads.get(lowest).generator > 0;
        // A generator that is in the way even of an eighth is in the way of everything.
        if (generator && lowest <= settings.from() / 8) {
            return end(Capacity.Bound.GENERATOR);
        }
        if (lower < settings.from() / DEEPEST || lower < 1 && settings.whole() || lower >= lowest) {
            return end(generator ? Capacity.Bound.GENERATOR : Capacity.Bound.FLOOR);
        }
        return new Step(lower, Purpose.DESCEND);
    }

    private Step end(Capacity.Bound bound) {
        ended = bound;
        step = null;
        return null;
    }

    private double highestHeld() {
        for (double load : loads.descendingKeySet()) {
            if (loads.get(load).candidate) {
                return load;
            }
        }
        return Double.NaN;
    }

    private double lowestFailedAbove(double held) {
        Double failed = Double.isNaN(held) ? loads.isEmpty() ? null : loads.firstKey() : loads.higherKey(held);
        return failed == null ? Double.NaN : failed;
    }

    /** Three digits are more than a search can tell apart. */
    private double rounded(double load) {
        if (settings.whole()) {
            return Math.max(1, Math.rint(load));
        }
        return new BigDecimal(load).round(new MathContext(3, RoundingMode.HALF_UP)).doubleValue();
    }

    /**
     * What was found.
     *
     * @return the capacity, as far as it is known
     */
    public Capacity capacity() {
        double held = highestHeld();
        double failed = lowestFailedAbove(held);
        Known below = Double.isNaN(held) ? new Known() : loads.get(held);
        Known above = Double.isNaN(failed) ? new Known() : loads.get(failed);
        return new Capacity(held, failed, ended == null ? Capacity.Bound.UNSETTLED : ended, below.held,
            below.held + below.failed, above.failed, above.failed + above.held);
    }
}
