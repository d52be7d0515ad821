// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.setup.ResourceTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console of the emulated version knows about its commands, those included that are not emulated. */
final class ConsoleManual {

    private record Entry(String name, String syntax, String summary, String usage) {
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    ConsoleManual(AsteriskVersion version) {
        for (String[] row : ResourceTable.rows("cli.tsv")) {
            if (ResourceTable.covers(row[1], row[2], version.major())) {
                String name = row[0].replaceFirst("\\s*[\\[{<].*", "");
                entries.put(row[0], new Entry(name, row[0], row[3], row[4].replace("\\t", "\t")));
            }
        }
    }

    /** How a command is used, line by line. */
    List<String> usage(String command) {
        for (Entry entry : entries.values()) {
            if (entry.name.equals(command) && !entry.usage.isEmpty()) {
                return List.of(entry.usage.split("\\\\n"));
            }
        }
        return List.of("Usage: " + command);
    }

    /** The words that some command starts with, and up to two more. */
    String bestKnown(List<String> words) {
        int known = 0;
        while (known < words.size() && isStart(String.join(" ", words.subList(0, known + 1)))) {
            known++;
        }
        return String.join(" ", words.subList(0, Math.min(words.size(), known + 2)));
    }

    private boolean isStart(String text) {
        String start = text.toLowerCase(Locale.ROOT);
        return entries.values().stream().anyMatch(entry -> entry.name.equals(start)
                || entry.name.startsWith(start + " "));
    }

    /** The usage of one command, or the commands that start with some words. */
    void help(List<String> arguments, ConsoleOutput out) {
        String wanted = String.join(" ", arguments).toLowerCase(Locale.ROOT);
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.name.equals(wanted) && !entry.usage.isEmpty()) {
                usage(wanted).forEach(out::line);
                return;
            }
            if (wanted.isEmpty() || entry.name.equals(wanted) || entry.name.startsWith(wanted + " ")) {
                found.add(entry);
            }
        }
        found.forEach(entry -> out.line("%-30s -- %s", entry.syntax, entry.summary));
        if (found.isEmpty()) {
            out.line("No such command '" + wanted + "'.");
        }
    }
}
