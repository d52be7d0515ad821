// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.loadgen.measure.ServerMeasurement;
import io.amiload.loadgen.measure.ServerSample;
import io.amiload.loadgen.plan.Credentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks once a second, in a session of its own, at how the target feels: {@code CoreStatus} for calls, {@code core show
 * taskprocessors} for tasks that wait, and, where the target is a process of this machine, processor time and memory.
 * What it may not ask it does not ask again.
 */
final class ServerWatch implements AutoCloseable {

    private static final long EVERY = 1_000_000_000L;
    /** A run of a day has one sample for each second; longer ones are not watched to their end. */
    private static final int MOST_SAMPLES = 86_400;

    private final Dialer dialer;
    private final Credentials credentials;
    private final boolean embedded;
    private final long startNanos;
    private final List<ServerSample> samples = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Thread thread = new Thread(this::watch, "amiload-server-watch");

    private volatile boolean stopped;
    private boolean mayAskStatus = true;
    private boolean mayAskCommand = true;
    private LocalProcess process;
    private long lastCpu = -1;
    private long lastCpuAt;

    /**
     * Starts to watch.
     *
     * @param embedded   whether the target is a part of this process, whose memory and time then say nothing of it
     * @param startNanos start of the load by {@link System#nanoTime}
     */
    ServerWatch(Dialer dialer, Credentials credentials, boolean embedded, long startNanos) {
        this.dialer = dialer;
        this.credentials = credentials;
        this.embedded = embedded;
        this.startNanos = startNanos;
        thread.setDaemon(true);
        thread.start();
    }

    /** Samples so far. */
    int count() {
        synchronized (samples) {
            return samples.size();
        }
    }

    /** Ends the watch and gives what was seen. */
    ServerMeasurement measurement() {
        close();
        synchronized (samples) {
            return new ServerMeasurement(samples, List.copyOf(notes));
        }
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            // One that waits for an answer of a dead target is left behind.
            thread.join(EVERY / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        findProcess();
        try (Probe session = new Probe(dialer, credentials)) {
            for (long next = startNanos; !stopped; next += EVERY) {
                for (long left = next - System.nanoTime(); left > 0 && !stopped; left = next - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                if (!stopped) {
                    add(sample(session));
                }
            }
        } catch (IOException | TargetUnreachableException | LoginRefusedException | AmiFormatException e) {
            note("the session that watches the target ended: " + (e instanceof IOException io ? Failures.name(io)
                : e.getMessage()));
        }
    }

    private void findProcess() {
        if (embedded) {
            note("processor time and memory: the target is a part of this process");
            return;
        }
        process = LocalProcess.listeningOn(dialer.address().getAddress(), dialer.address().getPort());
        if (process == null) {
            note("processor time and memory: the target is no process of this machine that we may look at");
        } else {
            lastCpu = process.cpuNanos();
            lastCpuAt = System.nanoTime();
        }
    }

    private ServerSample sample(Probe session) throws IOException {
        long asked = System.nanoTime();
        Integer calls = calls(session);
        TaskProcessors tasks = tasks(session);
        long answered = System.nanoTime();
        boolean known = tasks != null && tasks.isKnown();
        return new ServerSample(asked - startNanos, answered - asked, calls, known ? tasks.queued() : null,
            known ? tasks.fullest() : null, known ? tasks.fullestTasks() : null, cores(), memory());
    }

    private Integer calls(Probe session) throws IOException {
        if (!mayAskStatus) {
            return null;
        }
        AmiMessage status = session.ask("CoreStatus");
        long calls = status.nameId() == AmiName.SUCCESS ? status.getLong(AmiKey.CORE_CURRENT_CALLS, -1) : -1;
        if (calls < 0) {
            mayAskStatus = false;
            note("calls: CoreStatus was refused (it needs write = system or reporting)");
            return null;
        }
        return (int) calls;
    }

    private TaskProcessors tasks(Probe session) throws IOException {
        if (!mayAskCommand) {
            return null;
        }
        AmiMessage table = session.ask("Command", "Command", "core show taskprocessors");
        TaskProcessors tasks = new TaskProcessors();
        for (int i = table.find(AmiKey.OUTPUT); i >= 0; i = table.find(AmiKey.OUTPUT, i + 1)) {
            tasks.add(table.value(i));
        }
        if (!tasks.isKnown()) {
            mayAskCommand = false;
            note("waiting tasks: 'core show taskprocessors' was refused or is not known (it needs write = command)");
        }
        return tasks;
    }

    private Double cores() {
        if (process == null) {
            return null;
        }
        long cpu = process.cpuNanos();
        long at = System.nanoTime();
        Double cores = cpu < 0 || lastCpu < 0 ? null : (cpu - lastCpu) / (double) Math.max(1, at - lastCpuAt);
        lastCpu = cpu;
        lastCpuAt = at;
        return cores;
    }

    private Long memory() {
        long bytes = process == null ? -1 : process.residentBytes();
        return bytes < 0 ? null : bytes;
    }

    private void add(ServerSample sample) {
        synchronized (samples) {
            if (samples.size() < MOST_SAMPLES) {
                samples.add(sample);
            } else {
                notes.add("the target was watched for the first " + MOST_SAMPLES + " seconds only");
                stopped = true;
            }
        }
    }

    private void note(String why) {
        synchronized (samples) {
            notes.add(why);
        }
    }
}
