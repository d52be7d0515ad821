// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.decode;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The lines could not be written; the cause says why. A pipe whose reader left is the usual case. */
public final class OutputException extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    OutputException(IOException cause) {
        super(cause);
    }

    /**
     * Tells whether nobody reads any more.
     *
     * @return true for a broken pipe
     */
    public boolean isBrokenPipe() {
        String message = getCause().getMessage();
        return message != null && (message.contains("Broken pipe") || message.contains("pipe has been ended")
            || message.contains("Pipe closed") || message.contains("Pipe broken"));
    }
}
