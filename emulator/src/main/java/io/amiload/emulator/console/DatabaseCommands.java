// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.call.Database;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.Text;
import java.util.List;
import java.util.Map;

/** Console commands about Asterisk's small database. */
final class DatabaseCommands {

    private final Database database;

    DatabaseCommands(Pbx pbx, Console console) {
        database = pbx.database;
        console.add("database show", this::show);
        console.add("database showkey", this::showKey);
        console.add("database get", this::get);
        console.add("database put", this::put);
        console.add("database del", this::delete);
        console.add("database deltree", this::deleteTree);
    }

    private void show(List<String> arguments, ConsoleOutput out) {
        Map<String, Text> found = database.tree(arguments.isEmpty() ? "" : arguments.get(0),
                arguments.size() > 1 ? arguments.get(1) : "");
        print(found, out);
    }

    private static void print(Map<String, Text> found, ConsoleOutput out) {
        found.forEach((path, value) -> out.line("%-50s: %-25s", path, value));
        out.line(found.size() + " results found.");
    }

    private void showKey(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 1) {
            out.usage();
            return;
        }
        Map<String, Text> found = database.tree("", "");
        found.keySet().removeIf(path -> !path.endsWith("/" + arguments.get(0)));
        print(found, out);
    }

    private void get(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 2) {
            out.usage();
            return;
        }
        Text value = database.get(arguments.get(0), arguments.get(1));
        out.line(value == null ? "Database entry not found." : "Value: " + value);
    }

    private void put(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 3) {
            out.usage();
            return;
        }
        database.put(arguments.get(0), arguments.get(1), Text.ofLatin1(arguments.get(2)));
        out.line("Updated database successfully");
    }

    private void delete(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 2) {
            out.usage();
            return;
        }
        out.line(database.remove(arguments.get(0), arguments.get(1)) ? "Database entry removed."
                : "Database entry could not be removed.");
    }

    private void deleteTree(List<String> arguments, ConsoleOutput out) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            out.usage();
            return;
        }
        int removed = database.removeTree(arguments.get(0), arguments.size() > 1 ? arguments.get(1) : "");
        out.line(removed == 0 ? "Database entries do not exist." : removed + " database entries removed.");
    }
}
