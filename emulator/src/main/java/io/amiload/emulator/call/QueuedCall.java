// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.queue.CallQueue;
import io.amiload.emulator.queue.Member;
import io.amiload.emulator.queue.QueueCaller;
import io.amiload.emulator.queue.QueueCounts;
import io.amiload.emulator.queue.QueueSettings;
import io.amiload.emulator.queue.RingRound;
import io.amiload.emulator.queue.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The application Queue on one channel: waits for its turn, rings members, talks to one of them. Looks around once a
 * second, as Asterisk does, unless somebody answers or hangs up.
 */
public final class QueuedCall extends QueueCaller implements Execution.Activity, Bridge.Stay {

    private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

    private final Calls calls;
    private final Queues queues;
    private final CallQueue queue;
    private final Execution execution;
    private final Channel channel;
    private final String options;
    /** When the caller's patience ends; 0 for never. */
    private final long until;
    private final long beganMicros;

    private final List<QueueLeg> legs = new ArrayList<>();
    private RingRound round;
    private long timer = Timers.NONE;
    private Text withdrawInfo;
    private int tries;
    private QueueLeg talksTo;
    private long connectedAt;
    private long answeredMicros;
    private boolean over;

    QueuedCall(Calls calls, CallQueue queue, Execution execution, String options, long patience, int priority) {
        super(priority, calls.pbx.queues.now());
        this.calls = calls;
        this.queue = queue;
        this.execution = execution;
        this.options = options;
        queues = calls.pbx.queues;
        channel = execution.channel();
        until = patience > 0 ? since() + patience : 0;
        beganMicros = calls.pbx.clock.micros();
    }

    public CallQueue queue() {
        return queue;
    }

    public Channel channel() {
        return channel;
    }

    QueueEvents events() {
        return queues.events();
    }

    /** Sends the call back to the dialplan, the next time it looks around. False if that was asked for already. */
    public boolean withdraw(Text info) {
        if (withdrawInfo != null) {
            return false;
        }
        withdrawInfo = info;
        return true;
    }

    /** Joins the queue. */
    void start() {
        queue.join(this);
        queues.tellLength(queue);
        events().join(this);
        if (hearsMusic()) {
            calls.events.musicOnHoldStart(channel, Text.ofLatin1(queue.settings().musicClass()));
            execution.media(true);
        }
        look();
    }

    private boolean hearsMusic() {
        return options.indexOf('r') < 0;
    }

    private void look() {
        timer = Timers.NONE;
        long now = queues.now();
        if (withdrawInfo != null) {
            withdrawn();
        } else if (until > 0 && now >= until) {
            timedOut();
        } else if (queue.isEmpty(queue.settings().leaveWhenEmpty(), now)) {
            goOn("LEAVEEMPTY");
        } else if (queue.isTurnOf(this, now)) {
            ring(now);
        } else {
            timer = calls.pbx.timers.schedule(LOOK, this::look);
        }
    }

    private void ring(long now) {
        legs.clear();
        pending(true);
        round = queue.ring(this, now, calls.pbx.random);
        long seconds = seconds(now);
        if (seconds > 0) {
            timer = calls.pbx.timers.schedule(TimeUnit.SECONDS.toNanos(seconds), () -> noAnswer(seconds));
        }
        ringNext();
    }

    /** How long members are rung; 0 for as long as it takes. */
    private long seconds(long now) {
        QueueSettings settings = queue.settings();
        long left = until - now;
        boolean patienceCounts = until > 0
                && (settings.timeout() <= 0 || !settings.timeoutOfQueueFirst() && left <= settings.timeout());
        return patienceCounts ? left : Math.max(settings.timeout(), 0);
    }

    private void ringNext() {
        for (List<Member> next = round.next(queues.now()); !next.isEmpty(); next = round.next(queues.now())) {
            List<QueueLeg> rung = new ArrayList<>();
            for (Member member : next) {
                QueueLeg leg = new QueueLeg(calls, this, member);
                if (leg.ring()) {
                    rung.add(leg);
                }
            }
            legs.addAll(rung);
            for (QueueLeg leg : rung) {
                if (talksTo == null && !over) {
                    leg.run();
                }
            }
            if (!rung.isEmpty() || talksTo != null || over) {
                return;
            }
        }
        endRound();
    }

    /** One of those that were rung is not to be had. */
    void refused() {
        if (over || talksTo != null || isRinging()) {
            return;
        }
        if (queue.settings().strategy() == Strategy.RINGALL) {
            endRound();
        } else {
            ringNext();
        }
    }

    private boolean isRinging() {
        for (QueueLeg leg : legs) {
            if (!leg.isOver()) {
                return true;
            }
        }
        return false;
    }

    private void noAnswer(long seconds) {
        timer = Timers.NONE;
        for (QueueLeg leg : legs) {
            if (!leg.isOver()) {
                events().ringNoAnswer(this, leg, TimeUnit.SECONDS.toMillis(seconds));
                queues.punish(queue, leg.member);
            }
        }
        for (QueueLeg leg : legs) {
            if (!leg.isOver()) {
                calls.events.dialEnd(channel, leg.channel, Text.of("NOANSWER"));
            }
        }
        for (QueueLeg leg : legs) {
            if (!leg.isOver()) {
                leg.cancel(Cause.NONE);
            }
        }
        endRound();
    }

    /** Nobody was to be had; waits a while and begins anew. */
    private void endRound() {
        if (over || round == null) {
            return;
        }
        calls.pbx.timers.cancel(timer);
        round.end();
        round = null;
        pending(false);
        tries++;
        if (until > 0 && queues.now() >= until || options.indexOf('n') >= 0 && tries >= queue.members().size()) {
            timedOut();
        } else {
            timer = calls.pbx.timers.schedule(TimeUnit.SECONDS.toNanos(queue.settings().retry()), this::look);
        }
    }

    void answered(QueueLeg leg) {
        if (over || talksTo != null) {
            leg.over();
            return;
        }
        talksTo = leg;
        calls.pbx.timers.cancel(timer);
        calls.events.dialEnd(channel, leg.channel, Text.of("ANSWER"));
        cancelAll(Cause.ANSWERED_ELSEWHERE);
        round.end();
        round = null;
        pending(false);
        connect(leg);
    }

    /** Gives up everybody who is rung; each is told twice, as in Asterisk. */
    private void cancelAll(int cause) {
        for (QueueLeg other : legs) {
            if (other != talksTo && !other.isOver()) {
                calls.events.dialEnd(channel, other.channel, Text.of("CANCEL"));
            }
        }
        for (QueueLeg other : legs) {
            if (other != talksTo && !other.isOver()) {
                other.cancel(cause);
            }
        }
    }

    private void connect(QueueLeg leg) {
        connectedAt = queues.now();
        answeredMicros = calls.pbx.clock.micros();
        queue.counts().answered(held());
        stopMusic();
        setMemberVariables(leg);
        setQueueVariables(channel);
        setQueueVariables(leg.channel);
        leave();
        setWaitTime();
        events().connect(this, leg, held(), leg.ringMillis() / 1000);
        leg.member.connected();
        execution.answerNow();
        if (over || leg.channel.hungUp) {
            return;
        }
        Bridge bridge = calls.bridges.createBasic();
        calls.bridges.enter(bridge, leg.channel, leg);
        calls.bridges.enter(bridge, channel, this);
    }

    /** How long the caller has waited: until a member answered, or until now. */
    private long held() {
        return (talksTo == null ? queues.now() : connectedAt) - since();
    }

    /** The member hangs up. */
    void memberLeaves() {
        complete("agent");
    }

    private void complete(String reason) {
        long talked = queues.now() - connectedAt;
        Member member = talksTo.member;
        events().complete(this, talksTo, held(), talked, reason);
        member.completed(queues.now());
        queue.counts().completed(talked, held() <= queue.settings().serviceLevel());
    }

    /** The member has gone. */
    @Override
    public void over() {
        if (over) {
            return;
        }
        over = true;
        setTimesOfCall();
        execution.finish();
        execution.media(false);
        if (options.indexOf('c') >= 0) {
            set("QUEUESTATUS", "CONTINUE");
            execution.go();
        } else {
            execution.end();
        }
    }

    private void setTimesOfCall() {
        setQueueVariables(channel);
        if (calls.pbx.options.version().timesQueueCalls()) {
            setTime("ANSWEREDTIME", calls.pbx.clock.micros() - answeredMicros);
            setTime("DIALEDTIME", calls.pbx.clock.micros() - beganMicros);
        }
        setQueueVariables(channel);
    }

    /** The caller hangs up, or goes elsewhere. */
    @Override
    public void stop() {
        if (over) {
            return;
        }
        over = true;
        calls.pbx.timers.cancel(timer);
        if (talksTo != null) {
            complete("caller");
            calls.bridges.depart(channel);
            setTimesOfCall();
            return;
        }
        stopMusic();
        cancelAll(channel.cause);
        if (round != null) {
            round.end();
        }
        setTimesOfWait();
        abandon();
        setQueueVariables(channel);
        leave();
    }

    private void withdrawn() {
        setTimesOfWait();
        abandon();
        if (!withdrawInfo.isEmpty()) {
            calls.setVariable(channel, "QUEUE_WITHDRAW_INFO", withdrawInfo);
        }
        goOn("WITHDRAW");
    }

    private void timedOut() {
        abandon();
        setTimesOfWait();
        goOn("TIMEOUT");
    }

    private void goOn(String status) {
        over = true;
        stopMusic();
        setQueueVariables(channel);
        leave();
        set("QUEUESTATUS", status);
        execution.finish();
        execution.media(false);
        execution.go();
    }

    private void stopMusic() {
        if (hearsMusic()) {
            calls.events.musicOnHoldStop(channel);
        }
    }

    private void abandon() {
        set("ABANDONED", "TRUE");
        queue.counts().abandoned(held() <= queue.settings().serviceLevel());
        events().abandon(this, held());
    }

    private void leave() {
        queue.leave(this);
        queues.tellLength(queue);
        events().leave(this);
        set("QUEUEPOSITION", Integer.toString(position()));
    }

    private void setTimesOfWait() {
        setWaitTime();
        if (calls.pbx.options.version().timesQueueCalls()) {
            setTime("DIALEDTIME", calls.pbx.clock.micros() - beganMicros);
            setTime("ANSWEREDTIME", 0);
        }
    }

    private void setWaitTime() {
        if (calls.pbx.options.version().timesQueueCalls()) {
            setTime("QUEUEWAIT", TimeUnit.SECONDS.toMicros(held()));
        }
    }

    private void setTime(String variable, long micros) {
        set(variable, Long.toString(micros / 1_000_000));
        set(variable + "_MS", Long.toString(micros / 1_000));
    }

    private void setMemberVariables(QueueLeg leg) {
        if (!queue.settings().setsMemberVariables()) {
            return;
        }
        Member member = leg.member;
        for (Channel to : List.of(channel, leg.channel)) {
            calls.setVariable(to, "MEMBERINTERFACE", leg.device);
            calls.setVariable(to, "MEMBERNAME", Text.ofLatin1(member.name()));
            set(to, "MEMBERCALLS", member.calls());
            set(to, "MEMBERLASTCALL", member.lastCall());
            set(to, "MEMBERPENALTY", member.penalty());
            set(to, "MEMBERDYNAMIC", member.isDynamic() ? 1 : 0);
            set(to, "MEMBERREALTIME", 0);
        }
    }

    private void setQueueVariables(Channel to) {
        QueueSettings settings = queue.settings();
        QueueCounts counts = queue.counts();
        if (!settings.setsQueueVariables() || to.hungUp) {
            return;
        }
        calls.setVariable(to, "QUEUENAME", Text.ofLatin1(queue.name()));
        set(to, "QUEUEMAX", settings.maxLength());
        calls.setVariable(to, "QUEUESTRATEGY", Text.of(settings.strategy().toString()));
        set(to, "QUEUECALLS", queue.length());
        set(to, "QUEUEHOLDTIME", counts.holdTime());
        set(to, "QUEUETALKTIME", counts.talkTime());
        set(to, "QUEUECOMPLETED", counts.completed());
        set(to, "QUEUEABANDONED", counts.abandoned());
        set(to, "QUEUESRVLEVEL", settings.serviceLevel());
        calls.setVariable(to, "QUEUESRVLEVELPERF", Text.of(counts.performance()));
    }

    private void set(Channel to, String variable, long value) {
        calls.setVariable(to, variable, Text.of(Long.toString(value)));
    }

    private void set(String variable, String value) {
        calls.setVariable(channel, variable, Text.of(value));
    }
}
