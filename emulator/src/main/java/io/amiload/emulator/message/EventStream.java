// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.message;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiKey;
import io.amiload.emulator.EventFault;
import io.amiload.emulator.loop.MicroClock;
import java.util.ArrayDeque;
import java.util.Set;

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
public final class EventStream {

    /** How many events may be waiting to be disturbed. */
    public static final int MOST_DISTURBANCES = 10_000;

    private MessageWriter writer = new MessageWriter();
    private final Audience audience;
    private final MicroClock clock;
    private final Tally counters;
    private boolean timestamps;
    private boolean debug;
    /** By the id of the name: events that are never raised; null for none. */
    private boolean[] disabled;
    private final Text systemName;
    private final ArrayDeque<Disturbance> disturbances = new ArrayDeque<>();
    private long sequence;
    private int name;
    private int classes;
    /** An event that waits to be put out behind the next one, or null; and a writer that takes turns with it. */
    private MessageWriter late;
    private int lateClasses;
    private MessageWriter spare;

    public EventStream(String systemName, Audience audience, MicroClock clock, Tally counters) {
        this.audience = audience;
        this.clock = clock;
        this.counters = counters;
        this.systemName = Text.of(systemName);
    }

    /** Has events look from now on as a server is set, and those of some names never be raised. */
    public void apply(boolean withTimestamps, boolean withDebug, Set<String> disabledEvents) {
        timestamps = withTimestamps;
        debug = withDebug;
        disabled = disabledEvents.isEmpty() ? null : idsOf(disabledEvents);
    }

    /** As in Asterisk, names must be spelled as the event's. */
    private static boolean[] idsOf(Set<String> names) {
        AmiDictionary known = AmiDictionary.names();
        boolean[] ids = new boolean[known.size() + 1];
        for (String name : names) {
            int id = known.find(name);
            ids[id] = id > 0 && known.nameOf(id).equals(name);
        }
        return ids;
    }

    /**
     * Starts an event, unless nobody would see it: then nothing is to be written.
     *
     * @return whether the event is to be written to {@link #writer()} and raised
     */
    public boolean begin(int name, int classes) {
        if (disabled != null && disabled[name]) {
            return false;
        }
        counters.eventsRaised.increment();
        long number = sequence++;
        if (!audience.anyoneSees(classes)) {
            return false;
        }
        this.name = name;
        this.classes = classes;
        writer.event(name).header(AmiKey.PRIVILEGE, ClassMask.privilege(classes));
        if (timestamps) {
            writer.micros(AmiKey.TIMESTAMP, clock.micros());
        }
        if (debug) {
            DebugHeaders.write(writer, name, number);
        }
        if (!systemName.isEmpty()) {
            writer.header(AmiKey.SYSTEM_NAME, systemName);
        }
        return true;
    }

    /** Starts an event that was raised elsewhere, of which every further header is still to be written. */
    public boolean beginRecorded(String text, int name, int classes) {
        if (disabled != null && name > 0 && disabled[name]) {
            return false;
        }
        counters.eventsRaised.increment();
        sequence++;
        if (!audience.anyoneSees(classes)) {
            return false;
        }
        this.name = name;
        this.classes = classes;
        writer.event(text);
        return true;
    }

    public MessageWriter writer() {
        return writer;
    }

    /**
     * The next events of a name, {@code count} of them, do not arrive as they should; after those asked for before.
     * Returns false, and changes nothing, if there would be too many.
     */
    public boolean disturb(EventFault fault, int name, int count) {
        if (disturbances.size() + count > MOST_DISTURBANCES) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            disturbances.add(new Disturbance(fault, name));
        }
        return true;
    }

    /** No event is disturbed any more. */
    public void undisturbed() {
        disturbances.clear();
    }

    /** Ends the event and puts it out to the sessions. */
    public void raise() {
        writer.end();
        EventFault fault = disturbances.isEmpty() ? null : faultOf(name);
        if (fault == EventFault.SWAP && late == null) {
            late = writer;
            lateClasses = classes;
            writer = spare == null ? new MessageWriter() : spare;
            return;
        }
        if (fault != EventFault.DROP) {
            deliver(writer, classes);
        }
        if (fault == EventFault.DUPLICATE) {
            deliver(writer, classes);
        }
        if (late != null) {
            deliver(late, lateClasses);
            spare = late;
            late = null;
        }
    }

    private EventFault faultOf(int event) {
        for (Disturbance disturbance : disturbances) {
            if (disturbance.name == event) {
                disturbances.remove(disturbance);
                return disturbance.fault;
            }
        }
        return null;
    }

    private void deliver(MessageWriter event, int eventClasses) {
        counters.eventsSent.add(audience.deliver(event, eventClasses));
    }

    private record Disturbance(EventFault fault, int name) {
    }
}
