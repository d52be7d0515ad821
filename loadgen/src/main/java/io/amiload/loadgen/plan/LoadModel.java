// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

/** What decides when the next action is sent. */
public enum LoadModel {
    /** A schedule computed ahead; the target's speed has no influence on it. */
    OPEN,
    /** The answers: each lane keeps a fixed number of actions outstanding. */
    CLOSED
}
