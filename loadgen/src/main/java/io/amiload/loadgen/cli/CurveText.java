// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.result.Quantity;
import io.amiload.loadgen.search.Capacity;
import io.amiload.loadgen.search.Dimension;
import io.amiload.loadgen.search.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What is limited over load, for a terminal: a bar of logarithmic length for each step, and a line where the knee is. */
final class CurveText {

    private static final int WIDTH = 40;

    private CurveText() {
    }

    static String of(List<Trial> trials, Capacity capacity, Dimension dimension, boolean flows, String name) {
        List<Trial> measured = trials.stream().filter(trial -> trial.figures() != null && !Double.isNaN(trial.figures().curve()))
            .sorted(Comparator.comparingDouble(Trial::load)).toList();
        double least = measured.stream().mapToDouble(t -> Math.max(1, t.figures().curve())).min().orElse(1);
        double most = measured.stream().mapToDouble(t -> Math.max(1, t.figures().curve())).max().orElse(1);
        StringBuilder text = new StringBuilder("\n" + name + " over load (bars are logarithmic)\n");
        boolean below = true;
        for (Trial trial : measured) {
            if (below && trial.load() > capacity.held()) {
                below = false;
                text.append(" ".repeat(4)).append("-".repeat(16)).append(" knee"
                    + " ").append("-".repeat(WIDTH)).append('\n');
            }
            double value = Math.max(1, trial.figures().curve());
            double share = most > least ? Math.log(value / least) / Math.log(most / least) : 0;
            int length = 1 + (int) Math.round((WIDTH - 1) * share);
            text.append(String.format(Locale.ROOT, "%20s  %8s  %-" + WIDTH + "s  %s%n",
                dimension.text(trial.load(), flows), Quantity.nanos(value), "#".repeat(length),
                trial.outcome().name().toLowerCase(Locale.ROOT)));
        }
        return text.append('\n').toString();
    }
}
