// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.call.AsyncAgi.Outcome;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.setup.ResourceTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The commands of AGI, by their words. There is no sound and no text from the far end, only its digits. */
final class AgiCommands {

    /** Carries a command out; the words of its name come first. It ends with one of the agi's {@code done}. */
    private interface Handler {
        void run(AsyncAgi agi, List<String> words);
    }

    /** A command, and between how many words it takes. */
    private record Command(int least, int most, Handler handler) {
    }

    private static final int ANY = Integer.MAX_VALUE;
    private static final int MOST_NAME_WORDS = 3;
    private static final long SYLLABLE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long BEEP = TimeUnit.MILLISECONDS.toNanos(440);
    private static final long SOUND = TimeUnit.SECONDS.toNanos(1);
    /** A sound's samples in a nanosecond. */
    private static final double SAMPLES = 8e-6;

    private final Calls calls;
    private final Map<String, Command> commands = new TreeMap<>();
    private final Map<String, String> usages = new TreeMap<>();

    AgiCommands(Calls calls) {
        this.calls = calls;
        for (String[] row : ResourceTable.rows("agi-usage.tsv")) {
            usages.put(row[0], row[1].replace("\\n", "\n"));
        }
        addChannelCommands();
        addVariables();
        addDatabase();
        addSounds();
        addOthers();
    }

    private void add(String name, int least, int most, Handler handler) {
        commands.put(name, new Command(least, most, handler));
    }

    /** Carries a line out. */
    void run(AsyncAgi agi, String line) {
        List<String> words = AgiWords.split(line);
        String name = nameIn(words);
        Command command = name == null ? null : commands.get(name);
        if (command == null) {
            agi.done(Outcome.UNKNOWN, "510 Invalid or unknown command\n");
        } else if (words.size() < command.least || words.size() > command.most) {
            usage(agi, words);
        } else {
            command.handler.run(agi, words);
        }
    }

    /** The longest name of a command that the words begin with; null if there is none. */
    private String nameIn(List<String> words) {
        String found = null;
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < Math.min(MOST_NAME_WORDS, words.size()); i++) {
            name.append(i == 0 ? "" : " ").append(words.get(i).toLowerCase(Locale.ROOT));
            found = commands.containsKey(name.toString()) ? name.toString() : found;
        }
        return found;
    }

    private void usage(AsyncAgi agi, List<String> words) {
        String usage = usages.get(nameIn(words));
        agi.done(Outcome.USAGE, usage == null ? "520 Invalid command syntax.  Proper usage not available.\n"
                : "520-Invalid command syntax.  Proper usage follows:\n" + usage + "\n520 End of proper usage.\n");
    }

    private void addChannelCommands() {
        add("answer", 1, ANY, (agi, words) -> {
            if (agi.channel.state == Channel.State.UP) {
                agi.succeed("0");
                return;
            }
            agi.execution().answerNow();
            agi.succeed("0");
        });
        add("hangup", 1, 2, this::hangUp);
        add("channel status", 2, 3, (agi, words) -> {
            Channel channel = words.size() == 2 ? agi.channel : calls.find(Text.ofLatin1(words.get(2)));
            agi.succeed(channel == null ? "-1" : Integer.toString(channel.state.number));
        });
        add("set autohangup", 3, 3, (agi, words) -> {
            long nanos = Execution.seconds(words.get(2), Long.MIN_VALUE);
            if (nanos == Long.MIN_VALUE) {
                usage(agi, words);
                return;
            }
            calls.limit(agi.channel, nanos);
            agi.succeed("0");
        });
        add("set callerid", 2, ANY, (agi, words) -> {
            if (words.size() > 2) {
                agi.channel.caller = CallerId.parse(Text.ofLatin1(words.get(2)));
                calls.publish(agi.channel);
            }
            agi.succeed("1");
        });
        add("set context", 3, 3, (agi, words) -> {
            agi.channel.context = Text.ofLatin1(words.get(2));
            agi.goOnAt(0);
            agi.succeed("0");
        });
        add("set extension", 3, 3, (agi, words) -> {
            agi.channel.exten = Text.ofLatin1(words.get(2));
            agi.goOnAt(0);
            agi.succeed("0");
        });
        add("set priority", 3, 3, (agi, words) -> {
            int priority = number(words.get(2), 0);
            if (priority < 1) {
                usage(agi, words);
                return;
            }
            agi.goOnAt(priority);
            agi.succeed("0");
        });
    }

    private void hangUp(AsyncAgi agi, List<String> words) {
        Channel channel = words.size() == 1 ? agi.channel : calls.find(Text.ofLatin1(words.get(1)));
        if (channel == null) {
            agi.succeed("-1");
            return;
        }
        calls.events.softHangupRequest(channel, Cause.EXPLICIT);
        agi.succeed("1");
        channel.driver.hangupRequested();
    }

    private void addVariables() {
        add("set variable", 4, 4, (agi, words) -> {
            calls.setVariable(agi.channel, words.get(2), Text.ofLatin1(words.get(3)));
            agi.succeed("1");
        });
        add("get variable", 3, 3, (agi, words) -> {
            String name = words.get(2);
            Text value = calls.pbx.variables.get(agi.channel, name);
            boolean known = name.endsWith(")") || !value.isEmpty() || agi.channel.variable(name) != null;
            agi.succeed(known ? "1 (" + value + ")" : "0");
        });
        add("get full variable", 4, 5, (agi, words) -> {
            Channel channel = words.size() == 4 ? agi.channel : calls.find(Text.ofLatin1(words.get(4)));
            Text value = channel == null ? Text.EMPTY
                    : calls.pbx.variables.substitute(channel, Text.ofLatin1(words.get(3)));
            agi.succeed(channel == null ? "0" : "1 (" + value + ")");
        });
    }

    private void addDatabase() {
        add("database put", 5, 5, (agi, words) -> {
            calls.pbx.database.put(words.get(2), words.get(3), Text.ofLatin1(words.get(4)));
            agi.succeed("1");
        });
        add("database get", 4, 4, (agi, words) -> {
            Text value = calls.pbx.database.get(words.get(2), words.get(3));
            agi.succeed(value == null ? "0" : "1 (" + value + ")");
        });
        add("database del", 4, 4, (agi, words) -> {
            calls.pbx.database.remove(words.get(2), words.get(3));
            agi.succeed("1");
        });
        add("database deltree", 3, 4, (agi, words) -> {
            calls.pbx.database.removeTree(words.get(2), words.size() > 3 ? words.get(3) : "");
            agi.succeed("1");
        });
    }

    private void addSounds() {
        add("stream file", 4, 5, (agi, words) -> play(agi, words.get(2), words.get(3), 0, "PLAYBACKSTATUS"));
        add("control stream file", 4, 10, this::control);
        add("get option", 4, 5, (agi, words) -> play(agi, words.get(2), words.get(3),
                words.size() > 4 ? TimeUnit.MILLISECONDS.toNanos(number(words.get(4), 0)) : 0, null));
        add("get data", 3, ANY, this::getData);
        for (String what : List.of("say alpha", "say digits", "say phonetic")) {
            add(what, 4, 4, (agi, words) -> say(agi, words.get(2).length(), words.get(3)));
        }
        add("say number", 4, 5, (agi, words) -> {
            if (number(words.get(2), Integer.MIN_VALUE) == Integer.MIN_VALUE) {
                usage(agi, words);
            } else {
                say(agi, words.get(2).length(), words.get(3));
            }
        });
        for (String what : List.of("say date", "say time", "say datetime")) {
            add(what, 4, ANY, (agi, words) -> say(agi, 4, words.get(3)));
        }
        add("record file", 6, ANY, (agi, words) -> {
            long millis = number(words.get(5), 0);
            agi.wait(TimeUnit.MILLISECONDS.toNanos(millis < 0 ? TimeUnit.HOURS.toMillis(1) : millis), null,
                    () -> agi.succeed("0 (timeout) endpos=0"), digit -> {
                        if (words.get(4).indexOf(digit) >= 0) {
                            agi.endOfWait();
                            agi.succeed((int) digit + " (dtmf) endpos=0");
                        }
                    });
        });
        add("wait for digit", 4, 4, this::waitForDigit);
        add("set music", 3, ANY, (agi, words) -> {
            String on = words.get(2).toLowerCase(Locale.ROOT);
            if (on.startsWith("on")) {
                calls.events.musicOnHoldStart(agi.channel, Text.ofLatin1(words.size() > 3 ? words.get(3) : "default"));
            } else if (on.startsWith("off")) {
                calls.events.musicOnHoldStop(agi.channel);
            }
            agi.succeed("0");
        });
    }

    /** Plays a sound, then waits for a digit for a while if that is wanted. */
    private void play(AsyncAgi agi, String sound, String escapes, long nanosAfter, String statusVariable) {
        long nanos = sound.equals("beep") ? BEEP : SOUND;
        calls.pbx.history.soundStarts(agi.channel, Text.ofLatin1(sound));
        long began = calls.pbx.clock.nanos();
        Runnable end = () -> {
            calls.pbx.history.streamEnds(agi.channel);
            if (statusVariable != null) {
                calls.setVariable(agi.channel, statusVariable, Text.of("SUCCESS"));
            }
        };
        agi.wait(nanos + nanosAfter, end, () -> agi.succeed("0 endpos=" + (long) (nanos * SAMPLES)), digit -> {
            if (escapes.indexOf(digit) >= 0) {
                long played = Math.min(nanos, calls.pbx.clock.nanos() - began);
                agi.endOfWait();
                agi.succeed((int) digit + " endpos=" + (long) (played * SAMPLES));
            }
        });
    }

    private void control(AsyncAgi agi, List<String> words) {
        Runnable end = () -> {
            calls.setVariable(agi.channel, "CPLAYBACKSTATUS", Text.of("SUCCESS"));
            calls.setVariable(agi.channel, "CPLAYBACKOFFSET", Text.of("-1"));
        };
        agi.wait(words.get(3).equals("beep") ? BEEP : SOUND, end, () -> agi.succeed("0 endpos=-1"), null);
    }

    private void say(AsyncAgi agi, int syllables, String escapes) {
        agi.wait(syllables * SYLLABLE, null, () -> agi.succeed("0"), digit -> {
            if (escapes.indexOf(digit) >= 0) {
                agi.endOfWait();
                agi.succeed(Integer.toString(digit));
            }
        });
    }

    private void waitForDigit(AsyncAgi agi, List<String> words) {
        int millis = number(words.get(3), Integer.MIN_VALUE);
        if (millis == Integer.MIN_VALUE) {
            usage(agi, words);
            return;
        }
        agi.wait(TimeUnit.MILLISECONDS.toNanos(millis < 0 ? TimeUnit.DAYS.toMillis(1) : millis), null,
                () -> agi.succeed("0"), digit -> {
                    agi.endOfWait();
                    agi.succeed(Integer.toString(digit));
                });
    }

    /** {@code file [milliseconds [digits]]}: the time starts anew with each digit, and # is the last one. */
    private void getData(AsyncAgi agi, List<String> words) {
        int millis = words.size() > 3 ? number(words.get(3), 0) : 0;
        int most = words.size() > 4 ? number(words.get(4), 0) : 1024;
        collect(agi, new StringBuilder(), BEEP, TimeUnit.MILLISECONDS.toNanos(millis <= 0 ? 6_000 : millis), most);
    }

    private void collect(AsyncAgi agi, StringBuilder digits, long nanosBefore, long nanos, int most) {
        agi.wait(nanosBefore + nanos, null, () -> agi.succeed(digits + " (timeout)"), digit -> {
            agi.endOfWait();
            if (digit != '#') {
                digits.append(digit);
            }
            if (digit == '#' || digits.length() >= most) {
                agi.succeed(digits.toString());
            } else {
                collect(agi, digits, 0, nanos, most);
            }
        });
    }

    private void addOthers() {
        add("asyncagi break", 2, ANY, (agi, words) -> agi.done(Outcome.BREAK, "200 result=0\n"));
        add("noop", 1, ANY, (agi, words) -> agi.succeed("0"));
        add("verbose", 2, ANY, (agi, words) -> agi.succeed("1"));
        add("tdd mode", 3, 3, (agi, words) -> agi.succeed("0"));
        add("send text", 3, 3, (agi, words) -> agi.succeed("0"));
        add("send image", 3, 3, (agi, words) -> agi.succeed("0"));
        add("receive char", 3, 3, (agi, words) -> agi.wait(millis(words.get(2)), null,
                () -> agi.fail("-1 (hangup)"), null));
        add("receive text", 3, 3, (agi, words) -> agi.wait(millis(words.get(2)), null,
                () -> agi.succeed("-1"), null));
        add("speech create", 2, ANY, (agi, words) -> agi.succeed("0"));
        add("speech destroy", 2, ANY, (agi, words) -> agi.succeed("0"));
        add("speech set", 4, 4, (agi, words) -> agi.succeed("0"));
        add("speech load grammar", 5, 5, (agi, words) -> agi.succeed("0"));
        add("speech unload grammar", 4, 4, (agi, words) -> agi.succeed("0"));
        add("speech activate grammar", 4, 4, (agi, words) -> agi.succeed("0"));
        add("speech deactivate grammar", 4, 4, (agi, words) -> agi.succeed("0"));
        add("speech recognize", 5, ANY, (agi, words) -> agi.succeed("0"));
        add("exec", 2, ANY, this::exec);
        add("gosub", 4, 5, this::gosub);
    }

    private static long millis(String text) {
        return TimeUnit.MILLISECONDS.toNanos(Math.max(0, number(text, 0)));
    }

    private void exec(AsyncAgi agi, List<String> words) {
        if (calls.pbx.applications.find(words.get(1)) == null) {
            agi.done(Outcome.ODD, "200 result=-2\n");
            return;
        }
        new AgiExec(calls, agi).start(Text.ofLatin1(words.get(1)),
                Text.ofLatin1(words.size() > 2 ? words.get(2) : ""));
    }

    private void gosub(AsyncAgi agi, List<String> words) {
        String target = words.get(1) + "," + words.get(2) + "," + words.get(3)
                + (words.size() > 4 ? "(" + words.get(4) + ")" : "");
        if (GosubTarget.parse(calls.pbx.dialplan, agi.channel, target) == null) {
            agi.fail("-1 Gosub label not found");
            return;
        }
        new Subroutine(calls, agi.channel, () -> agi.done(Outcome.SUCCESS,
                "100 result=0 Trying...\n200 result=0 Gosub complete\n")).run(target);
    }

    private static int number(String text, int missing) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return missing;
        }
    }
}
