// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.call.Conference;
import io.amiload.emulator.call.ConferenceCall;
import io.amiload.emulator.call.Conferences;
import io.amiload.emulator.message.Text;
import java.util.List;

/** Console commands that lock a conference, and mute or put out those who confer. */
final class ConferenceCommands {

    private static final String ALL = "all";
    private static final String PARTICIPANTS = "participants";

    private final Conferences conferences;

    ConferenceCommands(Conferences conferences, Console console) {
        this.conferences = conferences;
        console.add("confbridge lock", (arguments, out) -> lock(arguments, out, true));
        console.add("confbridge unlock", (arguments, out) -> lock(arguments, out, false));
        console.add("confbridge mute", (arguments, out) -> mute(arguments, out, true));
        console.add("confbridge unmute", (arguments, out) -> mute(arguments, out, false));
        console.add("confbridge kick", this::kick);
    }

    private void lock(List<String> arguments, ConsoleOutput out, boolean locked) {
        if (arguments.size() != 1) {
            out.usage();
            return;
        }
        Conference conference = conferences.find(arguments.get(0));
        if (conference == null) {
            out.line("Conference " + arguments.get(0) + " is not found");
            return;
        }
        conference.locked = locked;
        out.line("Conference " + arguments.get(0) + (locked ? " is locked." : " is unlocked."));
    }

    private void mute(List<String> arguments, ConsoleOutput out, boolean muted) {
        Conference conference = conference(arguments, out);
        if (conference == null) {
            return;
        }
        List<ConferenceCall> calls = meant(conference, arguments.get(1));
        if (calls.isEmpty() && !isGroup(arguments.get(1))) {
            out.line("No channel named '" + arguments.get(1) + "' found in conference " + arguments.get(0));
            return;
        }
        out.line((muted ? "Muting " : "Unmuting ") + arguments.get(1) + " from confbridge " + arguments.get(0));
        calls.forEach(call -> call.mute(muted));
    }

    private void kick(List<String> arguments, ConsoleOutput out) {
        Conference conference = conference(arguments, out);
        if (conference == null) {
            return;
        }
        List<ConferenceCall> calls = meant(conference, arguments.get(1));
        if (calls.isEmpty() && !isGroup(arguments.get(1))) {
            out.line("No participant named '" + arguments.get(1) + "' found!");
            return;
        }
        out.line("Kicked '" + arguments.get(1) + "' out of conference '" + arguments.get(0) + "'");
        calls.forEach(ConferenceCall::kick);
    }

    /** The conference that the first of two words names; null when something was wrong, which is then told. */
    private Conference conference(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 2) {
            out.usage();
            return null;
        }
        Conference conference = conferences.find(arguments.get(0));
        if (conference == null) {
            out.line("No conference bridge named '" + arguments.get(0) + "' found!");
        }
        return conference;
    }

    private static boolean isGroup(String who) {
        return who.equalsIgnoreCase(ALL) || who.equalsIgnoreCase(PARTICIPANTS);
    }

    private static List<ConferenceCall> meant(Conference conference, String who) {
        if (isGroup(who)) {
            boolean all = who.equalsIgnoreCase(ALL);
            return conference.calls.stream().filter(call -> all || !call.isAdmin()).toList();
        }
        ConferenceCall call = conference.find(Text.ofLatin1(who));
        return call == null ? List.of() : List.of(call);
    }
}
