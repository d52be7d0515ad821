// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.queue;

/** Somebody who waits in a queue. */
public class QueueCaller {

    private final long since;
    private int priority;
    private int position;
    private int firstPosition;
    private boolean pending;
    /** Where a linear search goes on; see {@link CallQueue#tried}. */
    int linearPosition;

    /**
     * Makes a caller who waits nowhere yet.
     *
     * @param priority the higher, the further in front; 0 for most
     * @param now the time
     */
    public QueueCaller(int priority, long now) {
        this.priority = priority;
        since = now;
    }

    /**
     * Gives when the caller came.
     *
     * @return the time
     */
    public final long since() {
        return since;
    }

    /**
     * Gives how important the caller is.
     *
     * @return the priority
     */
    public final int priority() {
        return priority;
    }

    final void priority(int value) {
        priority = value;
    }

    /**
     * Gives the place in the queue.
     *
     * @return 1 for the next one
     */
    public final int position() {
        return position;
    }

    /**
     * Gives the place in the queue when the caller came.
     *
     * @return 1 for the next one
     */
    public final int firstPosition() {
        return firstPosition;
    }

    final void position(int value) {
        position = value;
        if (firstPosition == 0) {
            firstPosition = value;
        }
    }

    /**
     * Tells whether members are being rung for this caller.
     *
     * @return whether they are
     */
    public final boolean isPending() {
        return pending;
    }

    /**
     * Notes whether members are being rung for this caller.
     *
     * @param value whether they are
     */
    public final void pending(boolean value) {
        pending = value;
    }
}
