// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.loadgen.audit.SentUserEvents;
import io.amiload.loadgen.measure.Recorder;
import io.amiload.loadgen.measure.SecondSlot.Booked;
import io.amiload.loadgen.plan.CatchUp;
import io.amiload.loadgen.plan.Completion;
import io.amiload.loadgen.plan.Demand;
import io.amiload.loadgen.plan.RunPlan;
import java.nio.charset.StandardCharsets;

/**
 * A session that sends actions: when each is due, which of them are outstanding, and what ends each. Asterisk works on
 * one action of a session at a time, so a lane is a queue, and waiting in it is part of an action's response time.
 *
 * <p>Confined to its loop's thread. Nothing in here allocates once the lane is logged in.
 */
final class Lane implements LoadLane, SessionOwner {

    private static final byte[] COMPLETE = "Complete".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FAILURE = "Failure".getBytes(StandardCharsets.US_ASCII);

    private final EventLoop loop;
    private final Session session;
    private final int index;
    private final ScenarioScript scenario;
    private final ActionScript script;
    private final ActionMix mix;
    private final ArrivalStream arrivals;
    private final PendingActions pending;
    /** Follows user events to the listeners; null when there are none to follow. */
    private final SentUserEvents userEvents;
    private final Fillings fillings;
    /** The flows that are under way; null in a scenario without flows. */
    private final FlowRuns flows;
    private final int number;
    private final int lanes;
    private final CatchUp catchUp;

    private Recorder recorder;
    private long startNanos;
    private long endNanos = Long.MAX_VALUE;
    /** When the plan wants the next entry of the mix, and when it may begin: later while catching up is slowed down. */
    private long nextIntended = Long.MAX_VALUE;
    private long nextAllowed = Long.MAX_VALUE;
    private long count;
    private int nextEntry;
    /** Since when the lane could have sent: when it last had to wait for a free slot, for room, or for a session. */
    private long ableSince;
    private boolean held;
    private long lastOwnDelay;
    private long lastBegun;
    /** Whether a later step of a flow is due and waits for room, and since when there was room. */
    private boolean stepHeld;
    private long roomSince;

    /** Actions in the outgoing buffer, oldest first: their slots, and where in the outgoing stream each ends. */
    private final int[] buffered;
    private final long[] bufferedEnd;
    private int bufferedHead;
    private int bufferedCount;
    /** The list that is coming in; Asterisk writes one list of a session at a time. */
    private int currentList = PendingActions.NONE;

    /**
     * Makes a lane.
     *
     * @param index  its number in the loop
     * @param number its number in the run
     */
    Lane(EventLoop loop, ScenarioScript scenario, RunPlan plan, int index, int number) {
        this.loop = loop;
        this.index = index;
        this.number = number;
        this.scenario = scenario;
        Demand demand = plan.demand();
        lanes = plan.sessions().connections();
        script = scenario.actions();
        mix = new ActionMix(plan.scenario(), demand.seed(), number);
        arrivals = demand.profile() == null ? null
            : new ArrivalStream(demand.schedule(), demand.arrivals(), demand.seed(), number, lanes);
        pending = new PendingActions(number, plan.sessions().inFlight(), loop.firstUse());
        userEvents = loop.audit() == null ? null : loop.audit().lane(number);
        // Without a schedule there is nothing to be behind of.
        catchUp = arrivals == null ? CatchUp.UNBOUNDED : demand.catchUp();
        CapturedValues captured = scenario.capturedValues(pending.slots());
        fillings = scenario.fillings(number, demand.seed(), captured);
        flows = scenario.flowRuns(captured, fillings, pending.slots());
        buffered = new int[plan.sessions().inFlight()];
        bufferedEnd = new long[plan.sessions().inFlight()];
        long room = Math.min(1 << 20, (long) plan.sessions().inFlight() * script.longest());
        session = loop.newSession(this, plan.scenario().eventMask(),
            (int) Math.max(room, script.longest()));
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public long nextDue() {
        long due = held || nextIntended - endNanos >= 0 ? Long.MAX_VALUE : nextAllowed;
        return flows == null || stepHeld ? due : Math.min(due, flows.nextDue());
    }

    @Override
    public long begun() {
        return count;
    }

    @Override
    public int inFlight() {
        return pending.inFlight();
    }

    @Override
    public void start(Recorder into, long atNanos, long untilNanos) {
        recorder = into;
        startNanos = atNanos;
        endNanos = untilNanos;
        ableSince = atNanos;
        nextEntry = mix.next();
        nextIntended = arrivals != null ? dueAt() : atNanos;
        nextAllowed = nextIntended;
        if (flows != null) {
            flows.recordInto(into);
        }
    }

    @Override
    public void endAt(long nanos) {
        endNanos = nanos;
    }

    @Override
    public void sendDue(long now) {
        boolean any = flows != null && goOn(now);
        while (nextAllowed - now <= 0 && nextIntended - endNanos < 0) {
            int action = scenario.firstAction(nextEntry);
            if (!session.isReady() || pending.isFull() || session.out().remaining() < script.longest(action)) {
                held = true;
                break;
            }
            if (catchUp == CatchUp.NONE && nextIntended - ableSince < 0) {
                skip(action);
                advance(now);
                continue;
            }
            begin(action, now);
            any = true;
        }
        if (any) {
            loop.toFlush(this);
        }
    }

    /** Begins the next entry of the mix. */
    private void begin(int action, long now) {
        long intended = nextIntended;
        int slot = pending.open(action, intended);
        long sequence = count++ * lanes + number;
        int flow = scenario.flow(nextEntry);
        if (flow != ScenarioScript.NO_FLOW) {
            flows.begin(slot, flow, sequence, intended);
        }
        send(slot, action, sequence, intended);
        recorder.ownDelay(ownDelay(now));
        advance(now);
    }

    /**
     * How much of an entry's lateness is the generator's own: the time since the lane could have begun it. When the
     * generator has stood still, the lane is soon full of what it sends too late, and cannot send the rest; for as long
     * as it stood still, that is its fault, too.
     */
    private long ownDelay(long now) {
        long direct = now - Math.max(nextAllowed, ableSince);
        long inherited = lastOwnDelay - (now - lastBegun);
        lastOwnDelay = Math.max(0, Math.min(now - nextAllowed, Math.max(direct, inherited)));
        lastBegun = now;
        return lastOwnDelay;
    }

    private void send(int slot, int action, long sequence, long intended) {
        if (userEvents != null && script.isUserEvent(action)) {
            userEvents.open(pending.idOf(slot), intended);
        }
        script.write(action, session.out(), fillings.of(slot, sequence, pending.idOf(slot)));
        int tail = bufferedHead + bufferedCount++;
        tail = tail >= buffered.length ? tail - buffered.length : tail;
        buffered[tail] = slot;
        bufferedEnd[tail] = session.appended();
        if (flows != null && flows.isRunning(slot)) {
            flows.sent(slot);
        }
    }

    private void skip(int action) {
        recorder.skipped(action, nextIntended);
        int flow = scenario.flow(nextEntry);
        if (flow != ScenarioScript.NO_FLOW) {
            recorder.flowSkipped(flow, nextIntended);
        }
    }

    /** Goes on to the next entry of the mix, the current one being settled now. */
    private void advance(long now) {
        nextEntry = mix.next();
        if (arrivals != null) {
            long intended = nextIntended;
            arrivals.advance();
            nextIntended = dueAt();
            nextAllowed = nextIntended;
            if (catchUp == CatchUp.TWICE && nextIntended != Long.MAX_VALUE) {
                nextAllowed = Math.max(nextIntended, now + (nextIntended - intended) / 2);
            }
        }
    }

    /** Takes the flows on that are due; true if that put bytes into the outgoing buffer. */
    private boolean goOn(long now) {
        boolean any = false;
        while (flows.nextDue() - now <= 0) {
            int slot = flows.first();
            switch (flows.next(slot)) {
                case SEND -> {
                    int action = flows.action(slot);
                    if (session.out().remaining() < script.longest(action)) {
                        stepHeld = true;
                        return any;
                    }
                    long intended = flows.goOn(slot);
                    pending.reopen(slot, action, intended);
                    send(slot, action, flows.sequence(slot), intended);
                    recorder.ownDelay(now - Math.max(intended, roomSince));
                    any = true;
                }
                case AWAIT -> {
                    if (!flows.await(slot)) {
                        failFlow(slot, now, false);
                    }
                }
                case END -> {
                    flows.complete(slot);
                    free(slot, now);
                }
            }
        }
        return any;
    }

    private long dueAt() {
        long due = arrivals.due();
        return due == ArrivalStream.NEVER ? Long.MAX_VALUE : startNanos + due;
    }

    @Override
    public void onWritten(long written, long now) {
        while (bufferedCount > 0 && bufferedEnd[bufferedHead] <= written) {
            int slot = buffered[bufferedHead];
            bufferedHead = bufferedHead + 1 == buffered.length ? 0 : bufferedHead + 1;
            bufferedCount--;
            pending.left(slot, now);
            if (userEvents != null) {
                userEvents.left(pending.idOf(slot), now);
            }
            recorder.sent(pending.action(slot), pending.intended(slot), now);
        }
        if (stepHeld) {
            stepHeld = false;
            roomSince = now;
            loop.laneIsFree(this);
        }
        if (held) {
            // There may be room for bytes now; a lane that is full for another reason finds that out by itself.
            held = false;
            ableSince = now;
            loop.laneIsFree(this);
        }
    }

    @Override
    public AmiControl onMessage(AmiMessage message) {
        switch (message.kind()) {
            case RESPONSE -> onResponse(message);
            case EVENT -> onEvent(message);
            default -> {
                // A banner, or what an injected line break left behind: it ends nothing.
            }
        }
        return AmiControl.CONTINUE;
    }

    private void onResponse(AmiMessage message) {
        int slot = slotOf(message);
        if (slot == PendingActions.NONE) {
            return;
        }
        if (message.nameId() == AmiName.ERROR) {
            end(slot, message, true);
            return;
        }
        Completion completion = script.completion(pending.action(slot));
        if (completion == Completion.ORIGINATE) {
            pending.awaits(slot, PendingActions.AWAITS_EVENT);
            return;
        }
        int list = message.find(AmiKey.EVENT_LIST);
        if (completion == Completion.LIST || list >= 0 && message.valueEqualsIgnoreCase(list, "start")) {
            pending.awaits(slot, PendingActions.AWAITS_LIST_END);
            currentList = slot;
            return;
        }
        end(slot, message, false);
    }

    private void onEvent(AmiMessage message) {
        if (flows != null && flows.onEvent(message, loop.now())) {
            loop.laneIsFree(this);
        }
        if (message.nameId() == AmiName.ORIGINATE_RESPONSE) {
            onOriginateResponse(message);
            return;
        }
        int list = message.find(AmiKey.EVENT_LIST);
        if (list < 0 || !message.valueEquals(list, COMPLETE)) {
            return;
        }
        int slot = message.has(AmiKey.ACTION_ID) ? slotOf(message) : currentList;
        if (slot != PendingActions.NONE && pending.state(slot) == PendingActions.AWAITS_LIST_END) {
            end(slot, message, false);
        }
    }

    private void onOriginateResponse(AmiMessage message) {
        long id = message.getLong(AmiKey.ACTION_ID, -1);
        int slot = pending.slotOf(id);
        // An Originate that its response has ended is followed by this event too, which then is not late.
        boolean ends = slot != PendingActions.NONE
            && script.completion(pending.action(slot)) == Completion.ORIGINATE;
        if (ends) {
            end(slot, message, message.valueEquals(message.find(AmiKey.RESPONSE), FAILURE));
        } else if (slot == PendingActions.NONE && pending.isFormer(id)
            && script.completion(pending.formerAction(id)) == Completion.ORIGINATE) {
            recorder.late(pending.formerAction(id));
        }
    }

    private int slotOf(AmiMessage message) {
        long id = message.getLong(AmiKey.ACTION_ID, -1);
        int slot = pending.slotOf(id);
        if (slot == PendingActions.NONE && pending.isFormer(id)) {
            recorder.late(pending.formerAction(id));
        }
        return slot;
    }

    private void end(int slot, AmiMessage message, boolean error) {
        long now = loop.now();
        recorder.ended(pending.action(slot), pending.intended(slot), pending.sent(slot), now, error);
        if (userEvents != null) {
            userEvents.answered(pending.idOf(slot), error);
        }
        if (flows == null || !flows.isRunning(slot)) {
            free(slot, now);
        } else if (flows.isCleaningUp(slot)) {
            goOnCleaning(slot, flows.cleaned(slot, now), now);
        } else if (error || !flows.actionEnded(slot, message, now)) {
            failFlow(slot, now, false);
        } else {
            leaveList(slot);
            pending.awaits(slot, PendingActions.BETWEEN_STEPS);
        }
        loop.laneIsFree(this);
    }

    private void failFlow(int slot, long now, boolean censored) {
        int flow = flows.flow(slot);
        flows.fail(slot, now, censored);
        goOnCleaning(slot, flows.cleanUp(slot, flow, now), now);
    }

    private void goOnCleaning(int slot, boolean more, long now) {
        if (more) {
            leaveList(slot);
            pending.awaits(slot, PendingActions.BETWEEN_STEPS);
        } else {
            free(slot, now);
        }
    }

    private void leaveList(int slot) {
        if (slot == currentList) {
            currentList = PendingActions.NONE;
        }
    }

    private void free(int slot, long now) {
        leaveList(slot);
        pending.close(slot);
        if (arrivals == null) {
            nextIntended = now;
            nextAllowed = now;
        }
        if (held) {
            held = false;
            ableSince = now;
        }
    }

    @Override
    public boolean giveUp(long now) {
        boolean any = false;
        if (pending.inFlight() > 0) {
            for (int slot = 0; slot < pending.slots(); slot++) {
                if (isOverdue(slot, now)) {
                    cut(slot, now, Booked.TIMED_OUT);
                    if (flows == null || !flows.isRunning(slot)) {
                        free(slot, now);
                    } else if (flows.isCleaningUp(slot)) {
                        goOnCleaning(slot, flows.cleaned(slot, now), now);
                    } else {
                        failFlow(slot, now, true);
                    }
                    any = true;
                }
            }
        }
        return any;
    }

    private boolean isOverdue(int slot, long now) {
        return switch (pending.state(slot)) {
            case PendingActions.FREE, PendingActions.BUFFERED -> false;
            case PendingActions.BETWEEN_STEPS -> flows.isOverdue(slot, now);
            default -> now - pending.sent(slot) > script.timeout(pending.action(slot));
        };
    }

    /** Books the action or wait in a slot as one whose end was not seen. */
    private void cut(int slot, long now, Booked how) {
        if (pending.isOutstanding(slot)) {
            recorder.censored(pending.action(slot), pending.intended(slot), now,
                pending.state(slot) == PendingActions.BUFFERED ? Booked.UNSENT : how);
        } else if (flows.isWaiting(slot)) {
            flows.giveUpWait(slot, now, how);
        }
    }

    @Override
    public boolean hasBacklog(long now) {
        return nextIntended - now <= 0 && nextIntended - endNanos < 0;
    }

    @Override
    public boolean settleUserEvents(long now) {
        if (userEvents == null) {
            return true;
        }
        userEvents.settle(now, recorder);
        return userEvents.isSettled();
    }

    @Override
    public long oldestUnsettled(long now) {
        long oldest = pending.oldestIntended(now);
        if (userEvents != null) {
            oldest = userEvents.oldestIntended(oldest);
        }
        if (flows != null) {
            oldest = flows.oldestBegun(oldest);
        }
        return arrivals != null && nextIntended - oldest < 0 ? nextIntended : oldest;
    }

    @Override
    public boolean breakOff(long now) {
        bookUnsent(now);
        boolean any = false;
        for (int slot = 0; slot < pending.slots(); slot++) {
            // What waits for room in the kernel keeps its slot until it has left.
            if (flows != null && flows.isRunning(slot) && !flows.isCleaningUp(slot)
                && pending.state(slot) != PendingActions.BUFFERED) {
                cut(slot, now, Booked.TIMED_OUT);
                int flow = flows.flow(slot);
                flows.cut(slot, now);
                goOnCleaning(slot, flows.cleanUp(slot, flow, now), now);
                any = true;
            }
        }
        return any;
    }

    @Override
    public void settle(long now) {
        bookUnsent(now);
        settlePending(now, session.isReady());
        if (userEvents != null && recorder != null) {
            userEvents.finish(now, recorder);
        }
    }

    /** Books what was due and can no longer be sent. */
    private void bookUnsent(long now) {
        boolean ownFault = !held && catchUp != CatchUp.TWICE;
        if (arrivals != null && recorder != null) {
            while (nextIntended - endNanos < 0) {
                if (ownFault) {
                    recorder.ownDelay(now - Math.max(nextAllowed, ableSince));
                }
                recorder.censored(scenario.firstAction(nextEntry), nextIntended, now, Booked.UNSENT);
                int flow = scenario.flow(nextEntry);
                if (flow != ScenarioScript.NO_FLOW) {
                    recorder.flowUnsent(flow, nextIntended);
                }
                advance(nextIntended);
            }
        }
    }

    private void settlePending(long now, boolean connected) {
        for (int slot = 0; slot < pending.slots(); slot++) {
            if (pending.state(slot) != PendingActions.FREE) {
                cut(slot, now, connected ? Booked.TIMED_OUT : Booked.LOST);
                if (flows != null && flows.isRunning(slot)) {
                    if (connected) {
                        flows.cut(slot, now);
                    } else {
                        flows.fail(slot, now, true);
                    }
                }
                free(slot, now);
            }
        }
        bufferedHead = 0;
        bufferedCount = 0;
        stepHeld = false;
    }

    @Override
    public void onReady() {
        ableSince = System.nanoTime();
        held = false;
        loop.sessionReady();
        if (recorder != null) {
            loop.laneIsFree(this);
        }
    }

    @Override
    public void onGone(long now) {
        if (recorder != null) {
            settlePending(now, false);
        }
        held = true;
        loop.sessionGone();
    }
}
