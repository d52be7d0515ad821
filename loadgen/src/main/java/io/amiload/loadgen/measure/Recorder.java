// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiMessage;
import io.amiload.loadgen.measure.SecondSlot.Booked;
import io.amiload.loadgen.measure.SecondSlot.FanOut;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Takes every measurement of one event loop: counters and histograms for each second, without allocation once each
 * second's histograms have reached their size.
 *
 * <p>A second stays open until nothing can change it any more: until every action intended in it has ended and been
 * sent or given up. Then it is handed to {@link RunTotals}, which gives it back empty. All methods belong to the loop's
 * thread, except {@link #closed}, {@link #reuse} and {@link #live}.
 */
public final class Recorder {

    /** So many seconds may be open; a sample that is older still is booked in the oldest one, and counted. */
    private static final int MAX_OPEN = 256;
    private static final int MAX_OTHER_NAMES = 1000;

    private final Measured measured;
    private final int firstWait;
    private final int firstFlow;
    /** Which actions are what the plan's rate counts. */
    private final boolean[] isEntry;
    private SecondGrid grid;
    private final SecondSlot[] open = new SecondSlot[MAX_OPEN];
    private final Queue<SecondSlot> closed = new ArrayBlockingQueue<>(MAX_OPEN * 2);
    private final Queue<SecondSlot> spare = new ArrayBlockingQueue<>(MAX_OPEN * 2);
    private final SingleWriterRecorder live = new SingleWriterRecorder(Histograms.DIGITS);
    private final SingleWriterRecorder liveEventDelay = new SingleWriterRecorder(Histograms.DIGITS);
    private final Histogram ownDelay = Histograms.create();
    private final long[] eventsByName = new long[AmiDictionary.names().size() + 1];
    private final Map<String, long[]> eventsByOtherName = new HashMap<>();
    private int first;
    private int next;
    private long folded;

    private long sent;
    private long events;
    private long errors;
    private long timedOut;
    private long lost;
    private long ended;
    private long failedFlows;
    private volatile Progress progress = new Progress(0, 0, 0, 0, 0, 0, 0);

    private SecondSlot current;
    private long currentEnd;
    private boolean currentMeasured;
    /** What comes before the start belongs to no second. */
    private boolean started;

    /**
     * Starts recording.
     *
     * @param measured what is measured apart
     * @param grid     the seconds
     */
    public Recorder(Measured measured, SecondGrid grid) {
        this.measured = measured;
        this.grid = grid;
        firstWait = measured.actions().size();
        firstFlow = firstWait + measured.waits().size();
        isEntry = new boolean[firstWait];
        for (int action = 0; action < firstWait; action++) {
            isEntry[action] = measured.entries().contains(measured.actions().get(action));
        }
        current = slot(0);
        currentEnd = grid.startNanos();
    }

    /**
     * Says what time it is, before anything is recorded that happened then.
     *
     * @param now {@link System#nanoTime}
     */
    public void advance(long now) {
        if (current != null && now - currentEnd < 0) {
            return;
        }
        int second = grid.secondOf(now);
        current = slot(second);
        started = now - grid.startNanos() >= 0;
        currentEnd = !started ? grid.startNanos() : grid.startNanos() + grid.startOf(second + 1);
        currentMeasured = grid.isMeasured(second);
    }

    /**
     * Ends the measured window earlier than planned.
     *
     * @param nanos when, by {@link System#nanoTime}
     * @param now   what time it is
     */
    public void endAt(long nanos, long now) {
        grid = grid.endingAt(nanos);
        current = null;
        advance(now);
    }

    /**
     * The last byte of an action was handed to the network.
     *
     * @param action   which
     * @param intended when it was due
     * @param when     when that was
     */
    public void sent(int action, long intended, long when) {
        SecondSlot slot = slotOf(intended);
        slot.book(Booked.SENT, action);
        slot.delay(action, when - intended);
        current.sentNow++;
        sent++;
    }

    /**
     * An action is left out, because its lane could not send when it was due.
     *
     * @param action   which
     * @param intended when it was due
     */
    public void skipped(int action, long intended) {
        slotOf(intended).book(Booked.SKIPPED, action);
    }

    /**
     * How late an action was sent for reasons of the generator's own.
     *
     * @param nanos from when it could have been sent until it was
     */
    public void ownDelay(long nanos) {
        ownDelay.recordValue(Math.max(0, nanos));
    }

    /**
     * An action ended with an answer.
     *
     * @param action    which
     * @param intended  when it was due
     * @param sent      when its bytes left
     * @param completed when the last byte of its answer had arrived
     * @param error     whether the answer is an error
     */
    public void ended(int action, long intended, long sent, long completed, boolean error) {
        SecondSlot slot = slotOf(intended);
        slot.book(error ? Booked.ERRORS : Booked.ANSWERED, action);
        slot.response(action, completed - intended);
        slot.service(action, completed - sent);
        live.recordValue(Math.max(0, completed - intended));
        current.completed(action);
        ended += isEntry[action] ? 1 : 0;
        if (error) {
            current.badEndsNow++;
            errors++;
        }
    }

    /**
     * An action will not end: its response time is at least the time until now.
     *
     * @param action   which
     * @param intended when it was due
     * @param now      until when nothing came
     * @param why      {@code TIMED_OUT}, {@code LOST} or {@code UNSENT}
     */
    public void censored(int action, long intended, long now, Booked why) {
        SecondSlot slot = slotOf(intended);
        slot.book(why, action);
        slot.book(Booked.CENSORED, action);
        slot.response(action, now - intended);
        if (why != Booked.UNSENT) {
            current.badEndsNow++;
            timedOut += why == Booked.TIMED_OUT ? 1 : 0;
            lost += why == Booked.LOST ? 1 : 0;
        }
    }

    /**
     * An answer came after its action had timed out.
     *
     * @param action which
     */
    public void late(int action) {
        current.book(Booked.LATE, action);
    }

    /**
     * A wait for an event began. Waits are booked in the second in which their flow was due, as all that becomes of a
     * flow is.
     *
     * @param wait  which, over all flows
     * @param begun when its flow was due
     */
    public void waitBegan(int wait, long begun) {
        slotOf(begun).book(Booked.SENT, firstWait + wait);
    }

    /**
     * The event of a wait has come.
     *
     * @param wait  which, over all flows
     * @param begun when its flow was due
     * @param nanos how long it took
     */
    public void waitEnded(int wait, long begun, long nanos) {
        SecondSlot slot = slotOf(begun);
        slot.book(Booked.ANSWERED, firstWait + wait);
        slot.response(firstWait + wait, nanos);
    }

    /**
     * The event of a wait will not come.
     *
     * @param wait  which, over all flows
     * @param begun when its flow was due
     * @param nanos how long it did not come
     * @param why   {@code TIMED_OUT} or {@code LOST}
     */
    public void waitCut(int wait, long begun, long nanos, Booked why) {
        SecondSlot slot = slotOf(begun);
        slot.book(why, firstWait + wait);
        slot.response(firstWait + wait, nanos);
    }

    /**
     * The first action of a flow was handed to the network.
     *
     * @param flow     which
     * @param intended when it was due
     */
    public void flowBegan(int flow, long intended) {
        slotOf(intended).book(Booked.SENT, firstFlow + flow);
    }

    /**
     * A flow has done all its steps.
     *
     * @param flow      which
     * @param intended  when it was due
     * @param completed when its last step ended
     */
    public void flowEnded(int flow, long intended, long completed) {
        SecondSlot slot = slotOf(intended);
        slot.book(Booked.ANSWERED, firstFlow + flow);
        slot.response(firstFlow + flow, completed - intended);
        current.completed(firstFlow + flow);
        ended++;
    }

    /**
     * A step of a flow failed, and the flow with it.
     *
     * @param flow     which
     * @param step     the step, over all flows
     * @param intended when the flow was due
     * @param now      when it failed
     * @param censored whether no answer was seen, so that the flow's duration is a lower bound
     */
    public void flowFailed(int flow, int step, long intended, long now, boolean censored) {
        SecondSlot slot = slotOf(intended);
        slot.book(Booked.ERRORS, firstFlow + flow);
        slot.failedAt(step);
        failedFlows++;
        slot.response(firstFlow + flow, now - intended);
        if (censored) {
            slot.book(Booked.CENSORED, firstFlow + flow);
        }
    }

    /**
     * A flow was cut off by the end of the run.
     *
     * @param flow     which
     * @param intended when it was due
     * @param now      the end
     */
    public void flowCut(int flow, long intended, long now) {
        SecondSlot slot = slotOf(intended);
        slot.book(Booked.TIMED_OUT, firstFlow + flow);
        slot.book(Booked.CENSORED, firstFlow + flow);
        slot.response(firstFlow + flow, now - intended);
    }

    /**
     * A flow was due and left out, as the plan's catch-up policy wants it.
     *
     * @param flow     which
     * @param intended when it was due
     */
    public void flowSkipped(int flow, long intended) {
        slotOf(intended).book(Booked.SKIPPED, firstFlow + flow);
    }

    /**
     * A flow was due and never began.
     *
     * @param flow     which
     * @param intended when it was due
     */
    public void flowUnsent(int flow, long intended) {
        slotOf(intended).book(Booked.UNSENT, firstFlow + flow);
    }

    /**
     * An event arrived. One that comes before the start of the load is not counted.
     *
     * @param event      the event
     * @param delayNanos its delay, or a negative number if it cannot be known
     */
    public void event(AmiMessage event, long delayNanos) {
        if (!started) {
            return;
        }
        current.events++;
        current.eventBytes += event.length();
        events++;
        if (delayNanos >= 0) {
            current.eventDelay(delayNanos);
            liveEventDelay.recordValue(delayNanos);
        }
        if (currentMeasured) {
            int name = event.nameId();
            if (name > 0) {
                eventsByName[name]++;
            } else {
                otherEvent(event.name());
            }
        }
    }

    /**
     * All listeners have heard a user event.
     *
     * @param intended when it was due
     * @param sent     when its bytes left
     * @param first    when the first listener heard it
     * @param last     when the last one did
     */
    public void fanOut(long intended, long sent, long first, long last) {
        SecondSlot slot = slotOf(intended);
        slot.fanOut(FanOut.FIRST, first - sent);
        slot.fanOut(FanOut.LAST, last - sent);
        slot.fanOut(FanOut.SKEW, last - first);
        slot.fanOut(FanOut.RESPONSE, last - intended);
    }

    /**
     * Not all listeners have heard a user event, and none is waited for any longer: each time is at least this long.
     *
     * @param intended when it was due
     * @param sent     when its bytes left
     * @param first    when the first listener heard it, or now if none has
     * @param now      until when others did not
     */
    public void fanOutCensored(long intended, long sent, long first, long now) {
        fanOut(intended, sent, first, now);
        slotOf(intended).fanOutCensored++;
    }

    private void otherEvent(String name) {
        long[] count = eventsByOtherName.get(name);
        if (count == null) {
            String key = eventsByOtherName.size() < MAX_OTHER_NAMES ? name : "(other names)";
            count = eventsByOtherName.computeIfAbsent(key, unused -> new long[1]);
        }
        count[0]++;
    }

    /**
     * Closes the seconds that nothing can change any more.
     *
     * @param oldest the earliest intended time of an action that has not ended, or now if there is none
     */
    public void close(long oldest) {
        int until = Math.min(grid.secondOf(oldest), next - 1);
        while (first < until && closed.offer(open[first % MAX_OPEN])) {
            open[first % MAX_OPEN] = null;
            first++;
        }
    }

    /** Closes all seconds; nothing may be recorded afterwards. */
    public void closeAll() {
        while (first < next && closed.offer(open[first % MAX_OPEN])) {
            open[first % MAX_OPEN] = null;
            first++;
        }
    }

    /**
     * Takes a closed second; for the thread that adds up.
     *
     * @return the next one, or null
     */
    SecondSlot closed() {
        return closed.poll();
    }

    /** Gives a second back. */
    void reuse(SecondSlot slot) {
        spare.offer(slot);
    }

    /** Shows the counters to the thread that shows progress. */
    public void publish() {
        progress = new Progress(sent, events, errors, timedOut, lost, ended, failedFlows);
    }

    /**
     * The counters as last published; for the thread that shows progress.
     *
     * @return sums since the start of the load
     */
    public Progress progress() {
        return progress;
    }

    /**
     * Counters since the start of the load.
     *
     * @param sent        actions sent
     * @param events      events received
     * @param errors      error answers
     * @param timedOut    actions timed out
     * @param lost        actions lost
     * @param ended       what the plan's rate counts and has been answered: actions of the mix, whole flows, logins
     * @param failedFlows flows that failed
     */
    public record Progress(long sent, long events, long errors, long timedOut, long lost, long ended,
                           long failedFlows) {
    }

    /**
     * Response times of answers since the last call; for the thread that shows progress.
     *
     * @param recycled what the last call returned, or null
     * @return a histogram that belongs to the caller
     */
    public Histogram live(Histogram recycled) {
        return live.getIntervalHistogram(recycled);
    }

    /**
     * Event delays since the last call; for the thread that shows progress.
     *
     * @param recycled what the last call returned, or null
     * @return a histogram that belongs to the caller
     */
    public Histogram liveEventDelay(Histogram recycled) {
        return liveEventDelay.getIntervalHistogram(recycled);
    }

    /**
     * How late actions were sent for reasons of the generator's own. After the loop has ended.
     *
     * @return nanoseconds
     */
    public Histogram ownDelays() {
        return ownDelay;
    }

    /**
     * Samples so old that they had to be booked in a later second. After the loop has ended.
     *
     * @return how many
     */
    public long folded() {
        return folded;
    }

    /**
     * Events of the measured window by name. After the loop has ended.
     *
     * @param into name to count; added to
     */
    public void addEventsByName(Map<String, Long> into) {
        for (int id = 1; id < eventsByName.length; id++) {
            if (eventsByName[id] > 0) {
                into.merge(AmiDictionary.names().nameOf(id), eventsByName[id], Long::sum);
            }
        }
        eventsByOtherName.forEach((name, count) -> into.merge(name, count[0], Long::sum));
    }

    private SecondSlot slotOf(long nanos) {
        return slot(grid.secondOf(nanos));
    }

    private SecondSlot slot(int second) {
        while (next <= second) {
            if (next - first == MAX_OPEN) {
                // Full: the oldest is closed although it may still change, and what comes later for it is folded.
                if (!closed.offer(open[first % MAX_OPEN])) {
                    throw new IllegalStateException("closed seconds are not collected");
                }
                first++;
            }
            SecondSlot fresh = spare.poll();
            if (fresh == null) {
                fresh = new SecondSlot(measured);
            }
            fresh.clear(next);
            open[next % MAX_OPEN] = fresh;
            next++;
        }
        if (second < first) {
            folded++;
            return open[first % MAX_OPEN];
        }
        return open[second % MAX_OPEN];
    }
}
