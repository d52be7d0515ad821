// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * What is to happen later, on a timer wheel with ticks of about a millisecond.
 *
 * <p>Not thread-safe; the event loop owns it.
 */
final class Timers {

    /** The id that no timer has. */
    static final long NONE = Long.MIN_VALUE;

    private static final long TICK_NANOS = 1 << 20;
    private static final int TICKS_PER_WHEEL = 1024;
    private static final int FEW = 64;

    private final DeadlineTimerWheel wheel;
    private final Long2ObjectHashMap<Runnable> tasks = new Long2ObjectHashMap<>();
    private final DeadlineTimerWheel.TimerHandler onExpiry = this::onExpiry;
    private final DeadlineTimerWheel.TimerConsumer soonest = this::soonest;
    private long soonestDeadline;

    Timers(long nowNanos) {
        wheel = new DeadlineTimerWheel(TimeUnit.NANOSECONDS, nowNanos, TICK_NANOS, TICKS_PER_WHEEL);
    }

    /** Runs a task once, not before {@code delayNanos} have passed. Returns the id to cancel it by. */
    long schedule(long nowNanos, long delayNanos, Runnable task) {
        if (wheel.timerCount() == 0) {
            wheel.currentTickTime(nowNanos);
        }
        long id = wheel.scheduleTimer(nowNanos + Math.max(delayNanos, 0));
        tasks.put(id, task);
        return id;
    }

    /** Forgets a timer; one that ran already, or {@link #NONE}, is no fault. */
    void cancel(long id) {
        if (id != NONE && tasks.remove(id) != null) {
            wheel.cancelTimer(id);
        }
    }

    /** Runs what is due. */
    void poll(long nowNanos) {
        while (wheel.timerCount() > 0) {
            wheel.poll(nowNanos, onExpiry, Integer.MAX_VALUE);
            if (wheel.currentTickTime() > nowNanos) {
                return;
            }
        }
    }

    /**
     * How long the loop may sleep: milliseconds, at least 1; 0 for as long as it likes. Exact while timers are
     * few; with many of them a tick is soon enough.
     */
    long sleepMillis(long nowNanos) {
        long count = wheel.timerCount();
        if (count == 0) {
            return 0;
        }
        if (count > FEW) {
            return 1;
        }
        soonestDeadline = Long.MAX_VALUE;
        wheel.forEach(soonest);
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(soonestDeadline - nowNanos));
    }

    private void soonest(long deadline, long id) {
        soonestDeadline = Math.min(soonestDeadline, deadline);
    }

    private boolean onExpiry(TimeUnit unit, long now, long id) {
        Runnable task = tasks.remove(id);
        if (task != null) {
            EventLoop.runSafely(task);
        }
        return true;
    }
}
