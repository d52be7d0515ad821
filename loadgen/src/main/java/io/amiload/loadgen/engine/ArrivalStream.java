// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Arrivals;
import io.amiload.loadgen.plan.LoadProfile;
import java.util.SplittableRandom;

/**
 * When one lane's actions are due in the open model, one after the other, as the plan says and whatever the target does.
 *
 * <p>Evenly spread arrivals deal the run's actions out to the lanes in turn. Poisson arrivals give each lane a process
 * of its own at its share of the rate; together they are a Poisson process again, and each depends on the seed and the
 * lane's number alone.
 */
final class ArrivalStream {

    /** The plan has no further action for this lane. */
    static final long NEVER = Long.MAX_VALUE;

    private final LoadProfile profile;
    private final int lanes;
    private final SplittableRandom random;
    private double count;

    ArrivalStream(LoadProfile profile, Arrivals arrivals, long seed, int lane, int lanes) {
        this.profile = profile;
        this.lanes = lanes;
        if (arrivals == Arrivals.POISSON) {
            random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + lane);
            count = gap();
        } else {
            random = null;
            count = lane;
        }
    }

    /** When the current action is due, in nanoseconds from the start of the load, or {@link #NEVER}. */
    long due() {
        return profile.timeOf(count);
    }

    /** Goes on to the next action. */
    void advance() {
        count += random == null ? lanes : gap();
    }

    private double gap() {
        return -Math.log(1 - random.nextDouble()) * lanes;
    }
}
