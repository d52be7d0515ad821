// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import java.io.IOException;

/** A file is no recording, or none that can be played back in this way; the message is a part of a sentence about it. */
public final class RecordingException extends IOException {

    private static final long serialVersionUID = 1;

    RecordingException(String message) {
        super(message);
    }
}
