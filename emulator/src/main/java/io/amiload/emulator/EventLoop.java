// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one thread of an emulated server. It owns all sockets, sessions, timers and calls, so nothing here needs a lock,
 * and whatever is raised is raised in one order for everybody: what Asterisk gets from its one event queue.
 *
 * <p>A turn of the loop: read what can be read, run what other threads have asked for, run the timers that are due,
 * and then let everybody write once.
 */
final class EventLoop {

    /** What a key is attached to. */
    interface Ready {
        void ready(SelectionKey key);
    }

    private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());

    private final Selector selector;
    private final MicroClock clock;
    private final Timers timers;
    private final Runnable endOfTurn;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Consumer<SelectionKey> onKey = this::onKey;
    private final Thread thread;
    private volatile boolean stopped;

    EventLoop(String name, MicroClock clock, Timers timers, Runnable endOfTurn) throws IOException {
        this.selector = Selector.open();
        this.clock = clock;
        this.timers = timers;
        this.endOfTurn = endOfTurn;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    long threadId() {
        return thread.getId();
    }

    SelectionKey register(SelectableChannel channel, int interest, Ready ready) throws IOException {
        return channel.register(selector, interest, ready);
    }

    /** Has the loop run a task soon. May be called from any thread; does nothing once the loop has stopped. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Has the loop compute something and waits for it. */
    <T> T call(Supplier<T> task) {
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
        if (stopped) {
            throw new IllegalStateException("the emulated server is closed");
        }
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the emulated server", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the emulated server failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    /** Ends the loop and waits for its thread. Open channels are the caller's business, before or on the loop. */
    void stop() {
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
                runTasks();
                timers.poll(clock.nanos());
                endOfTurn.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the emulated server's selector failed", e);
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a task of the emulated server failed", e);
            }
        }
    }

    private void onKey(SelectionKey key) {
        if (key.isValid()) {
            ((Ready) key.attachment()).ready(key);
        }
    }
}
