// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.DeadlineTimerWheel;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * What is to happen later, on a timer wheel with ticks of about a millisecond.
 *
 * <p>Not thread-safe; the event loop owns it.
 */
public final class Timers {

    /** The id that no timer has. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long TICK_NANOS = 1 << 20;
    private static final int TICKS_PER_WHEEL = 1024;
    private static final int FEW = 64;
    private static final int MOST_SPARE = 4_096;

    private final LongSupplier clock;
    private final DeadlineTimerWheel wheel;
    private final Long2ObjectHashMap<Timer> byId = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Timer> byWheelId = new Long2ObjectHashMap<>();
    private final DeadlineTimerWheel.TimerHandler onExpiry = this::onExpiry;
    private final DeadlineTimerWheel.TimerConsumer soonest = this::soonest;
    private final ArrayDeque<Timer> spare = new ArrayDeque<>();
    private long lastId;
    private long soonestDeadline;

    /** The wheel uses its ids again; ours stay those of one timer. */
    private static final class Timer {

        private long id;
        private long wheelId;
        private Runnable task;
    }

    public Timers(LongSupplier clock) {
        this.clock = clock;
        wheel = new DeadlineTimerWheel(TimeUnit.NANOSECONDS, clock.getAsLong(), TICK_NANOS, TICKS_PER_WHEEL);
    }

    /** Runs a task once, not before a time has passed. Returns the id to cancel it by. */
    public long schedule(Duration delay, Runnable task) {
        return schedule(delay.toNanos(), task);
    }

    /** Runs a task once, not before {@code delayNanos} have passed. Returns the id to cancel it by. */
    public long schedule(long delayNanos, Runnable task) {
        return schedule(clock.getAsLong(), delayNanos, task);
    }

    public long schedule(long nowNanos, long delayNanos, Runnable task) {
        if (wheel.timerCount() == 0) {
            wheel.currentTickTime(nowNanos);
        }
        Timer timer = spare.isEmpty() ? new Timer() : spare.pollLast();
        timer.id = ++lastId;
        timer.wheelId = wheel.scheduleTimer(nowNanos + Math.max(delayNanos, 0));
        timer.task = task;
        byId.put(timer.id, timer);
        byWheelId.put(timer.wheelId, timer);
        return timer.id;
    }

    /** Forgets a timer; one that ran already, was forgotten before, or {@link #NONE} is no fault. */
    public void cancel(long id) {
        Timer timer = byId.remove(id);
        if (timer != null) {
            byWheelId.remove(timer.wheelId);
            wheel.cancelTimer(timer.wheelId);
            keep(timer);
        }
    }

    /** Timers are used again, so that what happens each millisecond leaves no garbage. */
    private void keep(Timer timer) {
        timer.task = null;
        if (spare.size() < MOST_SPARE) {
            spare.addLast(timer);
        }
    }

    /** Runs what is due. */
    public void poll(long nowNanos) {
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
    public long sleepMillis(long nowNanos) {
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

    private boolean onExpiry(TimeUnit unit, long now, long wheelId) {
        Timer timer = byWheelId.remove(wheelId);
        byId.remove(timer.id);
        Runnable task = timer.task;
        keep(timer);
        EventLoop.runSafely(task);
        return true;
    }
}
