// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one thread of an emulated server. It owns all sockets, sessions, timers and calls, so nothing here needs a lock,
 * and whatever is raised is raised in one order for everybody: what Asterisk gets from its one event queue.
 *
 * <p>A turn of the loop: read what can be read, run what other threads have asked for, run the timers that are due,
 * and then let everybody write once.
 */
public final class EventLoop {

    /** What a key is attached to. */
    public interface Ready {

        void ready(SelectionKey key);

        /** To be given up: {@link #ready} has thrown something that it should not. */
        void failed();
    }

    private static final long CHECK_MILLIS = 200;
    private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());

    private final Selector selector;
    private final MicroClock clock;
    private final Timers timers;
    private final Runnable endOfTurn;
    private final Runnable atEnd;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Consumer<SelectionKey> onKey = this::onKey;
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * Makes a loop that is still to be started.
     *
     * @param endOfTurn run at the end of each turn
     * @param atEnd run once when the loop ends, for whatever reason
     */
    public EventLoop(String name, MicroClock clock, Timers timers, Runnable endOfTurn, Runnable atEnd)
            throws IOException {
        this.selector = Selector.open();
        this.clock = clock;
        this.timers = timers;
        this.endOfTurn = endOfTurn;
        this.atEnd = atEnd;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public long threadId() {
        return thread.getId();
    }

    public SelectionKey register(SelectableChannel channel, int interest, Ready ready) throws IOException {
        return channel.register(selector, interest, ready);
    }

    /** Has the loop run a task soon. May be called from any thread; does nothing once the loop has stopped. */
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Has the loop compute something and waits for it. */
    public <T> T call(Supplier<T> task) {
        if (Thread.currentThread() == thread) {
            return task.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        execute(() -> {
            try {
                result.complete(task.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            while (true) {
                boolean alive = thread.isAlive();
                try {
                    return result.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (!alive) {
                        throw new IllegalStateException("the emulated server is closed");
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the emulated server", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the emulated server failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    /** Ends the loop and waits for its thread. */
    public void stop() {
        stopped = true;
        selector.wakeup();
        boolean interrupted = false;
        while (thread != Thread.currentThread() && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (selector) {
            while (!stopped) {
                selector.select(onKey, tasks.isEmpty() ? timers.sleepMillis(clock.nanos()) : 1);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    runSafely(task);
                }
                timers.poll(clock.nanos());
                runSafely(endOfTurn);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the emulated server's selector failed", e);
        } finally {
            atEnd.run();
        }
    }

    /** Runs something whose failure must not end the loop. */
    public static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a task of the emulated server failed", e);
        }
    }

    private void onKey(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        Ready ready = (Ready) key.attachment();
        try {
            ready.ready(key);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a connection of the emulated server failed", e);
            ready.failed();
        }
    }
}
