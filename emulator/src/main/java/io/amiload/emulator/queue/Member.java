// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.queue;

import io.amiload.emulator.state.DeviceState;

/** Somebody who takes a queue's calls. Texts hold one character for each byte. */
public final class Member {

    private final String device;
    private final String stateDevice;
    private final String name;
    private final boolean dynamic;
    private final long loggedIn;
    private final int wrapUp;
    private int penalty;
    private boolean ringsInUse;
    private boolean paused;
    private String pauseReason = "";
    private long lastPause;
    private long lastCall;
    private int calls;
    private boolean inCall;
    private DeviceState status = DeviceState.UNKNOWN;
    private boolean beingRung;

    /**
     * Makes a member.
     *
     * @param device what is dialled
     * @param stateDevice the device whose state is that of the member; empty for what is dialled
     * @param name empty for what is dialled
     * @param dynamic whether it was added while the server ran
     * @param penalty the lower, the sooner it is rung; below 0 counts as 0
     * @param wrapUp seconds of rest after a call; 0 for the queue's
     * @param ringsInUse whether it is rung while it is in a call
     * @param now the time
     */
    public Member(String device, String stateDevice, String name, boolean dynamic, int penalty, int wrapUp,
            boolean ringsInUse, long now) {
        this.device = device;
        this.stateDevice = stateDevice.isEmpty() ? device : stateDevice;
        this.name = name.isEmpty() ? device : name;
        this.dynamic = dynamic;
        this.penalty = Math.max(penalty, 0);
        this.wrapUp = wrapUp;
        this.ringsInUse = ringsInUse;
        loggedIn = now;
    }

    /**
     * Gives what is dialled.
     *
     * @return the interface, as it was given
     */
    public String device() {
        return device;
    }

    /**
     * Gives the device whose state is that of the member, as it was given.
     *
     * @return the state interface
     */
    public String stateDevice() {
        return stateDevice;
    }

    /**
     * Gives the device whose state is that of the member, without the options of a dial string.
     *
     * @return the name under which changes are told
     */
    public String watched() {
        int slash = stateDevice.indexOf('/');
        int second = slash < 0 ? -1 : stateDevice.indexOf('/', slash + 1);
        return second < 0 ? stateDevice : stateDevice.substring(0, second);
    }

    /**
     * Gives the name.
     *
     * @return the name, or the interface if none was given
     */
    public String name() {
        return name;
    }

    /**
     * Tells whether it was added while the server ran.
     *
     * @return whether it can be removed
     */
    public boolean isDynamic() {
        return dynamic;
    }

    /**
     * Gives when it was added.
     *
     * @return the time
     */
    public long loggedIn() {
        return loggedIn;
    }

    /**
     * Gives how long it rests after a call.
     *
     * @return seconds; 0 for as long as the queue says
     */
    public int wrapUp() {
        return wrapUp;
    }

    /**
     * Gives the penalty.
     *
     * @return 0 or more
     */
    public int penalty() {
        return penalty;
    }

    /**
     * Changes the penalty.
     *
     * @param value 0 or more
     */
    public void penalty(int value) {
        penalty = value;
    }

    /**
     * Tells whether it is rung while it is in a call.
     *
     * @return whether it is
     */
    public boolean ringsInUse() {
        return ringsInUse;
    }

    /**
     * Changes whether it is rung while it is in a call.
     *
     * @param value whether it is
     */
    public void ringsInUse(boolean value) {
        ringsInUse = value;
    }

    /**
     * Tells whether it takes a break.
     *
     * @return whether it is paused
     */
    public boolean isPaused() {
        return paused;
    }

    /**
     * Gives why it takes a break.
     *
     * @return the reason given last, or empty
     */
    public String pauseReason() {
        return pauseReason;
    }

    /**
     * Gives when it was paused last.
     *
     * @return the time; 0 for never
     */
    public long lastPause() {
        return lastPause;
    }

    /**
     * Begins or ends a break.
     *
     * @param value whether it is paused now
     * @param reason why, or empty
     * @param now the time
     */
    public void pause(boolean value, String reason, long now) {
        paused = value;
        pauseReason = reason;
        if (value) {
            lastPause = now;
        }
    }

    /**
     * Gives what its device does.
     *
     * @return the state told last
     */
    public DeviceState status() {
        return status;
    }

    /**
     * Tells what its device does.
     *
     * @param state the state
     */
    public void status(DeviceState state) {
        status = state;
    }

    /**
     * Gives how many calls it has taken.
     *
     * @return the number since the last reset
     */
    public int calls() {
        return calls;
    }

    /**
     * Gives when its last call ended.
     *
     * @return the time; 0 for never
     */
    public long lastCall() {
        return lastCall;
    }

    /**
     * Tells whether it talks to a caller of the queue.
     *
     * @return whether it does
     */
    public boolean inCall() {
        return inCall;
    }

    /** A call of the queue has been put through to it. */
    public void connected() {
        inCall = true;
    }

    /**
     * That call has ended.
     *
     * @param now the time
     */
    public void completed(long now) {
        inCall = false;
        calls++;
        lastCall = now;
    }

    /** Forgets the calls it has taken. */
    public void reset() {
        calls = 0;
        lastCall = 0;
    }

    /**
     * Tells whether a call of the queue is on its way to it.
     *
     * @return whether it is being rung
     */
    public boolean isBeingRung() {
        return beingRung;
    }

    /**
     * Notes that a call of the queue is on its way to it, or no longer.
     *
     * @param value whether it is being rung
     */
    public void beingRung(boolean value) {
        beingRung = value;
    }

    /** Whether it still rests after its last call. */
    boolean wrapsUp(long ofQueue, long now) {
        long rest = wrapUp > 0 ? wrapUp : ofQueue;
        return lastCall > 0 && rest > 0 && now - rest < lastCall;
    }

    /** Whether it could take a call now. */
    boolean isAvailable(long wrapUpOfQueue, long now) {
        if (paused || wrapsUp(wrapUpOfQueue, now)) {
            return false;
        }
        switch (status) {
            case INVALID:
            case UNAVAILABLE:
                return false;
            case NOT_INUSE:
            case UNKNOWN:
                return true;
            default:
                return ringsInUse;
        }
    }
}
