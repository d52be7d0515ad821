// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.List;

/**
 * The application Dial to one Local channel: it drives the first half of the dialled channel, and bridges it with the
 * caller once it is answered.
 */
final class DialAttempt implements Channel.Driver {

    private static final Text APP_DIAL = Text.of("AppDial");
    private static final Text OUTGOING = Text.of("(Outgoing Line)");
    private static final long NO_TIMEOUT = -1;
    private static final List<String> CLEARED = List.of("DIALSTATUS", "DIALEDPEERNUMBER", "DIALEDPEERNAME",
            "ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME", "DIALEDTIME_MS", "RINGTIME", "RINGTIME_MS",
            "PROGRESSTIME", "PROGRESSTIME_MS");

    private final Calls calls;
    private final Execution execution;
    private final Channel caller;
    private final LocalAddress address;
    private final Text number;
    private final long timeoutNanos;

    private Channel dialed;
    private Bridge bridge;
    private long timer = Timers.NONE;
    private long beganMicros;
    private long answeredMicros;
    private boolean over;

    /**
     * Prepares to dial.
     *
     * @param arguments {@code Local/exten@context[/n][,seconds[,options]]}
     */
    DialAttempt(Calls calls, Execution execution, String arguments) {
        this.calls = calls;
        this.execution = execution;
        this.caller = execution.channel;
        String[] parts = arguments.split(",", 3);
        address = LocalAddress.parse(parts[0]);
        number = address == null ? Text.EMPTY : Text.ofLatin1(address.dialString);
        timeoutNanos = parts.length > 1 ? Execution.seconds(parts[1], NO_TIMEOUT) : NO_TIMEOUT;
    }

    void start() {
        for (String variable : CLEARED) {
            set(variable, Text.EMPTY);
        }
        beganMicros = calls.server.clock.micros();
        if (address == null) {
            goOn("CHANUNAVAIL");
            return;
        }
        dialed = calls.createLocal(address, Text.EMPTY, Text.EMPTY, caller.linkedid);
        dialed.driver = this;
        calls.setVariable(dialed, "DIALEDPEERNUMBER", number);
        if (!dialed.device.valid) {
            calls.hangupUnused(dialed);
            goOn("CHANUNAVAIL");
            return;
        }
        dressUp();
        if (timeoutNanos != NO_TIMEOUT) {
            timer = calls.server.schedule(timeoutNanos, this::timedOut);
        }
        calls.callLocal(dialed, address.optimizes,
                () -> calls.events.dialBegin(caller, dialed, number));
    }

    /** The dialled channel stands where the caller stands; who is called there is the caller's extension. */
    private void dressUp() {
        dialed.context = caller.context;
        dialed.exten = caller.exten;
        dialed.priority = caller.priority;
        dialed.application = APP_DIAL;
        dialed.data = OUTGOING;
        dialed.caller = caller.connected.withNumber(caller.exten);
        dialed.connected = caller.caller;
        Text oldAccount = dialed.accountCode;
        dialed.accountCode = caller.accountCode;
        calls.events.newexten(dialed);
        calls.events.newCallerid(dialed);
        if (!dialed.accountCode.equals(oldAccount)) {
            calls.events.newAccountCode(dialed, oldAccount);
        }
        if (!dialed.connected.isNone()) {
            calls.events.newConnectedLine(dialed);
        }
    }

    @Override
    public void peerAnswered() {
        calls.server.timers.cancel(timer);
        answeredMicros = calls.server.clock.micros();
        calls.setState(dialed, Channel.State.UP);
        set("DIALSTATUS", Text.of("ANSWER"));
        set("DIALEDPEERNAME", dialed.name);
        set("DIALEDPEERNUMBER", number);
        dialed.exten = Text.EMPTY;
        calls.events.dialEnd(caller, dialed, Text.of("ANSWER"));
        execution.answerNow();
        if (!over) {
            join();
        }
    }

    private void join() {
        bridge = new Bridge();
        calls.events.bridgeCreate(bridge);
        calls.events.newexten(dialed);
        enter(dialed);
        enter(caller);
        calls.setVariable(dialed, "BRIDGEPEER", caller.name);
        calls.setVariable(caller, "BRIDGEPEER", dialed.name);
    }

    private void enter(Channel channel) {
        bridge.channels++;
        channel.bridge = bridge;
        calls.events.bridgeEnter(bridge, channel);
    }

    private void leave(Channel channel) {
        bridge.channels--;
        channel.bridge = null;
        calls.events.bridgeLeave(bridge, channel);
    }

    @Override
    public void peerRinging() {
        calls.setState(dialed, Channel.State.RINGING);
        setTime("RINGTIME", calls.server.clock.micros() - beganMicros);
        calls.events.dialState(caller, dialed, Text.of("RINGING"));
    }

    @Override
    public void peerProgress() {
        calls.events.dialState(caller, dialed, Text.of("PROGRESS"));
    }

    @Override
    public void peerRefused(boolean busy) {
        fail(busy ? "BUSY" : "CONGESTION");
    }

    private void timedOut() {
        if (!over && bridge == null) {
            fail("NOANSWER");
        }
    }

    private void fail(String status) {
        calls.server.timers.cancel(timer);
        over = true;
        calls.events.dialEnd(caller, dialed, Text.of(status));
        calls.hangup(dialed);
        goOn(status);
    }

    /** The dialled side has gone. */
    @Override
    public void hangupRequested() {
        if (over) {
            return;
        }
        if (bridge == null) {
            fail("NOANSWER");
            return;
        }
        over = true;
        clearPeers();
        leave(dialed);
        calls.hangup(dialed);
        leave(caller);
        calls.events.bridgeDestroy(bridge);
        setTimes();
        caller.cause = dialed.cause;
        execution.dialFinished();
        execution.end();
    }

    /** The caller has gone, or is to go. */
    void callerGone() {
        if (over) {
            return;
        }
        over = true;
        calls.server.timers.cancel(timer);
        if (dialed == null || dialed.hungUp) {
            return;
        }
        if (bridge != null && caller.cause == Cause.NONE) {
            caller.cause = Cause.NORMAL_CLEARING;
        }
        dialed.cause = caller.cause;
        if (bridge == null) {
            calls.events.dialEnd(caller, dialed, Text.of("CANCEL"));
            calls.hangup(dialed);
            set("DIALSTATUS", Text.of("CANCEL"));
            return;
        }
        clearPeers();
        leave(caller);
        leave(dialed);
        calls.hangup(dialed);
        calls.events.bridgeDestroy(bridge);
        setTimes();
    }

    private void clearPeers() {
        calls.setVariable(dialed, "BRIDGEPEER", Text.EMPTY);
        calls.setVariable(caller, "BRIDGEPEER", Text.EMPTY);
    }

    private void setTimes() {
        long now = calls.server.clock.micros();
        setTime("ANSWEREDTIME", now - answeredMicros);
        setTime("DIALEDTIME", now - beganMicros);
        set("DIALSTATUS", Text.of("ANSWER"));
    }

    private void setTime(String variable, long micros) {
        set(variable, Text.of(Long.toString(micros / 1_000_000)));
        set(variable + "_MS", Text.of(Long.toString(micros / 1_000)));
    }

    private void goOn(String status) {
        over = true;
        set("DIALSTATUS", Text.of(status));
        execution.dialFinished();
        execution.go();
    }

    private void set(String variable, Text value) {
        calls.setVariable(caller, variable, value);
    }

    @Override
    public boolean sendsMedia() {
        return true;
    }
}
