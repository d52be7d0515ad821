// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import java.util.List;

/** The action Command: a line for the console, and its output line by line. */
public final class CommandAction {

    private static final List<String> FORBIDDEN = List.of("module load", "module unload", "restart gracefully");
    private static final int BYTES_PER_LINE = 12;

    private final Console console;
    private final Manager manager;

    public CommandAction(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        console = new Console(manager, pbx, actions);
        actions.add(AmiName.COMMAND, "Execute Asterisk CLI Command.", this::command);
    }

    private void command(ManagerSession session, ActionRequest request) {
        String command = request.string(AmiKey.COMMAND);
        if (command.isBlank()) {
            session.error(request, "No command provided");
            return;
        }
        if (FORBIDDEN.stream().anyMatch(command.trim()::startsWith)) {
            session.error(request, "Command blacklisted");
            return;
        }
        ConsoleOutput output = console.run(command);
        List<String> lines = output.lines();
        int bytes = 4096;
        for (String line : lines) {
            bytes += line.length() + BYTES_PER_LINE;
        }
        manager.writer.reserve(bytes);
        MessageWriter reply = session.reply(request, output.failed() ? AmiName.ERROR : AmiName.SUCCESS)
                .header(AmiKey.MESSAGE, "Command output follows");
        for (String line : lines) {
            reply.header(AmiKey.OUTPUT, Text.ofLatin1(line));
        }
        session.send(reply.end());
    }
}
