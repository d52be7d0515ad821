// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.call.Channel;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.Text;
import java.util.List;

/** Console commands about one channel. */
final class ChannelCommands {

    private final Pbx pbx;

    ChannelCommands(Pbx pbx, Console console) {
        this.pbx = pbx;
        console.add("core show channel", this::show);
        console.add("channel request hangup", this::hangup);
    }

    private void show(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 1) {
            out.usage();
            return;
        }
        Channel channel = pbx.calls.find(Text.ofLatin1(arguments.get(0)));
        if (channel == null) {
            out.line(arguments.get(0) + " is not a known channel");
            return;
        }
        long seconds = channel.ageSeconds(pbx.clock.micros());
        out.line(" -- General --");
        row(out, "Name", channel.name);
        row(out, "Type", channel.name.toString().split("/")[0]);
        row(out, "UniqueID", channel.uniqueid);
        row(out, "LinkedID", channel.linkedid);
        row(out, "Caller ID", orNone(channel.caller.number()));
        row(out, "Caller ID Name", orNone(channel.caller.name()));
        row(out, "Connected Line ID", orNone(channel.connected.number()));
        row(out, "Connected Line ID Name", orNone(channel.connected.name()));
        row(out, "Eff. Connected Line ID", orNone(channel.connected.number()));
        row(out, "Eff. Connected Line ID Name", orNone(channel.connected.name()));
        row(out, "DNID Digits", "(N/A)");
        row(out, "Language", channel.language);
        row(out, "State", channel.state.word + " (" + channel.state.number + ")");
        row(out, "NativeFormats", "(slin)");
        row(out, "WriteFormat", "slin");
        row(out, "ReadFormat", "slin");
        row(out, "WriteTranscode", "No ");
        row(out, "ReadTranscode", "No ");
        row(out, "Time to Hangup", 0);
        row(out, "Elapsed Time", String.format("%dh%dm%ds", seconds / 3600, seconds / 60 % 60, seconds % 60));
        row(out, "Bridge ID", channel.bridge == null ? "(Not bridged)" : channel.bridge.uniqueid);
        out.line(" --   PBX   --");
        row(out, "Context", channel.context);
        row(out, "Extension", channel.exten);
        row(out, "Priority", channel.priority);
        row(out, "Call Group", 0);
        row(out, "Pickup Group", 0);
        row(out, "Application", orNone(channel.application));
        row(out, "Data", channel.data.isEmpty() ? "(Empty)" : channel.data);
        row(out, "Call Identifier", "(None)");
        row(out, "Variables", "");
        for (String name : channel.variableNames()) {
            out.line(name + "=" + channel.variable(name));
        }
        out.line("");
    }

    private static void row(ConsoleOutput out, String name, Object value) {
        out.line("%15s: %s", name, value);
    }

    private static Text orNone(Text value) {
        return value.isEmpty() || value.equals(Text.UNKNOWN) ? Text.of("(N/A)") : value;
    }

    private void hangup(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 1) {
            out.usage();
            return;
        }
        if (arguments.get(0).equals("all")) {
            for (Channel channel : pbx.calls.inTableOrder()) {
                out.line("Requested Hangup on channel '" + channel.name + "'");
                hangup(channel);
            }
            return;
        }
        Channel channel = pbx.calls.find(Text.ofLatin1(arguments.get(0)));
        if (channel == null) {
            out.line(arguments.get(0) + " is not a known channel");
        } else {
            out.line("Requested Hangup on channel '" + channel.name + "'");
            hangup(channel);
        }
    }

    private static void hangup(Channel channel) {
        if (!channel.hungUp) {
            channel.driver.hangupRequested();
        }
    }
}
