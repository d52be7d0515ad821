// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.Kind;
import io.amiload.loadgen.measure.Recorder;
import io.amiload.loadgen.measure.SecondSlot.Booked;
import io.amiload.loadgen.plan.CatchUp;
import io.amiload.loadgen.plan.Completion;
import io.amiload.loadgen.plan.Demand;
import io.amiload.loadgen.plan.RunPlan;
import java.nio.charset.StandardCharsets;

/**
 * A lane whose every action has a session of its own: it connects, logs in, sends the action, logs off, and is away until
 * the plan wants it again. The plan says when logins are due; what follows is due when the step before it has ended, and
 * is not planned when that failed. Confined to its loop's thread.
 */
final class ChurnLane implements LoadLane, SessionOwner {

    private enum Step { AWAY, QUEUED, LOGGING_IN, LOGGED_IN, ACTING, ACTED, LEAVING, PARTING }

    private static final byte[] COMPLETE = "Complete".getBytes(StandardCharsets.US_ASCII);
    /** Without a schedule: how long to stay away after a session that failed, not to hammer a target that is down. */
    private static final long PAUSE = 100_000_000L;

    private final EventLoop loop;
    private final Session session;
    private final int index;
    private final int number;
    private final int lanes;
    private final ScenarioScript scenario;
    private final ActionScript script;
    private final ActionMix mix;
    private final ArrivalStream arrivals;
    private final PendingActions pending;
    private final Fillings fillings;
    private final CatchUp catchUp;
    private final long logoffTimeout;
    private final int login;
    private final int logoff;

    private Recorder recorder;
    private long startNanos;
    private long endNanos = Long.MAX_VALUE;
    private long nextIntended = Long.MAX_VALUE;
    private long nextAllowed = Long.MAX_VALUE;
    /** Since when the lane has been away, or could have been. */
    private long ableSince;
    private int nextEntry;
    private long count;

    private Step step = Step.AWAY;
    private int action;
    private long loginIntended;
    private long connectedAt;
    private long stepIntended;
    private int slot = PendingActions.NONE;
    private long endOfBytes;

    /**
     * Makes a lane.
     *
     * @param index  its number in the loop
     * @param number its number in the run
     */
    ChurnLane(EventLoop loop, ScenarioScript scenario, RunPlan plan, int index, int number) {
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
        pending = new PendingActions(number, 1, loop.firstUse());
        fillings = scenario.fillings(number, demand.seed(), null);
        catchUp = arrivals == null ? CatchUp.UNBOUNDED : demand.catchUp();
        logoffTimeout = plan.patience().action().toNanos();
        login = plan.scenario().loginNumber();
        logoff = login + 1;
        session = loop.newSession(this, plan.scenario().eventMask(), script.longest());
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
        return step == Step.AWAY && nextIntended - endNanos < 0 ? nextAllowed : Long.MAX_VALUE;
    }

    @Override
    public long begun() {
        return count;
    }

    @Override
    public int inFlight() {
        return step == Step.AWAY ? 0 : 1;
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
    }

    @Override
    public void endAt(long nanos) {
        endNanos = nanos;
    }

    @Override
    public void sendDue(long now) {
        switch (step) {
            case AWAY -> comeIfDue(now);
            case LOGGED_IN -> act();
            case ACTED -> logOff();
            default -> {
                // It waits for the target.
            }
        }
    }

    private void comeIfDue(long now) {
        while (nextAllowed - now <= 0 && nextIntended - endNanos < 0) {
            if (catchUp == CatchUp.NONE && nextIntended - ableSince < 0) {
                recorder.skipped(login, nextIntended);
                advance(now);
                continue;
            }
            loginIntended = nextIntended;
            action = scenario.firstAction(nextEntry);
            recorder.ownDelay(now - Math.max(nextAllowed, ableSince));
            step = Step.QUEUED;
            loop.connectSoon(session);
            advance(now);
            return;
        }
    }

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

    private long dueAt() {
        long due = arrivals.due();
        return due == ArrivalStream.NEVER ? Long.MAX_VALUE : startNanos + due;
    }

    private void act() {
        slot = pending.open(action, stepIntended);
        script.write(action, session.out(), fillings.of(slot, count++ * lanes + number, pending.idOf(slot)));
        buffered(Step.ACTING);
    }

    private void logOff() {
        slot = pending.open(logoff, stepIntended);
        loop.encoder().wrap(session.out()).action(AmiName.LOGOFF)
            .header(AmiKey.ACTION_ID, pending.idOf(slot)).end();
        buffered(Step.LEAVING);
    }

    private void buffered(Step next) {
        step = next;
        endOfBytes = session.appended();
        loop.toFlush(this);
    }

    @Override
    public boolean comesBack() {
        return false;
    }

    @Override
    public void onConnecting(long now) {
        step = Step.LOGGING_IN;
        connectedAt = now;
        recorder.sent(login, loginIntended, now);
    }

    @Override
    public void onReady() {
        long now = System.nanoTime();
        recorder.ended(login, loginIntended, connectedAt, now, false);
        goOn(Step.LOGGED_IN, now);
    }

    @Override
    public void onLoginFailed(String why, long now) {
        if (why.equals(Failures.LOGIN_REFUSED)) {
            recorder.ended(login, loginIntended, connectedAt, now, true);
        } else {
            recorder.censored(login, loginIntended, now,
                Failures.isTimeout(why) ? Booked.TIMED_OUT : Booked.LOST);
        }
        away(now, true);
    }

    @Override
    public void onWritten(long written, long now) {
        if (slot != PendingActions.NONE && pending.state(slot) == PendingActions.BUFFERED && endOfBytes <= written) {
            pending.left(slot, now);
            recorder.sent(pending.action(slot), pending.intended(slot), now);
        }
    }

    @Override
    public AmiControl onMessage(AmiMessage message) {
        if (message.kind() == Kind.RESPONSE) {
            onResponse(message);
        } else if (message.kind() == Kind.EVENT) {
            int list = message.find(AmiKey.EVENT_LIST);
            if (list >= 0 && message.valueEquals(list, COMPLETE) && slot != PendingActions.NONE
                && pending.state(slot) == PendingActions.AWAITS_LIST_END) {
                end(false);
            }
        }
        return AmiControl.CONTINUE;
    }

    private void onResponse(AmiMessage message) {
        if (slot == PendingActions.NONE || pending.slotOf(message.getLong(AmiKey.ACTION_ID, -1)) != slot) {
            return;
        }
        boolean error = message.nameId() == AmiName.ERROR;
        int list = message.find(AmiKey.EVENT_LIST);
        if (!error && step == Step.ACTING && (script.completion(action) == Completion.LIST
            || list >= 0 && message.valueEqualsIgnoreCase(list, "start"))) {
            pending.awaits(slot, PendingActions.AWAITS_LIST_END);
            return;
        }
        end(error);
    }

    private void end(boolean error) {
        long now = loop.now();
        recorder.ended(pending.action(slot), pending.intended(slot), pending.sent(slot), now, error);
        free();
        if (step == Step.ACTING) {
            goOn(Step.ACTED, now);
        } else {
            step = Step.PARTING;
            session.part(now);
        }
    }

    private void goOn(Step next, long now) {
        step = next;
        stepIntended = now;
        loop.laneIsFree(this);
    }

    private void free() {
        pending.close(slot);
        slot = PendingActions.NONE;
    }

    @Override
    public void onParted(long now) {
        away(now, false);
    }

    @Override
    public void onGone(long now) {
        cut(now, Booked.LOST);
        away(now, true);
    }

    private void away(long now, boolean failed) {
        step = Step.AWAY;
        ableSince = now;
        if (arrivals == null) {
            nextIntended = failed ? now + PAUSE : now;
            nextAllowed = nextIntended;
        }
        loop.laneIsFree(this);
    }

    private void cut(long now, Booked how) {
        if (slot != PendingActions.NONE) {
            recorder.censored(pending.action(slot), pending.intended(slot), now,
                pending.state(slot) == PendingActions.BUFFERED ? Booked.UNSENT : how);
            free();
        }
    }

    @Override
    public boolean giveUp(long now) {
        if (slot == PendingActions.NONE || pending.state(slot) == PendingActions.BUFFERED
            || now - pending.sent(slot) <= (step == Step.LEAVING ? logoffTimeout : script.timeout(action))) {
            return false;
        }
        cut(now, Booked.TIMED_OUT);
        session.abandon();
        away(now, true);
        return true;
    }

    @Override
    public boolean hasBacklog(long now) {
        return nextIntended - now <= 0 && nextIntended - endNanos < 0;
    }

    @Override
    public boolean settleUserEvents(long now) {
        return true;
    }

    @Override
    public long oldestUnsettled(long now) {
        long oldest = switch (step) {
            case QUEUED, LOGGING_IN -> loginIntended;
            case LOGGED_IN, ACTING, ACTED, LEAVING -> stepIntended;
            case AWAY, PARTING -> now;
        };
        return arrivals != null && nextIntended - oldest < 0 ? nextIntended : oldest;
    }

    @Override
    public boolean breakOff(long now) {
        return false;
    }

    @Override
    public void settle(long now) {
        boolean ownFault = step == Step.AWAY && catchUp != CatchUp.TWICE;
        if (step == Step.QUEUED || step == Step.LOGGING_IN) {
            recorder.censored(login, loginIntended, now, step == Step.QUEUED ? Booked.UNSENT : Booked.TIMED_OUT);
        }
        cut(now, Booked.TIMED_OUT);
        if (arrivals != null) {
            while (nextIntended - endNanos < 0) {
                if (ownFault) {
                    recorder.ownDelay(now - Math.max(nextAllowed, ableSince));
                }
                recorder.censored(login, nextIntended, now, Booked.UNSENT);
                advance(nextIntended);
            }
        }
    }
}
