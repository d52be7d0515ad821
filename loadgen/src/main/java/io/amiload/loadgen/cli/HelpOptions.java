// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import picocli.CommandLine.Option;

/** What every command understands. */
final class HelpOptions {

    @Option(names = {"-h", "--help"}, usageHelp = true, order = HelpSections.HELP, description = "Show this help and exit.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, order = HelpSections.HELP + 1, description = "Show the version and exit.")
    private boolean version;
}
