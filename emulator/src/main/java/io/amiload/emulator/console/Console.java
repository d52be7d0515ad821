// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.call.Channel;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The console commands that are emulated. Text is ISO 8859-1, one character per byte.
 */
final class Console {

    /** A command; gets the words behind its name. */
    interface Command {
        void run(List<String> arguments, ConsoleOutput out);
    }

    private static final String VERBOSE_TAIL =
            "%-7.7s %-12.12s %-25.25s %-15.15s %8.8s %-11.11s %-11.11s %-20.20s";

    private final Manager manager;
    private final Pbx pbx;
    private final ActionTable actions;
    private final ConsoleManual manual;
    private final Map<String, Command> commands = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    Console(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        this.actions = actions;
        manual = new ConsoleManual(manager.options.version());
        commands.put("core show version", this::version);
        commands.put("core show uptime", this::uptime);
        commands.put("core show channels concise", this::channelsConcise);
        commands.put("core show channels count", (arguments, out) -> counts(out));
        commands.put("core show channels", this::channels);
        commands.put("core show calls", this::showCalls);
        commands.put("core show taskprocessors", this::taskprocessors);
        commands.put("core show help", manual::help);
        commands.put("manager show connected", this::connected);
        new CoreCommands(manager, pbx, this);
        new QueueCommands(pbx, this);
        new QueueMemberCommands(pbx, this);
        new CallCommands(pbx, this);
        new ManagerCommands(manager, actions, this);
        new ModuleCommands(manager, this);
        new DatabaseCommands(pbx, this);
        new ChannelCommands(pbx, this);
        new SipCommands(pbx, this);
        new ParkingCommands(pbx, this);
        new RecordCommands(pbx, this);
        new DialplanCommands(pbx, this);
        new StateCommands(pbx, this);
        new ConferenceCommands(pbx.conferences, this);
        new FixedTables(manager.options.version(), this);
        alias("help", "core show help");
        alias("reload", "module reload");
        alias("originate", "channel originate");
        alias("hangup request", "channel request hangup");
    }

    /** Adds a command, whose usage is the one of Asterisk. */
    void add(String name, Command command) {
        commands.put(name, command);
    }

    /** Another name for a command, as {@code cli_aliases.conf} brings along. */
    private void alias(String name, String command) {
        commands.put(name, commands.get(command));
        aliases.put(name, command);
    }

    /** Runs a command line; the command with the longest name that it starts with counts. Case does not matter. */
    ConsoleOutput run(String line) {
        List<String> words = words(line);
        ConsoleOutput out = new ConsoleOutput();
        for (int length = words.size(); length > 0; length--) {
            String name = joined(words, length).toLowerCase(Locale.ROOT);
            Command command = commands.get(name);
            if (command != null) {
                command.run(words.subList(length, words.size()), out);
                List<String> rest = words.subList(length, words.size());
                String meant = aliases.getOrDefault(name, name);
                String typed = meant.equals(name) ? line.trim() : (meant + " " + String.join(" ", rest)).trim();
                out.finish(typed, manual.usage(meant));
                if (!meant.equals(name)) {
                    out.succeed();
                }
                return out;
            }
        }
        out.line("No such command '" + line.trim() + "' (type 'core show help " + manual.bestKnown(words)
                + "' for other possible commands)");
        out.failAsUnknown();
        return out;
    }

    /** Words are parted by blanks, unless these stand between quotes or behind a backslash. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                any = true;
            } else if (!quoted && (c == ' ' || c == '\t')) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }

    private static String joined(List<String> words, int count) {
        return String.join(" ", words.subList(0, count));
    }

    private void version(List<String> arguments, ConsoleOutput out) {
        if (!arguments.isEmpty()) {
            out.usage();
            return;
        }
        out.line("Asterisk " + manager.options.version().asterisk()
                + " built by amiload @ emulator on a x86_64 running Linux on 2026-01-01 00:00:00 UTC");
    }

    private void uptime(List<String> arguments, ConsoleOutput out) {
        if (!arguments.isEmpty() && !arguments.equals(List.of("seconds"))) {
            out.usage();
            return;
        }
        long uptime = manager.uptimeSeconds();
        String seconds = arguments.isEmpty() ? spelled(uptime) : Long.toString(uptime);
        out.line("System uptime: " + seconds);
        long reload = manager.secondsSinceReload();
        out.line("Last reload: " + (arguments.isEmpty() ? spelled(reload) : Long.toString(reload)));
    }

    static String spelled(long seconds) {
        StringBuilder text = new StringBuilder();
        long rest = append(text, seconds, 31_536_000, "year");
        rest = append(text, rest, 604_800, "week");
        rest = append(text, rest, 86_400, "day");
        rest = append(text, rest, 3_600, "hour");
        rest = append(text, rest, 60, "minute");
        if (rest > 0 || text.length() == 0) {
            append(text, Math.max(rest, 1), 1, "second");
        }
        return text.toString();
    }

    private static long append(StringBuilder text, long seconds, long unit, String name) {
        long count = seconds / unit;
        if (count > 0) {
            text.append(text.length() == 0 ? "" : ", ").append(count).append(' ').append(name)
                    .append(count == 1 ? "" : "s");
        }
        return seconds % unit;
    }

    private void channels(List<String> arguments, ConsoleOutput out) {
        boolean verbose = arguments.equals(List.of("verbose"));
        if (!verbose && !arguments.isEmpty()) {
            out.usage();
            return;
        }
        boolean cut = pbx.options.version().cutsChannelNames();
        String verboseHead = cut ? "%-20.20s %-20.20s %-16.16s " : "%-80.80s %-24.24s %-24.24s ";
        String row = cut ? "%-20.20s %-20.20s %-7.7s %-30.30s" : "%-64.64s %-32.32s %-7.7s %-30.30s";
        if (verbose) {
            out.line(verboseHead + "%-4.4s " + VERBOSE_TAIL, "Channel", "Context", "Extension",
                    "Prio", "State", "Application", "Data", "CallerID", "Duration", "Accountcode",
                    "PeerAccount", "BridgeID");
        } else {
            out.line(row, "Channel", "Location", "State", "Application(Data)");
        }
        for (Channel channel : pbx.calls.inToldOrder()) {
            if (verbose) {
                out.line(verboseHead + "%4d " + VERBOSE_TAIL, channel.name, channel.context,
                        channel.exten, channel.priority, channel.state.word, channel.application,
                        channel.data.isEmpty() ? "(Empty)" : channel.data,
                        channel.caller.number(), channel.age(manager.clock.micros()), channel.accountCode,
                        peerAccount(channel), channel.bridgeId());
            } else {
                out.line(row, channel.name,
                        channel.exten + "@" + channel.context + ":" + channel.priority, channel.state.word,
                        channel.application + "(" + channel.data + ")");
            }
        }
        counts(out);
    }

    private static Text peerAccount(Channel channel) {
        return channel.peer == null ? Text.EMPTY : channel.peer.accountCode;
    }

    private void counts(ConsoleOutput out) {
        int channels = pbx.calls.size();
        out.line(channels + " active channel" + (channels == 1 ? "" : "s"));
        calls(out);
    }

    private void showCalls(List<String> arguments, ConsoleOutput out) {
        if (arguments.isEmpty()) {
            calls(out);
        } else if (arguments.equals(List.of("uptime")) || arguments.equals(List.of("uptime", "seconds"))) {
            calls(out);
            long uptime = manager.uptimeSeconds();
            boolean plain = arguments.size() > 1;
            out.line("System uptime: " + (plain ? Long.toString(uptime) : spelled(uptime)));
        } else {
            out.usage();
        }
    }

    private void calls(ConsoleOutput out) {
        int calls = pbx.calls.runningCalls();
        long processed = pbx.calls.processedCalls();
        out.line(calls + " active call" + (calls == 1 ? "" : "s"));
        out.line(processed + " call" + (processed == 1 ? "" : "s") + " processed");
    }

    private void channelsConcise(List<String> arguments, ConsoleOutput out) {
        for (Channel channel : pbx.calls.inToldOrder()) {
            out.line("%s!%s!%s!%d!%s!%s!%s!%s!%s!%s!3!%d!%s!%s", channel.name, channel.context, channel.exten,
                    channel.priority, channel.state.word, channel.application, channel.data,
                    channel.caller.number(), channel.accountCode, peerAccount(channel),
                    channel.ageSeconds(manager.clock.micros()),
                    channel.bridgeId(), channel.uniqueid);
        }
    }

    /** One queue of work, which here is the event stream. */
    private void taskprocessors(List<String> arguments, ConsoleOutput out) {
        String row = "%-70s %10s %10s %10s %10s %10s";
        out.line("");
        out.line(row, "Processor", "Processed", "In Queue", "Max Depth", "Low water", "High water");
        out.line(row, "manager:core-00000005", manager.counters.eventsRaised.get(), 0, 1, 450, 500);
        out.line("");
        out.line("1 taskprocessor");
    }

    private void connected(List<String> arguments, ConsoleOutput out) {
        out.line("  %-15.15s  %-55.55s  %-10.10s  %-10.10s  %-8.8s  %-8.8s  %-10.10s  %-10.10s",
                "Username", "IP Address", "Start", "Elapsed", "FileDes", "HttpCnt", "ReadPerms", "WritePerms");
        int users = 0;
        for (int i = 0; i < manager.sessions.size(); i++) {
            ManagerSession session = manager.sessions.get(i);
            if (!session.isAuthenticated()) {
                continue;
            }
            users++;
            long start = session.loginMicros() / 1_000_000;
            out.line("  %-15.15s  %-55.55s  %-10d  %-10d  %-8d  %-8d  %-10d  %-10d", session.username(),
                    session.address().host(), start, manager.clock.micros() / 1_000_000 - start, 20 + i, 0,
                    session.account().read(), session.account().write());
        }
        out.line(users + " users connected.");
    }
}
