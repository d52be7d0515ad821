// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.LiveSnapshot;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.result.Quantity;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.search.CapacitySearch.Step;
import io.amiload.loadgen.search.Dimension;
import io.amiload.loadgen.search.StepJudge;
import io.amiload.loadgen.search.StepSeconds;
import io.amiload.loadgen.search.Trial;
import io.amiload.loadgen.search.Trial.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Measures the steps of a search, each into a result folder of its own. */
final class SearchSteps {

    private final RunPlan plan;
    private final Dimension dimension;
    private final Path folder;
    private final String command;
    private final Load.Factory loads;
    private final Duration pause;
    private final Console console;
    private final boolean quiet;
    private int number;
    private boolean interrupted;
    private ObjectNode lastResult;
    private double lastLoad;

    SearchSteps(RunPlan plan, Dimension dimension, Path folder, String command, Load.Factory loads, Duration pause,
                Console console, boolean quiet) {
        this.plan = plan;
        this.dimension = dimension;
        this.folder = folder;
        this.command = command;
        this.loads = loads;
        this.pause = pause;
        this.console = console;
        this.quiet = quiet;
    }

    /** True when the user ended the last step. */
    boolean interrupted() {
        return interrupted;
    }

    /** The {@code result.json} of the last step that was measured; null before that. */
    ObjectNode lastResult() {
        return lastResult;
    }

    /** The load of {@link #lastResult()}. */
    double lastLoad() {
        return lastLoad;
    }

    /**
     * Measures a step.
     *
     * @throws TargetException when the target is not there at the very first step, so that nothing is to be searched
     */
    Trial measure(Step step) throws IOException, TargetException {
        if (number > 0 && !pause.isZero()) {
            LockSupport.parkNanos(pause.toNanos());
        }
        number++;
        RunPlan varied = dimension.vary(plan, step.load());
        StepSeconds seconds = new StepSeconds(varied.demand().warmup().toNanos(), varied.demand().duration().toNanos());
        String name = String.format(Locale.ROOT, "steps/%02d-%s", number, Quantity.count(step.load()).replace(",", ""));
        ResultFolder result = ResultFolder.at(folder.resolve(name));
        Load.Factory watched = (planned, sink) -> loads.create(planned, interval -> {
            seconds.accept(interval);
            sink.accept(interval);
        });
        try (MeasuredRun run = new MeasuredRun(varied, command, result, watched, null, console.err()).withoutPage()) {
            Supplier<LiveSnapshot> snapshot = run::snapshot;
            RunOutcome outcome = run.execute(quiet || !console.errTerminal() ? null
                : new Progress(console.err(), Progress.style(console, false), snapshot));
            interrupted = outcome.ending() != RunOutcome.Ending.PLANNED;
            lastResult = run.result();
            lastLoad = step.load();
            StepJudge.Judgement judged = StepJudge.judge(varied.watch().slos(),
                varied.demand().profile().total() / (varied.demand().duration().toNanos() / 1e9), outcome, seconds);
            return new Trial(step.load(), step.purpose(), judged.outcome(), judged.reasons(),
                Trial.Figures.of(outcome, plan.watch().slos(), name));
        } catch (TargetException e) {
            if (lastResult == null) {
                throw e;
            }
            return new Trial(step.load(), step.purpose(), Outcome.UNREACHABLE, List.of(e.getMessage()), null);
        }
    }

    /** One step in a line. */
    void tell(PrintStream out, Trial trial) {
        boolean flows = !plan.scenario().flows().isEmpty();
        String figures = trial.figures() == null ? "" : String.format(Locale.ROOT, "  p50 %8s  p99 %8s  delay p99 %8s",
            Quantity.nanos(trial.figures().p50()), Quantity.nanos(trial.figures().p99()),
            Quantity.nanos(trial.figures().delayP99())) + limited(trial.figures());
        out.println(String.format(Locale.ROOT, "%2d  %-8s %16s  %-11s", number,
            trial.purpose().name().toLowerCase(Locale.ROOT), dimension.text(trial.load(), flows),
            trial.outcome().name().toLowerCase(Locale.ROOT)) + figures
            + (trial.reasons().isEmpty() ? "" : "  " + trial.reasons().get(0)));
    }

    /** What the curve shows, where that is none of the usual. */
    private String limited(Trial.Figures figures) {
        String name = Trial.Figures.curveOf(plan.watch().slos());
        return name.equals("response.p99") || name.equals("response.p50") || name.equals("delay.p99")
            || Double.isNaN(figures.curve()) ? ""
            : String.format(Locale.ROOT, "  %s %8s", name, Quantity.nanos(figures.curve()));
    }
}
