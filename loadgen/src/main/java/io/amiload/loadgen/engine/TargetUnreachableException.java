// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

/** The target did not answer as a manager interface does. The message is one sentence for people. */
public final class TargetUnreachableException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Reports it.
     *
     * @param message one sentence for people
     */
    public TargetUnreachableException(String message) {
        super(message);
    }
}
