// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import io.amiload.loadgen.measure.SecondSlot.Booked;
import io.amiload.loadgen.measure.SecondSlot.FanOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Adds up what the event loops recorded: each second goes to the sink once all loops have closed it, and into the sums
 * of the run if it belongs to the measured window. Confined to one thread.
 */
public final class RunTotals {

    private static final long LEAST_WINDOW = 1_000_000;
    private static final String[] METRICS = {".response", ".service", ".delay"};

    private final Measured measured;
    private final List<String> names;
    private final List<String> waits;
    private SecondGrid grid;
    private final long startEpochMillis;
    private final IntervalSink sink;
    private final List<Recorder> recorders;
    private final SecondSlot[] waiting;
    private final SecondSlot merged;
    private final SecondSlot sum;
    private int next;

    /**
     * Starts adding up.
     *
     * @param measured         what is measured apart
     * @param grid             the seconds
     * @param startEpochMillis start of the load by the wall clock
     * @param recorders        one for each event loop
     * @param sink             takes the seconds
     */
    public RunTotals(Measured measured, SecondGrid grid, long startEpochMillis, List<Recorder> recorders,
                     IntervalSink sink) {
        this.measured = measured;
        names = measured.actions();
        waits = measured.waits();
        this.grid = grid;
        this.startEpochMillis = startEpochMillis;
        this.recorders = recorders;
        this.sink = sink;
        waiting = new SecondSlot[recorders.size()];
        merged = new SecondSlot(measured);
        sum = new SecondSlot(measured);
    }

    /**
     * Ends the measured window earlier than planned.
     *
     * @param nanos when, by {@link System#nanoTime}
     */
    public void endAt(long nanos) {
        grid = grid.endingAt(nanos);
    }

    /** Takes all seconds that every loop has closed. */
    public void collect() {
        while (true) {
            for (int i = 0; i < waiting.length; i++) {
                if (waiting[i] == null) {
                    waiting[i] = recorders.get(i).closed();
                }
                if (waiting[i] == null) {
                    return;
                }
            }
            takeSecond();
        }
    }

    /** Takes what is left after the loops have ended, when some may have closed fewer seconds than others. */
    public void collectRest() {
        collect();
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < waiting.length; i++) {
                if (waiting[i] == null) {
                    waiting[i] = recorders.get(i).closed();
                }
                more |= waiting[i] != null;
            }
            if (more) {
                takeSecond();
            }
        }
    }

    private void takeSecond() {
        merged.clear(next);
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] != null) {
                merged.add(waiting[i]);
                recorders.get(i).reuse(waiting[i]);
                waiting[i] = null;
            }
        }
        int second = next++;
        boolean drain = second >= grid.firstDrain();
        if (!drain || !merged.isEmpty()) {
            sink.accept(interval(second));
        }
        if (drain) {
            // How actions ended still counts; that it was now, and events, belong to no measured second.
            merged.dropWhatHappened();
        }
        if (second >= grid.firstMeasured()) {
            sum.add(merged);
        }
    }

    private Interval interval(int second) {
        long start = grid.startOf(second);
        Map<String, Histogram> histograms = new LinkedHashMap<>();
        Histogram[] total = new Histogram[3];
        long planned = 0;
        long completed = 0;
        for (int a = 0; a < names.size(); a++) {
            planned += planned(merged, a);
            completed += merged.completedOf(a);
            Histogram[] of = {merged.responseOf(a), merged.serviceOf(a), merged.delayOf(a)};
            for (int k = 0; k < of.length; k++) {
                if (of[k] != null && of[k].getTotalCount() > 0) {
                    histograms.put(names.get(a) + METRICS[k], of[k]);
                    if (total[k] == null) {
                        total[k] = Histograms.create();
                    }
                    total[k].add(of[k]);
                }
            }
        }
        for (int k = 0; k < total.length; k++) {
            if (total[k] != null) {
                histograms.put(ActionMeasurement.TOTAL + METRICS[k], total[k]);
            }
        }
        addFlows(histograms);
        if (merged.eventDelay != null && merged.eventDelay.getTotalCount() > 0) {
            histograms.put("event.delay", merged.eventDelay);
        }
        for (FanOut what : FanOut.values()) {
            Histogram histogram = merged.fanOut[what.ordinal()];
            if (histogram != null && histogram.getTotalCount() > 0) {
                histograms.put(what.tag, histogram);
            }
        }
        return new Interval(second, second < grid.firstMeasured(), startEpochMillis + start / 1_000_000, start,
            grid.startOf(second + 1) - start, planned, merged.sentNow, completed,
            merged.badEndsNow, merged.events, histograms);
    }

    private void addFlows(Map<String, Histogram> histograms) {
        int row = names.size();
        for (String wait : waits) {
            addIfAny(histograms, wait, merged.responseOf(row++));
        }
        for (Measured.FlowSteps flow : measured.flows()) {
            addIfAny(histograms, "flow." + flow.name(), merged.responseOf(row++));
        }
    }

    private static void addIfAny(Map<String, Histogram> histograms, String tag, Histogram histogram) {
        if (histogram != null && histogram.getTotalCount() > 0) {
            histograms.put(tag, histogram);
        }
    }

    /**
     * The flows of the measured window, after {@link #collectRest}.
     *
     * @param measuredNanos the window's length
     * @return name to measurement; often none
     */
    public Map<String, FlowMeasurement> flows(long measuredNanos) {
        Map<String, FlowMeasurement> flows = new LinkedHashMap<>();
        int wait = names.size();
        int row = wait + waits.size();
        int step = 0;
        for (Measured.FlowSteps flow : measured.flows()) {
            Map<String, Long> failedAt = new LinkedHashMap<>();
            for (String name : flow.steps()) {
                failedAt.put(name, sum.failuresAt(step++));
            }
            Map<String, WaitMeasurement> ofFlow = new LinkedHashMap<>();
            for (String name : flow.waits()) {
                ofFlow.put(name, wait(wait++));
            }
            flows.put(flow.name(), new FlowMeasurement(planned(sum, row), sum.booked(Booked.SENT, row),
                sum.booked(Booked.ANSWERED, row), sum.booked(Booked.ERRORS, row), sum.booked(Booked.TIMED_OUT, row),
                sum.booked(Booked.UNSENT, row), sum.booked(Booked.SKIPPED, row), sum.booked(Booked.CENSORED, row),
                failedAt, orEmpty(sum.responseOf(row)), ofFlow,
                perSecond(sum.completedOf(row), measuredNanos)));
            row++;
        }
        return flows;
    }

    private WaitMeasurement wait(int row) {
        return new WaitMeasurement(sum.booked(Booked.SENT, row), sum.booked(Booked.ANSWERED, row),
            sum.booked(Booked.TIMED_OUT, row), sum.booked(Booked.LOST, row), orEmpty(sum.responseOf(row)));
    }

    /**
     * The actions of the measured window, after {@link #collectRest}.
     *
     * @param measuredNanos the window's length
     * @return name to measurement, with the total first
     */
    public Map<String, ActionMeasurement> actions(long measuredNanos) {
        Map<String, ActionMeasurement> each = new LinkedHashMap<>();
        for (int a = 0; a < names.size(); a++) {
            long sent = sum.booked(Booked.SENT, a);
            each.put(names.get(a), new ActionMeasurement(names.get(a), planned(sum, a), sent,
                sum.booked(Booked.ANSWERED, a), sum.booked(Booked.ERRORS, a), sum.booked(Booked.TIMED_OUT, a),
                sum.booked(Booked.LOST, a), sum.booked(Booked.UNSENT, a), sum.booked(Booked.SKIPPED, a),
                sum.booked(Booked.LATE, a), sum.booked(Booked.CENSORED, a),
                orEmpty(sum.responseOf(a)), orEmpty(sum.serviceOf(a)), orEmpty(sum.delayOf(a)),
                perSecond(sum.completedOf(a), measuredNanos)));
        }
        Map<String, ActionMeasurement> all = new LinkedHashMap<>();
        all.put(ActionMeasurement.TOTAL, ActionMeasurement.total(each.values()));
        all.putAll(each);
        return all;
    }

    /**
     * Events received in the measured window.
     *
     * @return how many
     */
    public long events() {
        return sum.events;
    }

    /**
     * Bytes of these events.
     *
     * @return how many
     */
    public long eventBytes() {
        return sum.eventBytes;
    }

    /**
     * Delays of these events.
     *
     * @return nanoseconds
     */
    public Histogram eventDelay() {
        return orEmpty(sum.eventDelay);
    }

    private static long planned(SecondSlot slot, int action) {
        return slot.booked(Booked.SENT, action) + slot.booked(Booked.UNSENT, action)
            + slot.booked(Booked.SKIPPED, action);
    }

    /**
     * How the user events of the measured window spread.
     *
     * @param listeners listeners that had to hear each
     * @return the measurement, empty when there were none
     */
    public FanOutMeasurement fanOut(int listeners) {
        Histogram last = orEmpty(sum.fanOut[FanOut.LAST.ordinal()]);
        return new FanOutMeasurement(listeners, last.getTotalCount(), sum.fanOutCensored,
            orEmpty(sum.fanOut[FanOut.FIRST.ordinal()]), last, orEmpty(sum.fanOut[FanOut.SKEW.ordinal()]),
            orEmpty(sum.fanOut[FanOut.RESPONSE.ordinal()]));
    }

    /**
     * A rate over the measured window.
     *
     * @param count         how many
     * @param measuredNanos the window's length
     * @return per second; 0 when the run was stopped before there was a window worth the name
     */
    public static double perSecond(long count, long measuredNanos) {
        return measuredNanos < LEAST_WINDOW ? 0 : count * 1e9 / measuredNanos;
    }

    private static Histogram orEmpty(Histogram histogram) {
        return histogram == null ? Histograms.create() : histogram;
    }
}
