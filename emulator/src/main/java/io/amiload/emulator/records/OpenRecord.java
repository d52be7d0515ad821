// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

import java.util.LinkedHashMap;
import java.util.Map;

/** A record that may still change. Who it is about is its first side; who that one talks to, the second. */
final class OpenRecord {

    /** What the channel is doing as far as this record goes. */
    enum State {
        /** Something of its own. */
        SINGLE,
        /** It dials, or is being dialled by Originate. */
        DIAL,
        /** Somebody has answered the dial; now either they talk, or it goes on with the dialplan. */
        ANSWERED,
        /** It talks. */
        BRIDGE,
        /** It is parked. */
        PARKED,
        /** What comes now belongs to the next record. */
        OVER
    }

    /** One side, and what the dialplan noted about it. */
    static final class Side {
        Party party;
        String userField = "";
        final Map<String, String> variables = new LinkedHashMap<>();

        Side(Party party) {
            this.party = party;
        }

        Side copy() {
            Side copy = new Side(party);
            copy.userField = userField;
            copy.variables.putAll(variables);
            return copy;
        }
    }

    final int sequence;
    Side first;
    Side second;
    State state = State.SINGLE;
    Disposition disposition;
    String context;
    String exten;
    String application;
    String data;
    String linkedid;
    String bridge = "";
    boolean applicationLocked;
    boolean disabled;
    long startMicros;
    long answerMicros;
    long endMicros;
    /** When it heard of anything for the last time. */
    long lastMicros;

    OpenRecord(int sequence, Party party, long micros) {
        this.sequence = sequence;
        first = new Side(party);
        context = party.context();
        exten = party.exten();
        application = party.application();
        data = party.data();
        linkedid = party.linkedid();
        lastMicros = micros;
        startMicros = micros;
        noticeAnswer();
    }

    /** The one that follows this one in the chain of a channel's records. */
    OpenRecord next(int number, long micros) {
        OpenRecord next = new OpenRecord(number, first.party, micros);
        next.context = context;
        next.exten = exten;
        next.application = application;
        next.data = data;
        next.linkedid = linkedid;
        next.disabled = disabled;
        next.first = first.copy();
        return next;
    }

    void noticeAnswer() {
        if (first.party.up() && answerMicros == 0) {
            answerMicros = lastMicros;
        }
    }

    boolean isWith(String channel) {
        return second != null && second.party.name().equals(channel);
    }

    boolean isOf(Party party) {
        return first.party.name().equals(party.name());
    }
}
