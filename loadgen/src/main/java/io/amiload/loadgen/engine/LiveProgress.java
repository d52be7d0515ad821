// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.audit.EventAudit;
import io.amiload.loadgen.measure.Histograms;
import io.amiload.loadgen.measure.LiveSnapshot;
import io.amiload.loadgen.measure.Recorder;
import io.amiload.loadgen.plan.LoadProfile;
import io.amiload.loadgen.plan.Scenario;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Makes a picture of the run each second from what the loops show of themselves. Confined to one thread. */
final class LiveProgress {

    private static final long PERIOD = 1_000_000_000L;

    private final String unit;
    private final LoadProfile schedule;
    private final long warmup;
    private final long load;
    private final long start;
    private final List<Recorder> recorders;
    private final List<EventLoop> loops;
    /** Null when events are only counted. */
    private final EventAudit audit;
    private final Histogram[] response;
    private final Histogram[] eventDelay;
    private long last;
    private long lastSent;
    private long lastEnded;
    private long lastEvents;
    private long eventsLost = -1;

    LiveProgress(Scenario scenario, LoadProfile schedule, long warmup, long load, long start, List<Recorder> recorders,
                 List<EventLoop> loops, EventAudit audit) {
        unit = unit(scenario);
        this.schedule = schedule;
        this.warmup = warmup;
        this.load = load;
        this.start = start;
        this.recorders = recorders;
        this.loops = loops;
        this.audit = audit;
        response = new Histogram[recorders.size()];
        eventDelay = new Histogram[recorders.size()];
        last = start;
    }

    private static String unit(Scenario scenario) {
        int flows = scenario.flows().size();
        return scenario.sessionEach() ? "logins" : flows == 0 ? LiveSnapshot.ACTIONS
            : flows == scenario.mix().size() ? "flows" : "entries";
    }

    static LiveSnapshot connecting(long elapsed, int ready, int wanted) {
        return new LiveSnapshot(elapsed, 0, "connecting " + ready + "/" + wanted, LiveSnapshot.ACTIONS, Double.NaN, 0,
            0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0);
    }

    /** The picture of the second that has just ended, or null if none has. */
    LiveSnapshot tick(long now) {
        long length = now - last;
        if (length < PERIOD) {
            return null;
        }
        Histogram responses = Histograms.create();
        Histogram delays = Histograms.create();
        long sent = 0;
        long ended = 0;
        long failedFlows = 0;
        long events = 0;
        long errors = 0;
        long timedOut = 0;
        long lost = 0;
        for (int i = 0; i < recorders.size(); i++) {
            response[i] = recorders.get(i).live(response[i]);
            responses.add(response[i]);
            eventDelay[i] = recorders.get(i).liveEventDelay(eventDelay[i]);
            delays.add(eventDelay[i]);
            Recorder.Progress progress = recorders.get(i).progress();
            sent += progress.sent();
            ended += progress.ended();
            failedFlows += progress.failedFlows();
            events += progress.events();
            errors += progress.errors();
            timedOut += progress.timedOut();
            lost += progress.lost();
        }
        long inFlight = loops.stream().mapToLong(EventLoop::inFlight).sum();
        long elapsed = now - start;
        // What was known to be lost stays lost, also when nothing can be told any more.
        eventsLost = audit == null ? -1 : Math.max(eventsLost, audit.lostSoFar());
        double perSecond = 1e9 / length;
        LiveSnapshot snapshot = new LiveSnapshot(elapsed, load, stage(elapsed), unit,
            schedule == null ? Double.NaN : schedule.rateAt(elapsed), (ended - lastEnded) * perSecond,
            (sent - lastSent) * perSecond,
            responses.getTotalCount() * perSecond, inFlight, responses.getValueAtPercentile(50),
            responses.getValueAtPercentile(99), responses.getMaxValue(), (events - lastEvents) * perSecond,
            delays.getTotalCount() == 0 ? -1 : delays.getValueAtPercentile(99), eventsLost, errors, timedOut, lost,
            failedFlows);
        last = now;
        lastSent = sent;
        lastEnded = ended;
        lastEvents = events;
        return snapshot;
    }

    private String stage(long elapsed) {
        if (elapsed >= load) {
            return "drain";
        }
        if (elapsed < warmup) {
            return "warm-up";
        }
        return schedule == null ? "closed loop" : schedule.stageAt(elapsed).toString();
    }
}
