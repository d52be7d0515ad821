// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.ChannelEvents.Role;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.queue.CallQueue;
import io.amiload.emulator.queue.Member;

/** Writes the events about queues, key by key in the order of the wire. */
public final class QueueEvents {

    private final EventStream events;

    QueueEvents(EventStream events) {
        this.events = events;
    }

    /** QueueMemberStatus and those that look like it. */
    public void member(int event, CallQueue queue, Member member) {
        if (events.begin(event, ClassMask.AGENT)) {
            writeMember(queue, member);
            events.raise();
        }
    }

    void join(QueuedCall call) {
        position(AmiName.QUEUE_CALLER_JOIN, call);
    }

    void leave(QueuedCall call) {
        position(AmiName.QUEUE_CALLER_LEAVE, call);
    }

    private void position(int event, QueuedCall call) {
        if (events.begin(event, ClassMask.AGENT)) {
            Role.SELF.writeNow(events.writer(), call.channel()).header(AmiKey.QUEUE, name(call))
                    .header(AmiKey.POSITION, call.position()).header(AmiKey.COUNT, call.queue().length());
            events.raise();
        }
    }

    void abandon(QueuedCall call, long held) {
        if (events.begin(AmiName.QUEUE_CALLER_ABANDON, ClassMask.AGENT)) {
            Role.SELF.writeNow(events.writer(), call.channel()).header(AmiKey.QUEUE, name(call))
                    .header(AmiKey.POSITION, call.position())
                    .header(AmiKey.ORIGINAL_POSITION, call.firstPosition()).header(AmiKey.HOLD_TIME, held);
            events.raise();
        }
    }

    /** A member is rung. */
    void called(QueuedCall call, QueueLeg leg) {
        if (beginAgent(AmiName.AGENT_CALLED, call, leg)) {
            events.raise();
        }
    }

    /** {@code ringMillis} are milliseconds, unlike all other times of queues. */
    void ringNoAnswer(QueuedCall call, QueueLeg leg, long ringMillis) {
        if (beginAgent(AmiName.AGENT_RING_NO_ANSWER, call, leg)) {
            events.writer().header(AmiKey.RING_TIME, ringMillis);
            events.raise();
        }
    }

    void connect(QueuedCall call, QueueLeg leg, long held, long rung) {
        if (beginAgent(AmiName.AGENT_CONNECT, call, leg)) {
            events.writer().header(AmiKey.HOLD_TIME, held).header(AmiKey.RING_TIME, rung);
            events.raise();
        }
    }

    void complete(QueuedCall call, QueueLeg leg, long held, long talked, String reason) {
        if (beginAgent(AmiName.AGENT_COMPLETE, call, leg)) {
            events.writer().header(AmiKey.HOLD_TIME, held).header(AmiKey.TALK_TIME, talked)
                    .header(AmiKey.REASON, reason);
            events.raise();
        }
    }

    private boolean beginAgent(int event, QueuedCall call, QueueLeg leg) {
        if (!events.begin(event, ClassMask.AGENT)) {
            return false;
        }
        Role.SELF.writeNow(events.writer(), call.channel());
        Role.DEST.writeNow(events.writer(), leg.channel).header(AmiKey.QUEUE, name(call))
                .header(AmiKey.INTERFACE, leg.device)
                .header(AmiKey.MEMBER_NAME, Text.ofLatin1(leg.member.name()));
        return true;
    }

    private static Text name(QueuedCall call) {
        return Text.ofLatin1(call.queue().name());
    }

    /** {@code reason} is what older versions print once more. */
    void pause(CallQueue queue, Member member, String reason) {
        if (events.begin(AmiName.QUEUE_MEMBER_PAUSE, ClassMask.AGENT)) {
            writeMember(queue, member);
            if (!reason.isEmpty()) {
                events.writer().header(AmiKey.REASON, Text.ofLatin1(reason));
            }
            events.raise();
        }
    }

    private void writeMember(CallQueue queue, Member member) {
        MessageWriter writer = events.writer().header(AmiKey.QUEUE, Text.ofLatin1(queue.name()))
                .header(AmiKey.MEMBER_NAME, Text.ofLatin1(member.name()))
                .header(AmiKey.INTERFACE, Text.ofLatin1(member.device()));
        writeState(writer, member).header(AmiKey.RINGINUSE, member.ringsInUse() ? 1 : 0)
                .header(AmiKey.WRAPUPTIME, member.wrapUp());
    }

    /** What events and QueueMember have in common. */
    public static MessageWriter writeState(MessageWriter to, Member member) {
        return to.header(AmiKey.STATE_INTERFACE, Text.ofLatin1(member.stateDevice()))
                .header(AmiKey.MEMBERSHIP, member.isDynamic() ? "dynamic" : "static")
                .header(AmiKey.PENALTY, member.penalty())
                .header(AmiKey.CALLS_TAKEN, member.calls())
                .header(AmiKey.LAST_CALL, member.lastCall())
                .header(AmiKey.LAST_PAUSE, member.lastPause())
                .header(AmiKey.LOGIN_TIME, member.loggedIn())
                .header(AmiKey.IN_CALL, member.inCall() ? 1 : 0)
                .header(AmiKey.STATUS, member.status().ordinal())
                .header(AmiKey.PAUSED, member.isPaused() ? 1 : 0)
                .header(AmiKey.PAUSED_REASON, Text.ofLatin1(member.pauseReason()));
    }
}
