// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.queue;

import java.util.Locale;

/** Whom a queue rings first. */
public enum Strategy {

    /** Everybody at the same time. */
    RINGALL,
    /** Whose last call ended longest ago. */
    LEASTRECENT,
    /** Who has taken the fewest calls. */
    FEWESTCALLS,
    /** Anybody. */
    RANDOM,
    /** One after the other, going on where it stopped at the last call. */
    RRMEMORY,
    /** In the order of the file, from the top for each call. */
    LINEAR,
    /** Anybody, rather somebody with a low penalty. */
    WRANDOM,
    /** As {@link #RRMEMORY}, in the order of the file. */
    RRORDERED;

    /**
     * Reads the value of {@code strategy}.
     *
     * @param name such as {@code ringall}
     * @return the strategy, or null if there is none of that name
     */
    public static Strategy of(String name) {
        if (name.equalsIgnoreCase("roundrobin")) {
            return RRMEMORY;
        }
        for (Strategy strategy : values()) {
            if (strategy.toString().equalsIgnoreCase(name)) {
                return strategy;
            }
        }
        return null;
    }

    /** Whether members are kept in the order in which they were added. */
    boolean keepsOrder() {
        return this == LINEAR || this == RRORDERED;
    }

    /** The name as QueueParams prints it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
