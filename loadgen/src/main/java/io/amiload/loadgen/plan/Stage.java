// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.time.Duration;

/**
 * One straight piece of a {@link LoadProfile}.
 *
 * @param kind  what the user called it
 * @param from  rate per second at its start
 * @param to    rate per second just before its end
 * @param nanos its length, more than zero
 */
public record Stage(Kind kind, double from, double to, long nanos) {

    /** What a stage is called in a profile. */
    public enum Kind {
        /** Before the measured window, at its first rate. */
        WARMUP,
        /** The rate stays. */
        HOLD,
        /** The rate moves evenly to another one. */
        RAMP,
        /** Another rate for a while; afterwards the old one again. */
        SPIKE
    }

    /** Checks the ranges. */
    public Stage {
        if (!(from >= 0) || !(to >= 0) || from > Rates.HIGHEST || to > Rates.HIGHEST) {
            throw new PlanException("a rate must be from 0 to a hundred million per second");
        }
        if (nanos <= 0) {
            throw new PlanException("a stage must last longer than nothing");
        }
    }

    double count() {
        return (from + to) / 2 * (nanos / 1e9);
    }

    @Override
    public String toString() {
        String length = Durations.format(Duration.ofNanos(nanos));
        return switch (kind) {
            case WARMUP -> "warm-up " + Rates.format(from) + " for " + length;
            case HOLD -> "hold " + Rates.format(from) + " for " + length;
            case RAMP -> "ramp " + Rates.format(from) + " to " + Rates.format(to) + " in " + length;
            case SPIKE -> "spike " + Rates.format(from) + " for " + length;
        };
    }
}
