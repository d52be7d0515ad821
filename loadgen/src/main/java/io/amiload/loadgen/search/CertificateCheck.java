// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import io.amiload.loadgen.search.CapacitySearch.Step;
import io.amiload.loadgen.search.Trial.Outcome;
import io.amiload.loadgen.search.Trial.Purpose;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeats what a certificate says: the load that held, as often as it was verified then, and the load that failed,
 * twice.
 * As a {@link CapacitySearch}, it is only told what its steps came to.
 */
public final class CertificateCheck {

    private static final int TRIES = 3;
    private static final int RUNS_ABOVE = 2;

    /** Whether a certificate still says the truth. */
    public enum Agreement {
        /** What held holds, and what failed does not always hold. */
        AGREES("agrees"),
        /** What held does not hold any more. */
        LOWER("does not agree: the target carries less now"),
        /** What held holds, and what failed holds now each time. */
        HIGHER("does not agree: the target carries more now"),
        /** The generator was in the way. */
        INVALID("cannot be told: the generator was in the way"),
        /** It was not repeated to the end. */
        UNFINISHED("cannot be told: it was not repeated to the end");

        private final String words;

        Agreement(String words) {
            this.words = words;
        }

        /**
         * For people.
         *
         * @return what becomes of the certificate
         */
        public String words() {
            return words;
        }
    }

    private final double held;
    private final double failed;
    private final int repeats;
    private final List<Trial> trials = new ArrayList<>();
    private int tries;
    private int below;
    private int above;
    private Agreement agreement;

    /**
     * Begins a check.
     *
     * @param held    the load that held
     * @param failed  the load that failed because of the target; NaN when none did
     * @param repeats how often the first is tried
     */
    public CertificateCheck(double held, double failed, int repeats) {
        this.held = held;
        this.failed = failed;
        this.repeats = repeats;
    }

    /**
     * What to try next.
     *
     * @return the step; null at the end
     */
    public Step next() {
        if (agreement != null) {
            return null;
        }
        return below < repeats ? new Step(held, Purpose.VERIFY) : new Step(failed, Purpose.CONFIRM);
    }

    /**
     * Says what the step came to.
     *
     * @param trial of the load that {@link #next} named
     */
    public void accept(Trial trial) {
        trials.add(trial);
        tries++;
        boolean open = trial.outcome() == Outcome.UNSTEADY || trial.outcome() == Outcome.INVALID;
        if (open && tries < TRIES) {
            return;
        }
        tries = 0;
        boolean holds = trial.outcome() == Outcome.HELD;
        if (below < repeats) {
            below++;
            if (!holds) {
                agreement = trial.outcome() == Outcome.INVALID ? Agreement.INVALID : Agreement.LOWER;
            } else if (below == repeats && Double.isNaN(failed)) {
                agreement = Agreement.AGREES;
            }
        } else {
            above++;
            // A generator that is in the way here takes nothing from what held.
            agreement = !holds ? Agreement.AGREES : above == RUNS_ABOVE ? Agreement.HIGHER : null;
        }
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
     * What it comes to.
     *
     * @return whether the certificate still says the truth
     */
    public Agreement agreement() {
        return agreement == null ? Agreement.UNFINISHED : agreement;
    }
}
