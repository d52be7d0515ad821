// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

/** How the actions of an open model are spread around the planned rate. */
public enum Arrivals {
    /** Equal distances, as the rate asks. */
    EVEN,
    /** Exponentially distributed distances, from the plan's seed. */
    POISSON
}
