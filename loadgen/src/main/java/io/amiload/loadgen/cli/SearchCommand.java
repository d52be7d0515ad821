// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.plan.Demand;
import io.amiload.loadgen.plan.Durations;
import io.amiload.loadgen.plan.LoadModel;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Rates;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.Slo;
import io.amiload.loadgen.plan.Stage;
import io.amiload.loadgen.result.Differences;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.search.Capacity;
import io.amiload.loadgen.search.CapacitySearch;
import io.amiload.loadgen.search.Certificate;
import io.amiload.loadgen.search.CertificateCheck;
import io.amiload.loadgen.search.Dimension;
import io.amiload.loadgen.search.Trial;
import io.amiload.loadgen.search.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code amiload search}: the highest load that holds the limits. */
@Command(name = "search",
    description = "Finds the highest rate (or number of listeners, or of connections) that holds the limits,"
        + " verifies it, and writes a capacity certificate.",
    versionProvider = VersionText.class,
    sortOptions = false,
    footer = {
        "",
        "Without --slo the limits are response.p99 < 50ms and errors < 0.1%%.",
        "The load is doubled until a step fails, then bisected, then both sides are repeated. A step fails when a",
        "limit does not hold, or when work piles up: less is completed than was asked for, actions stay unsent or",
        "unanswered, or send delay, response or event delay grow from second to second. A step whose halves disagree",
        "is repeated. A step that is invalid because of the generator says nothing of the target, and is told apart.",
        "Exit codes: 0 found, or certificate agrees; 98 the generator was at its end first; 99 no load held, or the",
        "certificate does not agree; 3, 130 as always.",
        "",
        "Examples:",
        "  amiload search --target pbx --user load --slo \"response.p99 < 20ms\"",
        "  amiload search --target pbx --user load --scenario call-flow --from 1 --slo \"flow.Call.response.p99 < 5s\"",
        "  amiload search --target pbx --user load --vary listeners --rate 200 --slo \"event.delay.p99 < 250ms\"",
        "  amiload search --target pbx --user load --verify results/runs/20260102T030405Z-search/certificate.json"})
final class SearchCommand implements Callable<Integer> {

    /** Without limits of its own, a search asks for what nobody would call slow. */
    static final List<String> DEFAULT_LIMITS = List.of("response.p99 < 50ms", "errors < 0.1%");

    /** What may stand in a certificate's arguments: nothing that names a target, an account, a secret or an output. */
    private static final Set<String> REPEATABLE = Set.of("--vary", "--from", "--to", "--precision", "--repeats",
        "--pause",
        "--rate", "--connections", "--listeners", "--in-flight", "--arrivals", "--catch-up", "--seed", "--warmup",
        "--duration", "--timeout", "--login-timeout", "--drain", "--scenario", "--slo", "--no-audit", "--unfiltered",
        "--no-server-view", "--loops", "--transport", "--tls", "--http-format", "--tls-record-bytes");

    @Mixin
    private HelpOptions help;

    private final Console console;
    private final Load.Factory loads;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "plan")
    private PlanOptions options;

    @Option(names = "--vary", paramLabel = "rate|listeners|connections", defaultValue = "rate", order = HelpSections.SEARCH,
        description = "What there shall be more of. With flows, the rate counts flows: calls per second. Default:"
            + " ${DEFAULT-VALUE}.")
    private Dimension vary;

    @Option(names = "--from", paramLabel = "N", order = HelpSections.SEARCH + 1,
        description = "Where to begin. Default: 100/s, or 4 sessions.")
    private String from;

    @Option(names = "--to", paramLabel = "N", order = HelpSections.SEARCH + 2,
        description = "Where to end at the latest. Default: 1M/s, or 20000 sessions.")
    private String to;

    @Option(names = "--precision", paramLabel = "P%", defaultValue = "5%", order = HelpSections.SEARCH + 3,
        description = "How far apart what held and what failed may be at the end. Default: ${DEFAULT-VALUE}.")
    private String precision;

    @Option(names = "--repeats", paramLabel = "N", defaultValue = "3", order = HelpSections.SEARCH + 4,
        description = "How often what held must hold again. Default: ${DEFAULT-VALUE}.")
    private int repeats;

    @Option(names = "--pause", paramLabel = "D", defaultValue = "1s", order = HelpSections.SEARCH + 5,
        description = "Rest between steps, for the target to recover. Default: ${DEFAULT-VALUE}.")
    private String pause;

    @Option(names = "--verify", paramLabel = "CERT", order = HelpSections.SEARCH + 6,
        description = "Repeat what a certificate.json says, with its own flags; give the target's flags only.")
    private String verify;

    @Option(names = "--out", paramLabel = "DIR", order = HelpSections.OUTPUT,
        description = "Folder for the certificate and all steps. Default: results/runs/<UTC time>-search.")
    private String out;

    @Option(names = "--json", order = HelpSections.OUTPUT + 1,
        description = "Print certificate.json to standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--print-schema", order = HelpSections.OUTPUT + 2,
        description = "Print the JSON Schema of certificates, with --verify that of verifications, and do nothing"
            + " else.")
    private boolean printSchema;

    @Option(names = "--quiet", order = HelpSections.OUTPUT + 3, description = "Say only what was found.")
    private boolean quiet;

    SearchCommand(Console console, Load.Factory loads) {
        this.console = console;
        this.loads = loads;
    }

    @Override
    public Integer call() throws IOException, TargetException {
        if (printSchema) {
            console.out().print((verify == null ? Schemas.CERTIFICATE : Schemas.VERIFICATION).text());
            return ExitCodes.OK;
        }
        if (verify == null) {
            return withTarget((plan, folder) -> search(plan, folder));
        }
        Certificate certificate = Certificate.read(console.folder().resolve(verify), verify);
        SearchCommand repeated = repeated(certificate);
        return repeated.withTarget((plan, folder) -> repeated.check(certificate, plan, folder));
    }

    /** What is done once there is a target. */
    private interface Work {
        Integer with(RunPlan plan, ResultFolder folder) throws IOException, TargetException;
    }

    /** This command with the certificate's flags beside its own. */
    private SearchCommand repeated(Certificate certificate) {
        List<String> arguments = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
        arguments.remove("search");
        for (String argument : certificate.arguments()) {
            if (!REPEATABLE.contains(argument.replaceFirst("=.*", ""))) {
                throw new PlanException("--verify: " + verify + " holds '" + argument
                    + "', which is not what a certificate may ask for");
            }
            arguments.add(argument);
        }
        SearchCommand command = new SearchCommand(console, loads);
        CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            line.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new PlanException("--verify takes its flags from the certificate; give only those of the target,"
                + " --out, --json and --quiet besides (" + e.getMessage() + ")");
        }
        return command;
    }

    private Integer withTarget(Work work) throws IOException, TargetException {
        Scenario mix = options.scenario();
        if (spec.commandLine().getParseResult().hasMatchedOption("--rate") && vary == Dimension.RATE) {
            throw new PlanException("--rate is what is searched for; say where to begin with --from");
        }
        Demand demand = options.demand();
        if (demand.model() != LoadModel.OPEN || demand.profile().stages().size() != 1
            || demand.profile().stages().get(0).kind() != Stage.Kind.HOLD) {
            throw new PlanException("a search keeps one rate for each step; --closed and --profile are for amiload"
                + " run");
        }
        settings();
        LoadOptions.flag("--pause", pause, Durations::parse);
        return options.drive(console, new PlanOptions.Draft(mix.name(), mix, demand, options.limits(mix, DEFAULT_LIMITS), null),
            planned -> inFolder(planned, work));
    }

    private Integer inFolder(RunPlan planned, Work work) throws IOException, TargetException {
        ResultFolder folder = out == null
            ? ResultFolder.inside(console.folder(), Instant.now(), verify == null ? "search" : "verify")
            : ResultFolder.at(console.folder().resolve(out));
        boolean kept = false;
        try {
            Integer code = work.with(planned, folder);
            kept = true;
            return code;
        } finally {
            if (!kept) {
                folder.discard();
            }
        }
    }

    private CapacitySearch.Settings settings() {
        double first = from == null ? vary.from() : number("--from", from);
        double last = to == null ? vary.to() : number("--to", to);
        if (first > last) {
            throw new PlanException("--from must not be more than --to");
        }
        double fine = CompareCommand.share("--precision", precision);
        if (fine < 0.001 || fine > 1) {
            throw new PlanException("--precision must be 0.1% to 100%");
        }
        if (repeats < 1 || repeats > 100) {
            throw new PlanException("--repeats must be 1 to 100");
        }
        return new CapacitySearch.Settings(first, last, fine, repeats, vary.isWhole());
    }

    private double number(String flag, String text) {
        double number = LoadOptions.flag(flag, text, Rates::parse);
        if (number <= 0 || vary.isWhole() && number != Math.rint(number)) {
            throw new PlanException(flag + ": '" + text + "' is not " + (vary.isWhole() ? "a number of sessions"
                : "more than 0"));
        }
        return number;
    }

    private Integer search(RunPlan plan, ResultFolder folder) throws IOException, TargetException {
        PrintStream err = console.err();
        announce(plan);
        String command = RepeatCommand.of(spec.commandLine().getParseResult().originalArgs());
        SearchSteps steps = steps(plan, folder, command);
        CapacitySearch.Settings settings = settings();
        CapacitySearch search = new CapacitySearch(settings);
        ObjectNode ofHeld = null;
        double loadOfHeld = Double.NaN;
        for (CapacitySearch.Step step = search.next(); step != null; step = search.next()) {
            Trial trial = steps.measure(step);
            if (steps.interrupted()) {
                err.println("interrupted: the steps that were finished are in " + folder.path() + "; there is no"
                    + " certificate");
                return ExitCodes.INTERRUPTED;
            }
            search.accept(trial);
            if (!quiet) {
                steps.tell(err, trial);
            }
            if (trial.outcome() == Trial.Outcome.HELD && trial.purpose() == Trial.Purpose.VERIFY) {
                ofHeld = steps.lastResult();
                loadOfHeld = trial.load();
            }
        }
        Capacity capacity = search.capacity();
        JsonNode result = ofHeld != null && loadOfHeld == capacity.held() ? ofHeld : steps.lastResult();
        Certificate certificate = Certificate.of(settings, vary, capacity, search.trials(),
            plan.watch().slos(), result, command, repeatable(), Instant.now());
        certificate.write(folder.path());
        if (json) {
            console.out().print(ResultFolder.text(certificate.json()));
            console.out().flush();
        }
        PrintStream text = json ? err : console.out();
        text.print(CurveText.of(search.trials(), capacity, vary, !plan.scenario().flows().isEmpty(),
            Trial.Figures.curveOf(plan.watch().slos())));
        text.println("found       " + certificate.statement());
        text.println("certificate " + folder.file(Certificate.PAGE));
        return switch (capacity.bound()) {
            case TARGET, CEILING -> ExitCodes.OK;
            case GENERATOR, UNSETTLED -> ExitCodes.INVALID;
            case FLOOR -> ExitCodes.SLO_FAILED;
            case UNREACHABLE -> ExitCodes.TARGET;
        };
    }

    private Integer check(Certificate certificate, RunPlan plan, ResultFolder folder) throws IOException,
        TargetException {
        PrintStream text = json ? console.err() : console.out();
        announce(plan);
        JsonNode asked = certificate.json().at("/plan/scenario");
        SearchSteps steps = steps(plan, folder, RepeatCommand.of(spec.commandLine().getParseResult().originalArgs()));
        CertificateCheck check = new CertificateCheck(certificate.held(), certificate.failed(), repeats);
        List<Differences.Difference> differences = List.of();
        for (CapacitySearch.Step step = check.next(); step != null; step = check.next()) {
            Trial trial = steps.measure(step);
            if (steps.interrupted()) {
                console.err().println("interrupted: the certificate is neither confirmed nor refuted");
                return ExitCodes.INTERRUPTED;
            }
            check.accept(trial);
            if (!quiet) {
                steps.tell(console.err(), trial);
            }
            if (check.trials().size() == 1 && steps.lastResult() != null) {
                List<Differences.Difference> other = Differences.between("scenario", asked,
                    steps.lastResult().at("/plan/scenario"));
                if (!other.isEmpty()) {
                    throw new PlanException("--verify: the scenario is not the certificate's any more: "
                        + other.get(0));
                }
                differences = surroundings(certificate.json(), steps.lastResult());
            }
        }
        CertificateCheck.Agreement agreement = check.agreement();
        ObjectNode report = Verification.of(certificate, check, differences);
        Files.writeString(folder.file(Verification.JSON), ResultFolder.text(report));
        if (json) {
            console.out().print(ResultFolder.text(report));
            console.out().flush();
        }
        text.println("certificate " + certificate.statement());
        differences.forEach(difference -> text.println("differs     " + difference));
        text.println("verdict     " + agreement.words());
        return switch (agreement) {
            case AGREES -> ExitCodes.OK;
            case LOWER, HIGHER -> ExitCodes.SLO_FAILED;
            case INVALID, UNFINISHED -> ExitCodes.INVALID;
        };
    }

    private static List<Differences.Difference> surroundings(JsonNode certificate, JsonNode now) {
        List<Differences.Difference> found = new ArrayList<>();
        for (String member : List.of("target", "environment", "tool")) {
            found.addAll(Differences.between(member, certificate.path(member), now.path(member)));
        }
        found.removeIf(difference -> difference.path().equals("target.address")
            && now.at("/target/emulated").asBoolean());
        return found;
    }

    private SearchSteps steps(RunPlan plan, ResultFolder folder, String command) {
        return new SearchSteps(plan, vary, folder.path(), command, loads,
            LoadOptions.flag("--pause", pause, Durations::parse), console, quiet);
    }

    private void announce(RunPlan plan) {
        RunPlan first = vary.vary(plan, settings().from());
        if (!quiet && verify != null) {
            console.err().println("verify    " + verify);
        } else if (!quiet) {
            console.err().println(Announcement.of(first));
            console.err().println("search    " + vary.word() + " up to " + (long) settings().to() + "; limits: "
                + String.join(", ", plan.watch().slos().stream().map(Slo::expression).toList()) + ", and no backlog");
        } else if (!Announcement.warning(first).isEmpty()) {
            console.err().println(Announcement.warning(first));
        }
    }

    private List<String> repeatable() {
        List<String> arguments = new ArrayList<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (REPEATABLE.contains(option.longestName())) {
                option.originalStringValues().forEach(value -> arguments.add(
                    option.arity().max() == 0 ? option.longestName() : option.longestName() + "=" + value));
            }
        }
        return arguments.stream().distinct().toList();
    }
}
