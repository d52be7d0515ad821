// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.plan.AuditMode;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Demand;
import io.amiload.loadgen.plan.ErrorLimit;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.Scenarios;
import io.amiload.loadgen.plan.Sessions;
import io.amiload.loadgen.plan.Slo;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What makes a plan, for the commands that carry one out: who is loaded, over which sessions, with what. */
final class PlanOptions {

    @Mixin
    private TargetOptions target;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "10", order = HelpSections.LOAD,
        description = "Lanes: connections that send actions. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(names = "--listeners", paramLabel = "N", defaultValue = "1", order = HelpSections.LOAD + 1,
        description = "Further connections that only receive events. Default: ${DEFAULT-VALUE}.")
    private int listeners;

    @Mixin
    private LoadOptions load;

    @Option(names = "--scenario", paramLabel = "NAME|FILE.yaml", defaultValue = "mixed", order = HelpSections.SCENARIO,
        completionCandidates = ScenarioNames.class,
        description = "What is sent: ping, mixed, lists, originate, call-flow, userevent-fanout, login-churn,"
            + " slow-reader, tls-stall, or a file. Default: ${DEFAULT-VALUE}.")
    private String scenario;

    /** What a shell offers behind {@code --scenario}. */
    private static final class ScenarioNames extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        ScenarioNames() {
            super(Scenarios.names());
        }
    }

    @Mixin
    private LimitOptions limits;

    @Option(names = "--no-audit", order = HelpSections.WATCH, description = "Only count events: do not watch for loss,"
        + " duplicates, order, the shape of calls, and how user events spread.")
    private boolean noAudit;

    @Option(names = "--unfiltered", order = HelpSections.WATCH + 1, description = "The account has read = all and no"
        + " eventfilter, so a gap in the SequenceNumbers (of a server with debug = on) is a lost event.")
    private boolean unfiltered;

    @Option(names = "--no-server-view", order = HelpSections.WATCH + 2, description = "Do not ask the target once a"
        + " second, in a session of its own, for its calls and waiting tasks, nor look at its process where it runs on"
        + " this machine.")
    private boolean noServerView;

    @Option(names = "--loops", paramLabel = "N", order = HelpSections.WATCH + 3,
        description = "Threads that do the network work. Default: half of the processors.")
    private Integer loops;

    /** The scenario's name or file, as it was given. */
    String scenarioName() {
        return scenario;
    }

    /** The scenario; what it presets of the target's flags is set. */
    Scenario scenario() {
        target.check();
        Scenario mix = Scenarios.find(scenario);
        target.preset(mix);
        return mix;
    }

    /** What is asked of the target over time. */
    Demand demand() {
        return load.demand();
    }

    /** The limits, or others when none is given. */
    List<Slo> limits(Scenario mix, List<String> otherwise) {
        return limits.limits(mix, otherwise);
    }

    /** What to do with a target that is ready. */
    interface Work {

        /** Loads it. */
        Integer with(RunPlan plan) throws IOException, TargetException;
    }

    /** What is known of a plan before there is a target. */
    record Draft(String name, Scenario scenario, Demand demand, List<Slo> limits, ErrorLimit errorLimit) {
    }

    /** Plans against the target of the flags, or against the built-in emulator, which runs meanwhile. */
    Integer drive(Console console, Draft draft, Work work) throws IOException, TargetException {
        if (!target.isEmbedded()) {
            return work.with(plan(draft, target.target(console), target.credentials(console)));
        }
        Target placeholder = EmbeddedTarget.placeholder(target.wire(console));
        Credentials who = EmbeddedTarget.credentials(target.auth());
        // What is wrong with the plan is said before anything is started.
        plan(draft, placeholder, who);
        try (EmbeddedTarget emulator = EmbeddedTarget.start(who, placeholder.wire(), draft.scenario())) {
            return work.with(plan(draft, emulator.target(), who));
        }
    }

    private RunPlan plan(Draft draft, Target where, Credentials who) {
        Sessions sessions = new Sessions(connections, listeners, load.inFlight(target.isHttp()),
            loops == null ? Sessions.defaultLoops() : loops);
        Watch watch = new Watch(audit(), !noServerView, draft.limits(), draft.errorLimit());
        return new RunPlan(draft.name(), where, who, sessions, draft.demand(), draft.scenario(), load.patience(), watch);
    }

    private AuditMode audit() {
        if (noAudit) {
            if (unfiltered) {
                throw new PlanException("--unfiltered says how to watch events; it cannot be used with --no-audit");
            }
            return AuditMode.OFF;
        }
        return unfiltered || target.isEmbedded() ? AuditMode.UNFILTERED : AuditMode.ON;
    }
}
