// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

/**
 * What the open model does with actions that came due while their lane could not send: it was full, or its connection
 * was away. Whatever the policy, an action that is sent late counts from its intended time.
 */
public enum CatchUp {
    /** All are sent as soon as the lane can: nothing of the plan is left out, and the target gets them at once. */
    UNBOUNDED("unbounded"),
    /** All are sent, at no more than twice the planned rate until the plan is caught up with. */
    TWICE("2x"),
    /** They are skipped, and counted as such: the lane goes on with what is due from now on. */
    NONE("none");

    private final String word;

    CatchUp(String word) {
        this.word = word;
    }

    /**
     * The policy's name in flags and results.
     *
     * @return for example {@code 2x}
     */
    public String word() {
        return word;
    }

    /**
     * Reads a policy's name.
     *
     * @param text what the user wrote
     * @return the policy
     * @throws PlanException when there is none of that name
     */
    public static CatchUp parse(String text) {
        for (CatchUp policy : values()) {
            if (policy.word.equals(text)) {
                return policy;
            }
        }
        throw new PlanException("'" + text + "' is not one of unbounded, 2x, none");
    }
}
