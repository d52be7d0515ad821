// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.plan.PlanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code amiload generate-man}: the manual pages of all commands. */
@Command(name = "generate-man",
    description = "Writes the manual pages of all commands into a folder.",
    versionProvider = VersionText.class,
    sortOptions = false,
    footer = {
        "",
        "Examples:",
        "  amiload generate-man ~/.local/share/man/man1",
        "  man amiload-run"})
final class ManCommand implements Callable<Integer> {

    @Mixin
    private HelpOptions help;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Where to; made when it is not there.")
    private String folder;

    ManCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path path = console.folder().resolve(folder);
        List<CommandSpec> commands = new ArrayList<>(List.of(spec.root()));
        commands.addAll(ManPage.visible(spec.root()));
        try {
            Files.createDirectories(path);
            for (CommandSpec command : commands) {
                Files.writeString(path.resolve(ManPage.name(command) + ".1"), ManPage.of(command),
                    StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new PlanException("the folder " + folder + " cannot be written to: " + e.getMessage());
        }
        return ExitCodes.OK;
    }
}
