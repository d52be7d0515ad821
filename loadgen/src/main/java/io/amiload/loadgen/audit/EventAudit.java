// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import io.amiload.loadgen.measure.AuditMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The watch over all events of a run. Made before the event loops are; each lane and each listener then uses its own
 * part on its own loop, and {@link #outcome} adds up when the loops have ended.
 */
public final class EventAudit {

    /** How many ActionIDs each lane has. A constant, for it is divided by at each user event. */
    public static final long IDS_PER_LANE = 1_000_000_000_000L;

    /** Pairs of lane and listener whose order is watched. */
    private static final long MOST_ORDERS = 4L << 20;

    private final Listeners listeners;
    private final UserEvents userEvents;
    private final boolean wantsUserEvents;
    private final boolean unfiltered;
    private final CallShapes shapes;
    private final ListenerAudit[] audits;

    /**
     * Prepares the watch.
     *
     * @param settings what there is to watch
     */
    public EventAudit(Settings settings) {
        listeners = new Listeners(settings.listeners, settings.loops);
        wantsUserEvents = settings.userEvents && settings.listeners > 0;
        userEvents = wantsUserEvents
            ? UserEvents.create(settings.lanes, settings.slots, listeners, settings.timeoutNanos)
            : null;
        unfiltered = settings.unfiltered;
        shapes = settings.listeners > 0 ? new CallShapes() : null;
        audits = new ListenerAudit[settings.listeners];
        boolean orders = (long) settings.lanes * settings.listeners <= MOST_ORDERS;
        for (int number = 0; number < audits.length; number++) {
            // All sessions get the same events in the same order, so one of them is enough to check what they are.
            audits[number] = new ListenerAudit(listeners, userEvents, number == 0 ? shapes : null, number, orders);
        }
    }

    /**
     * Where the ActionIDs of a lane begin.
     *
     * @param lane its number, from 0
     * @return a number that no lane gives out
     */
    public static long firstId(int lane) {
        return (lane + 1) * IDS_PER_LANE;
    }

    /**
     * What there is to watch.
     *
     * @param lanes        sessions that send
     * @param slots        ActionIDs that a lane may have outstanding
     * @param listeners    sessions that listen; number {@code n} is on loop {@code n % loops}
     * @param loops        event loops
     * @param timeoutNanos how long an event may take to reach all listeners
     * @param userEvents   whether lanes send user events
     * @param unfiltered   whether the account is known to see every event: all read rights and no filter
     */
    public record Settings(int lanes, int slots, int listeners, int loops, long timeoutNanos,
                           boolean userEvents, boolean unfiltered) {
    }

    /**
     * The part of one listener.
     *
     * @param number its number in the run
     * @return for its loop alone
     */
    public ListenerAudit listener(int number) {
        return audits[number];
    }

    /**
     * The part of one lane.
     *
     * @param number its number in the run
     * @return for its loop alone; null when no user events are watched
     */
    public SentUserEvents lane(int number) {
        return userEvents == null ? null : userEvents.lane(number);
    }

    /**
     * Tells whether it is measured how user events spread.
     *
     * @return false when the scenario sends none, or nobody listens
     */
    public boolean watchesUserEvents() {
        return userEvents != null;
    }

    /**
     * User events that were acknowledged.
     *
     * @return how many
     */
    long acknowledged() {
        long sum = 0;
        for (int lane = 0; userEvents != null && lane < userEvents.lanes(); lane++) {
            sum += userEvents.lane(lane).answered();
        }
        return sum;
    }

    /**
     * Adds up, after all loops have ended.
     *
     * @return what is known, and why the rest is not
     */
    public AuditMeasurement outcome() {
        if (audits.length == 0) {
            return AuditMeasurement.none("no listener: only a session that receives all events can miss one");
        }
        List<String> notes = new ArrayList<>();
        Findings findings = fromNumbers(notes);
        if (findings.lost == null) {
            Findings ofUserEvents = fromUserEvents(notes);
            if (findings.basis == null || ofUserEvents.lost != null) {
                findings = ofUserEvents;
            }
        }
        if (findings.basis == null && notes.isEmpty()) {
            notes.add("events carry no SequenceNumber (the server has debug = off)"
                + " and the scenario sends no UserEvent: loss cannot be told");
        }
        if (shapes.checked() == 0) {
            notes.add("no event of a call was seen: no rule of calls was checked");
        }
        return new AuditMeasurement(findings.basis, findings.lost, findings.duplicated, findings.reordered,
            shapes.checked() == 0 ? Map.of() : shapes.violations(), shapes.examples(), notes);
    }

    private record Findings(String basis, Long lost, Long duplicated, Long reordered) {

        private static final Findings NONE = new Findings(null, null, null, null);
    }

    private Findings fromNumbers(List<String> notes) {
        long missing = 0;
        long duplicated = 0;
        long reordered = 0;
        long tooLate = 0;
        int silent = 0;
        for (ListenerAudit audit : audits) {
            missing += audit.numbers().missing();
            duplicated += audit.numbers().duplicated();
            reordered += audit.numbers().reordered();
            tooLate += audit.numbers().tooLate();
            silent += audit.numbers().received() == 0 ? 1 : 0;
        }
        if (silent == audits.length) {
            return Findings.NONE;
        }
        String why = null;
        if (listeners.everGone()) {
            why = "a listener lost its connection: what it missed meanwhile is not known";
        } else if (silent > 0) {
            why = silent + " of " + audits.length + " listeners saw no SequenceNumber";
        } else if (tooLate > 0) {
            why = tooLate + " SequenceNumbers came more than " + SequenceWindow.WINDOW
                + " behind the highest: late or twice, that cannot be told";
        } else if (missing > 0 && !unfiltered) {
            why = missing + " SequenceNumbers are missing: lost, or hidden from this account by its read rights or an"
                + " event filter; if it has read = all and no eventfilter, say --unfiltered";
        }
        if (why != null) {
            notes.add(why);
        }
        return new Findings(AuditMeasurement.SEQUENCE_NUMBER, why == null ? missing : null,
            tooLate > 0 ? null : duplicated, reordered);
    }

    private Findings fromUserEvents(List<String> notes) {
        if (userEvents == null) {
            if (wantsUserEvents) {
                notes.add("too many lanes and listeners to watch each user event");
            }
            return Findings.NONE;
        }
        long missing = 0;
        long excused = 0;
        long overwritten = 0;
        for (int lane = 0; lane < userEvents.lanes(); lane++) {
            missing += userEvents.lane(lane).missing();
            excused += userEvents.lane(lane).excused();
            overwritten += userEvents.lane(lane).overwritten();
        }
        long heard = 0;
        long duplicated = 0;
        long reordered = 0;
        long tooLate = 0;
        int deaf = 0;
        boolean orders = true;
        for (ListenerAudit audit : audits) {
            heard += audit.heard();
            duplicated += audit.duplicated();
            reordered += audit.reordered();
            tooLate += audit.tooLate();
            deaf += audit.heard() == 0 ? 1 : 0;
            orders &= audit.watchesOrder();
        }
        if (acknowledged() == 0 && heard == 0) {
            notes.add("no UserEvent was acknowledged: loss cannot be told");
            return Findings.NONE;
        }
        String why = null;
        if (deaf > 0) {
            why = deaf + " of " + audits.length + " listeners heard no UserEvent of this run at all:"
                + " its account may not read the class user, or a filter hides them";
        } else if (excused > 0) {
            why = excused + " user events were under way while a listener was not connected";
        } else if (overwritten > 0 || tooLate > 0) {
            why = Math.max(overwritten, tooLate)
                + " user events were still under way when room was needed for newer ones";
        }
        if (why != null) {
            notes.add(why);
        }
        return new Findings(AuditMeasurement.USER_EVENTS, why == null ? missing : null,
            tooLate > 0 ? null : duplicated, orders ? reordered : null);
    }
}
