// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

/** A mistake in what the user asked for: a flag, an expression, a file. The message names the place. */
public final class PlanException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Reports the mistake.
     *
     * @param message what is wrong and what was expected
     */
    public PlanException(String message) {
        super(message);
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new PlanException(message);
        }
    }
}
