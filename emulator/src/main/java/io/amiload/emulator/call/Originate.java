// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.setup.Assignment;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A call that the manager places: it drives the first half of a Local channel until that is answered or not, and then
 * hands it to an application or to the dialplan.
 */
public final class Originate implements Channel.Driver {

    /** The numbers of OriginateResponse. */
    static final int FAILED = 0;
    static final int NOT_ANSWERED = 3;
    public static final int ANSWERED = 4;
    static final int BUSY = 5;
    static final int CONGESTED = 8;

    /** So much is shown of what was to be called. */
    private static final int MAX_SHOWN = 79;

    private static final Text ANSWER = Text.of("ANSWER");
    private static final Text RINGING = Text.of("RINGING");
    private static final Text PROGRESS = Text.of("PROGRESS");
    private static final Text REFUSED_BUSY = Text.of("BUSY");
    private static final Text REFUSED_CONGESTION = Text.of("CONGESTION");
    private static final Text APP_DIAL = Text.of("AppDial2");
    private static final Text OUTGOING = Text.of("(Outgoing Line)");

    private final Calls calls;
    private final Order order;
    private final IntConsumer onResult;
    private Channel channel;
    private long timer = Timers.NONE;
    private boolean finished;

    /** What was asked for. */
    public record Order(Text actionId, Text channel, LocalAddress address, Text application, Text data, Text context,
            Text exten, int priority, long timeoutNanos, CallerId callerId, Text account,
            List<Assignment> variables, Text id, Text otherId) {
    }

    /**
     * Prepares a call.
     *
     * @param onResult told the reason as soon as it is known whether somebody answers
     */
    public Originate(Calls calls, Order order, IntConsumer onResult) {
        this.calls = calls;
        this.order = order;
        this.onResult = onResult;
    }

    /** The channel, once there is one. */
    Channel channel() {
        return channel;
    }

    Text actionId() {
        return order.actionId;
    }

    Text application() {
        return order.application;
    }

    Text data() {
        return order.data;
    }

    Text context() {
        return order.context;
    }

    Text exten() {
        return order.exten;
    }

    CallerId callerId() {
        return order.callerId;
    }

    /** What OriginateResponse prints: the name of the channel once somebody answered, else what was asked for. */
    public Text shownChannel(int reason) {
        return reason == ANSWERED ? channel.name : order.channel.cut(MAX_SHOWN);
    }

    public Text shownUniqueid(int reason) {
        return reason == ANSWERED ? channel.uniqueid : order.id.or(Text.UNKNOWN);
    }

    /** Places the call. */
    public void start() {
        calls.pbx.counters.calls.increment();
        String text = order.channel.toString();
        int slash = text.indexOf('/');
        boolean phone = calls.phones.isTechnology(text.substring(0, slash));
        if (order.address == null && !phone || isTaken(order.id)) {
            finish(FAILED);
            return;
        }
        if (order.address != null && !order.id.isEmpty()
                && (isTaken(order.otherId) || order.otherId.equals(order.id))) {
            calls.createHalf(order.address, order.id);
            finish(FAILED);
            return;
        }
        channel = phone ? calls.phones.dial(text.substring(slash + 1), order.id, null)
                : calls.createLocal(order.address, order.id, order.otherId, null);
        if (channel == null) {
            finish(FAILED);
            return;
        }
        channel.driver = this;
        channel.application = APP_DIAL;
        channel.data = OUTGOING;
        calls.publish(channel);
        dress();
        if (!channel.device.valid) {
            calls.hangupUnused(channel);
            finish(FAILED);
            return;
        }
        if (order.timeoutNanos > 0) {
            timer = calls.pbx.timers.schedule(order.timeoutNanos, this::timedOut);
        }
        if (phone) {
            calls.events.dialBegin(null, channel, Text.ofLatin1(text.substring(slash + 1)));
            calls.phones.ring(channel);
            return;
        }
        calls.callLocal(channel, order.address.optimizes);
        calls.events.dialBegin(null, channel, Text.ofLatin1(order.address.dialString));
        calls.runLocal(channel);
    }

    private boolean isTaken(Text uniqueid) {
        return !uniqueid.isEmpty() && calls.find(uniqueid) != null;
    }

    /** Variables are set from the last to the first, as Asterisk does. */
    private void dress() {
        for (int i = order.variables.size() - 1; i >= 0; i--) {
            calls.setVariable(channel, order.variables.get(i).name(), order.variables.get(i).value());
        }
        if (!order.account.isEmpty()) {
            channel.accountCode = order.account;
            channel.peerAccount = order.account;
            calls.publish(channel);
        }
        if (!order.callerId.isNone()) {
            channel.caller = order.callerId.charged();
            calls.publish(channel);
            channel.connected = order.callerId;
            calls.publish(channel);
        }
    }

    @Override
    public void peerAnswered() {
        calls.setState(channel, Channel.State.UP);
        calls.events.dialEnd(null, channel, ANSWER);
        finish(ANSWERED);
        if (!order.application.isEmpty()) {
            new ApplicationRun(calls, channel).start(order.application, order.data);
        } else {
            // What was not given is where the channel stands.
            new DialplanRun(calls, channel).start(order.context.or(channel.context), order.exten.or(channel.exten),
                    Math.max(1, order.priority));
        }
    }

    @Override
    public void peerRinging() {
        calls.setState(channel, Channel.State.RINGING);
        calls.events.dialState(null, channel, RINGING);
    }

    @Override
    public void peerProgress() {
        calls.events.dialState(null, channel, PROGRESS);
    }

    @Override
    public void peerRefused(boolean busy) {
        calls.events.dialEnd(null, channel, busy ? REFUSED_BUSY : REFUSED_CONGESTION);
        calls.hangup(channel);
        finish(busy ? BUSY : CONGESTED);
    }

    @Override
    public void hangupRequested() {
        calls.events.dialEnd(null, channel, Text.of(Cause.dialStatus(channel.cause)));
        calls.hangup(channel);
        // A phone says so itself when it is busy; of a Local channel only the cause tells, and that is not asked.
        finish(channel.isLocal() ? FAILED : channel.cause == Cause.USER_BUSY ? BUSY
                : channel.cause == Cause.CONGESTION ? CONGESTED : FAILED);
    }

    /** Somebody redirects or bridges the channel before it was answered. */
    @Override
    public void takenAway() {
        finish(FAILED);
    }

    @Override
    public boolean sendsMedia() {
        return false;
    }

    /** Nobody answered in time. As in Asterisk, no DialEnd tells so. */
    private void timedOut() {
        if (!finished) {
            if (calls.pbx.options.version().namesNoAnswer()) {
                channel.cause = Cause.NO_ANSWER;
            }
            calls.hangup(channel);
            finish(NOT_ANSWERED);
        }
    }

    private void finish(int reason) {
        if (!finished) {
            finished = true;
            calls.pbx.timers.cancel(timer);
            onResult.accept(reason);
        }
    }
}
