// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Manual pages, and what a shell offers when Tab is pressed. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ManualTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Console console;

    @BeforeEach
    void writesToMemory() {
        console = new Console(InputStream.nullInputStream(), out, new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(out, true, StandardCharsets.UTF_8), Map.of(), folder, false, false);
    }

    private List<CommandSpec> commands() {
        CommandSpec root = AmiloadCommand.commandLine(console, EngineLoad::new).getCommandSpec();
        return Stream.concat(Stream.of(root), ManPage.visible(root).stream()).toList();
    }

    @Test
    void everyCommandHasAPageWithAllItsFlagsAndExamples() throws IOException {
        assertEquals(0, Main.execute(console, EngineLoad::new, "generate-man", "man"), out::toString);
        for (CommandSpec command : commands()) {
            String page = Files.readString(folder.resolve("man").resolve(ManPage.name(command) + ".1"))
                .replace("\\-", "-").replace("\\(aq", "'").replace("\\(ti", "~").replace("\\e", "\\");
            for (OptionSpec option : command.options()) {
                String name = "\\fB" + option.longestName() + "\\fR";
                assertTrue(page.contains(name), ManPage.name(command) + " lacks " + name);
            }
            for (String line : command.usageMessage().footer()) {
                if (line.startsWith("  amiload ")) {
                    String example = line.strip().replace("%%", "%");
                    assertTrue(page.contains("\n" + example + "\n"), page);
                }
            }
        }
    }

    /** A footer is written in lines; one that is too long would be broken into a long one and a stub. */
    @Test
    void everyHelpHasExamplesAndNoBrokenLine() {
        CommandLine root = AmiloadCommand.commandLine(console, EngineLoad::new);
        for (CommandSpec command : commands()) {
            String usage = (command.parent() == null ? root : root.getSubcommands().get(command.name())).getUsageMessage();
            assertTrue(usage.contains("\nExamples:\n"), command.name());
            for (String line : command.usageMessage().footer()) {
                assertTrue(usage.contains("\n" + line.replace("%%", "%") + "\n"), line);
            }
        }
    }

    @Test
    void nothingInAPageIsTakenForMarkup() {
        CommandSpec spec = CommandSpec.create().name("x");
        spec.usageMessage().description(".begins with a dot, 'quotes', C:\\path, ends in 5%%.");
        spec.usageMessage().footer("", "Example:", "  x --a='b' ~/c");
        CommandSpec root = CommandSpec.create().name("top");
        root.addSubcommand("x", spec);
        String page = ManPage.of(spec);
        assertTrue(page.contains("\n\\&.begins with a dot, \\(aqquotes\\(aq, C:\\epath, ends in 5%.\n"), page);
        assertTrue(page.contains("\nx \\-\\-a=\\(aqb\\(aq \\(ti/c\n"), page);
    }

    @Test
    void everyHelpHasExamplesAndKeepsToTheWidth() {
        for (CommandSpec command : commands()) {
            if (command.userObject() instanceof picocli.AutoComplete.GenerateCompletion) {
                continue; // picocli's own, which is an example itself
            }
            String help = command.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertTrue(help.contains("\nExample"), help);
            help.lines().forEach(line -> assertTrue(line.length() <= 120, line));
        }
    }

    /** The formatter behind {@code man} finds nothing to complain about. */
    @Test
    void thePagesAreCleanMarkup() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
        Main.execute(console, EngineLoad::new, "generate-man", "man");
        for (CommandSpec command : commands()) {
            String file = folder.resolve("man").resolve(ManPage.name(command) + ".1").toString();
            assertEquals("", output("groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-z", file), file);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        amiload ru                     | run
        amiload do                     | doctor
        amiload run --connec           | --connections
        amiload run --transport        | tcp tls http https
        amiload decode --line-ending   | auto crlf lf
        amiload run --scenario         | mixed ping originate login-churn
        amiload report --hg            | --hgrm
        """)
    void bashCompletes(String line, String expected) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
        Main.execute(console, EngineLoad::new, "generate-completion");
        Path script = Files.write(folder.resolve("completion"), out.toByteArray());
        boolean behindAFlag = expected.contains(" ");
        String offered = output("/bin/bash", "--norc", "-c", "source " + script + "\ncompopt() { :; }\n"
            + "COMP_WORDS=(" + line + (behindAFlag ? " ''" : "") + ")\n"
            + "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\nCOMP_LINE='" + line + "'\n"
            + "_complete_amiload\necho \"${COMPREPLY[@]}\"");
        List<String> words = List.of(offered.strip().split("\\s+"));
        assertTrue(words.containsAll(List.of(expected.split(" "))), offered);
        assertTrue(behindAFlag || words.size() == 1, offered);
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        return text;
    }
}
