// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command reads from and writes to.
 *
 * @param in          standard input
 * @param rawOut      standard output for bytes
 * @param out         standard output for text; flushed at each line
 * @param err         standard error
 * @param environment environment variables
 * @param folder      the current folder
 * @param outTerminal true when people look at {@code out}
 * @param errTerminal true when people look at {@code err}
 */
record Console(InputStream in, OutputStream rawOut, PrintStream out, PrintStream err,
               Map<String, String> environment, Path folder, boolean outTerminal, boolean errTerminal) {

    /** The process's own. */
    static Console system() {
        OutputStream raw = new FileOutputStream(FileDescriptor.out);
        return new Console(new FileInputStream(FileDescriptor.in), raw,
            new PrintStream(raw, true, StandardCharsets.UTF_8),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8), System.getenv(),
            Path.of(""), isTerminal(1), isTerminal(2));
    }

    // System.console() speaks of standard input and output together, and differently from release to release.
    private static boolean isTerminal(int descriptor) {
        try {
            String file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    boolean wantsColor() {
        String noColor = environment.get("NO_COLOR");
        return (noColor == null || noColor.isEmpty()) && !"dumb".equals(environment.get("TERM"));
    }

    boolean isDebug() {
        String debug = environment.get("AMILOAD_DEBUG");
        return debug != null && !debug.isEmpty() && !debug.equals("0");
    }
}
