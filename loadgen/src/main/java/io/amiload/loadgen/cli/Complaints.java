// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Suggestions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns everything that goes wrong into one sentence on standard error and an exit code. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Console console;

    Complaints(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        debug(e);
        console.err().println(name + ": " + sentence(e));
        console.err().println("Try '" + name + " --help'.");
        return ExitCodes.USAGE;
    }

    private String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(e.getCommandLine(), unmatched.getUnmatched().get(0));
        }
        if (e.getCause() instanceof PlanException cause) {
            return cause.getMessage();
        }
        if (e.getArgSpec() instanceof OptionSpec option && e.getValue() != null) {
            return option.longestName() + ": '" + e.getValue() + "' is not " + expectation(option)
                + (option.type().isEnum()
                    ? Suggestions.forWord(e.getValue(), List.of(option.paramLabel().split("\\|"))) : "");
        }
        String message = firstLine(e.getMessage());
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String expectation(OptionSpec option) {
        Class<?> type = option.type();
        if (type.isEnum()) {
            return "one of " + option.paramLabel().replace("|", ", ");
        }
        return type == int.class || type == Integer.class || type == long.class || type == Long.class
            ? "a whole number" : "a value it can take";
    }

    private String unmatched(CommandLine command, String argument) {
        if (argument.startsWith("-")) {
            String option = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
            return "unknown option " + option + Suggestions.forWord(option, optionNames(command));
        }
        if (command.getSubcommands().isEmpty()) {
            return "unexpected argument '" + argument + "'";
        }
        return "unknown command '" + argument + "'" + Suggestions.forWord(argument, command.getSubcommands().keySet());
    }

    private static List<String> optionNames(CommandLine command) {
        List<String> names = new ArrayList<>();
        command.getCommandSpec().options().stream().filter(option -> !option.hidden())
            .forEach(option -> names.addAll(List.of(option.names())));
        return names;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        debug(e);
        String name = command.getCommandSpec().qualifiedName();
        if (e instanceof PlanException) {
            console.err().println(name + ": " + e.getMessage());
            return ExitCodes.USAGE;
        }
        if (e instanceof TargetException) {
            console.err().println(name + ": " + e.getMessage());
            return ExitCodes.TARGET;
        }
        String what = e.getMessage() == null ? e.getClass().getSimpleName()
            : e.getClass().getSimpleName() + ": " + firstLine(e.getMessage());
        console.err().println(name + ": internal error: " + what + " (AMILOAD_DEBUG=1 shows where)");
        return ExitCodes.INTERNAL;
    }

    private void debug(Exception e) {
        if (console.isDebug()) {
            e.printStackTrace(console.err());
        }
    }

    private static String firstLine(String message) {
        String text = message == null ? "" : message;
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
