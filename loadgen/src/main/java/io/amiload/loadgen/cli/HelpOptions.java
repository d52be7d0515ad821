// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import picocli.CommandLine.Option;

/** What every command understands. */
final class HelpOptions {

    @Option(names = {"-h", "--help"}, usageHelp = true, order = 100, description = "Show this help and exit.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, order = 101, description = "Show the version and exit.")
    private boolean version;
}
