// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of a command that has many, under headings. An option's {@code order} says to which it belongs: the
 * constants here are where each begins.
 */
final class HelpSections {

    static final int TARGET = 1;
    static final int SEARCH = 20;
    static final int LOAD = 30;
    static final int SCENARIO = 50;
    static final int WATCH = 60;
    static final int OUTPUT = 70;
    static final int HELP = 100;

    private static final Map<Integer, String> HEADINGS = new LinkedHashMap<>();

    static {
        HEADINGS.put(TARGET, "Target");
        HEADINGS.put(SEARCH, "Search");
        HEADINGS.put(LOAD, "Load");
        HEADINGS.put(SCENARIO, "What is sent, and the limits");
        HEADINGS.put(WATCH, "Measuring");
        HEADINGS.put(OUTPUT, "Output");
        HEADINGS.put(HELP, "Help");
    }

    private HelpSections() {
    }

    /** The list of options, for picocli to put into the help. */
    static String render(Help help) {
        List<OptionSpec> options = new ArrayList<>(help.commandSpec().options());
        options.removeIf(OptionSpec::hidden);
        options.sort(Comparator.comparingInt(OptionSpec::order));
        StringBuilder text = new StringBuilder();
        List<Integer> starts = List.copyOf(HEADINGS.keySet());
        for (int i = 0; i < starts.size(); i++) {
            int from = starts.get(i);
            int to = i + 1 < starts.size() ? starts.get(i + 1) : Integer.MAX_VALUE;
            List<OptionSpec> section = options.stream().filter(o -> o.order() >= from && o.order() < to).toList();
            if (!section.isEmpty()) {
                // All options take part in finding the columns' widths, so that the sections are in line.
                Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
                layout.addOptions(section, help.createDefaultParamLabelRenderer());
                text.append(String.format("%n%s:%n", HEADINGS.get(from))).append(layout);
            }
        }
        return text.toString();
    }
}
