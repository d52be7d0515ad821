// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.result.Percentiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which files for other programs a result folder gets besides those that it always has. */
final class ExportOptions {

    @Option(names = "--hgrm", order = HelpSections.OUTPUT + 6,
        description = "Write METRIC.hgrm for each metric: percentiles in milliseconds, in HdrHistogram's form.")
    private boolean hgrm;

    @Option(names = "--csv", order = HelpSections.OUTPUT + 7,
        description = "Write percentiles.csv: a row for each metric, in nanoseconds. (series.csv is always there.)")
    private boolean csv;

    /** Writes what was asked for; tells which files that are. */
    List<Path> write(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (hgrm || csv) {
            Percentiles percentiles = Percentiles.read(folder);
            if (csv) {
                files.add(percentiles.writeTable());
            }
            if (hgrm) {
                files.addAll(percentiles.writeDistributions());
            }
        }
        return files;
    }
}
