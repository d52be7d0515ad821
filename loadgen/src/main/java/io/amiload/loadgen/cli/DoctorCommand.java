// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.engine.LoginRefusedException;
import io.amiload.loadgen.engine.TargetCheck;
import io.amiload.loadgen.engine.TargetUnreachableException;
import io.amiload.loadgen.measure.Calibration;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Sessions;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.ScenarioAction;
import io.amiload.loadgen.plan.Scenarios;
import io.amiload.loadgen.result.Environment;
import io.amiload.loadgen.result.Quantity;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.result.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amiload doctor}: what can be known before a run, of the target and of this machine. */
@Command(name = "doctor",
    description = "Checks a target without loading it, and finds out what the generator can do on this machine.",
    versionProvider = VersionText.class,
    sortOptions = false,
    footer = {
        "",
        "The calibration is kept in the cache folder, and told in the results of later runs.",
        "Exit codes: 0 all is well, 1 the self-test failed, 3 target not reached or login refused, 98 the machine is",
        "too noisy for the self-test.",
        "",
        "Examples:",
        "  amiload doctor",
        "  amiload doctor --target pbx --user load --secret-file secret.txt",
        "  amiload doctor --self-test"})
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private HelpOptions help;

    @Mixin
    private TargetOptions target;

    @Option(names = "--self-test", order = 20,
        description = "Measure a target that stalls for a known time, and a generator that does: do the numbers say so?")
    private boolean selfTest;

    @Option(names = "--no-calibration", order = 21, description = "Leave out the calibration, which takes ten seconds.")
    private boolean noCalibration;

    @Option(names = "--loops", paramLabel = "N", order = 22,
        description = "Event loops to calibrate with. Default: half of the processors.")
    private Integer loops;

    @Option(names = "--json", order = 23, description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(names = "--print-schema", order = 24,
        description = "Print the JSON Schema of that document and do nothing else.")
    private boolean printSchema;

    private final Console console;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, TargetException {
        if (printSchema) {
            console.out().print(Schemas.CHECKED.text());
            return ExitCodes.OK;
        }
        target.check();
        if (loops != null && loops < 1) {
            throw new PlanException("--loops must be at least 1");
        }
        machine();
        if (!target.isEmbedded()) {
            target();
        }
        if (!noCalibration) {
            calibration();
        }
        int code = selfTest ? selfTest() : ExitCodes.OK;
        if (json) {
            console.out().print(ResultFolder.text(document));
            console.out().flush();
        }
        return code;
    }

    private void machine() {
        ObjectNode machine = Environment.capture();
        document.put("tool", Tool.current().toString());
        document.set("machine", machine);
        say("machine", machine.path("cpu").asText() + ", " + machine.path("cores").asInt() + " processors, "
            + machine.path("kernel").asText() + ", Java " + machine.path("jvm").path("version").asText());
        say("", "open files: " + machine.path("openFiles").asText("not known") + " (each session takes one)");
    }

    private void target() throws TargetException {
        TargetCheck check;
        try {
            check = TargetCheck.of(target.target(console), target.credentials(console));
        } catch (TargetUnreachableException | LoginRefusedException e) {
            throw new TargetException(e.getMessage());
        }
        ObjectNode node = document.putObject("target");
        node.put("address", check.facts().address()).put("banner", check.facts().banner())
            .put("amiVersion", check.facts().amiVersion()).put("asteriskVersion", check.facts().asteriskVersion())
            .put("login", check.loginNanos()).put("clockOffset", check.clockOffset())
            .put("clockError", check.clockError());
        say("target", check.facts().address() + ", " + check.facts().banner() + ", Asterisk "
            + (check.facts().asteriskVersion() == null ? "version not told" : check.facts().asteriskVersion()));
        say("login", Quantity.nanos(check.loginNanos()));
        say("clock", check.clockOffset() == null ? "its Ping tells no time: event delays cannot be measured"
            : "ahead of ours by " + Quantity.nanos(check.clockOffset()) + " ± " + Quantity.nanos(check.clockError()));
        rights(check, node);
        settings(check, node);
    }

    private void rights(TargetCheck check, ObjectNode node) {
        ArrayNode actions = node.putArray("actions");
        check.actions().forEach(actions::add);
        if (check.actions().isEmpty()) {
            say("rights", "not known: the account may not ask with ListCommands");
            return;
        }
        say("rights", check.actions().size() + " actions allowed");
        ObjectNode scenarios = node.putObject("scenarios");
        for (String name : Scenarios.names()) {
            Scenario scenario = Scenarios.builtIn(name);
            List<String> missing = new ArrayList<>();
            for (ScenarioAction action : scenario.actions()) {
                if (!check.actions().contains(action.action()) && !missing.contains(action.action())) {
                    missing.add(action.action());
                }
            }
            missing.forEach(scenarios.putArray(name)::add);
            say("", String.format(Locale.ROOT, "%-17s %s%s", name,
                missing.isEmpty() ? "may be run" : "NOT allowed: " + String.join(", ", missing),
                scenario.changesState() ? " (changes the target's state)" : ""));
        }
    }

    private void settings(TargetCheck check, ObjectNode node) {
        ObjectNode settings = node.putObject("settings");
        check.settings().forEach(settings::put);
        if (check.settings().isEmpty()) {
            say("limits", "not known: the account may not run commands");
            return;
        }
        String label = "limits";
        for (String name : List.of("Maximum calls", "Maximum open file handles", "Maximum load average")) {
            if (check.settings().containsKey(name)) {
                say(label, name + ": " + check.settings().get(name));
                label = "";
            }
        }
        say(label, "authlimit is not told; by default 50 sessions may be logging in, amiload keeps to 40");
        if ("No".equalsIgnoreCase(check.settings().get("Timestamp events"))) {
            say("", "timestampevents is off: event delays cannot be measured");
        }
        if ("No".equalsIgnoreCase(check.settings().get("Debug"))) {
            say("", "debug is off: events carry no SequenceNumber that would show losses");
        }
    }

    private void calibration() throws IOException, TargetException {
        Calibration calibration = Calibrator.measure(loops == null ? Sessions.defaultLoops() : loops);
        Path kept = CalibrationCache.of(console.environment()).keep(calibration);
        document.putObject("calibration").put("actionsPerSecond", calibration.actionsPerSecond())
            .put("eventsPerSecond", calibration.eventsPerSecond()).put("loops", calibration.loops());
        say("generator", Quantity.count(calibration.actionsPerSecond()) + " actions/s, "
            + Quantity.count(calibration.eventsPerSecond()) + " events/s with " + calibration.loops()
            + (calibration.loops() == 1 ? " event loop" : " event loops"));
        say("", "with an emulator on the same processors: alone the generator can do more");
        say("", kept == null ? "there is no cache folder to keep this in" : "kept in " + kept);
    }

    private int selfTest() throws IOException, TargetException {
        ArrayNode checks = document.putArray("selfTest");
        boolean failed = false;
        boolean noisy = false;
        for (SelfTest.Check check : SelfTest.run()) {
            failed |= check.result() == SelfTest.Result.FAILED;
            noisy |= check.result() == SelfTest.Result.TOO_NOISY;
            String word = check.result().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            check.lines().forEach(checks.addObject().put("name", check.name()).put("result", word)
                .putArray("lines")::add);
            say("self-test", check.name() + ": " + word);
            check.lines().forEach(line -> say("", line));
        }
        return failed ? ExitCodes.INTERNAL : noisy ? ExitCodes.INVALID : ExitCodes.OK;
    }

    private void say(String label, String text) {
        if (!json) {
            console.out().println(String.format(Locale.ROOT, "%-10s", label) + text);
        }
    }
}
