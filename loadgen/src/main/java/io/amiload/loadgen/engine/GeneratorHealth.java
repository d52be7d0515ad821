// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.amiload.loadgen.measure.GeneratorMeasurement;
import io.amiload.loadgen.measure.Histograms;
import io.amiload.loadgen.measure.HiccupMeter;
import io.amiload.loadgen.measure.Recorder;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Watches the generator itself while it measures, and says when its numbers are not to be trusted. The limits are
 * generous: what passes them distorts results that people care about.
 */
final class GeneratorHealth {

    /** The generator may itself delay one action in a hundred by this much, and wake an idle thread this late. */
    private static final long LONGEST_OWN_DELAY = 20_000_000L;
    /** A loop that never rests may be late by less: it is at its end, and the next action makes it later still. */
    private static final double BUSY = 0.95;
    private static final long LONGEST_DELAY_OF_BUSY = 5_000_000L;
    /** Share of the measured time that collections may stop the generator. */
    private static final double MOST_GC = 0.05;

    private final HiccupMeter hiccups = new HiccupMeter();
    private final ThreadMXBean threadBean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean systemBean =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long[] threadIds = {};
    private long[] loopCpu = {};
    private long allocated;
    private long cpu;
    private long gc;
    private Histogram lateness = Histograms.create();
    private boolean measuring;
    private boolean stopped;

    GeneratorHealth() {
        hiccups.start();
    }

    /** The measured window begins. */
    void measure(List<Thread> threads) {
        threadIds = threads.stream().mapToLong(GeneratorHealth::idOf).toArray();
        loopCpu = loopCpuNow();
        allocated = allocatedNow();
        cpu = systemBean.getProcessCpuTime();
        gc = gcNow();
        measuring = true;
        hiccups.measure();
    }

    /** The measured window ends. */
    void stop() {
        if (!stopped) {
            stopped = true;
            if (measuring) {
                allocated = allocatedNow() - allocated;
                long[] after = loopCpuNow();
                for (int i = 0; i < loopCpu.length; i++) {
                    loopCpu[i] = after[i] - loopCpu[i];
                }
                cpu = systemBean.getProcessCpuTime() - cpu;
                gc = gcNow() - gc;
            }
            lateness = hiccups.stop();
        }
    }

    void close() {
        stop();
    }

    GeneratorMeasurement measurement(List<Recorder> recorders, long measuredNanos, long completed) {
        List<Double> shares = new ArrayList<>();
        for (long nanos : loopCpu) {
            shares.add((double) nanos / measuredNanos);
        }
        return new GeneratorMeasurement(lateness, ownDelay(recorders),
            (double) cpu / measuredNanos / Runtime.getRuntime().availableProcessors(), shares, gc,
            completed == 0 ? 0 : (double) allocated / completed, null);
    }

    private static Histogram ownDelay(List<Recorder> recorders) {
        Histogram own = Histograms.create();
        recorders.forEach(recorder -> own.add(recorder.ownDelays()));
        return own;
    }

    /** Reasons why the numbers must not be trusted; none if they may. */
    List<String> doubts(List<Recorder> recorders, long measuredNanos) {
        List<String> doubts = new ArrayList<>();
        Histogram own = ownDelay(recorders);
        if (own.getValueAtPercentile(99) > LONGEST_OWN_DELAY) {
            doubts.add("the generator itself, and not the target, was why one action in a hundred was sent "
                + millis(own.getValueAtPercentile(99)) + " or more too late (limit " + millis(LONGEST_OWN_DELAY) + ")");
        }
        for (int i = 0; i < loopCpu.length; i++) {
            long late = recorders.get(i).ownDelays().getValueAtPercentile(99);
            if (loopCpu[i] > BUSY * measuredNanos && late > LONGEST_DELAY_OF_BUSY && late <= LONGEST_OWN_DELAY) {
                doubts.add("event loop " + i + " never rested (" + Math.round(100.0 * loopCpu[i] / measuredNanos)
                    + " % of a processor) and sent one action in a hundred " + millis(late)
                    + " or more too late: the generator is at its end");
            }
        }
        if (lateness.getValueAtPercentile(99) > LONGEST_OWN_DELAY) {
            doubts.add("this machine woke an idle thread " + millis(lateness.getValueAtPercentile(99))
                + " or more too late, once in a hundred times (limit " + millis(LONGEST_OWN_DELAY) + ")");
        }
        long folded = recorders.stream().mapToLong(Recorder::folded).sum();
        if (folded > 0) {
            doubts.add(folded + " samples were so old that they are booked in a later second than that of their plan; sums"
                + " are right, the curve over time is not");
        }
        if (gc > MOST_GC * measuredNanos) {
            doubts.add("garbage collection took " + Math.round(100.0 * gc / measuredNanos) + " % of the time (limit "
                + Math.round(100 * MOST_GC) + " %)");
        }
        return doubts;
    }

    private long[] loopCpuNow() {
        long[] nanos = new long[threadIds.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = Math.max(0, threadBean.getThreadCpuTime(threadIds[i]));
        }
        return nanos;
    }

    private long allocatedNow() {
        long sum = 0;
        for (long id : threadIds) {
            sum += Math.max(0, threadBean.getThreadAllocatedBytes(id));
        }
        return sum;
    }

    private static long gcNow() {
        long millis = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            millis += Math.max(0, bean.getCollectionTime());
        }
        return millis * 1_000_000;
    }

    @SuppressWarnings("deprecation")
    private static long idOf(Thread thread) {
        // Thread.threadId() is its replacement, from Java 19 on.
        return thread.getId();
    }

    private static String millis(long nanos) {
        return String.format(java.util.Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
