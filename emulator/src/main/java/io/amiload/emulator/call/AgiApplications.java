// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.List;

/** The applications AGI and EAGI. Of all scripts there is only the one that a manager is: {@code agi:async}. */
public final class AgiApplications {

    private static final String ASYNC = "agi:async";

    private final Calls calls;
    private final AgiCommands commands;
    private final AgiEvents events;

    AgiApplications(Calls calls, Applications applications) {
        this.calls = calls;
        commands = new AgiCommands(calls);
        events = new AgiEvents(calls.pbx.events);
        applications.add("AGI", this::agi);
        applications.add("DeadAGI", this::agi);
        applications.add("EAGI", (run, data) -> {
            boolean async = isAsync(data.toString().split(",")[0]);
            calls.setVariable(run.channel(), "AGISTATUS", Text.of(async ? "FAILURE" : "NOTFOUND"));
            run.go();
        });
    }

    private static boolean isAsync(String script) {
        return script.regionMatches(true, 0, ASYNC, 0, ASYNC.length());
    }

    /** A script is not found, as where there is no such file; a server elsewhere is not reached. */
    private void agi(Execution run, Text data) {
        List<String> arguments = List.of(data.toString().split(",", -1));
        String script = arguments.get(0);
        if (isAsync(script)) {
            Channel channel = run.channel();
            if (channel.agi == null) {
                channel.agi = new AsyncAgi(calls, channel, commands, events);
            }
            channel.agi.start(run, arguments.subList(1, arguments.size()));
            return;
        }
        boolean elsewhere = script.startsWith("agi://") || script.startsWith("hagi://");
        calls.setVariable(run.channel(), "AGISTATUS", Text.of(elsewhere ? "FAILURE" : "NOTFOUND"));
        run.go();
    }

    /**
     * Gives a channel a command, to be carried out when it is the command's turn.
     *
     * @param id what the manager calls it, or empty
     * @return false if the channel takes none
     */
    public boolean add(Channel channel, Text command, Text id) {
        return channel.agi != null && channel.agi.add(command, id);
    }
}
