// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

/** The target answered, and did not let us in. The message is one sentence for people, without the secret. */
public final class LoginRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Reports it.
     *
     * @param message one sentence for people
     */
    public LoginRefusedException(String message) {
        super(message);
    }
}
