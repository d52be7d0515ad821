// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

/** The target could not be used; the message is one sentence for people. */
final class TargetException extends Exception {

    private static final long serialVersionUID = 1;

    TargetException(String message) {
        super(message);
    }
}
