// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.queue.CallQueue;
import io.amiload.emulator.queue.QueueCaller;

/** A channel that waits in a queue. */
final class QueuedCall extends QueueCaller {

    private final CallQueue queue;
    private final Channel channel;
    private Text withdrawInfo;

    QueuedCall(CallQueue queue, Channel channel, int priority, long now) {
        super(priority, now);
        this.queue = queue;
        this.channel = channel;
    }

    CallQueue queue() {
        return queue;
    }

    Channel channel() {
        return channel;
    }

    /** Sends the call back to the dialplan, the next time it looks around. False if that was asked for already. */
    boolean withdraw(Text info) {
        if (withdrawInfo != null) {
            return false;
        }
        withdrawInfo = info;
        return true;
    }
}
