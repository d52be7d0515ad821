// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The application Dial: calls one or several channels at once, and bridges the first that answers with the caller.
 */
final class DialAttempt implements Execution.Activity, Bridge.Stay {

    private static final long NO_TIMEOUT = -1;
    private static final List<String> CLEARED = List.of("DIALSTATUS", "DIALEDPEERNUMBER", "DIALEDPEERNAME",
            "ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME", "DIALEDTIME_MS", "RINGTIME", "RINGTIME_MS",
            "PROGRESSTIME", "PROGRESSTIME_MS");

    private final Calls calls;
    private final Execution execution;
    private final Channel caller;
    private final String[] destinations;
    private final long timeoutNanos;
    private final DialOptions options;
    private final List<DialLeg> legs = new ArrayList<>();

    private long timer = Timers.NONE;
    private long endTimer = Timers.NONE;
    private long beganMicros;
    private long answeredMicros;
    private int busy;
    private int congested;
    private int unavailable;
    private boolean rang;
    private boolean progressed;
    private boolean answered;
    private boolean joined;
    private boolean over;

    /**
     * Prepares to dial.
     *
     * @param arguments {@code technology/resource[&...][,seconds[,options]]}
     */
    DialAttempt(Calls calls, Execution execution, String arguments) {
        this.calls = calls;
        this.execution = execution;
        this.caller = execution.channel;
        String[] parts = arguments.split(",", 3);
        destinations = parts[0].split("&");
        timeoutNanos = parts.length > 1 ? Execution.seconds(parts[1], NO_TIMEOUT) : NO_TIMEOUT;
        options = DialOptions.parse(parts.length > 2 ? parts[2] : "");
    }

    Channel caller() {
        return caller;
    }

    /** Whether the one that was called runs the extension {@code h} at its end. */
    boolean runsHangupExtension() {
        return options.has('e');
    }

    /** Whether somebody may transfer the other one with digits: the caller, or the one that was called. */
    boolean mayTransfer(boolean theCaller) {
        return options.has(theCaller ? 'T' : 't');
    }

    void start() {
        for (String variable : CLEARED) {
            set(variable, Text.EMPTY);
        }
        beganMicros = calls.pbx.clock.micros();
        for (String destination : destinations) {
            create(destination);
        }
        if (legs.isEmpty()) {
            goOn("CHANUNAVAIL");
            return;
        }
        if (timeoutNanos != NO_TIMEOUT) {
            timer = calls.pbx.timers.schedule(timeoutNanos, this::timedOut);
        }
        if (options.has('r')) {
            ringBack();
        } else if (options.has('m')) {
            tellProgress();
        }
        prepare(0);
    }

    private void create(String destination) {
        LocalAddress local = LocalAddress.parse(destination);
        int slash = destination.indexOf('/');
        Text number = local != null ? Text.ofLatin1(local.dialString) : Text.ofLatin1(destination.substring(slash + 1));
        boolean known = local != null || slash > 0 && calls.phones.isTechnology(destination.substring(0, slash));
        DialLeg leg = known ? new DialLeg(calls, this, local, number) : null;
        if (leg != null && leg.create()) {
            legs.add(leg);
        } else {
            unavailable++;
        }
    }

    /** Runs the subroutine before the call on one channel after the other, then calls them all. */
    private void prepare(int index) {
        String before = options.subroutine('b');
        if (over) {
            return;
        }
        if (before != null && index < legs.size()) {
            new Subroutine(calls, legs.get(index).channel, () -> prepare(index + 1)).run(before);
            return;
        }
        for (DialLeg leg : legs) {
            leg.call();
        }
        for (DialLeg leg : new ArrayList<>(legs)) {
            if (!over && !answered) {
                leg.run();
            }
        }
    }

    /** Somebody rings. */
    void rings() {
        if (!rang) {
            rang = true;
            if (!options.has('m')) {
                ringBack();
            }
            setTime("RINGTIME", calls.pbx.clock.micros() - beganMicros);
        }
    }

    /** The caller hears that it rings: whoever answered already by a tone. */
    private void ringBack() {
        if (caller.state == Channel.State.UP) {
            execution.media(true);
        } else {
            caller.farEnd().peerRinging();
        }
    }

    void progresses() {
        if (!rang && !options.has('r')) {
            tellProgress();
        }
        if (!progressed) {
            progressed = true;
            setTime("PROGRESSTIME", calls.pbx.clock.micros() - beganMicros);
        }
    }

    private void tellProgress() {
        if (caller.state != Channel.State.UP) {
            caller.farEnd().peerProgress();
        }
    }

    void answered(DialLeg leg) {
        if (over || answered) {
            return;
        }
        answered = true;
        execution.media(false);
        calls.pbx.timers.cancel(timer);
        answeredMicros = calls.pbx.clock.micros();
        for (DialLeg other : legs) {
            if (other != leg && !other.isOver()) {
                other.channel.cause = Cause.ANSWERED_ELSEWHERE;
                other.give("CANCEL");
            }
        }
        set("DIALSTATUS", Text.of("ANSWER"));
        set("DIALEDPEERNAME", leg.channel.name);
        set("DIALEDPEERNUMBER", leg.number);
        String subroutine = options.subroutine('U');
        if (subroutine == null) {
            join(leg);
        } else {
            new Subroutine(calls, leg.channel, () -> join(leg)).run(subroutine);
        }
    }

    private void join(DialLeg leg) {
        if (over || leg.channel.hungUp) {
            return;
        }
        leg.channel.exten = Text.EMPTY;
        calls.events.dialEnd(caller, leg.channel, Text.of("ANSWER"));
        Bridge bridge = calls.bridges.createBasic();
        execution.answerNow();
        if (over || leg.channel.hungUp) {
            calls.bridges.endIfEmpty(bridge);
            return;
        }
        leg.channel.features = this;
        caller.features = this;
        joined = true;
        calls.publish(leg.channel);
        calls.bridges.enter(bridge, leg.channel, leg);
        calls.bridges.enter(bridge, caller, this);
        long nanos = options.endNanos();
        if (nanos >= 0) {
            endTimer = calls.pbx.timers.schedule(nanos, () -> leg.hangupRequested());
        }
    }

    /** One of those that were called is not to be had. */
    void refused(int cause) {
        switch (cause) {
            case Cause.USER_BUSY:
                busy++;
                break;
            case Cause.CONGESTION:
                congested++;
                break;
            case Cause.NORMAL_CLEARING:
            case Cause.NO_ANSWER:
                break;
            default:
                unavailable++;
                break;
        }
        for (DialLeg leg : legs) {
            if (!leg.isOver()) {
                return;
            }
        }
        if (!over && !answered) {
            calls.pbx.timers.cancel(timer);
            goOn(status());
        }
    }

    private String status() {
        if (busy + congested + unavailable < destinations.length) {
            return "NOANSWER";
        }
        return busy > 0 ? "BUSY" : congested > 0 ? "CONGESTION" : "CHANUNAVAIL";
    }

    private void timedOut() {
        if (!over && !answered) {
            over = true;
            giveAll("NOANSWER");
            goOn("NOANSWER");
        }
    }

    private void giveAll(String status) {
        for (DialLeg leg : legs) {
            if (!leg.isOver()) {
                leg.give(status);
            }
        }
    }

    /** The one who talked to the caller has gone. */
    @Override
    public void over() {
        if (over) {
            return;
        }
        over = true;
        calls.pbx.timers.cancel(endTimer);
        setTimes();
        execution.finish();
        execution.media(false);
        if (options.has('g')) {
            execution.go();
        } else {
            execution.end();
        }
    }

    /** The caller has gone, or goes elsewhere. */
    @Override
    public void stop() {
        if (over) {
            return;
        }
        over = true;
        calls.pbx.timers.cancel(timer);
        calls.pbx.timers.cancel(endTimer);
        if (joined) {
            calls.bridges.depart(caller);
            if (execution.jumping) {
                set("DIALSTATUS", Text.of("ANSWER"));
            } else {
                setTimes();
            }
            return;
        }
        for (DialLeg leg : legs) {
            leg.channel.cause = caller.cause;
        }
        giveAll("CANCEL");
        if (!legs.isEmpty()) {
            set("DIALSTATUS", Text.of("CANCEL"));
        }
    }

    private void setTimes() {
        long now = calls.pbx.clock.micros();
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
        execution.finish();
        execution.media(false);
        execution.go();
    }

    private void set(String variable, Text value) {
        calls.setVariable(caller, variable, value);
    }
}
