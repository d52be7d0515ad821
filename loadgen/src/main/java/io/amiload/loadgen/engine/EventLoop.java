// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiEncoder;
import io.amiload.loadgen.audit.EventAudit;
import io.amiload.loadgen.measure.ClockOffset;
import io.amiload.loadgen.measure.Recorder;
import io.amiload.loadgen.measure.WallClock;
import io.amiload.loadgen.plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One thread that drives a share of the lanes and listeners. Each turn it sends what is due, writes each lane's actions
 * in one go, and reads what has arrived; the clock is read once for each batch, so times are exact to within the length
 * of a batch.
 */
final class EventLoop implements Runnable {

    private static final int RECEIVE_BYTES = 256 * 1024;
    private static final long HOUSEKEEPING = 20_000_000L;
    /** Waits shorter than this are spent polling: a selector only sleeps for whole milliseconds. */
    private static final long LEAST_SLEEP = 2_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final long LONGEST_SLEEP = 20;
    /** How often the audit is asked: in between, swapped events come into their order. */
    private static final long TALLY_PERIOD = 1_000_000_000L;
    private static final long LONGEST_GOODBYE = 500_000_000L;

    private final RunPlan plan;
    private final Dialer dialer;
    private final WallClock wallClock;
    private final ClockOffset clockOffset;
    private final int index;
    private final EventAudit audit;
    private final long firstUse;
    private final AtomicInteger readySessions;
    private final Selector selector;
    private final ByteBuffer receiveBuffer = ByteBuffer.allocateDirect(RECEIVE_BYTES);
    private final TlsBuffers tlsBuffers = new TlsBuffers();
    private final AmiDecoder decoder = new AmiDecoder();
    private final AmiEncoder encoder = new AmiEncoder();
    private final SplittableRandom random;
    private final ConnectionCounts connections = new ConnectionCounts();
    private final List<LoadLane> lanes = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    /** Those of the sessions that read slowly. */
    private final List<Session> paced = new ArrayList<>();
    private final ArrayDeque<Session> toConnect = new ArrayDeque<>();
    /** Those that a lane waits for, in their order. */
    private final ArrayDeque<Session> wanted = new ArrayDeque<>();
    /** When lanes, by their numbers in this loop, have something to do next. */
    private final DueTimes due;
    private final LoadLane[] freed;
    private final boolean[] isFreed;
    private int freedCount;
    private final Session[] flushing;
    private int flushingCount;
    private final int maxLoggingIn;
    private int loggingIn;
    private final Consumer<SelectionKey> onSelected = this::selected;
    /** Null in the open model. */
    private final GatherPause pause;

    private volatile LoadWindow window;
    private volatile long heldUp;
    private volatile boolean breaksOff;
    private volatile boolean stopped;
    private volatile long inFlight;
    private volatile boolean idle;
    private volatile Throwable failure;

    private Recorder recorder;
    private LoadWindow running;
    private boolean draining;
    private long now;
    private long nextHousekeeping;
    private long nextTally;

    EventLoop(RunPlan plan, Dialer dialer, int index, int loops, int maxLoggingIn, WallClock wallClock,
              ClockOffset clockOffset, EventAudit audit, long firstUse, AtomicInteger readySessions) {
        this.plan = plan;
        this.dialer = dialer;
        this.wallClock = wallClock;
        this.clockOffset = clockOffset;
        this.index = index;
        this.audit = audit;
        this.firstUse = firstUse;
        this.readySessions = readySessions;
        this.maxLoggingIn = maxLoggingIn;
        random = new SplittableRandom(plan.demand().seed() + index);
        pause = plan.demand().profile() == null ? new GatherPause() : null;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector", e);
        }
        ScenarioScript script = new ScenarioScript(plan.scenario(), plan.patience().action());
        for (int lane = index; lane < plan.sessions().connections(); lane += loops) {
            LoadLane made = plan.scenario().sessionEach() ? new ChurnLane(this, script, plan, lanes.size(), lane)
                : new Lane(this, script, plan, lanes.size(), lane);
            lanes.add(made);
            sessions.add(made.session());
        }
        if (!plan.scenario().sessionEach()) {
            toConnect.addAll(sessions);
        }
        for (int listener = index; listener < plan.sessions().listeners(); listener += loops) {
            Session listening = listen(listener);
            sessions.add(listening);
            toConnect.add(listening);
        }
        due = new DueTimes(lanes.size());
        freed = new LoadLane[lanes.size()];
        isFreed = new boolean[lanes.size()];
        flushing = new Session[lanes.size()];
    }

    private Session listen(int number) {
        if (plan.scenario().reader() == 0) {
            return new Listener(this, number).session();
        }
        Session slow = new SlowReader(this, number, plan.scenario().reader()).session();
        paced.add(slow);
        return slow;
    }

    /** Starts the load; the loop keeps its sessions logged in from before. */
    void begin(LoadWindow begun) {
        window = begun;
        selector.wakeup();
    }

    /** Has the loop stand still in its next turn. */
    void holdUp(long nanos) {
        heldUp = nanos;
    }

    /** Has the lanes break off what has not ended, and clean up. */
    void breakOff() {
        breaksOff = true;
    }

    /** Ends the thread: actions still outstanding are settled, sessions log off. */
    void stop() {
        stopped = true;
        selector.wakeup();
    }

    /** Actions outstanding, as of the last turn. */
    long inFlight() {
        return inFlight;
    }

    /**
     * Whether nothing was outstanding, nothing that is due waited to be sent, and no listener was waited for, as of the
     * last turn.
     */
    boolean isIdle() {
        return idle;
    }

    /** What ended the thread early, or null. */
    Throwable failure() {
        return failure;
    }

    /** Why the target refused a login, in its words, or null. Racy and only for a message. */
    String refusal() {
        for (Session session : sessions) {
            if (session.refusal() != null) {
                return session.refusal();
            }
        }
        return null;
    }

    ConnectionCounts connections() {
        return connections;
    }

    /** The watch over events, or null. */
    EventAudit audit() {
        return audit;
    }

    /** Where ActionIDs begin to count. */
    long firstUse() {
        return firstUse;
    }

    Recorder recorder() {
        return recorder;
    }

    Selector selector() {
        return selector;
    }

    ByteBuffer receiveBuffer() {
        return receiveBuffer;
    }

    TlsBuffers tlsBuffers() {
        return tlsBuffers;
    }

    AmiEncoder encoder() {
        return encoder;
    }

    AmiDecoder newDecoder() {
        return decoder.sibling();
    }

    Session newSession(SessionOwner owner, String eventMask, int outBytes) {
        return new Session(this, owner, dialer, plan.credentials(), eventMask, outBytes, false, null);
    }

    /** A session that sends nothing but what brings it all events. */
    Session newListeningSession(SessionOwner owner) {
        return new Session(this, owner, dialer, plan.credentials(), "on", 0, true, null);
    }

    /** The same for one that reads slowly. */
    Session newPacedSession(SessionOwner owner, ReadPace pace) {
        return new Session(this, owner, dialer, plan.credentials(), "on", 0, true, pace);
    }

    /** How long a login may take, nanoseconds. */
    long loginTimeout() {
        return plan.patience().login().toNanos();
    }

    double jitter() {
        return random.nextDouble();
    }

    /** The time of this batch. */
    long now() {
        return now;
    }

    /** How late an event is that was raised at this time by the target's clock. */
    long eventDelay(long timestampMicros) {
        long theirs = clockOffset.isKnown() ? timestampMicros * 1000 - clockOffset.nanos() : timestampMicros * 1000;
        return Math.max(0, wallClock.epochNanos(now) - theirs);
    }

    void loginEnded() {
        loggingIn--;
    }

    void sessionReady() {
        readySessions.incrementAndGet();
    }

    void sessionGone() {
        readySessions.decrementAndGet();
    }

    void reconnectLater(Session session) {
        // Also behind the end: what was due before it is still to be sent.
        if (!stopped) {
            toConnect.add(session);
        }
    }

    /** A lane wants its session now; it connects as soon as no more than the limit are logging in. */
    void connectSoon(Session session) {
        wanted.add(session);
    }

    /** A lane that waited may send again; done at the end of the batch, so that its answers are all counted first. */
    void laneIsFree(LoadLane lane) {
        if (!isFreed[lane.index()]) {
            isFreed[lane.index()] = true;
            freed[freedCount++] = lane;
        }
    }

    void toFlush(LoadLane lane) {
        flushing[flushingCount++] = lane.session();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                turn();
            }
            finish();
        } catch (Throwable e) {
            failure = e;
        } finally {
            try (selector) {
                logOff();
            } catch (IOException e) {
                // The sessions end in any case.
            }
        }
    }

    /** Says goodbye everywhere, and gives the target a moment to close. */
    private void logOff() throws IOException {
        int waiting = 0;
        for (Session session : sessions) {
            waiting += session.logOff() ? 1 : 0;
        }
        long deadline = System.nanoTime() + LONGEST_GOODBYE;
        while (waiting > 0 && System.nanoTime() - deadline < 0) {
            selector.select(onSelected, LONGEST_SLEEP);
            waiting = 0;
            for (Session session : sessions) {
                waiting += session.isSayingGoodbye() ? 1 : 0;
            }
        }
        sessions.forEach(Session::close);
    }

    private void turn() throws IOException {
        if (heldUp > 0) {
            standStill();
        }
        now = System.nanoTime();
        LoadWindow latest = window;
        if (latest != running) {
            changeWindow(latest);
        }
        if (running != null) {
            recorder.advance(now);
            draining = now - running.endNanos() >= 0;
            if (breaksOff) {
                breakOffLanes();
            }
            // Also behind the end: what was due before it and had to wait is still sent.
            sendDue();
        }
        if (now - nextHousekeeping >= 0) {
            housekeeping();
        }
        while (loggingIn < maxLoggingIn && !wanted.isEmpty()) {
            loggingIn++;
            wanted.poll().connect(now);
        }
        if (loggingIn < maxLoggingIn && !toConnect.isEmpty() && !toConnect.peek().isWaiting()) {
            connectMore();
        }
        flush();
        select();
    }

    private void standStill() {
        long until = System.nanoTime() + heldUp;
        heldUp = 0;
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void breakOffLanes() {
        breaksOff = false;
        for (LoadLane lane : lanes) {
            if (lane.breakOff(now)) {
                laneIsFree(lane);
            }
        }
    }

    private void changeWindow(LoadWindow latest) {
        if (running == null) {
            recorder = latest.recorder(this);
            for (LoadLane lane : lanes) {
                lane.start(recorder, latest.startNanos(), latest.endNanos());
                due.set(lane.index(), lane.nextDue());
            }
        } else {
            for (LoadLane lane : lanes) {
                lane.endAt(latest.endNanos());
                due.set(lane.index(), lane.nextDue());
            }
        }
        recorder.endAt(latest.endNanos(), now);
        running = latest;
    }

    private void sendDue() {
        for (int i = 0; i < freedCount; i++) {
            LoadLane lane = freed[i];
            freed[i] = null;
            isFreed[lane.index()] = false;
            sendDue(lane);
        }
        freedCount = 0;
        while (!due.isEmpty() && due.firstDue() - now <= 0) {
            sendDue(lanes.get(due.first()));
        }
    }

    private void sendDue(LoadLane lane) {
        lane.sendDue(now);
        due.set(lane.index(), lane.nextDue());
    }

    private void flush() {
        for (int i = 0; i < flushingCount; i++) {
            flushing[i].flush();
            flushing[i] = null;
        }
        flushingCount = 0;
    }

    private void select() throws IOException {
        long wait = LONGEST_SLEEP * MILLISECOND;
        if (freedCount > 0) {
            wait = 0;
        } else if (running != null && !(draining && due.isEmpty())) {
            long event = due.isEmpty() ? running.endNanos() : due.firstDue();
            if (now - running.startNanos() < 0) {
                event = running.startNanos();
            }
            wait = Math.min(wait, event - System.nanoTime());
        }
        if (pause != null && wait > 0 && pause.nanos() > 0) {
            LockSupport.parkNanos(pause.nanos());
        }
        if (wait >= LEAST_SLEEP) {
            selector.select(onSelected, wait / MILLISECOND);
        } else if (selector.selectNow(onSelected) == 0 && wait > 0) {
            // Lets the target run if it shares this processor.
            Thread.yield();
        }
    }

    private void selected(SelectionKey key) {
        ((Session) key.attachment()).onSelected(now);
    }

    /** Reads the clock for a batch that has just arrived. */
    void stamp() {
        now = System.nanoTime();
        if (recorder != null) {
            recorder.advance(now);
        }
    }

    private void housekeeping() {
        nextHousekeeping = now + HOUSEKEEPING;
        for (Session session : sessions) {
            session.checkTimeout(now);
        }
        for (Session session : paced) {
            session.readAtPace(now);
        }
        connectMore();
        if (running != null) {
            long outstanding = 0;
            long begun = 0;
            long oldest = now;
            boolean backlog = false;
            boolean settled = true;
            for (LoadLane lane : lanes) {
                if (lane.giveUp(now)) {
                    laneIsFree(lane);
                }
                outstanding += lane.inFlight();
                begun += lane.begun();
                backlog |= lane.hasBacklog(now);
                settled &= lane.settleUserEvents(now);
                long unsettled = lane.oldestUnsettled(now);
                oldest = unsettled - oldest < 0 ? unsettled : oldest;
            }
            inFlight = outstanding;
            if (pause != null) {
                pause.look(begun, outstanding, now);
            }
            idle = outstanding == 0 && !backlog && settled;
            recorder.close(oldest);
            recorder.publish();
            if (audit != null && nextTally - now <= 0) {
                nextTally = now + TALLY_PERIOD;
                audit.publish(index);
            }
        }
    }

    private void connectMore() {
        for (int i = toConnect.size(); i > 0 && loggingIn < maxLoggingIn; i--) {
            Session session = toConnect.poll();
            if (session.isWaiting() && session.retryAt() - now > 0) {
                toConnect.add(session);
            } else {
                loggingIn++;
                session.connect(now);
            }
        }
    }

    private void finish() {
        now = System.nanoTime();
        if (running != null) {
            recorder.advance(now);
            for (LoadLane lane : lanes) {
                lane.settle(now);
            }
            recorder.closeAll();
        }
    }
}
