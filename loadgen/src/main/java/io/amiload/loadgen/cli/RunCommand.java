// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.measure.Calibration;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.metrics.MetricsEndpoint;
import io.amiload.loadgen.plan.ErrorLimit;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.Scenarios;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Wire;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.result.Summary;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code amiload run}: drives a target and measures it. */
@Command(name = "run",
    description = "Drives a manager interface and measures it.",
    versionProvider = VersionText.class,
    sortOptions = false,
    footer = {
        "",
        "Three times are kept for each action: intended (the plan), sent, completed. Response time is completed minus",
        "intended, so that a target that stands still is seen by every action that should have been sent meanwhile.",
        "",
        "Examples:",
        "  amiload run",
        "  amiload run --target pbx:5038 --user load --secret-file secret.txt --rate 2000 --connections 20",
        "  amiload run --target pbx --tls --tls-ca ca.pem --user load --secret-file secret.txt",
        "  amiload run --target pbx --user load --closed --in-flight 4 --scenario ping --duration 1m",
        "  amiload run --profile \"rate(100/s) hold(30s) ramp(2000/s, 2m)\" --slo \"response.p99 < 5ms\"",
        "  amiload run --scenario mixed --print > mine.yaml"})
final class RunCommand implements Callable<Integer> {

    @Mixin
    private HelpOptions help;

    private final Console console;
    private final Load.Factory loads;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "plan")
    private PlanOptions options;

    @Option(names = "--print", order = HelpSections.SCENARIO + 1, description = "Print the scenario's text and do nothing else.")
    private boolean print;

    @Option(names = "--print-schema", order = HelpSections.SCENARIO + 2,
        description = "Print the JSON Schema of scenario files and do nothing else.")
    private boolean printSchema;

    @Option(names = "--max-errors", paramLabel = "N|P%", order = HelpSections.SCENARIO + 4,
        description = "Stop when more actions have failed (error answers, timed out, lost) than N, or than P per cent"
            + " of at least 100 sent. What was measured is written; exit code 99.")
    private String maxErrors;

    @Option(names = "--calibrate", order = HelpSections.WATCH + 4,
        description = "Find out first what the generator can do on this machine, which takes ten seconds. Without it,"
            + " what amiload doctor found last is told.")
    private boolean calibrate;

    @Option(names = "--name", paramLabel = "NAME", order = HelpSections.OUTPUT,
        description = "Name of the run, for its folder. Default: the scenario's name.")
    private String name;

    @Option(names = "--out", paramLabel = "DIR", order = HelpSections.OUTPUT + 1,
        description = "Folder for the result. Default: results/runs/<UTC time>-<name>.")
    private String out;

    @Option(names = "--json", order = HelpSections.OUTPUT + 2, description = "Print result.json to standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--quiet", order = HelpSections.OUTPUT + 3, description = "No progress and no summary; only what is wrong.")
    private boolean quiet;

    @Option(names = "--no-color", order = HelpSections.OUTPUT + 4, description = "No colours (the variable NO_COLOR does the same).")
    private boolean noColor;

    @Option(names = "--metrics", paramLabel = "HOST:PORT", order = HelpSections.OUTPUT + 5,
        description = "Answer http://HOST:PORT/metrics while running, for Prometheus (OpenMetrics). Port 0 picks a free"
            + " one.")
    private String metrics;

    @Mixin
    private ExportOptions exports;

    private Target metricsAt;

    RunCommand(Console console, Load.Factory loads) {
        this.console = console;
        this.loads = loads;
    }

    @Override
    public Integer call() throws IOException, TargetException {
        if (printSchema) {
            console.out().print(Scenarios.schema());
            return ExitCodes.OK;
        }
        if (print) {
            console.out().print(Scenarios.text(options.scenarioName()));
            return ExitCodes.OK;
        }
        Scenario mix = options.scenario();
        checkName();
        metricsAt = metrics == null ? null
            : LoadOptions.flag("--metrics", metrics, text -> Target.parse(text, Wire.TCP));
        PlanOptions.Draft draft = new PlanOptions.Draft(name == null ? mix.name() : name, mix, options.demand(),
            options.limits(mix, List.of()),
            maxErrors == null ? null : LoadOptions.flag("--max-errors", maxErrors, ErrorLimit::parse));
        return options.drive(console, draft, this::run);
    }

    private Integer run(RunPlan plan) throws IOException, TargetException {
        ResultFolder folder = out == null ? ResultFolder.inside(console.folder(), Instant.now(), plan.name())
            : ResultFolder.at(console.folder().resolve(out));
        return run(plan, folder);
    }

    private Integer run(RunPlan plan, ResultFolder folder) throws IOException, TargetException {
        if (!quiet) {
            console.err().println(Announcement.of(plan));
        } else if (!Announcement.warning(plan).isEmpty()) {
            console.err().println(Announcement.warning(plan));
        }
        String command = RepeatCommand.of(spec.commandLine().getParseResult().originalArgs());
        CalibrationCache cache = CalibrationCache.of(console.environment());
        int threads = plan.sessions().loops();
        Calibration calibration = calibrate ? Calibrator.measure(threads) : cache.find(threads);
        if (calibrate) {
            cache.keep(calibration);
        }
        try (MeasuredRun run = new MeasuredRun(plan, command, folder, loads, calibration, console.err())) {
            MetricsEndpoint endpoint = metricsAt == null ? null : serveMetrics(plan, run, folder);
            try {
                RunOutcome outcome = run.execute(quiet ? null
                    : new Progress(console.err(), Progress.style(console, noColor), run::snapshot));
                exports.write(folder.path());
                tell(plan, outcome, run, folder);
                return ExitCodes.of(run.verdict(), outcome.ending());
            } finally {
                if (endpoint != null) {
                    endpoint.close();
                }
            }
        }
    }

    private MetricsEndpoint serveMetrics(RunPlan plan, MeasuredRun run, ResultFolder folder) {
        try {
            MetricsEndpoint endpoint = new MetricsEndpoint(InetAddress.getByName(metricsAt.host()), metricsAt.port(),
                plan.name(), plan.target().address(), run::snapshot);
            if (!quiet) {
                console.err().println("metrics: http://" + metricsAt.host() + ":" + endpoint.port() + "/metrics");
            }
            return endpoint;
        } catch (IOException e) {
            folder.discard();
            throw new PlanException("--metrics: cannot listen on " + metricsAt.address() + ": " + e.getMessage());
        }
    }

    private void tell(RunPlan plan, RunOutcome outcome, MeasuredRun run, ResultFolder folder) throws IOException {
        if (json) {
            console.out().print(ResultFolder.text(run.result()));
            console.out().flush();
        }
        if (quiet) {
            run.verdict().reasons().forEach(reason -> console.err().println("amiload run: " + reason));
            return;
        }
        boolean color = console.wantsColor() && !noColor && (json ? console.errTerminal() : console.outTerminal());
        (json ? console.err() : console.out()).print(
            Summary.of(plan, outcome, run.verdict(), folder.path(), color));
    }

    private void checkName() {
        if (name != null && !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new PlanException("--name '" + name + "' cannot name a folder;"
                + " expected letters, digits, '-' and '_'");
        }
    }
}
