// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiMessage;
import io.amiload.loadgen.engine.FlowScript.Keep;
import io.amiload.loadgen.engine.FlowScript.Kind;
import io.amiload.loadgen.engine.FlowScript.Step;
import io.amiload.loadgen.measure.Recorder;
import io.amiload.loadgen.measure.SecondSlot.Booked;

/**
 * The flows that are under way on one lane, each in the slot of its pending action: at which step it is, since when,
 * and when it goes on. Confined to its loop's thread; does not allocate.
 *
 * <p>A wait listens from as early as it is known what it waits for: from the sending of the action in front of it if
 * that does not tell it, otherwise from the end of the step before. So an event that overtakes an action's answer, or
 * comes in a think time, is not missed; the wait is then over as soon as it begins.
 */
final class FlowRuns {

    private static final long NOT_HEARD = Long.MIN_VALUE;
    private static final int NONE = -1;

    private final FlowScript script;
    private final CapturedValues captured;
    private final Fillings fillings;
    private final ArmedWaits armed;
    private final DueTimes due;
    /** The step that a slot's flow is at, or goes on to when it is due; {@link #NONE} if the slot has no flow. */
    private final int[] step;
    private final long[] begun;
    private final long[] sequence;
    private final long[] intended;
    private final boolean[] waiting;
    private final long[] heardAt;
    private final boolean[] kept;
    private Recorder recorder;

    FlowRuns(FlowScript script, CapturedValues captured, Fillings fillings, int slots) {
        this.script = script;
        this.captured = captured;
        this.fillings = fillings;
        armed = new ArmedWaits(script, slots);
        due = new DueTimes(slots);
        step = new int[slots];
        java.util.Arrays.fill(step, NONE);
        begun = new long[slots];
        sequence = new long[slots];
        intended = new long[slots];
        waiting = new boolean[slots];
        heardAt = new long[slots];
        kept = new boolean[slots];
    }

    void recordInto(Recorder into) {
        recorder = into;
    }

    boolean isRunning(int slot) {
        return step[slot] != NONE;
    }

    /** Tells whether a slot's flow is at a wait that has begun. */
    boolean isWaiting(int slot) {
        return waiting[slot];
    }

    long sequence(int slot) {
        return sequence[slot];
    }

    /** When the flow in a slot was due. */
    long begun(int slot) {
        return begun[slot];
    }

    /** When the first flow goes on that waits for time to pass; {@link Long#MAX_VALUE} if there is none. */
    long nextDue() {
        return due.firstDue();
    }

    /** The slot of that flow; there must be one. */
    int first() {
        return due.first();
    }

    /** What the flow in a slot goes on to do. */
    Kind next(int slot) {
        return script.step(step[slot]).kind();
    }

    /** The action of the step that the flow in a slot is at. */
    int action(int slot) {
        return script.step(step[slot]).measured();
    }

    /** Starts a flow; its first action is sent next. */
    void begin(int slot, int flow, long ofSequence, long intendedNanos) {
        step[slot] = script.firstStep(flow);
        sequence[slot] = ofSequence;
        begun[slot] = intendedNanos;
        intended[slot] = intendedNanos;
        heardAt[slot] = NOT_HEARD;
        captured.forget(slot);
        recorder.flowBegan(flow, intendedNanos);
    }

    /** The flow goes on to send its next action; returns when that was due. */
    long goOn(int slot) {
        intended[slot] = due.firstDue();
        due.remove(slot);
        return intended[slot];
    }

    /** The action that the flow in a slot is at has been put into the outgoing buffer. */
    void sent(int slot) {
        int following = step[slot] + 1;
        if (script.step(following).knownEarly()) {
            arm(slot, following);
        }
    }

    /** An action ended well; false if its message lacks what the step keeps. */
    boolean actionEnded(int slot, AmiMessage message, long now) {
        if (!keep(slot, step[slot], message)) {
            return false;
        }
        leaveStep(slot, now);
        return true;
    }

    /** The flow in a slot is due at a wait: begins it, or ends it if its event has come. False if that lacks a value. */
    boolean await(int slot) {
        Step at = script.step(step[slot]);
        if (!waiting[slot]) {
            waiting[slot] = true;
            intended[slot] = due.firstDue();
            recorder.waitBegan(at.measured(), begun[slot]);
        }
        due.remove(slot);
        if (heardAt[slot] == NOT_HEARD) {
            return true;
        }
        waiting[slot] = false;
        long ended = heardAt[slot] - intended[slot] < 0 ? intended[slot] : heardAt[slot];
        recorder.waitEnded(at.measured(), begun[slot], ended - intended[slot]);
        if (kept[slot]) {
            leaveStep(slot, ended);
        }
        return kept[slot];
    }

    private void leaveStep(int slot, long now) {
        Step next = script.step(++step[slot]);
        long think = next.leastThink();
        if (next.mostThink() > think) {
            think = SeededNumbers.within(fillings.seed, sequence[slot], -2 - step[slot], think, next.mostThink());
        }
        due.set(slot, now + think);
        if (next.kind() == Kind.AWAIT && !armed.isArmed(slot) && !next.knownEarly()) {
            arm(slot, step[slot]);
        }
    }

    private void arm(int slot, int atStep) {
        heardAt[slot] = NOT_HEARD;
        armed.arm(slot, atStep, fillings.of(slot, sequence[slot], 0));
    }

    /** An event has come; true if a flow that waited for it may go on. */
    boolean onEvent(AmiMessage event, long now) {
        int[] awaits = script.awaits(event);
        if (awaits == null || armed.isEmpty()) {
            return false;
        }
        boolean any = false;
        for (int atStep : awaits) {
            if (script.step(atStep).match().isNamed(event)) {
                for (int slot = armed.find(atStep, event); slot != NONE; slot = armed.find(atStep, event)) {
                    armed.disarm(slot);
                    heardAt[slot] = now;
                    kept[slot] = keep(slot, atStep, event);
                    if (waiting[slot]) {
                        due.set(slot, now);
                        any = true;
                    }
                }
            }
        }
        return any;
    }

    private boolean keep(int slot, int atStep, AmiMessage message) {
        for (Keep one : script.step(atStep).keep()) {
            int header = one.header().in(message);
            if (header < 0 || !captured.keep(slot, one.value(), message, header)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a slot's flow waits for an event that is overdue. */
    boolean isOverdue(int slot, long now) {
        return waiting[slot] && now - intended[slot] > script.step(step[slot]).timeout();
    }

    /** The wait that a slot's flow is at ends without its event. */
    void giveUpWait(int slot, long now, Booked how) {
        recorder.waitCut(script.step(step[slot]).measured(), begun[slot], now - intended[slot], how);
    }

    /** The flow in a slot has done all its steps; the think time behind the last one is part of it. */
    void complete(int slot) {
        recorder.flowEnded(script.step(step[slot]).flow(), begun[slot], due.firstDue());
        clear(slot);
    }

    /** Tells whether the flow in a slot has broken off and cleans up. */
    boolean isCleaningUp(int slot) {
        return step[slot] != NONE && script.isCleanup(step[slot]);
    }

    /** Begins to clean up behind a flow that has broken off; false if there is nothing to be done. */
    boolean cleanUp(int slot, int flow, long now) {
        step[slot] = script.firstCleanup(flow);
        // The flow has been booked: what cleans up has times of its own.
        begun[slot] = now;
        return cleanOn(slot, now);
    }

    /** An action that cleans up has ended, in whatever way; false if it was the last. */
    boolean cleaned(int slot, long now) {
        step[slot]++;
        return cleanOn(slot, now);
    }

    private boolean cleanOn(int slot, long now) {
        while (next(slot) == Kind.SEND && !captured.hasAll(slot, script.step(step[slot]).needs())) {
            step[slot]++;
        }
        if (next(slot) == Kind.END) {
            clear(slot);
            return false;
        }
        due.set(slot, now);
        return true;
    }

    /** The flow of a slot, which must have one. */
    int flow(int slot) {
        return script.step(step[slot]).flow();
    }

    /** The flow in a slot fails at the step it is at. */
    void fail(int slot, long now, boolean censored) {
        if (isCleaningUp(slot)) {
            clear(slot);
            return;
        }
        Step at = script.step(step[slot]);
        // A flow that breaks off behind its last step is booked to that; each flow before this one has one end.
        int named = step[slot] - at.flow() - (at.kind() == Kind.END ? 1 : 0);
        recorder.flowFailed(at.flow(), named, begun[slot], now, censored);
        clear(slot);
    }

    /** The flow in a slot is cut off by the end of the run. */
    void cut(int slot, long now) {
        if (isCleaningUp(slot)) {
            clear(slot);
            return;
        }
        recorder.flowCut(script.step(step[slot]).flow(), begun[slot], now);
        clear(slot);
    }

    private void clear(int slot) {
        due.remove(slot);
        armed.disarm(slot);
        waiting[slot] = false;
        step[slot] = NONE;
    }

    /** When the earliest flow under way was due, or {@code otherwise}. */
    long oldestBegun(long otherwise) {
        long oldest = otherwise;
        for (int slot = 0; slot < step.length; slot++) {
            if (step[slot] != NONE && begun[slot] - oldest < 0) {
                oldest = begun[slot];
            }
        }
        return oldest;
    }
}
