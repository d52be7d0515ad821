// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.audit.EventAudit;
import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.AuditMeasurement;
import io.amiload.loadgen.measure.ClockOffset;
import io.amiload.loadgen.measure.ConnectionMeasurement;
import io.amiload.loadgen.measure.EventMeasurement;
import io.amiload.loadgen.measure.IntervalSink;
import io.amiload.loadgen.measure.LiveSnapshot;
import io.amiload.loadgen.measure.Measured;
import io.amiload.loadgen.measure.Recorder;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.RunOutcome.Ending;
import io.amiload.loadgen.measure.RunTotals;
import io.amiload.loadgen.measure.SecondGrid;
import io.amiload.loadgen.measure.ServerMeasurement;
import io.amiload.loadgen.measure.SlowReaderMeasurement;
import io.amiload.loadgen.measure.TargetFacts;
import io.amiload.loadgen.measure.WallClock;
import io.amiload.loadgen.plan.AuditMode;
import io.amiload.loadgen.plan.Flow;
import io.amiload.loadgen.plan.FlowStep;
import io.amiload.loadgen.plan.LoadProfile;
import io.amiload.loadgen.plan.MixEntry;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.ScenarioAction;
import io.amiload.loadgen.plan.Sessions;
import io.amiload.loadgen.plan.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * One run from the first connection to the last answer.
 *
 * <p>{@link #execute} does it on the calling thread, which while the load runs only adds up and watches;
 * {@link #snapshot} and {@link #interrupt} may be called from other threads.
 */
public final class LoadRun {

    private static final long LEAD_NANOS = 200_000_000L;
    private static final long TICK_NANOS = 50_000_000L;
    /** So much longer than one login may take may all of them take, and the more the more there are. */
    private static final long EXTRA_LOGIN_SECONDS = 5;
    private static final long LOGINS_PER_SECOND = 50;
    /** How long flows that the end of the run breaks off may take to clean up. */
    private static final long CLEANUP_NANOS = 5_000_000_000L;
    /** Below Asterisk's default authlimit of 50, which counts sessions that are not logged in yet. */
    private static final int MAX_LOGGING_IN = 40;

    private final RunPlan plan;
    private final IntervalSink sink;
    private final WallClock wallClock = new WallClock();
    private final ClockOffset clockOffset = new ClockOffset();
    private final AtomicInteger readySessions = new AtomicInteger();
    private final List<EventLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Recorder> recorders = new ArrayList<>();
    /** The watch over events; null when the plan wants none. */
    private EventAudit audit;
    /** The watch over the target; null when the plan wants none. */
    private ServerWatch serverWatch;
    private volatile boolean interrupted;
    private boolean tooManyErrors;
    private volatile LiveSnapshot snapshot;

    /**
     * Prepares a run; nothing is connected yet.
     *
     * @param plan what to do
     * @param sink takes each finished second
     */
    public LoadRun(RunPlan plan, IntervalSink sink) {
        this.plan = plan;
        this.sink = sink;
        snapshot = LiveProgress.connecting(0, 0, 0);
    }

    /**
     * Runs the plan and returns when all is done and all sessions are closed.
     *
     * @return what was measured
     * @throws TargetUnreachableException if the target does not answer as a manager interface
     * @throws LoginRefusedException      if it does not let us in
     */
    public RunOutcome execute() throws TargetUnreachableException, LoginRefusedException {
        Target target = plan.target();
        Dialer dialer = new Dialer(target);
        TargetFacts facts;
        try (Probe probe = new Probe(dialer, plan.credentials())) {
            compareClocks(probe, clockOffset);
            facts = new TargetFacts(probe.banner(), probe.amiVersion(), probe.asteriskVersion(),
                target.host() + ":" + target.port(), target.wire().transport().word(), target.embedded(), target.background());
        }
        GeneratorHealth health = new GeneratorHealth();
        try {
            startLoops(dialer);
            return drive(facts, dialer, health);
        } finally {
            stopLoops();
            health.close();
            if (serverWatch != null) {
                serverWatch.close();
            }
        }
    }

    /**
     * How the run stands; renewed each second.
     *
     * @return the latest picture
     */
    public LiveSnapshot snapshot() {
        return snapshot;
    }

    /** Ends the run early: nothing more is sent, what is outstanding gets two seconds, results are marked partial. */
    public void interrupt() {
        interrupted = true;
    }

    /**
     * Makes the generator itself stand still, as a machine does that is too busy with other things: the self-test's way
     * to see whether a run notices. Returns at once.
     *
     * @param howLong how long
     */
    public void holdUp(Duration howLong) {
        loops.forEach(loop -> loop.holdUp(howLong.toNanos()));
    }

    private void startLoops(Dialer dialer) throws TargetUnreachableException, LoginRefusedException {
        Sessions sessions = plan.sessions();
        int count = Math.min(sessions.loops(), Math.max(sessions.connections(), sessions.listeners()));
        audit = audit(count);
        // Any number that leaves a lane most of its ActionIDs.
        long firstUse =
            new SplittableRandom().nextLong(EventAudit.IDS_PER_LANE / 4 / Math.max(2, plan.sessions().inFlight() * 2L));
        for (int i = 0; i < count; i++) {
            EventLoop loop = new EventLoop(plan, dialer, i, count, Math.max(1, MAX_LOGGING_IN / count), wallClock,
                clockOffset, audit, firstUse, readySessions);
            loops.add(loop);
            Thread thread = new Thread(loop, "amiload-loop-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        awaitSessions();
    }

    private EventAudit audit(int loopCount) {
        // Whoever is to be cut cannot tell whether all events come.
        int watching = plan.scenario().reader() > 0 ? 0 : plan.sessions().listeners();
        return plan.watch().audit() == AuditMode.OFF ? null : new EventAudit(new EventAudit.Settings(
            plan.sessions().connections(), plan.sessions().inFlight(), watching, loopCount, plan.patience().action().toNanos(),
            !plan.scenario().sessionEach() && ActionScript.sendsUserEvents(plan.scenario()),
            plan.watch().audit() == AuditMode.UNFILTERED));
    }

    private void awaitSessions() throws TargetUnreachableException, LoginRefusedException {
        int wanted = (plan.scenario().sessionEach() ? 0 : plan.sessions().connections()) + plan.sessions().listeners();
        long seconds = plan.patience().login().toSeconds() + EXTRA_LOGIN_SECONDS + wanted / LOGINS_PER_SECOND;
        long start = System.nanoTime();
        long deadline = start + seconds * 1_000_000_000L;
        int ready = readySessions.get();
        while (ready < wanted && System.nanoTime() - deadline < 0 && !interrupted) {
            LockSupport.parkNanos(TICK_NANOS / 10);
            ready = readySessions.get();
            snapshot = LiveProgress.connecting(System.nanoTime() - start, ready, wanted);
            checkLoops();
        }
        if (ready < wanted && !interrupted) {
            stopLoops();
            String few = "only " + ready + " of " + wanted + " sessions were logged in after " + seconds + " s";
            for (EventLoop loop : loops) {
                if (loop.refusal() != null) {
                    throw new LoginRefusedException(few + "; the target says: " + loop.refusal());
                }
            }
            throw new TargetUnreachableException(few + "; failures: " + sumConnections().failed);
        }
    }

    private RunOutcome drive(TargetFacts facts, Dialer dialer, GeneratorHealth health) {
        LoadProfile schedule = plan.demand().schedule();
        long warmup = plan.demand().warmup().toNanos();
        long load = warmup + plan.demand().duration().toNanos();
        long start = System.nanoTime() + LEAD_NANOS;
        SecondGrid grid = new SecondGrid(start, warmup, load);
        Measured measured = measured(plan.scenario());
        Map<EventLoop, Recorder> ofLoop = new HashMap<>();
        for (EventLoop loop : loops) {
            Recorder recorder = new Recorder(measured, grid);
            recorders.add(recorder);
            ofLoop.put(loop, recorder);
        }
        long startEpochMillis = wallClock.epochNanos(start) / 1_000_000;
        RunTotals totals = new RunTotals(measured, grid, startEpochMillis, recorders, sink);
        LiveProgress progress = new LiveProgress(plan.scenario(), schedule, warmup, load, start, recorders, loops,
            audit);
        LoadWindow window = new LoadWindow(start, start + load, Map.copyOf(ofLoop));
        loops.forEach(loop -> loop.begin(window));
        if (plan.watch().server()) {
            serverWatch = new ServerWatch(dialer, plan.credentials(), plan.target().embedded(), start);
        }

        waitUntil(start + warmup, totals, progress);
        health.measure(threads);
        boolean whole = waitUntil(start + load, totals, progress);
        long end = whole ? start + load : System.nanoTime();
        if (!whole) {
            totals.endAt(end);
            loops.forEach(loop -> loop.begin(window.endingAt(end)));
        }
        health.stop();
        ServerMeasurement server = serverWatch == null
            ? ServerMeasurement.none("the target was not watched (--no-server-view)") : serverWatch.measurement();
        long patience = plan.patience().drain().toNanos();
        drain(end + (whole ? patience : Math.min(2_000_000_000L, patience)), totals, progress);
        stopLoops();
        totals.collectRest();
        return outcome(facts, dialer, totals, health, server, startEpochMillis + warmup / 1_000_000,
            Math.max(1, end - start - warmup), whole ? Ending.PLANNED
                : tooManyErrors ? Ending.TOO_MANY_ERRORS : Ending.INTERRUPTED);
    }

    private static Measured measured(Scenario scenario) {
        List<Measured.FlowSteps> flows = new ArrayList<>();
        for (Flow flow : scenario.flows()) {
            flows.add(new Measured.FlowSteps(flow.name(), flow.named().stream().map(FlowStep.Named::name).toList(),
                flow.named().stream().filter(FlowStep.Await.class::isInstance).map(FlowStep.Named::name).toList()));
        }
        Set<String> entries = scenario.sessionEach() ? Set.of(scenario.measuredActions().get(scenario.loginNumber()))
            : scenario.mix().stream().filter(ScenarioAction.class::isInstance).map(MixEntry::name)
                .collect(Collectors.toSet());
        return new Measured(scenario.measuredActions(), flows, entries);
    }

    /** Adds up and shows progress until a moment; false if the run was to end before. */
    private boolean waitUntil(long nanos, RunTotals totals, LiveProgress progress) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            if (mustEnd()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(left, TICK_NANOS));
            watch(totals, progress);
        }
        return !mustEnd();
    }

    private boolean mustEnd() {
        if (plan.watch().maxErrors() != null && !tooManyErrors) {
            long failed = 0;
            long sent = 0;
            for (Recorder recorder : recorders) {
                Recorder.Progress so = recorder.progress();
                failed += so.errors() + so.timedOut() + so.lost();
                sent += so.sent();
            }
            tooManyErrors = plan.watch().maxErrors().isPassed(failed, sent);
        }
        return interrupted || tooManyErrors;
    }

    private void drain(long deadline, RunTotals totals, LiveProgress progress) {
        boolean ended = awaitIdle(deadline, totals, progress);
        if (!ended && plan.scenario().cleansUp()) {
            loops.forEach(EventLoop::breakOff);
            awaitIdle(System.nanoTime() + CLEANUP_NANOS, totals, progress);
        }
    }

    /** Waits until all that was begun has ended; false if that takes longer. */
    private boolean awaitIdle(long deadline, RunTotals totals, LiveProgress progress) {
        // One housekeeping turn of each loop, so that what they say of themselves is of after the end.
        LockSupport.parkNanos(TICK_NANOS * 2);
        while (System.nanoTime() - deadline < 0 && !loops.stream().allMatch(EventLoop::isIdle)) {
            LockSupport.parkNanos(TICK_NANOS);
            watch(totals, progress);
        }
        return loops.stream().allMatch(EventLoop::isIdle);
    }

    private void watch(RunTotals totals, LiveProgress progress) {
        checkLoops();
        totals.collect();
        LiveSnapshot latest = progress.tick(System.nanoTime());
        if (latest != null) {
            snapshot = latest;
            wallClock.adjust();
        }
    }

    private void checkLoops() {
        for (EventLoop loop : loops) {
            if (loop.failure() != null) {
                throw new IllegalStateException("an event loop failed: " + loop.failure(), loop.failure());
            }
        }
    }

    private void stopLoops() {
        loops.forEach(EventLoop::stop);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RunOutcome outcome(TargetFacts facts, Dialer dialer, RunTotals totals, GeneratorHealth health,
                               ServerMeasurement server, long startedEpochMillis, long measured, Ending ending) {
        checkLoops();
        Map<String, ActionMeasurement> actions = totals.actions(measured);
        TreeMap<String, Long> eventNames = new TreeMap<>();
        recorders.forEach(recorder -> recorder.addEventsByName(eventNames));
        ConnectionCounts connections = sumConnections();
        Long offset = null;
        Long error = null;
        if (clockOffset.isKnown()) {
            offset = clockOffset.nanos();
            error = clockErrorAfterRun(dialer);
        }
        EventMeasurement events = new EventMeasurement(totals.events(), totals.eventBytes(),
            RunTotals.perSecond(totals.events(), measured), eventNames, totals.eventDelay(), offset, error,
            audit == null ? AuditMeasurement.none("events were not watched (--no-audit)") : audit.outcome(),
            audit != null && audit.watchesUserEvents() ? totals.fanOut(plan.sessions().listeners()) : null);
        ActionMeasurement total = actions.get(ActionMeasurement.TOTAL);
        long completed = total.answered() + total.errors();
        return new RunOutcome(Instant.ofEpochMilli(startedEpochMillis), measured, facts, actions,
            totals.flows(measured), events,
            new ConnectionMeasurement(connections.opened, connections.failed, connections.droppedBy,
                connections.reconnected, connections.login, slowReaders(connections)),
            health.measurement(recorders, measured, completed), server, ending, health.doubts(recorders, measured));
    }

    private SlowReaderMeasurement slowReaders(ConnectionCounts counts) {
        long pace = plan.scenario().reader();
        return pace == 0 ? null : new SlowReaderMeasurement(plan.sessions().listeners(), pace, counts.cutReaders,
            counts.cutAfter, counts.cutBytes,
            counts.cuts.subList(0, Math.min(counts.cuts.size(), SlowReaderMeasurement.MOST_CUTS)));
    }

    /** How far off the offset may be: its bound, widened by what the clocks drifted apart during the run. */
    private Long clockErrorAfterRun(Dialer dialer) {
        try (Probe probe = new Probe(dialer, plan.credentials())) {
            wallClock.adjust();
            ClockOffset after = new ClockOffset();
            compareClocks(probe, after);
            return after.isKnown()
                ? Math.max(clockOffset.error(), Math.abs(after.nanos() - clockOffset.nanos()) + after.error()) : null;
        } catch (TargetUnreachableException | LoginRefusedException e) {
            return null;
        }
    }

    private void compareClocks(Probe probe, ClockOffset offset) throws TargetUnreachableException {
        try {
            probe.compareClocks(wallClock, offset);
        } catch (IOException e) {
            throw new TargetUnreachableException("the connection to " + plan.target().host() + ":"
                + plan.target().port() + " was lost while comparing clocks: " + e.getMessage());
        }
    }

    private ConnectionCounts sumConnections() {
        ConnectionCounts sum = new ConnectionCounts();
        loops.forEach(loop -> sum.add(loop.connections()));
        return sum;
    }
}
