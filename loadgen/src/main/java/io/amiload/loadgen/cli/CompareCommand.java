// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.compare.ComparisonJson;
import io.amiload.loadgen.compare.ComparisonText;
import io.amiload.loadgen.compare.ResultComparison;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.result.StoredResult;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amiload compare}: is the second result better than the first? */
@Command(name = "compare",
    description = "Says for each metric whether B is better or worse than A, or no different, or not to be compared.",
    versionProvider = VersionText.class,
    sortOptions = false,
    footer = {
        "",
        "Each change has a confidence interval, from a block bootstrap over the seconds of both runs. Better and",
        "worse mean that the whole interval lies beyond the tolerance. What one run cannot know is how much another",
        "one would have differed for no reason at all: repeat runs, merge them, compare the sums, and choose the",
        "tolerance accordingly. Exit codes: 0 nothing is worse, 99 something is, 98 nothing could be compared.",
        "",
        "Examples:",
        "  amiload compare results/runs/before results/runs/after",
        "  amiload compare before after --tolerance 5%% --markdown >> pull-request.md",
        "  amiload compare before after --html compare.html"})
final class CompareCommand implements Callable<Integer> {

    @Mixin
    private HelpOptions help;

    private final Console console;

    @Parameters(index = "0", arity = "0..1", paramLabel = "A", description = "Result folder to compare with.")
    private String a;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "Result folder to judge.")
    private String b;

    @Option(names = "--tolerance", paramLabel = "P%", defaultValue = "10%", order = 1,
        description = "A change up to this is no difference. Default: ${DEFAULT-VALUE}.")
    private String tolerance;

    @Option(names = "--confidence", paramLabel = "P%", defaultValue = "95%", order = 2,
        description = "Of all metrics together: if nothing had changed, any of them would be called better or worse"
            + " at most"
            + " this rarely. Default: ${DEFAULT-VALUE}.")
    private String confidence;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", order = 3,
        description = "Seed of the bootstrap's draws. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--anyway", order = 4, description = "Compare although plans or environments differ.")
    private boolean anyway;

    @Option(names = "--markdown", order = 5, description = "Print Markdown, for a pull request.")
    private boolean markdown;

    @Option(names = "--json", order = 6, description = "Print JSON.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", order = 7,
        description = "Also write a page with the curves of both on top of each other.")
    private String html;

    @Option(names = "--print-schema", order = 8, description = "Print the JSON Schema of --json and do nothing else.")
    private boolean printSchema;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (printSchema) {
            console.out().print(ComparisonJson.schema());
            return ExitCodes.OK;
        }
        if (a == null || b == null) {
            throw new PlanException("two results are needed: amiload compare A B");
        }
        if (markdown && json) {
            throw new PlanException("--markdown and --json cannot be used together");
        }
        double certain = share("--confidence", confidence);
        if (certain < 0.5 || certain > 0.9999) {
            throw new PlanException("--confidence must be 50% to 99.99%");
        }
        ResultComparison comparison = new ResultComparison(read(a), read(b),
            new ResultComparison.Settings(share("--tolerance", tolerance), certain, seed, anyway));
        console.out().print(json ? ResultFolder.text(ComparisonJson.of(comparison))
            : markdown ? ComparisonText.markdown(comparison) : ComparisonText.plain(comparison));
        console.out().flush();
        if (html != null) {
            Path file = console.folder().resolve(html);
            try {
                ComparisonJson.writePage(file, comparison);
            } catch (FileSystemException e) {
                throw new PlanException("--html: " + html + " cannot be written");
            }
            (json || markdown ? console.err() : console.out()).println("page      " + html);
        }
        return switch (comparison.overall()) {
            case WORSE -> ExitCodes.SLO_FAILED;
            case NOT_COMPARABLE -> ExitCodes.INVALID;
            case BETTER, NO_DIFFERENCE -> ExitCodes.OK;
        };
    }

    private StoredResult read(String folder) {
        return StoredResult.read(console.folder().resolve(folder), folder);
    }

    /** A percentage, or a share with a point: {@code 5%}, {@code 0.05}. */
    static double share(String flag, String text) {
        String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        if (!number.matches("\\d+(\\.\\d+)?") || !text.endsWith("%") && Double.parseDouble(number) > 1) {
            throw new PlanException(flag + ": '" + text + "' is not a percentage; expected something like 5%");
        }
        return Double.parseDouble(number) / (text.endsWith("%") ? 100 : 1);
    }
}
