// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import java.util.List;

/** Puts a command line together again so that it can be pasted into a shell and kept in a file. */
final class RepeatCommand {

    private RepeatCommand() {
    }

    /** The command without its secret and without what only says where the result goes. */
    static String of(List<String> args) {
        StringBuilder command = new StringBuilder("amiload");
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--secret")) {
                command.append(" --secret-env ").append(SecretOptions.DEFAULT_VARIABLE);
                i++;
            } else if (arg.startsWith("--secret=")) {
                command.append(" --secret-env ").append(SecretOptions.DEFAULT_VARIABLE);
            } else if (arg.equals("--out")) {
                i++;
            } else if (!arg.startsWith("--out=") && !List.of("--json", "--quiet", "--no-color", "--hgrm", "--csv").contains(arg)) {
                command.append(' ').append(quoted(arg));
            }
        }
        return command.toString();
    }

    private static String quoted(String arg) {
        return arg.matches("[A-Za-z0-9_@%+=:,./-]+") ? arg : "'" + arg.replace("'", "'\\''") + "'";
    }
}
