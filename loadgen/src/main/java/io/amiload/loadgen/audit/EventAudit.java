// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import io.amiload.loadgen.measure.AuditMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

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
    /** Whether there was room to watch the order of user events. */
    private final boolean orders;
    /** Of each loop, what it published last. */
    private final AtomicReferenceArray<Tally> running;

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
        orders = (long) settings.lanes * settings.listeners <= MOST_ORDERS;
        running = new AtomicReferenceArray<>(settings.loops);
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
     * Shows what the listeners and lanes of one loop have counted by now; on that loop, once in a while.
     *
     * @param loop its number; listener and lane {@code n} are on loop {@code n % loops}
     */
    public void publish(int loop) {
        running.set(loop, tally(loop, listeners.loops(), true));
    }

    /**
     * What is known to be lost while the run lasts, as of what the loops published last; from any thread. A number
     * counts when it has been jumped over for as long as a loop waits between two of these, a user event after the
     * timeout of actions.
     *
     * @return copies of events; -1 while it cannot be known
     */
    public long lostSoFar() {
        Tally sum = Tally.NOTHING;
        for (int loop = 0; loop < running.length(); loop++) {
            Tally published = running.get(loop);
            sum = published == null ? sum : sum.plus(published);
        }
        if (sum.listeners() < audits.length || audits.length == 0) {
            return -1;
        }
        Findings findings = findings(sum, new ArrayList<>());
        return findings.lost == null ? -1 : findings.lost;
    }

    /** Sums of a loop's part, or of all for a step of one. */
    private Tally tally(int first, int step, boolean running) {
        Tally sum = Tally.NOTHING;
        for (int number = first; number < audits.length; number += step) {
            SequenceWindow numbers = audits[number].numbers();
            sum = sum.plus(Tally.of(audits[number], running ? numbers.missingByNow() : numbers.missing()));
        }
        for (int lane = first; userEvents != null && lane < userEvents.lanes(); lane += step) {
            sum = sum.plus(Tally.of(userEvents.lane(lane)));
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
        Findings findings = findings(tally(0, 1, false), notes);
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

    private Findings findings(Tally counts, List<String> notes) {
        Findings ofNumbers = fromNumbers(counts, notes);
        if (ofNumbers.lost != null) {
            return ofNumbers;
        }
        Findings ofUserEvents = fromUserEvents(counts, notes);
        return ofNumbers.basis == null || ofUserEvents.lost != null ? ofUserEvents : ofNumbers;
    }

    private Findings fromNumbers(Tally counts, List<String> notes) {
        if (counts.unnumbered() == audits.length) {
            return Findings.NONE;
        }
        String why = null;
        if (listeners.everGone()) {
            why = "a listener lost its connection: what it missed meanwhile is not known";
        } else if (counts.unnumbered() > 0) {
            why = counts.unnumbered() + " of " + audits.length + " listeners saw no SequenceNumber";
        } else if (counts.numbersTooLate() > 0) {
            why = counts.numbersTooLate() + " SequenceNumbers came more than " + SequenceWindow.WINDOW
                + " behind the highest: late or twice, that cannot be told";
        } else if (counts.numbersMissing() > 0 && !unfiltered) {
            why = counts.numbersMissing() + " SequenceNumbers are missing: lost, or hidden from this account by its read rights or an"
                + " event filter; if it has read = all and no eventfilter, say --unfiltered";
        }
        if (why != null) {
            notes.add(why);
        }
        return new Findings(AuditMeasurement.SEQUENCE_NUMBER, why == null ? counts.numbersMissing() : null,
            counts.numbersTooLate() > 0 ? null : counts.numbersDuplicated(), counts.numbersReordered());
    }

    private Findings fromUserEvents(Tally counts, List<String> notes) {
        if (userEvents == null) {
            if (wantsUserEvents) {
                notes.add("too many lanes and listeners to watch each user event");
            }
            return Findings.NONE;
        }
        if (counts.acknowledged() == 0 && counts.heard() == 0) {
            notes.add("no UserEvent was acknowledged: loss cannot be told");
            return Findings.NONE;
        }
        String why = null;
        if (counts.deaf() > 0) {
            why = counts.deaf() + " of " + audits.length + " listeners heard no UserEvent of this run at all:"
                + " its account may not read the class user, or a filter hides them";
        } else if (counts.excused() > 0) {
            why = counts.excused() + " user events were under way while a listener was not connected";
        } else if (counts.overwritten() > 0 || counts.tooLate() > 0) {
            why = Math.max(counts.overwritten(), counts.tooLate())
                + " user events were still under way when room was needed for newer ones";
        }
        if (why != null) {
            notes.add(why);
        }
        return new Findings(AuditMeasurement.USER_EVENTS, why == null ? counts.missing() : null,
            counts.tooLate() > 0 ? null : counts.duplicated(), orders ? counts.reordered() : null);
    }
}
