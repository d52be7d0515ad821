// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.setup.ResourceTable;
import java.util.List;

/**
 * Console commands that list what is built into a version and never changes while it runs: codecs, what it costs to
 * translate between them, kinds of channels, formats of files, manager events. The lists are those of real servers.
 */
final class FixedTables {

    private static final int CODEC_HEADINGS = 4;
    /** Where the type of a codec begins in its line. */
    private static final int CODEC_TYPE = 9;

    FixedTables(AsteriskVersion version, Console console) {
        for (String[] row : ResourceTable.rows("console-tables.tsv")) {
            if (ResourceTable.covers(row[1], row[2], version.major())) {
                List<String> lines = List.of(row[3].replace("\\t", "\t").split("\\\\n", -1));
                boolean codecs = row[0].equals("core show codecs");
                console.add(row[0], codecs ? (arguments, out) -> codecs(lines, arguments, out)
                        : (arguments, out) -> print(lines, arguments, out));
            }
        }
    }

    private static void print(List<String> lines, List<String> arguments, ConsoleOutput out) {
        if (arguments.isEmpty()) {
            lines.forEach(out::line);
        } else {
            out.usage();
        }
    }

    private static void codecs(List<String> lines, List<String> arguments, ConsoleOutput out) {
        if (arguments.isEmpty()) {
            lines.forEach(out::line);
        } else if (arguments.size() > 1) {
            out.usage();
        } else {
            lines.subList(0, CODEC_HEADINGS).forEach(out::line);
            lines.stream().skip(CODEC_HEADINGS)
                    .filter(line -> line.startsWith(arguments.get(0) + " ", CODEC_TYPE)).forEach(out::line);
        }
    }
}
