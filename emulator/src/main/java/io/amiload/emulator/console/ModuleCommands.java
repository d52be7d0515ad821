// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.action.ModuleActions;
import io.amiload.emulator.session.HttpManager;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.Modules;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Console commands about modules, reloads, the log and the web server. */
final class ModuleCommands {

    private static final String ROW = "%-30s %-40.40s %-10s %-11s %13s";

    private final Manager manager;

    ModuleCommands(Manager manager, Console console) {
        this.manager = manager;
        console.add("module show", this::show);
        console.add("module reload", this::reload);
        console.add("core reload", (arguments, out) -> reload(List.of(), out));
        console.add("dialplan reload", (arguments, out) -> {
            manager.modules.reload("pbx_config");
            out.line("Dialplan reloaded.");
        });
        console.add("logger rotate", (arguments, out) -> { });
        console.add("logger reload", (arguments, out) -> { });
        console.add("logger show channels", this::logChannels);
        console.add("http show status", this::httpStatus);
    }

    private void show(List<String> arguments, ConsoleOutput out) {
        boolean like = arguments.size() == 2 && arguments.get(0).equalsIgnoreCase("like");
        if (!arguments.isEmpty() && !like) {
            out.usage();
            return;
        }
        Collection<Modules.Module> modules = manager.modules.loaded();
        out.line("%-30s %-40.40s %-10s %-11s %13s", "Module", "Description", "Use Count", "Status", "Support Level");
        int count = 0;
        for (Modules.Module module : modules) {
            if (!like || module.name.toLowerCase(Locale.ROOT).contains(arguments.get(1).toLowerCase(Locale.ROOT))) {
                out.line(ROW, module.name, module.description, Integer.toString(module.uses), module.status(),
                        module.support);
                count++;
            }
        }
        out.line(count + " modules loaded");
    }

    private void reload(List<String> arguments, ConsoleOutput out) {
        if (arguments.isEmpty()) {
            manager.modules.reloadAll();
            ModuleActions.raiseReload(manager.events, "All", Modules.Reload.DONE);
            return;
        }
        for (String name : arguments) {
            Modules.Reload result = manager.modules.reload(name);
            out.line(switch (result) {
                case DONE -> "Module '" + name + "' reloaded successfully.";
                case NOT_FOUND -> "No such module '" + name + "'";
                case NOT_IMPLEMENTED -> "The module '" + name + "' does not support reloads";
            });
            ModuleActions.raiseReload(manager.events, name, result);
        }
    }

    private void logChannels(List<String> arguments, ConsoleOutput out) {
        out.line("Logger queue limit: 1000");
        out.line("");
        out.line("%-35.35s %-8.8s %-10.10s %-9.9s %s", "Channel", "Type", "Formatter", "Status", "Configuration");
        out.line("%-35.35s %-8.8s %-10.10s %-9.9s %s", "-------", "----", "---------", "------", "-------------");
        out.line("%-35.35s %-8.8s %-10.10s %-9.9s  - %s", "/var/log/asterisk/messages.log", "File", "default",
                "Enabled", "NOTICE WARNING ERROR ");
        out.line("");
    }

    private void httpStatus(List<String> arguments, ConsoleOutput out) {
        HttpManager http = manager.http();
        out.line("HTTP Server Status:");
        out.line("Prefix: ");
        out.line("Server: Asterisk/" + manager.options.version().asterisk());
        String host = manager.options.bindAddress().getHostAddress();
        out.line(http == null || http.port() < 0 ? "Server Disabled"
                : "Server Enabled and Bound to " + host + ":" + http.port());
        if (http != null && http.securePort() >= 0) {
            out.line("");
            out.line("HTTPS Server Enabled and Bound to " + host + ":" + http.securePort());
        }
        out.line("");
    }
}
