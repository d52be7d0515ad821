// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.nio.channels.ByteChannel;

/**
 * A layer over a connection that does not block. A write takes bytes only once the socket has all that was made of
 * them, so that what is written is sent; a read gives all that has arrived, since what a layer holds wakes no selector.
 */
interface LayeredChannel extends ByteChannel {

    /** Whether what a write has left waits for the other side to send something, and not for room. */
    boolean awaitsInput();

    /** Whether the last read had no room for all that is here. */
    boolean holdsInput();
}
