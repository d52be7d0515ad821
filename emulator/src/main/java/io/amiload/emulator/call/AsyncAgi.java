// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;
import java.util.ArrayDeque;
import java.util.List;

/**
 * A channel that carries out the AGI commands which a manager gives it, one after the other. It stays with the channel:
 * commands wait where the application is not running at the moment.
 */
final class AsyncAgi implements Execution.Activity, Digits.Listener {

    /** How a command came out, as AGIExecEnd tells it. */
    enum Outcome {
        SUCCESS(200, "Success"), FAILURE(-1, "Failure"), USAGE(520, "Usage"),
        UNKNOWN(510, "Invalid or unknown command"), ODD(200, "Unknown Result"), BREAK(200, "Success");

        private final int code;
        private final String words;

        Outcome(int code, String words) {
            this.code = code;
            this.words = words;
        }
    }

    /** A command that waits. */
    private record Command(Text text, Text id) {
    }

    /** Commands beyond these are not taken, so that nobody fills the memory with them. */
    private static final int MOST_WAITING = 1_000;
    /** What is read of a result at a time; the rest comes with the next command's. */
    private static final int MOST_READ = 1024;
    private static final int MOST_UNREAD = 65_536;

    final Calls calls;
    final Channel channel;
    private final AgiCommands commands;
    private final AgiEvents events;
    private final ArrayDeque<Command> waiting = new ArrayDeque<>();
    private final StringBuilder unread = new StringBuilder();
    private Execution run;
    private Command current;
    private int currentId;
    private long timer = Timers.NONE;
    /** What a digit does now, or null. */
    private Digits.Listener digits;
    /** How what goes on ends if it is cut short, or null. */
    private Runnable cutShort;
    /** Where the dialplan goes on afterwards, if not behind the application; 0 for there. */
    private int nextPriority;
    private boolean moved;

    AsyncAgi(Calls calls, Channel channel, AgiCommands commands, AgiEvents events) {
        this.calls = calls;
        this.channel = channel;
        this.commands = commands;
        this.events = events;
    }

    /** Adds a command to those that wait; false if there are too many. */
    boolean add(Text command, Text id) {
        if (waiting.size() >= MOST_WAITING) {
            return false;
        }
        waiting.add(new Command(command, id));
        if (run != null && current == null) {
            wakeUp();
        }
        return true;
    }

    /** The application begins. */
    void start(Execution execution, List<String> arguments) {
        events.start(channel, environment(arguments));
        nextPriority = 0;
        moved = false;
        if (execution.isDying()) {
            leave("HANGUP");
            execution.go();
            return;
        }
        run = execution;
        execution.begin(this);
        if (!waiting.isEmpty()) {
            wakeUp();
        }
    }

    private void wakeUp() {
        calls.pbx.timers.cancel(timer);
        timer = calls.pbx.timers.schedule(0, this::next);
    }

    private void next() {
        if (run == null || current != null || waiting.isEmpty()) {
            return;
        }
        current = waiting.poll();
        currentId = calls.pbx.random.nextInt(Integer.MAX_VALUE);
        events.commandStart(channel, currentId, current.text);
        commands.run(this, current.text.toString());
    }

    /** The command that is being carried out is done. */
    void done(Outcome outcome, String written) {
        Command command = current;
        if (command == null) {
            return;
        }
        current = null;
        digits = null;
        cutShort = null;
        calls.pbx.timers.cancel(timer);
        events.commandEnd(channel, currentId, command.text, outcome.code, outcome.words);
        if (unread.length() + written.length() <= MOST_UNREAD) {
            unread.append(written);
        }
        String read = unread.substring(0, Math.min(unread.length(), MOST_READ));
        unread.delete(0, read.length());
        events.result(channel, read, command.id);
        if (outcome == Outcome.BREAK) {
            finish("SUCCESS");
        } else if (outcome == Outcome.FAILURE) {
            finish("FAILURE");
        } else if (!waiting.isEmpty()) {
            wakeUp();
        }
    }

    void succeed(String result) {
        done(Outcome.SUCCESS, "200 result=" + result + "\n");
    }

    void fail(String result) {
        done(Outcome.FAILURE, "200 result=" + result + "\n");
    }

    /**
     * The command takes time.
     *
     * @param atEnd how what goes on ends, at its time or before
     * @param after what is next at its time
     * @param digit what a digit does; null for nothing
     */
    void wait(long nanos, Runnable atEnd, Runnable after, Digits.Listener digit) {
        cutShort = atEnd;
        digits = digit;
        calls.pbx.timers.cancel(timer);
        timer = calls.pbx.timers.schedule(nanos, () -> {
            endOfWait();
            after.run();
        });
    }

    /** What goes on is over, and what it would have come to is not wanted any more. */
    void endOfWait() {
        calls.pbx.timers.cancel(timer);
        Runnable end = cutShort;
        cutShort = null;
        digits = null;
        if (end != null) {
            end.run();
        }
    }

    @Override
    public void digit(char digit) {
        if (digits != null) {
            digits.digit(digit);
        }
    }

    /** The dialplan shall go on at a priority, or where the channel stands now. */
    void goOnAt(int priority) {
        moved = true;
        nextPriority = priority == 0 ? nextPriority : priority;
    }

    /** Who carries the application out; never null while a command is carried out. */
    Execution execution() {
        return run;
    }

    private void finish(String status) {
        Execution was = run;
        run = null;
        was.finish();
        leave(status);
        if (moved && was instanceof DialplanRun) {
            ((DialplanRun) was).enter(channel.context, channel.exten,
                    nextPriority == 0 ? channel.priority + 1 : nextPriority);
        }
        was.go();
    }

    private void leave(String status) {
        events.end(channel);
        calls.setVariable(channel, "AGISTATUS", Text.of(status));
    }

    /** The channel is hung up, or goes elsewhere. */
    @Override
    public void stop() {
        if (run == null) {
            return;
        }
        run = null;
        calls.pbx.timers.cancel(timer);
        if (current != null) {
            endOfWait();
            Command command = current;
            current = null;
            events.commandEnd(channel, currentId, command.text, Outcome.FAILURE.code, Outcome.FAILURE.words);
            events.result(channel, "200 result=-1\n", command.id);
        }
        leave("HANGUP");
    }

    private String environment(List<String> arguments) {
        CallerId caller = channel.caller;
        StringBuilder text = new StringBuilder();
        add(text, "request", "async");
        add(text, "channel", channel.name.toString());
        add(text, "language", channel.language.toString());
        add(text, "type", channel.isLocal() ? "Local" : "PJSIP");
        add(text, "uniqueid", channel.uniqueid.toString());
        add(text, "version", calls.pbx.options.version().asterisk());
        add(text, "callerid", orUnknown(caller.number()));
        add(text, "calleridname", orUnknown(caller.name()));
        add(text, "callingpres", caller.isNone() ? "67" : "0");
        add(text, "callingani2", "0");
        add(text, "callington", "0");
        add(text, "callingtns", "0");
        add(text, "dnid", orUnknown(channel.dialedNumber));
        add(text, "rdnis", "unknown");
        add(text, "context", channel.context.toString());
        add(text, "extension", channel.exten.toString());
        add(text, "priority", Integer.toString(channel.priority));
        add(text, "enhanced", "0.0");
        add(text, "accountcode", channel.accountCode.toString());
        add(text, "threadid", Long.toString(Thread.currentThread().getId()));
        for (int i = 0; i < arguments.size(); i++) {
            add(text, "arg_" + (i + 1), arguments.get(i));
        }
        return text.append('\n').toString();
    }

    private static void add(StringBuilder text, String name, String value) {
        text.append("agi_").append(name).append(": ").append(value).append('\n');
    }

    private static String orUnknown(Text value) {
        return value.isEmpty() ? "unknown" : value.toString();
    }
}
