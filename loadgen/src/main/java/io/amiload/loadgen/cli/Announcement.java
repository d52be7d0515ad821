// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.plan.Durations;
import io.amiload.loadgen.plan.Flow;
import io.amiload.loadgen.plan.FlowStep;
import io.amiload.loadgen.plan.LoadModel;
import io.amiload.loadgen.plan.MixEntry;
import io.amiload.loadgen.plan.Rates;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.ScenarioAction;
import io.amiload.loadgen.plan.Stage;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Transport;
import io.amiload.loadgen.plan.Wire;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is about to happen, before it happens. */
final class Announcement {

    private Announcement() {
    }

    static String of(RunPlan plan) {
        StringBuilder text = new StringBuilder();
        text.append("target    ").append(plan.target().address()).append(wire(plan.target().wire()))
            .append(plan.target().embedded() ? builtIn(plan.target()) : "").append('\n');
        text.append("load      ").append(load(plan)).append('\n');
        text.append("scenario  ").append(plan.scenario().name());
        if (!plan.scenario().description().isEmpty()) {
            text.append(": ").append(plan.scenario().description());
        }
        String warning = warning(plan);
        return text.append(warning.isEmpty() ? "" : "\n" + warning).toString();
    }

    /** What must be said before anything starts, however quiet a run is to be; empty for one that only reads. */
    static String warning(RunPlan plan) {
        return plan.scenario().changesState() && !plan.target().embedded()
            ? "NOTE      this changes the target's state: it will " + deeds(plan) : "";
    }

    private static String wire(Wire wire) {
        if (wire.transport() == Transport.TCP) {
            return "";
        }
        return " by " + wire.transport().word()
            + (wire.transport().isEncrypted() && !wire.tls().verified() ? ", CERTIFICATE NOT VERIFIED" : "");
    }

    private static String builtIn(Target target) {
        return target.background() == null ? " (built-in emulator)"
            : " (built-in emulator, " + target.background() + " in the background)";
    }

    private static String load(RunPlan plan) {
        String sessions = plan.sessions().connections() + plural(plan.sessions().connections(), " lane") + ", "
            + plan.sessions().listeners() + plural(plan.sessions().listeners(), " listener");
        String warmup = plan.demand().warmup().isZero() ? ""
            : ", after " + Durations.format(plan.demand().warmup()) + " of warm-up";
        if (plan.demand().model() == LoadModel.CLOSED) {
            return "closed, " + plan.sessions().inFlight() + " in flight on each of " + sessions + ", for "
                + Durations.format(plan.demand().duration()) + warmup;
        }
        List<Stage> stages = plan.demand().profile().stages();
        String rates = stages.size() == 1 && stages.get(0).kind() == Stage.Kind.HOLD
            ? Rates.format(stages.get(0).from()) + " for " + Durations.format(plan.demand().duration())
            : stages.stream().map(Stage::toString).collect(Collectors.joining(", "));
        return rates + warmup + ", over " + sessions;
    }

    private static String deeds(RunPlan plan) {
        long sends = plan.demand().profile() == null ? -1 : Math.round(plan.demand().schedule().total());
        boolean flows = !plan.scenario().flows().isEmpty();
        String actions = plan.scenario().mix().stream().map(Announcement::entry).collect(Collectors.joining(", "));
        String deeds = sends < 0
            ? "send " + actions + " for " + Durations.format(plan.demand().duration().plus(plan.demand().warmup()))
            : flows ? "begin " + sends + " times one of: " + actions : "send " + sends + " actions (" + actions + ")";
        List<String> changing = plan.scenario().changingActions();
        boolean some = !changing.isEmpty() && changing.size() < plan.scenario().actions().size();
        return some ? deeds + "; what may change it: " + String.join(", ", changing) : deeds;
    }

    private static String entry(MixEntry entry) {
        return entry instanceof Flow flow ? flow.named().stream().map(FlowStep.Named::name)
            .collect(Collectors.joining(", then ", "flow " + flow.name() + " (", cleanup(flow) + ")")) : entry.name();
    }

    private static String cleanup(Flow flow) {
        return flow.cleanup().isEmpty() ? "" : flow.cleanup().stream().map(ScenarioAction::name)
            .collect(Collectors.joining(", ", "; ", " if it breaks off"));
    }

    private static String plural(int count, String word) {
        return count == 1 ? word : word + "s";
    }
}
