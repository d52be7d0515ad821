// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.call.CallHistory;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.records.CdrSettings;
import io.amiload.emulator.records.CelEvent;
import io.amiload.emulator.records.CelSettings;
import java.util.List;

/** The console commands about records of calls and the log of channels. */
final class RecordCommands {

    private static final int IGNORES_CHANGES = 22;

    private final CallHistory history;
    private final int version;

    RecordCommands(Pbx pbx, Console console) {
        history = pbx.history;
        version = pbx.options.version().major();
        console.add("cdr show status", this::records);
        console.add("cel show status", this::log);
    }

    private void records(List<String> arguments, ConsoleOutput out) {
        CdrSettings settings = history.recordSettings;
        out.line("");
        out.line("Call Detail Record (CDR) settings");
        out.line("----------------------------------");
        row(out, "Logging:", settings.enabled() ? "Enabled" : "Disabled");
        row(out, "Mode:", "Simple");
        if (!settings.enabled()) {
            return;
        }
        row(out, "Log calls by default:", yes(settings.byDefault()));
        row(out, "Log unanswered calls:", yes(settings.unanswered()));
        row(out, "Log congestion:", yes(settings.congestion()));
        out.line("");
        if (version >= IGNORES_CHANGES) {
            row(out, "Ignore bridging changes:", "No");
            out.line("");
            row(out, "Ignore dial state changes:", "No");
            out.line("");
            row(out, "Cancel disposition enabled:", yes(settings.cancel()));
            out.line("");
        }
        out.line("* Registered Backends");
        out.line("  -------------------");
        out.line("    cdr_manager" + (settings.toManager() ? "" : " (suspended) "));
        out.line("");
    }

    private static void row(ConsoleOutput out, String name, String value) {
        out.line("  %-27s %s", name, value);
    }

    private static String yes(boolean value) {
        return value ? "Yes" : "No";
    }

    private void log(List<String> arguments, ConsoleOutput out) {
        CelSettings settings = history.logSettings;
        out.line("CEL Logging: " + (settings.enabled() ? "Enabled" : "Disabled"));
        if (!settings.enabled()) {
            return;
        }
        for (CelEvent event : CelEvent.values()) {
            if (settings.events().contains(event) && history.canLog(event)) {
                out.line("CEL Tracking Event: " + event);
            }
        }
        settings.applications().forEach(application -> out.line("CEL Tracking Application: " + application));
        out.line("CEL Event Subscriber: Manager Event Logging");
    }
}
