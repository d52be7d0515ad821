// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.loadgen.measure.Recorder;
import io.amiload.loadgen.measure.SecondSlot.Booked;
import io.amiload.loadgen.plan.CatchUp;
import io.amiload.loadgen.plan.Completion;
import io.amiload.loadgen.plan.RunPlan;
import java.nio.charset.StandardCharsets;

/**
 * A session that sends actions: when each is due, which of them are outstanding, and what ends each. Asterisk works on
 * one action of a session at a time, so a lane is a queue, and waiting in it is part of an action's response time.
 *
 * <p>Confined to its loop's thread. Nothing in here allocates once the lane is logged in.
 */
final class Lane implements SessionOwner {

    private static final byte[] COMPLETE = "Complete".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FAILURE = "Failure".getBytes(StandardCharsets.US_ASCII);

    private final EventLoop loop;
    private final Session session;
    private final ActionScript script;
    private final ActionMix mix;
    private final ArrivalStream arrivals;
    private final PendingActions pending;
    private final int number;
    private final int lanes;
    private final long timeout;
    private final CatchUp catchUp;

    private Recorder recorder;
    private long startNanos;
    private long endNanos = Long.MAX_VALUE;
    /** When the plan wants the next action, and when it may be sent: later while catching up is slowed down. */
    private long nextIntended = Long.MAX_VALUE;
    private long nextDue = Long.MAX_VALUE;
    private long count;
    private int nextAction;
    /** Since when the lane could have sent: when it last had to wait for a free slot, for room, or for a session. */
    private long ableSince;
    private boolean held;
    /** Bookkeeping of the loop: whether the lane is in its list of freed lanes, and in its heap of waiting ones. */
    boolean queued;
    boolean waiting;

    /** Actions in the outgoing buffer, oldest first: their slots, and where in the outgoing stream each ends. */
    private final int[] buffered;
    private final long[] bufferedEnd;
    private int bufferedHead;
    private int bufferedCount;
    /** The list that is coming in; Asterisk writes one list of a session at a time. */
    private int currentList = PendingActions.NONE;

    Lane(EventLoop loop, RunPlan plan, int number) {
        this.loop = loop;
        this.number = number;
        lanes = plan.connections();
        script = new ActionScript(plan.scenario(), number);
        mix = new ActionMix(plan.scenario(), plan.seed(), number);
        arrivals = plan.profile() == null ? null
            : new ArrivalStream(plan.schedule(), plan.arrivals(), plan.seed(), number, lanes);
        pending = new PendingActions(number, plan.inFlight());
        timeout = plan.actionTimeout().toNanos();
        catchUp = plan.catchUp();
        buffered = new int[plan.inFlight()];
        bufferedEnd = new long[plan.inFlight()];
        long room = Math.min(1 << 20, (long) plan.inFlight() * script.longest());
        session = loop.newSession(this, ActionScript.needsEvents(plan.scenario()) ? "call" : "off",
            (int) Math.max(room, script.longest()));
    }

    Session session() {
        return session;
    }

    /** When the next action may be sent by {@link System#nanoTime}; {@link Long#MAX_VALUE} if there is none. */
    long nextDue() {
        return nextDue;
    }

    int inFlight() {
        return pending.inFlight();
    }

    /** Starts the load at a moment that may lie ahead. */
    void start(Recorder into, long atNanos, long untilNanos) {
        recorder = into;
        startNanos = atNanos;
        endNanos = untilNanos;
        ableSince = atNanos;
        nextAction = mix.next();
        nextIntended = arrivals != null ? dueAt() : atNanos;
        nextDue = nextIntended;
    }

    /** Ends the load earlier than planned. */
    void endAt(long nanos) {
        endNanos = nanos;
    }

    /**
     * Sends what is due, as far as the lane may. Returns true if the lane then waits for time to pass, false if it waits
     * for something to end (it sends on by itself then) or has nothing more to send.
     */
    boolean sendDue(long now) {
        boolean any = false;
        while (nextDue - now <= 0 && nextIntended - endNanos < 0) {
            if (!session.isReady() || pending.isFull() || session.out().remaining() < script.length(nextAction)) {
                held = true;
                break;
            }
            if (catchUp == CatchUp.NONE && nextIntended - ableSince < 0) {
                recorder.skipped(nextAction, nextIntended);
                advance(now);
                continue;
            }
            send(nextIntended, now);
            any = true;
        }
        if (any) {
            loop.toFlush(this);
        }
        if (arrivals == null) {
            return false;
        }
        return !held && nextIntended - endNanos < 0;
    }

    private void send(long intended, long now) {
        int action = nextAction;
        int slot = pending.open(action, intended);
        script.write(action, session.out(), pending.idOf(slot), count * lanes + number);
        count++;
        int tail = bufferedHead + bufferedCount++;
        tail = tail >= buffered.length ? tail - buffered.length : tail;
        buffered[tail] = slot;
        bufferedEnd[tail] = session.appended();
        recorder.ownDelay(now - Math.max(nextDue, ableSince));
        advance(now);
    }

    /** Goes on to the next action, the current one being settled now. */
    private void advance(long now) {
        nextAction = mix.next();
        if (arrivals != null) {
            long intended = nextIntended;
            arrivals.advance();
            nextIntended = dueAt();
            nextDue = nextIntended;
            if (catchUp == CatchUp.TWICE && nextIntended != Long.MAX_VALUE) {
                nextDue = Math.max(nextIntended, now + (nextIntended - intended) / 2);
            }
        }
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
            recorder.sent(pending.action(slot), pending.intended(slot), now);
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
            end(slot, true);
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
        end(slot, false);
    }

    private void onEvent(AmiMessage message) {
        if (message.nameId() == AmiName.ORIGINATE_RESPONSE) {
            int slot = slotOf(message);
            if (slot != PendingActions.NONE) {
                end(slot, message.valueEquals(message.find(AmiKey.RESPONSE), FAILURE));
            }
            return;
        }
        int list = message.find(AmiKey.EVENT_LIST);
        if (list < 0 || !message.valueEquals(list, COMPLETE)) {
            return;
        }
        int slot = message.has(AmiKey.ACTION_ID) ? slotOf(message) : currentList;
        if (slot != PendingActions.NONE && pending.state(slot) == PendingActions.AWAITS_LIST_END) {
            end(slot, false);
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

    private void end(int slot, boolean error) {
        long now = loop.now();
        recorder.ended(pending.action(slot), pending.intended(slot), pending.sent(slot), now, error);
        free(slot, now);
        loop.laneIsFree(this);
    }

    private void free(int slot, long now) {
        if (slot == currentList) {
            currentList = PendingActions.NONE;
        }
        pending.close(slot);
        if (arrivals == null) {
            nextIntended = now;
            nextDue = now;
        }
        if (held) {
            held = false;
            ableSince = now;
        }
    }

    /** Gives up the actions that take too long. Returns true if the lane may send again. */
    boolean giveUp(long now) {
        boolean any = false;
        if (pending.inFlight() > 0) {
            for (int slot = 0; slot < pending.slots(); slot++) {
                if (pending.state(slot) > PendingActions.BUFFERED && now - pending.sent(slot) > timeout) {
                    recorder.censored(pending.action(slot), pending.intended(slot), now, Booked.TIMED_OUT);
                    free(slot, now);
                    any = true;
                }
            }
        }
        return any;
    }

    /** Tells whether an action is due that has not been sent. */
    boolean hasBacklog(long now) {
        return nextIntended - now <= 0 && nextIntended - endNanos < 0;
    }

    /** The earliest intended time that is not settled yet, or now. */
    long oldestUnsettled(long now) {
        long oldest = pending.oldestIntended(now);
        return arrivals != null && nextIntended - oldest < 0 ? nextIntended : oldest;
    }

    /** Settles the books at the end of a run: what is pending has timed out, what is due was never sent. */
    void settle(long now) {
        boolean ownFault = !held && catchUp != CatchUp.TWICE;
        settlePending(now, session.isReady() ? Booked.TIMED_OUT : Booked.LOST);
        if (arrivals != null && recorder != null) {
            while (nextIntended - endNanos < 0) {
                if (ownFault) {
                    recorder.ownDelay(now - Math.max(nextDue, ableSince));
                }
                recorder.censored(nextAction, nextIntended, now, Booked.UNSENT);
                advance(nextIntended);
            }
        }
    }

    private void settlePending(long now, Booked how) {
        for (int slot = 0; slot < pending.slots(); slot++) {
            if (pending.state(slot) != PendingActions.FREE) {
                recorder.censored(pending.action(slot), pending.intended(slot), now,
                    pending.state(slot) == PendingActions.BUFFERED ? Booked.UNSENT : how);
                free(slot, now);
            }
        }
        bufferedHead = 0;
        bufferedCount = 0;
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
            settlePending(now, Booked.LOST);
        }
        held = true;
        loop.sessionGone();
    }
}
