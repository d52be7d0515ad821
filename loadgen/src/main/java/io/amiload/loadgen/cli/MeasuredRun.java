// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.Calibration;
import io.amiload.loadgen.measure.LiveSnapshot;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.measure.Verdict;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.result.Environment;
import io.amiload.loadgen.result.HtmlReport;
import io.amiload.loadgen.result.IntervalsLog;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.result.ResultJson;
import io.amiload.loadgen.result.SeriesCsv;
import io.amiload.loadgen.result.ServerCsv;
import io.amiload.loadgen.result.Tool;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One run with its result folder: whatever ends it, what was measured is written. Until it is closed, Ctrl-C stops the
 * load and not the program, which goes on to write and say what was measured. A second Ctrl-C ends the program at once.
 */
final class MeasuredRun implements AutoCloseable {

    private static final long MERCY_SECONDS = 60;

    private final RunPlan plan;
    private final String command;
    private final ResultFolder folder;
    private final Load.Factory loads;
    private final Calibration calibration;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final PrintStream err;
    private final Thread hook = new Thread(this::stopAndLetFinish, "interrupt");

    private boolean page = true;
    private volatile Load load;
    private volatile Progress shown;
    private Verdict verdict;
    private ObjectNode result;

    MeasuredRun(RunPlan plan, String command, ResultFolder folder, Load.Factory loads, Calibration calibration,
                PrintStream err) {
        this.calibration = calibration;
        this.err = err;
        this.plan = plan;
        this.command = command;
        this.folder = folder;
        this.loads = loads;
        Runtime.getRuntime().addShutdownHook(hook);
        CtrlC.runs(this::stop);
    }

    /** Leaves out the page for people, which {@code amiload report} can make later. */
    MeasuredRun withoutPage() {
        page = false;
        return this;
    }

    /** Runs, and writes the files. */
    RunOutcome execute(Progress progress) throws IOException, TargetException {
        boolean measured = false;
        try {
            RunOutcome outcome = measure(progress).withCalibration(calibration);
            measured = true;
            verdict = Verdict.of(plan, outcome);
            result = ResultJson.of(Tool.current(), plan, command, outcome, verdict, Environment.capture());
            ServerCsv.write(folder.file(ResultFolder.SERVER), outcome.server());
            folder.writeResult(result);
            if (page) {
                HtmlReport.write(folder.path());
            }
            return outcome;
        } finally {
            if (!measured) {
                folder.discard();
            }
        }
    }

    private RunOutcome measure(Progress progress) throws IOException, TargetException {
        try (IntervalsLog log = new IntervalsLog(Files.newOutputStream(folder.file(ResultFolder.INTERVALS)));
            SeriesCsv series = new SeriesCsv(Files.newBufferedWriter(folder.file(ResultFolder.SERIES)))) {
            load = loads.create(plan, interval -> {
                log.accept(interval);
                series.accept(interval);
            });
            if (progress != null) {
                shown = progress;
                progress.start();
            }
            try {
                RunOutcome outcome = load.execute();
                log.whole("login", outcome.connections().login());
                log.whole("hiccup", outcome.generator().hiccup());
                log.whole("ownDelay", outcome.generator().ownDelay());
                return outcome;
            } finally {
                if (progress != null) {
                    progress.stop();
                }
            }
        }
    }

    /** Ctrl-C. */
    private void stop() {
        Load running = load;
        if (running == null || finished.getCount() == 0 || stopping.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
            return;
        }
        String notice = "stopping: waits for what is unanswered, logs off and writes; once more leaves at once";
        Progress view = shown;
        if (view == null) {
            err.println();
            err.println(notice);
        } else {
            view.say(notice);
        }
        running.interrupt();
    }

    /** The process is being ended from outside: the main thread finishes what it does, this one ends the process. */
    private void stopAndLetFinish() {
        stopping.set(true);
        Load running = load;
        if (running != null) {
            running.interrupt();
        }
        try {
            finished.await(MERCY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, by this very hook.
        }
    }

    /** How the run stands; null before it has begun. */
    LiveSnapshot snapshot() {
        return load == null ? null : load.snapshot();
    }

    Verdict verdict() {
        return verdict;
    }

    ObjectNode result() {
        return result;
    }
}
