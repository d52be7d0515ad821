// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiHandler;

/** Whom a session works for: a lane or a listener. */
interface SessionOwner extends AmiHandler {

    /** The session is logged in. */
    void onReady();

    /** The session, once logged in, is gone. */
    void onGone(long now);

    /**
     * Bytes up to a point of the outgoing stream have been given to the kernel.
     *
     * @param written bytes since the session was opened
     * @param now     read just before they were
     */
    void onWritten(long written, long now);
}
