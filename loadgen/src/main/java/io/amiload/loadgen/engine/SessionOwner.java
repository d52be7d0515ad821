// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiHandler;

/** Whom a session works for: a lane or a listener. Most want their session to be there all the time. */
interface SessionOwner extends AmiHandler {

    /** Whether the session shall connect again by itself when it is lost or cannot log in. */
    default boolean comesBack() {
        return true;
    }

    /** The session begins to connect. */
    default void onConnecting(long now) {
    }

    /**
     * The session could not log in.
     *
     * @param why one of {@link Failures}
     */
    default void onLoginFailed(String why, long now) {
    }

    /** The session, having said goodbye, is closed. */
    default void onParted(long now) {
    }

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
