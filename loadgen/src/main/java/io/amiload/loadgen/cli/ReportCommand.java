// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.result.HtmlReport;
import io.amiload.loadgen.result.ResultFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amiload report}: makes the page for people again, from a result folder. */
@Command(name = "report",
    description = "Makes report.html again from a result folder's files, and files for other programs.",
    versionProvider = VersionText.class,
    sortOptions = false,
    footer = {
        "",
        "Examples:",
        "  amiload report results/runs/20260102T030405Z-mixed",
        "  amiload report results/runs/20260102T030405Z-mixed --hgrm --csv",
        "  amiload report --print-schema > result.schema.json"})
final class ReportCommand implements Callable<Integer> {

    @Mixin
    private HelpOptions help;

    private final Console console;

    @Parameters(paramLabel = "DIR", description = "A folder with result.json.")
    private String folder;

    @Mixin
    private ExportOptions exports;

    // "help": then the folder is not missed.
    @Option(names = "--print-schema", help = true, order = 48,
        description = "Print the JSON Schema of result.json and do nothing else.")
    private boolean printSchema;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (printSchema) {
            console.out().print(ResultFolder.schema());
            return ExitCodes.OK;
        }
        Path path = console.folder().resolve(folder);
        if (!Files.isRegularFile(path.resolve(ResultFolder.RESULT))) {
            throw new PlanException("the folder " + folder + " holds no " + ResultFolder.RESULT);
        }
        try {
            console.out().println("report: " + HtmlReport.write(path));
            exports.write(path).forEach(file -> console.out().println("export: " + file));
        } catch (IOException e) {
            throw new PlanException("the folder " + folder + " cannot be reported on: " + firstLine(e.getMessage()));
        }
        return ExitCodes.OK;
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
