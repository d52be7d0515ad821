// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.Slo;
import io.amiload.loadgen.plan.Suggestions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What shall hold. */
final class LimitOptions {

    @Option(names = "--slo", paramLabel = "EXPR", order = HelpSections.SCENARIO + 3,
        description = "A limit, repeatable: \"response.p99 < 5ms\", \"Ping.service.max < 1s\", \"errors < 0.1%%\","
            + " \"event.delay.p99.9 < 250ms\", \"events.lost == 0\", \"rate >= 0.99\"."
            + " Exit code 99 when one does not hold.")
    private List<String> slos = new ArrayList<>();

    /** The limits, or others when none is given; those that speak of an action or a flow must find it in the scenario. */
    List<Slo> limits(Scenario mix, List<String> otherwise) {
        List<String> names = new ArrayList<>(mix.measuredActions());
        mix.flows().forEach(flow -> names.add(Slo.FLOW + flow.name()));
        List<Slo> limits = new ArrayList<>();
        for (String expression : slos.isEmpty() ? otherwise : slos) {
            Slo limit = LoadOptions.flag("--slo", expression, Slo::parse);
            if (limit.action() != null && !names.contains(limit.action())) {
                throw new PlanException("--slo: the scenario " + mix.name() + " has no action '" + limit.action() + "'"
                    + Suggestions.forWord(limit.action(), names) + "; it has " + String.join(", ", names));
            }
            if (limit.action() != null && limit.action().startsWith(Slo.FLOW)
                && (limit.metric() == Slo.Metric.SERVICE || limit.metric() == Slo.Metric.DELAY)) {
                throw new PlanException("--slo: a flow has no " + limit.metric().word() + "; its duration is "
                    + limit.action() + ".response");
            }
            limits.add(limit);
        }
        return limits;
    }
}
