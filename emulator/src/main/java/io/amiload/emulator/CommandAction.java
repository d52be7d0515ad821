// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import java.util.List;

/** The action Command: a line for the console, and its output line by line. */
final class CommandAction {

    private static final List<String> FORBIDDEN = List.of("module load", "module unload", "restart gracefully");
    private static final int BYTES_PER_LINE = 12;

    private final Console console;
    private final Server server;

    CommandAction(Server server, ActionTable actions) {
        this.server = server;
        console = new Console(server, actions);
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
        server.writer.reserve(bytes);
        MessageWriter reply = session.reply(request, output.failed() ? AmiName.ERROR : AmiName.SUCCESS)
                .header(AmiKey.MESSAGE, "Command output follows");
        for (String line : lines) {
            reply.header(AmiKey.OUTPUT, Text.ofLatin1(line));
        }
        session.send(reply.end());
    }
}
