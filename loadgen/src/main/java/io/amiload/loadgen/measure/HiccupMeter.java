// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Measures how late a thread that only wants to wake up is woken: what the machine and the JVM do to any thread, this
 * tool's own included. Between {@link #start} and {@link #stop} it records one value about each millisecond.
 */
public final class HiccupMeter {

    private static final long PERIOD = 1_000_000;

    private final Histogram lateness = Histograms.create();
    private final Thread thread = new Thread(this::run, "amiload-hiccup");
    private volatile boolean measuring;
    private volatile boolean stopped;

    /** Prepares the meter. */
    public HiccupMeter() {
        thread.setDaemon(true);
    }

    /** Starts the thread; nothing is recorded before {@link #measure}. */
    public void start() {
        thread.start();
    }

    /** From now on values are recorded. */
    public void measure() {
        measuring = true;
    }

    /**
     * Ends the thread.
     *
     * @return how late it was, nanoseconds; what the kernel's timers add to every sleep is part of it
     */
    public Histogram stop() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return lateness;
    }

    private void run() {
        long before = System.nanoTime();
        while (!stopped) {
            LockSupport.parkNanos(PERIOD);
            long now = System.nanoTime();
            if (measuring && !stopped) {
                lateness.recordValue(Math.max(0, now - before - PERIOD));
            }
            before = now;
        }
    }
}
