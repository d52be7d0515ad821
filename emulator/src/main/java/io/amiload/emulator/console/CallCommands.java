// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.call.CallerId;
import io.amiload.emulator.call.Conference;
import io.amiload.emulator.call.ConferenceCall;
import io.amiload.emulator.call.Conferences;
import io.amiload.emulator.call.Hints;
import io.amiload.emulator.call.LocalAddress;
import io.amiload.emulator.call.Originate;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.Text;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Console commands that place calls, and about those who confer or are watched. */
final class CallCommands {

    private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(30);
    private static final String ROOM = "%-32s %6s %6s %-6s %s";
    private static final String PARTICIPANT = "%-30s %-6s %-16s %-16s %-16s %s";

    private final Pbx pbx;
    /** Newer versions show more of a hint. */
    private final String hintLine;

    CallCommands(Pbx pbx, Console console) {
        this.pbx = pbx;
        hintLine = (pbx.options.version().major() <= 16 ? "%-20.20s: %-20.20s  " : "%-30.30s: %-60.60s  ")
                + "State:%-15.15s Presence:%-15.15s Watchers %2d";
        console.add("channel originate", this::originate);
        console.add("core show hints", this::hints);
        console.add("core show hint", this::hint);
        console.add("confbridge list", this::conferences);
    }

    /** {@code CHANNEL application NAME [ARGUMENTS]} or {@code CHANNEL extension [EXTEN@][CONTEXT]}. */
    private void originate(List<String> words, ConsoleOutput out) {
        boolean application = words.size() > 2 && words.get(1).equalsIgnoreCase("application");
        boolean extension = words.size() > 1 && words.size() < 4 && words.get(1).equalsIgnoreCase("extension");
        if (!application && !extension || words.get(0).indexOf('/') < 0) {
            out.usage();
            return;
        }
        String channel = words.get(0);
        Text name = Text.EMPTY;
        Text data = Text.EMPTY;
        String exten = "";
        String context = "";
        if (application) {
            name = Text.ofLatin1(words.get(2));
            data = Text.ofLatin1(String.join(" ", words.subList(3, words.size())));
        } else {
            String place = words.size() > 2 ? words.get(2) : "";
            int at = place.indexOf('@');
            exten = at < 0 ? place : place.substring(0, at);
            context = at < 0 ? "" : place.substring(at + 1);
            exten = exten.isEmpty() ? "s" : exten;
            context = context.isEmpty() ? "default" : context;
        }
        new Originate(pbx.calls, new Originate.Order(Text.EMPTY, Text.ofLatin1(channel),
                LocalAddress.parse(channel), name, data, Text.ofLatin1(context), Text.ofLatin1(exten),
                application ? 0 : 1, TIMEOUT, CallerId.parse(Text.EMPTY), Text.EMPTY, List.of(), Text.EMPTY,
                Text.EMPTY), reason -> { }).start();
    }

    private void hints(List<String> words, ConsoleOutput out) {
        List<Hints.Hint> all = pbx.hints.list();
        if (!words.isEmpty()) {
            out.usage();
        } else if (all.isEmpty()) {
            out.line("There are no registered dialplan hints");
        } else {
            out.line("");
            out.line("    -= Registered Asterisk Dial Plan Hints =-");
            all.forEach(hint -> show(hint, out));
            out.line("----------------");
            out.line("- " + all.size() + " hints registered");
        }
    }

    private void hint(List<String> words, ConsoleOutput out) {
        if (words.size() != 1) {
            out.usage();
            return;
        }
        List<Hints.Hint> found = pbx.hints.list().stream().filter(hint -> hint.exten.equals(words.get(0))).toList();
        if (pbx.hints.list().isEmpty()) {
            out.line("There are no registered dialplan hints");
        } else if (found.isEmpty()) {
            out.line("No hints matching extension " + words.get(0));
        } else {
            found.forEach(hint -> show(hint, out));
            out.line(found.size() + " hint" + (found.size() == 1 ? "" : "s") + " matching extension " + words.get(0));
        }
    }

    private void show(Hints.Hint hint, ConsoleOutput out) {
        String presence = hint.presence.isEmpty() ? "not_set" : pbx.presences.get(hint.presence).state();
        out.line(hintLine, hint.exten + "@" + hint.context, hint.text, pbx.hints.state(hint).text(), presence, 0);
    }

    private void conferences(List<String> words, ConsoleOutput out) {
        if (words.size() > 1) {
            out.usage();
        } else if (words.isEmpty()) {
            out.line("Conference Bridge Name           Users  Marked Locked Muted");
            out.line("================================ ====== ====== ====== =====");
            for (Conference each : pbx.conferences.list()) {
                out.line(ROOM, each.name, each.calls.size(), each.marked(), Conferences.yes(each.locked), "No");
            }
        } else {
            participants(words.get(0), out);
        }
    }

    private void participants(String name, ConsoleOutput out) {
        Conference conference = pbx.conferences.find(name);
        if (conference == null) {
            out.line("No conference bridge named '" + name + "' found!");
            return;
        }
        out.line("Channel                        Flags  User Profile     Bridge Profile   Menu             CallerID");
        out.line("============================== ====== ================ ================ ================ "
                + "================");
        for (ConferenceCall call : conference.calls) {
            String flags = (call.isAdmin() ? "A" : "") + (call.isMarked() ? "M" : "") + (call.isMuted() ? "m" : "");
            out.line(PARTICIPANT, call.channel().name, flags, "default_user", "default_bridge", "default_menu",
                    call.channel().caller.number());
        }
    }
}
