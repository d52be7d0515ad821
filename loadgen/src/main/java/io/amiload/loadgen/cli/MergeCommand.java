// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.merge.MergeKind;
import io.amiload.loadgen.merge.ResultMerge;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.result.StoredResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code amiload merge}: many results become one. */
@Command(name = "merge",
    description = "Adds up results: of several machines that loaded one target together, or of one run that was"
        + " repeated.",
    versionProvider = VersionText.class,
    sortOptions = false,
    footer = {
        "",
        "Histograms are added bucket by bucket, so percentiles of the sum are exact and never averages of",
        "percentiles. Results whose windows were at the same time are taken for one load from several machines:",
        "rates add up. Results whose windows were one after the other are taken for repeats: times add up, rates are",
        "averaged. What does not fit (another scenario, other limits, another target) is refused with the reason.",
        "The exit code is that of the limits over the sum: 0 held, 99 not, 98 when a part was invalid.",
        "",
        "Examples:",
        "  amiload merge machine1 machine2 machine3 --out all",
        "  amiload merge results/runs/*-mixed --out results/mixed-of-today"})
final class MergeCommand implements Callable<Integer> {

    @Mixin
    private HelpOptions help;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Result folders, at least two.")
    private List<String> folders = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", required = true, order = 1, description = "Folder for the sum.")
    private String out;

    @Option(names = "--together", order = 2, description = "The results were measured at the same time, even if the"
        + " machines'"
        + " clocks say otherwise.")
    private boolean together;

    @Option(names = "--json", order = 3, description = "Print result.json to standard output, and nothing else there.")
    private boolean json;

    MergeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (folders.size() < 2) {
            throw new PlanException("there is one result only; give at least two");
        }
        List<StoredResult> parts = new ArrayList<>();
        for (String folder : folders) {
            parts.add(StoredResult.read(console.folder().resolve(folder), folder));
        }
        ResultMerge merge = new ResultMerge(parts, together);
        ResultFolder folder = ResultFolder.at(console.folder().resolve(out));
        ObjectNode result;
        boolean written = false;
        try {
            result = merge.write(folder, RepeatCommand.of(spec.commandLine().getParseResult().originalArgs()));
            written = true;
        } finally {
            if (!written) {
                folder.discard();
            }
        }
        if (json) {
            console.out().print(ResultFolder.text(result));
            console.out().flush();
        }
        var text = json ? console.err() : console.out();
        text.println(merge.kind() == MergeKind.TOGETHER
            ? "merged    " + parts.size() + " results that were measured at the same time; rates add up"
            : "merged    " + parts.size() + " repeats; times add up, rates are averaged");
        merge.notes().forEach(note -> text.println("note      " + note));
        text.println("verdict   " + merge.verdict().status().word());
        merge.verdict().reasons().forEach(reason -> text.println("          " + reason));
        text.println("report    " + folder.file(ResultFolder.REPORT));
        return ExitCodes.of(merge.verdict(), RunOutcome.Ending.PLANNED);
    }
}
