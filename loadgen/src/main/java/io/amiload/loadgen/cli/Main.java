// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

/** Where the program starts. */
public final class Main {

    private Main() {
    }

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(execute(Console.system(), EngineLoad::new, args));
    }

    static int execute(Console console, Load.Factory loads, String... args) {
        return AmiloadCommand.commandLine(console, loads).execute(args);
    }
}
