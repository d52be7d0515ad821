// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code amiload}; everything is done by its subcommands. */
@Command(name = "amiload",
    description = "Measures the manager interface (AMI) of Asterisk under load.",
    versionProvider = VersionText.class,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
        "",
        "Examples:",
        "  amiload run                                       load the built-in emulator for 20 seconds",
        "  amiload run --target pbx --user load --rate 500   ask a real Asterisk (secret in AMILOAD_SECRET)",
        "  amiload doctor --target pbx --user load           check a target without loading it; calibrate this machine",
        "  amiload search --target pbx --user load           find the highest rate it holds; write a certificate",
        "  amiload compare before after                      is the second result better than the first?",
        "  amiload decode capture.ami | head                 see what a capture holds",
        "  amiload record --listen 5039 --target pbx --out day.jsonl.gz   keep what clients and a PBX say",
        "  amiload replay day.jsonl.gz --as server --speed 10x            and say it again to a client under test",
        "",
        "Exit codes: 0 done and every limit held, 1 internal error, 2 wrong use, 3 target not reached or login",
        "refused, 98 measurement invalid, 99 a limit did not hold, 130 interrupted.",
        "Set AMILOAD_DEBUG=1 to see stack traces."})
final class AmiloadCommand implements Callable<Integer> {

    @Mixin
    private HelpOptions help;

    @Option(names = "--print-schema", paramLabel = "NAME", arity = "0..1", fallbackValue = "", order = 1,
        description = "Print the JSON Schema of a file or an output; without a name, say which there are.")
    private String schema;

    private final Console console;

    @Spec
    private CommandSpec spec;

    AmiloadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (schema != null) {
            console.out().print(schema.isEmpty() ? Schemas.list() : Schemas.named(schema).text());
            console.out().flush();
            return ExitCodes.OK;
        }
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** The whole command tree. */
    static CommandLine commandLine(Console console, Load.Factory loads) {
        CommandLine line = new CommandLine(new AmiloadCommand(console));
        line.addSubcommand(new RunCommand(console, loads));
        line.addSubcommand(new SearchCommand(console, loads));
        line.addSubcommand(new EmulateCommand(console));
        line.addSubcommand(new DecodeCommand(console));
        line.addSubcommand(new RecordCommand(console));
        line.addSubcommand(new ReplayCommand(console));
        line.addSubcommand(new ReportCommand(console));
        line.addSubcommand(new CompareCommand(console));
        line.addSubcommand(new MergeCommand(console));
        line.addSubcommand(new DoctorCommand(console));
        line.addSubcommand(completion());
        line.addSubcommand(new ManCommand(console));
        line.setOut(new java.io.PrintWriter(console.out(), true));
        line.setErr(new java.io.PrintWriter(console.err(), true));
        line.setAbbreviatedOptionsAllowed(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(110);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
            console.outTerminal() && console.wantsColor() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        Complaints complaints = new Complaints(console);
        line.setParameterExceptionHandler(complaints);
        line.setExecutionExceptionHandler(complaints);
        for (CommandLine command : line.getSubcommands().values()) {
            boolean sections = command.getCommandSpec().mixins().containsKey("plan");
            command.getCommandSpec().usageMessage().abbreviateSynopsis(true)
                .optionListHeading(sections ? "" : "%nOptions:%n");
            if (sections) {
                command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpSections::render);
            }
            offerWordsAsDocumented(command.getCommandSpec());
        }
        return line;
    }

    /** Picocli's own command, in our words. */
    private static CommandLine completion() {
        CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage()
            .description("Prints a script that has bash or zsh complete commands, flags and their values on Tab.")
            .footer("",
                "Examples:",
                "  source <(amiload generate-completion)                for the shell that runs",
                "  amiload generate-completion > ~/.local/share/bash-completion/completions/amiload    for all later ones");
        return completion;
    }

    /** A shell would offer the names of constants, {@code TCP}; people write the words of the help, {@code tcp}. */
    private static void offerWordsAsDocumented(CommandSpec command) {
        // All are put back, so that their order stays.
        for (OptionSpec option : List.copyOf(command.options())) {
            command.remove(option);
            command.addOption(option.type().isEnum()
                ? OptionSpec.builder(option).completionCandidates(List.of(option.paramLabel().split("\\|"))).build()
                : option);
        }
    }
}
