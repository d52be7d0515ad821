// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.AuditMeasurement;
import io.amiload.loadgen.measure.Calibration;
import io.amiload.loadgen.measure.ConnectionMeasurement;
import io.amiload.loadgen.measure.EventMeasurement;
import io.amiload.loadgen.measure.FanOutMeasurement;
import io.amiload.loadgen.measure.FlowMeasurement;
import io.amiload.loadgen.measure.GeneratorMeasurement;
import io.amiload.loadgen.measure.Histograms;
import io.amiload.loadgen.measure.Interval;
import io.amiload.loadgen.measure.RuleViolation;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.RunOutcome.Ending;
import io.amiload.loadgen.measure.ServerMeasurement;
import io.amiload.loadgen.measure.ServerSample;
import io.amiload.loadgen.measure.SlowReaderMeasurement;
import io.amiload.loadgen.measure.TargetFacts;
import io.amiload.loadgen.measure.WaitMeasurement;
import io.amiload.loadgen.plan.Arrivals;
import io.amiload.loadgen.plan.AuditMode;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.CatchUp;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Demand;
import io.amiload.loadgen.plan.LoadModel;
import io.amiload.loadgen.plan.LoadProfile;
import io.amiload.loadgen.plan.Patience;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Scenarios;
import io.amiload.loadgen.plan.Secret;
import io.amiload.loadgen.plan.Sessions;
import io.amiload.loadgen.plan.Slo;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** A small run, made up, for tests of what is done with a result. */
public final class Samples {

    /** The secret that must not appear anywhere. */
    public static final String SECRET = "hunter2-never-shown";

    private Samples() {
    }

    /** An open plan over two seconds with one second of warm-up. */
    public static RunPlan plan(String... slos) {
        return plan(LoadModel.OPEN, slos);
    }

    /** A plan by either model. */
    public static RunPlan plan(LoadModel model, String... slos) {
        return plan(model, "mixed", slos);
    }

    /** A plan with a built-in scenario. */
    public static RunPlan plan(LoadModel model, String scenario, String[] slos) {
        Duration duration = Duration.ofSeconds(2);
        LoadProfile profile =
            model == LoadModel.OPEN ? LoadProfile.parse("rate(40/s) hold(1s) ramp(60/s, 1s)") : null;
        return new RunPlan("sample", new Target("127.0.0.1", 5038, false),
            new Credentials("load", Secret.of(SECRET), AuthMethod.MD5), new Sessions(3, 2, 4, 1),
            new Demand(profile, duration, Duration.ofSeconds(1), Arrivals.EVEN, CatchUp.UNBOUNDED, 7),
            Scenarios.builtIn(scenario), Patience.of(Patience.USUAL),
            new Watch(AuditMode.ON, true, Arrays.stream(slos).map(Slo::parse).toList(), null));
    }

    /** What the plan gave: 90 planned, 88 sent, of which 80 answered, 5 errors, 2 timed out, 1 lost. */
    public static RunOutcome outcome() {
        return outcome("Asterisk Call Manager/11.0.0", Map.of("Newchannel", 3L, "Hangup", 2L));
    }

    /** The same from a server with another banner and other events. */
    public static RunOutcome outcome(String banner, Map<String, Long> events) {
        ActionMeasurement ping = new ActionMeasurement("Ping", 90, 88, 80, 5, 2, 1, 2, 0, 1, 3,
            histogram(85, 1_000_000), histogram(85, 900_000), histogram(88, 50_000), 42.5);
        Map<String, ActionMeasurement> actions = new LinkedHashMap<>();
        actions.put("Ping", ping);
        actions.put(ActionMeasurement.TOTAL, ActionMeasurement.total(List.of(ping)));
        return new RunOutcome(Instant.parse("2026-01-02T03:04:05.678912345Z"), 2_000_000_000L,
            new TargetFacts(banner, "11.0.0", "22.10.1", "127.0.0.1:5038", "tcp", true, "5 calls/s"), actions, Map.of(),
            new EventMeasurement(5, 1500, 2.5, new TreeMap<>(events), histogram(5, 200_000), 1_234L, 5_678L,
                new AuditMeasurement(AuditMeasurement.USER_EVENTS, null, 0L, null,
                    Map.of("hangup-once", 1L, "one-bridge", 0L),
                    List.of(new RuleViolation("hangup-once", "Hangup", cut(banner), 4711)),
                    List.of("7 user events were under way")),
                new FanOutMeasurement(2, 5, 1, histogram(5, 100_000), histogram(5, 150_000), histogram(5, 50_000),
                    histogram(5, 160_000))),
            new ConnectionMeasurement(5, Map.of("refused", 1L), Map.of("reset", 1L), 1, histogram(5, 3_000_000),
                new SlowReaderMeasurement(2, 4096, 1, histogram(1, 900_000_000), histogram(1, 4000),
                    List.of(new SlowReaderMeasurement.Cut(1, 900_000_000, 4000)))),
            new GeneratorMeasurement(histogram(100, 20_000), histogram(88, 10_000), 0.25, List.of(0.5), 7_000_000, 12.5,
                new Calibration(100_000, 1_000_000, 1, Instant.parse("2026-01-01T00:00:00Z"), true)),
            new ServerMeasurement(List.of(
                new ServerSample(0, 400_000, 2, 0, null, null, 0.5, 80_000_000L),
                new ServerSample(1_000_000_000L, 500_000, 3, 7, "<b>stasis, pool</b>", 5, 1.25, 90_000_000L)),
                List.of("a note <i>about it</i>")),
            Ending.PLANNED, List.of());
    }

    /** The same with a flow: 20 planned, 18 started, of which 14 completed, 3 failed, 1 unfinished. */
    public static RunOutcome withFlow() {
        RunOutcome o = outcome();
        FlowMeasurement call = new FlowMeasurement(20, 18, 14, 3, 1, 1, 1, 2, Map.of("Originate", 1L, "HungUp", 2L),
            histogram(18, 100_000_000),
            Map.of("HungUp", new WaitMeasurement(16, 14, 2, 0, histogram(16, 1_000_000))), 7);
        return new RunOutcome(o.started(), o.measuredNanos(), o.target(), o.actions(), Map.of("Call", call), o.events(),
            o.connections(), o.generator(), o.server(), o.ending(), o.invalidReasons());
    }

    private static String cut(String text) {
        return text == null ? "" : text.substring(0, Math.min(64, text.length()));
    }

    /** The same, stopped or with doubts. */
    public static RunOutcome with(RunOutcome o, boolean interrupted, String... invalid) {
        return new RunOutcome(o.started(), o.measuredNanos(), o.target(), o.actions(), o.flows(), o.events(),
            o.connections(), o.generator(), o.server(), interrupted ? Ending.INTERRUPTED : Ending.PLANNED, List.of(invalid));
    }

    /** Values from {@code step} to {@code count * step}. */
    public static Histogram histogram(int count, long step) {
        Histogram histogram = Histograms.create();
        for (int i = 1; i <= count; i++) {
            histogram.recordValue(i * step);
        }
        return histogram;
    }

    /** One second of the sample run: the first is warm-up. */
    public static Interval interval(int second) {
        Map<String, Histogram> histograms = new TreeMap<>();
        histograms.put("Ping.response", histogram(40, 1_000_000));
        histograms.put("total.response", histogram(40, 1_000_000));
        histograms.put("total.service", histogram(40, 900_000));
        histograms.put("total.delay", histogram(40, 50_000));
        histograms.put("fanout.skew", histogram(1, 100_000));
        return new Interval(second, second == 0, 1_767_323_044_000L + second * 1000L, second * 1_000_000_000L,
            1_000_000_000L, 40, 40, 39, 1, 7, histograms);
    }
}
