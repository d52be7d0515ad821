// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.setup.Account;
import io.amiload.emulator.setup.EmulatorOptions;
import java.util.List;

/** Console commands about the manager interface. */
final class ManagerCommands {

    private final Manager manager;
    private final ActionTable actions;

    ManagerCommands(Manager manager, ActionTable actions, Console console) {
        this.manager = manager;
        this.actions = actions;
        console.add("manager show commands", this::commands);
        console.add("manager show command", this::command);
        console.add("manager show users", this::users);
        console.add("manager show user", this::user);
        console.add("manager show settings", this::settings);
        console.add("manager show eventq", (arguments, out) -> { });
        console.add("manager set debug", this::debug);
        console.add("manager reload", (arguments, out) -> reload(arguments, out));
    }

    private void commands(List<String> arguments, ConsoleOutput out) {
        out.line("  %-43.43s  %.33s", "Action", "Synopsis");
        out.line("  %-43.43s  %.33s", "------", "--------");
        for (ActionTable.Action action : actions.listed()) {
            out.line("  %-43.43s  %.33s", action.name, action.synopsis + " ");
        }
    }

    private void command(List<String> arguments, ConsoleOutput out) {
        if (arguments.isEmpty()) {
            out.usage();
            return;
        }
        for (ActionTable.Action action : actions.listed()) {
            if (arguments.stream().anyMatch(action.name::equalsIgnoreCase)) {
                out.line("");
                out.line("  -= Info about Manager Command '" + action.name + "' =- ");
                out.line("");
                out.line("[Synopsis]");
                out.line(action.synopsis + " ");
                out.line("");
                out.line("[Provided By]");
                out.line(action.module.isEmpty() ? "builtin" : action.module.replace(".so", ""));
                out.line("");
                out.line("[Privilege]");
                out.line(ClassMask.text(action.classes));
            }
        }
    }

    private void users(List<String> arguments, ConsoleOutput out) {
        if (!arguments.isEmpty()) {
            out.usage();
            return;
        }
        out.line("");
        out.line("username");
        out.line("--------");
        for (Account account : manager.settings().accounts().values()) {
            out.line(account.name());
        }
        out.line("-------------------");
        out.line(manager.settings().accounts().size() + " manager users configured.");
    }

    private void user(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 1) {
            out.usage();
            return;
        }
        Account account = manager.settings().account(arguments.get(0));
        if (account == null) {
            out.line("There is no manager called " + arguments.get(0));
            return;
        }
        out.line("");
        out.line("%18s: %s", "username", account.name());
        out.line("%18s: %s", "secret", account.secret().isEmpty() ? "<N/A>" : "<Set>");
        out.line("%18s: %s", "ACL", "no");
        out.line("%18s: %s", "read perm", ClassMask.text(account.read()));
        out.line("%18s: %s", "write perm", ClassMask.text(account.write()));
        out.line("%18s: %s", "displayconnects", account.displayConnects() ? "yes" : "no");
        out.line("%18s: %s", "allowmultiplelogin", account.allowMultipleLogin() ? "yes" : "no");
        out.line("%18s: %s", "Variables", "");
    }

    private void settings(List<String> arguments, ConsoleOutput out) {
        EmulatorOptions options = manager.options;
        out.line("");
        out.line("Global Settings:");
        out.line("----------------");
        setting(out, "Manager (AMI):", "Yes");
        setting(out, "Web Manager (AMI/HTTP):", manager.http() == null ? "No" : "Yes");
        setting(out, "TCP Bindaddress:", options.bindAddress().getHostAddress() + ":" + manager.port());
        setting(out, "TLS Enable:", manager.tls() == null ? "No" : "Yes");
        setting(out, "Timestamp events:", manager.settings().timestampEvents() ? "Yes" : "No");
        setting(out, "Debug:", manager.settings().debug() ? "Yes" : "No");
    }

    private static void setting(ConsoleOutput out, String name, String value) {
        out.line("  %-25.25s  %-15.55s", name, value);
    }


    private void debug(List<String> arguments, ConsoleOutput out) {
        if (arguments.isEmpty()) {
            out.line("manager debug is " + (manager.settings().debug() ? "on" : "off"));
        } else if (arguments.size() > 1 || !List.of("on", "off").contains(arguments.get(0))) {
            out.usage();
        }
    }

    private void reload(List<String> arguments, ConsoleOutput out) {
        if (arguments.isEmpty()) {
            manager.modules.reload("manager");
        } else {
            out.usage();
        }
    }
}
