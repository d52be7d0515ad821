// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.setup.ResourceTable;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Console commands about the server as a whole. */
final class CoreCommands {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int MOST_VERBOSE = 1_000_000;

    private final Manager manager;
    private final Pbx pbx;
    private int verbose;
    private int debug;

    CoreCommands(Manager manager, Pbx pbx, Console console) {
        this.manager = manager;
        this.pbx = pbx;
        console.add("core show settings", this::settings);
        console.add("core show applications", this::applications);
        console.add("core show application", this::application);
        console.add("core show functions", this::functions);
        console.add("core show function", this::function);
        console.add("core show threads", this::threads);
        console.add("core show sysinfo", this::systemInformation);
        console.add("core set verbose",
                (arguments, out) -> verbose = level("Console verbose", verbose, arguments, out));
        console.add("core set debug",
                (arguments, out) -> debug = level("Core debug", debug, arguments, out));
    }

    private void settings(List<String> arguments, ConsoleOutput out) {
        out.line("");
        out.line("PBX Core settings");
        out.line("-----------------");
        setting(out, "Version:", manager.options.version().asterisk());
        setting(out, "Maximum calls:", "Not set");
        setting(out, "Maximum open file handles:", "Not set");
        setting(out, "Root console verbosity:", Integer.toString(verbose));
        setting(out, "Current console verbosity:", "0");
        setting(out, "Debug level:", Integer.toString(debug));
        setting(out, "Maximum load average:", "0.000000");
        setting(out, "Startup time:", TIME.format(manager.started()));
        setting(out, "Last reload time:", TIME.format(manager.modules.lastReload()));
        setting(out, "System name:", manager.options.systemName());
        setting(out, "PBX UUID:", String.valueOf(pbx.database.get("pbx", "UUID")));
        setting(out, "Default language:", "en");
        out.line("");
        out.line("* Subsystems");
        out.line("  -------------");
        setting(out, "Manager (AMI):", "Enabled");
        setting(out, "Web Manager (AMI/HTTP):", manager.http() == null ? "Disabled" : "Enabled");
        setting(out, "Call data records:", "Enabled");
        setting(out, "Realtime Architecture (ARA):", "Disabled");
        out.line("");
    }

    private static void setting(ConsoleOutput out, String name, String value) {
        out.line("  %-28s %s", name, value);
    }

    private void applications(List<String> arguments, ConsoleOutput out) {
        boolean like = arguments.size() == 2 && arguments.get(0).equalsIgnoreCase("like");
        boolean describing = arguments.size() > 1 && arguments.get(0).equalsIgnoreCase("describing");
        if (!arguments.isEmpty() && !like && !describing) {
            out.usage();
            return;
        }
        out.line("    -= " + (arguments.isEmpty() ? "Registered" : "Matching") + " Asterisk Applications =-");
        int count = 0;
        for (String[] row : rows("applications.tsv")) {
            String text = (like ? row[0] : row[0] + " " + row[3]).toLowerCase(Locale.ROOT);
            if (arguments.stream().skip(1).allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)))) {
                out.line("  %20s: %s", row[0], row[3]);
                count++;
            }
        }
        out.line("    -= " + count + " Applications " + (arguments.isEmpty() ? "Registered" : "Matching") + " =-");
    }

    private void application(List<String> arguments, ConsoleOutput out) {
        if (arguments.isEmpty()) {
            out.usage();
            return;
        }
        boolean any = false;
        for (String[] row : rows("applications.tsv")) {
            if (arguments.stream().anyMatch(row[0]::equalsIgnoreCase)) {
                out.line("");
                out.line("  -= Info about Application '" + row[0] + "' =- ");
                out.line("");
                out.line("[Synopsis]");
                out.line(row[3]);
                any = true;
            }
        }
        if (!any) {
            out.line("Your application(s) is (are) not registered");
            out.fail();
        }
    }

    private void functions(List<String> arguments, ConsoleOutput out) {
        boolean like = arguments.size() == 2 && arguments.get(0).equalsIgnoreCase("like");
        if (!arguments.isEmpty() && !like) {
            out.usage();
            return;
        }
        out.line(like ? "Matching Custom Functions:" : "Installed Custom Functions:");
        out.line("-".repeat(80));
        int count = 0;
        for (String[] row : rows("functions.tsv")) {
            if (!like || row[0].toLowerCase(Locale.ROOT).contains(arguments.get(1).toLowerCase(Locale.ROOT))) {
                out.line(row[3].replace("\\t", "\t"));
                count++;
            }
        }
        out.line(count + (like ? " matching" : "") + " custom functions installed.");
    }

    private void function(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 1) {
            out.usage();
            return;
        }
        for (String[] row : rows("functions.tsv")) {
            if (row[0].equals(arguments.get(0))) {
                out.line(row[3]);
                return;
            }
        }
        out.line("No function by that name registered.");
        out.fail();
    }

    private List<String[]> rows(String table) {
        return ResourceTable.rows(table).stream()
                .filter(row -> ResourceTable.covers(row[1], row[2], manager.options.version().major())).toList();
    }

    /** The emulator's own threads: one does what many do in Asterisk. */
    private void threads(List<String> arguments, ConsoleOutput out) {
        Thread[] threads = new Thread[Thread.activeCount() + 16];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            out.line("0x%012x %-20s started at emulator", System.identityHashCode(threads[i]), threads[i].getName());
        }
        out.line(count + " threads listed.");
    }

    private void systemInformation(List<String> arguments, ConsoleOutput out) {
        long total = Runtime.getRuntime().totalMemory() / 1024;
        out.line("");
        out.line("System Statistics");
        out.line("-----------------");
        out.line("  %-26s %s", "System Uptime:",
                ManagementFactory.getRuntimeMXBean().getUptime() / 3_600_000 + " hours");
        out.line("  %-26s %d KiB", "Total RAM:", total);
        out.line("  %-26s %d KiB", "Free RAM:", Runtime.getRuntime().freeMemory() / 1024);
        out.line("");
    }

    private static int level(String what, int old, List<String> arguments, ConsoleOutput out) {
        int number = arguments.size() == 1 ? number(arguments.get(0)) : -1;
        if (number < 0) {
            out.usage();
            return old;
        }
        out.line(number == old ? what + " is still " + word(old) + "."
                : what + " was " + word(old) + " and is now " + word(number) + ".");
        return number;
    }

    private static int number(String text) {
        if (text.equalsIgnoreCase("off")) {
            return 0;
        }
        return text.matches("\\d{1,6}") ? Math.min(MOST_VERBOSE, Integer.parseInt(text)) : -1;
    }

    private static String word(int level) {
        return level == 0 ? "OFF" : Integer.toString(level);
    }
}
