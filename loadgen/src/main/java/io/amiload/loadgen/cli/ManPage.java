// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.result.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of one command, in the markup of {@code man}; all it says comes from the command itself. */
final class ManPage {

    private final CommandSpec spec;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec spec) {
        this.spec = spec;
    }

    /** The name that {@code man} finds a command by: {@code amiload-run}. */
    static String name(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    static String of(CommandSpec spec) {
        return new ManPage(spec).write();
    }

    private String write() {
        line(".\\\" SPDX-License-Identifier: Apache-2.0");
        line(".TH \"" + name(spec).toUpperCase(Locale.ROOT) + "\" \"1\" \"\" \"amiload "
            + Tool.current().version() + "\" \"amiload manual\"");
        // Neither hyphenated nor spread: both spoil what is to be copied.
        line(".nh");
        line(".ad l");
        section("NAME");
        line(escaped(name(spec)) + " \\- " + escaped(summary(spec)));
        section("SYNOPSIS");
        synopsis();
        section("DESCRIPTION");
        paragraphs(List.of(spec.usageMessage().description()));
        Footer footer = Footer.of(spec);
        footer.paragraphs.forEach(text -> {
            line(".PP");
            text(text);
        });
        parameters();
        commands();
        options();
        if (!footer.examples.isEmpty()) {
            section("EXAMPLES");
            line(".nf");
            footer.examples.forEach(example -> text(example.stripTrailing()));
            line(".fi");
        }
        seeAlso();
        return page.toString();
    }

    private void synopsis() {
        CommandLine.Help help =
            new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        String synopsis = help.synopsis(0).strip().replaceAll("\\s+", " ");
        String command = spec.qualifiedName();
        line("\\fB" + escaped(command) + "\\fR" + escaped(synopsis.substring(command.length())));
    }

    /** Picocli has put values into some texts and not into others; what its format leaves is these two. */
    private static String plain(String text) {
        return text.replace("%n", "\n").replace("%%", "%");
    }

    private void parameters() {
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (!parameter.hidden()) {
                line(".TP");
                line("\\fI" + escaped(parameter.paramLabel()) + "\\fR");
                paragraphs(List.of(parameter.description()));
            }
        }
    }

    private void commands() {
        List<CommandSpec> commands = visible(spec);
        if (commands.isEmpty()) {
            return;
        }
        section("COMMANDS");
        for (CommandSpec command : commands) {
            line(".TP");
            line("\\fB" + escaped(command.name()) + "\\fR");
            text(summary(command));
        }
    }

    private void options() {
        section("OPTIONS");
        List<OptionSpec> options = new ArrayList<>(spec.options());
        options.removeIf(OptionSpec::hidden);
        options.sort((a, b) -> Integer.compare(a.order(), b.order()));
        for (OptionSpec option : options) {
            line(".TP");
            List<String> names = new ArrayList<>();
            for (String name : option.names()) {
                names.add("\\fB" + escaped(name) + "\\fR");
            }
            line(String.join(", ", names)
                + (option.arity().max() > 0 ? "=\\fI" + escaped(option.paramLabel()) + "\\fR" : ""));
            paragraphs(List.of(option.description()));
        }
    }

    private void seeAlso() {
        List<String> pages = new ArrayList<>();
        if (spec.parent() != null) {
            pages.add(name(spec.parent()));
        }
        visible(spec.parent() == null ? spec : spec.parent()).stream().filter(other -> other != spec)
            .forEach(other -> pages.add(name(other)));
        section("SEE ALSO");
        List<String> references = pages.stream().map(page -> "\\fB" + escaped(page) + "\\fR(1)").toList();
        line(String.join(", ", references));
    }

    /** The subcommands that the help lists, in its order. */
    static List<CommandSpec> visible(CommandSpec spec) {
        List<CommandSpec> commands = new ArrayList<>();
        for (Map.Entry<String, CommandLine> entry : spec.subcommands().entrySet()) {
            CommandSpec command = entry.getValue().getCommandSpec();
            if (!command.usageMessage().hidden() && !commands.contains(command)) {
                commands.add(command);
            }
        }
        return commands;
    }

    /** A command's first sentence, without its full stop. */
    private static String summary(CommandSpec spec) {
        String[] description = spec.usageMessage().description();
        String text = description.length == 0 ? spec.name() : plain(description[0]);
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private void paragraphs(List<String> texts) {
        texts.forEach(text -> text(plain(text)));
    }

    private void section(String title) {
        line(".SH " + title);
    }

    private void text(String text) {
        for (String line : text.split("\n", -1)) {
            line(line.startsWith(".") || line.startsWith("'") ? "\\&" + escaped(line) : escaped(line));
        }
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** Hyphens and quotation marks would be set as typographic ones, which cannot be pasted into a shell. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
            .replace("^", "\\(ha").replace("~", "\\(ti");
    }

    /** What stands below the options: examples, each an indented line, and paragraphs. */
    private record Footer(List<String> paragraphs, List<String> examples) {

        static Footer of(CommandSpec spec) {
            List<String> paragraphs = new ArrayList<>();
            List<String> examples = new ArrayList<>();
            boolean inExamples = false;
            StringBuilder paragraph = new StringBuilder();
            for (String raw : spec.usageMessage().footer()) {
                String line = plain(raw);
                boolean heading = line.matches("Examples?:");
                if (inExamples && line.startsWith("  ")) {
                    examples.add(line.substring(2));
                } else if (heading || line.isBlank()) {
                    add(paragraph, paragraphs);
                } else {
                    paragraph.append(paragraph.isEmpty() ? "" : "\n").append(line.strip());
                }
                inExamples = heading || inExamples && line.startsWith("  ");
            }
            add(paragraph, paragraphs);
            return new Footer(paragraphs, examples);
        }

        private static void add(StringBuilder paragraph, List<String> paragraphs) {
            if (!paragraph.isEmpty()) {
                paragraphs.add(paragraph.toString());
                paragraph.setLength(0);
            }
        }
    }
}
