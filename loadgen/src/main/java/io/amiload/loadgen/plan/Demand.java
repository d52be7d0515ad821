// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.time.Duration;
import java.util.Objects;

/**
 * What is asked of a target over time.
 *
 * @param profile  the open model's rate over the measured window; null in the closed model
 * @param duration the measured window; in the open model the profile's length
 * @param warmup   time before the measured window, at its first rate; measured apart and not reported
 * @param arrivals how the open model's actions are spread
 * @param catchUp  what the open model does with actions that a lane could not send in time
 * @param seed     for the mix of actions and for Poisson arrivals
 */
public record Demand(LoadProfile profile, Duration duration, Duration warmup, Arrivals arrivals, CatchUp catchUp,
                     long seed) {

    /** Checks the ranges and what belongs together. */
    public Demand {
        Objects.requireNonNull(arrivals);
        Objects.requireNonNull(catchUp);
        PlanException.require(!warmup.isNegative(), "a time must not be negative");
        PlanException.require(!duration.isZero() && !duration.isNegative(), "--duration must be longer than nothing");
        PlanException.require(profile == null || profile.durationNanos() == duration.toNanos(),
            "the duration must be the profile's length");
    }

    /**
     * Evenly spread at one rate, with all that is late sent as soon as it can be.
     *
     * @param perSecond the rate
     * @param duration  the measured window
     * @param warmup    time before it
     * @return an open model
     */
    public static Demand constant(double perSecond, Duration duration, Duration warmup) {
        return new Demand(LoadProfile.constant(perSecond, duration), duration, warmup, Arrivals.EVEN,
            CatchUp.UNBOUNDED, 1);
    }

    /**
     * As much as the target takes.
     *
     * @param duration the measured window
     * @param warmup   time before it
     * @return a closed model
     */
    public static Demand closed(Duration duration, Duration warmup) {
        return new Demand(null, duration, warmup, Arrivals.EVEN, CatchUp.UNBOUNDED, 1);
    }

    /**
     * Open if there is a profile to follow.
     *
     * @return the model
     */
    public LoadModel model() {
        return profile == null ? LoadModel.CLOSED : LoadModel.OPEN;
    }

    /**
     * The open model's profile with the warm-up in front, as the engine drives it; time 0 is the first action's.
     *
     * @return the profile, or null in the closed model
     */
    public LoadProfile schedule() {
        return profile == null ? null : profile.withWarmup(warmup);
    }
}
