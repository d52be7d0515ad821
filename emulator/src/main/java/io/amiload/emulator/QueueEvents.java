// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.queue.CallQueue;
import io.amiload.emulator.queue.Member;

/** Writes the events about queues, key by key in the order of the wire. */
final class QueueEvents {

    private final EventStream events;

    QueueEvents(EventStream events) {
        this.events = events;
    }

    /** QueueMemberStatus and those that look like it. */
    void member(int event, CallQueue queue, Member member) {
        if (events.begin(event, ClassMask.AGENT)) {
            writeMember(queue, member);
            events.raise();
        }
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
    static MessageWriter writeState(MessageWriter to, Member member) {
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
