// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiKey;

/**
 * Where events are raised. An event is encoded once and its bytes are copied to every session that may see it and wants
 * to; nobody's events overtake anybody else's. Nothing is allocated.
 *
 * <pre>{@code
 * if (events.begin(AmiName.NEWSTATE, ClassMask.CALL)) {
 *     events.writer().header(...);
 *     events.raise();
 * }
 * }</pre>
 */
final class EventStream {

    private final MessageWriter writer = new MessageWriter();
    private final Sessions sessions;
    private final MicroClock clock;
    private final Counters counters;
    private final boolean timestamps;
    private final boolean debug;
    private final Text systemName;
    private long sequence;
    private int classes;

    EventStream(EmulatorOptions options, Sessions sessions, MicroClock clock, Counters counters) {
        this.sessions = sessions;
        this.clock = clock;
        this.counters = counters;
        timestamps = options.timestampEvents();
        debug = options.debug();
        systemName = Text.of(options.systemName());
    }

    /**
     * Starts an event, unless nobody would see it: then nothing is to be written.
     *
     * @return whether the event is to be written to {@link #writer()} and raised
     */
    boolean begin(int name, int classes) {
        counters.eventsRaised.increment();
        long number = sequence++;
        if (!sessions.anyoneSees(classes)) {
            return false;
        }
        this.classes = classes;
        writer.event(name).header(AmiKey.PRIVILEGE, ClassMask.privilege(classes));
        if (timestamps) {
            writer.micros(AmiKey.TIMESTAMP, clock.micros());
        }
        if (debug) {
            writer.header(AmiKey.SEQUENCE_NUMBER, number);
        }
        if (!systemName.isEmpty()) {
            writer.header(AmiKey.SYSTEM_NAME, systemName);
        }
        return true;
    }

    MessageWriter writer() {
        return writer;
    }

    /** Ends the event and puts it out to the sessions. */
    void raise() {
        writer.end();
        final Sessions all = sessions;
        int copies = 0;
        // Backwards, since a session that cannot be written to takes itself out.
        for (int i = all.size() - 1; i >= 0; i--) {
            ManagerSession session = all.get(i);
            session.noticeEvent();
            if ((session.visibleClasses() & classes) == classes) {
                session.deliver(writer);
                copies++;
            }
        }
        counters.eventsSent.add(copies);
    }
}
