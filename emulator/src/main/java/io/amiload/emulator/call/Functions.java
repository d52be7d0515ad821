// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.config.Truth;
import io.amiload.emulator.dialplan.Arguments;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.queue.CallQueue;
import io.amiload.emulator.records.CallRecord;
import io.amiload.emulator.state.DeviceState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The functions of the dialplan that work on texts, times, local variables and the database. */
final class Functions {

    private static final DateTimeFormatter CDR_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Set<String> SETTABLE = Set.of("LOCAL", "HASH", "ARRAY", "CDR", "DB", "CONFBRIDGE", "CDR_PROP",
            "TALK_DETECT", "TIMEOUT", "FEATURE", "JITTERBUFFER", "VOLUME", "DENOISE", "AGC", "MASTER_CHANNEL");
    /** What the letters of strftime are in Java. */
    private static final Map<Character, String> TIME_LETTERS = Map.ofEntries(Map.entry('Y', "yyyy"),
            Map.entry('m', "MM"), Map.entry('d', "dd"), Map.entry('H', "HH"), Map.entry('M', "mm"),
            Map.entry('S', "ss"), Map.entry('y', "yy"), Map.entry('j', "DDD"), Map.entry('e', "ppd"),
            Map.entry('p', "a"), Map.entry('I', "hh"), Map.entry('a', "EEE"), Map.entry('A', "EEEE"),
            Map.entry('b', "MMM"), Map.entry('B', "MMMM"), Map.entry('F', "yyyy-MM-dd"), Map.entry('T', "HH:mm:ss"),
            Map.entry('D', "MM/dd/yy"), Map.entry('R', "HH:mm"));

    private final Pbx pbx;

    Functions(Pbx pbx) {
        this.pbx = pbx;
    }

    /** What the names of the variables begin with in which the function CONFBRIDGE keeps its settings. */
    static final String CONFERENCE = "~CONFBRIDGE~";

    boolean canSet(Channel channel, String function) {
        return SETTABLE.contains(function) && (channel != null || function.equals("DB"));
    }

    /** The value of a function; empty if there is none of that name. */
    String get(Channel channel, String function, String argument) {
        List<String> parts = GosubTarget.arguments(argument);
        switch (function) {
            case "LOCAL":
                return pbx.variables.get(channel, argument).toString();
            case "RAND":
                return random(parts);
            case "STRFTIME":
                return time(parts);
            case "STRREPLACE":
                return replace(channel, parts);
            case "IF":
                return choose(argument);
            case "ISNULL":
                return argument.isEmpty() ? "1" : "0";
            case "EXISTS":
                return argument.isEmpty() ? "0" : "1";
            case "TOUPPER":
                return argument.toUpperCase(Locale.ROOT);
            case "TOLOWER":
                return argument.toLowerCase(Locale.ROOT);
            case "MATH":
                return io.amiload.emulator.dialplan.Expression.evaluate(parts.isEmpty() ? "" : parts.get(0));
            case "INC":
            case "DEC":
                return step(channel, argument, function.equals("INC") ? 1 : -1);
            case "CUT":
                return cut(channel, parts);
            case "FIELDQTY":
                return parts.isEmpty() ? "0" : Integer.toString(fields(channel, parts).length);
            case "DB":
                return database(argument);
            case "DB_EXISTS":
                return database(argument).isEmpty() ? "0" : "1";
            case "CDR":
                return channel == null ? "" : ofCall(channel, parts);
            case "HASH":
                return pbx.variables.get(channel, "~HASH~" + argument + "~").toString();
            case "DIALPLAN_EXISTS":
                return parts.size() > 1 && pbx.dialplan.exists(parts.get(0), parts.get(1)) ? "1" : "0";
            case "CHANNELS":
                return channels();
            case "MD5":
                return digest("MD5", argument);
            case "SHA1":
                return digest("SHA-1", argument);
            case "BASE64_ENCODE":
                return Base64.getEncoder().encodeToString(argument.getBytes(StandardCharsets.ISO_8859_1));
            case "BASE64_DECODE":
                return decoded(argument);
            case "URIENCODE":
                return uriEncoded(argument);
            case "VERSION":
                return pbx.options.version().asterisk();
            case "QUEUE_EXISTS":
                return pbx.queues.find(argument) == null ? "0" : "1";
            case "QUEUE_WAITING_COUNT":
                return queue(argument, CallQueue::length);
            case "QUEUE_MEMBER_COUNT":
                return queue(argument, queue -> queue.members().size());
            case "QUEUE_MEMBER":
                return members(parts);
            case "EXTENSION_STATE":
                return extensionState(argument);
            default:
                return "";
        }
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm)
                    .digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.trim()), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String uriEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", c & 0xff));
            }
        }
        return encoded.toString();
    }

    private String queue(String name, ToIntFunction<CallQueue> count) {
        CallQueue queue = name.isEmpty() ? null : pbx.queues.find(name);
        return queue == null ? "0" : Integer.toString(count.applyAsInt(queue));
    }

    /** {@code queue,logged|free|ready|count}: how many members there are of a kind. */
    private String members(List<String> parts) {
        if (parts.size() < 2) {
            return "";
        }
        switch (parts.get(1).toLowerCase(Locale.ROOT)) {
            case "logged":
                return queue(parts.get(0), CallQueue::loggedIn);
            case "free":
            case "ready":
                return queue(parts.get(0), queue -> (int) queue.members().stream().filter(member ->
                        member.status() == DeviceState.NOT_INUSE && !member.isPaused()).count());
            case "count":
                return queue(parts.get(0), queue -> queue.members().size());
            default:
                return "";
        }
    }

    /** {@code extension[@context]}: what the devices behind a hint do together. */
    private String extensionState(String argument) {
        int at = argument.indexOf('@');
        Hints.Hint hint = pbx.hints.find(at < 0 ? "default" : argument.substring(at + 1),
                at < 0 ? argument : argument.substring(0, at));
        return hint == null ? "UNKNOWN" : pbx.hints.deviceState(hint).name();
    }

    private String channels() {
        StringBuilder names = new StringBuilder();
        for (Channel channel : pbx.calls.inTableOrder()) {
            names.append(names.length() == 0 ? "" : " ").append(channel.name);
        }
        return names.toString();
    }

    private String random(List<String> parts) {
        int from = parts.isEmpty() ? 0 : number(parts.get(0), 0);
        int to = parts.size() < 2 ? Integer.MAX_VALUE : number(parts.get(1), Integer.MAX_VALUE);
        long span = (long) to - from;
        return span < 0 ? Integer.toString(from)
                : Long.toString(from + (long) (pbx.random.nextDouble() * (span + 1)));
    }

    private static int number(String text, int missing) {
        return text.trim().matches("-?\\d{1,9}") ? Integer.parseInt(text.trim()) : missing;
    }

    /** {@code [seconds[,zone[,format]]]}. */
    private String time(List<String> parts) {
        String seconds = parts.isEmpty() ? "" : parts.get(0).trim();
        Instant when = seconds.matches("\\d{1,11}(\\.\\d*)?") ? Instant.ofEpochSecond((long) Double.parseDouble(seconds))
                : Instant.ofEpochSecond(pbx.clock.micros() / 1_000_000);
        ZoneId zone = ZoneId.systemDefault();
        if (parts.size() > 1 && ZoneId.getAvailableZoneIds().contains(parts.get(1))) {
            zone = ZoneId.of(parts.get(1));
        }
        String format = parts.size() > 2 ? String.join(",", parts.subList(2, parts.size())) : "%c";
        if (format.equals("%c")) {
            format = "%a %b %e %H:%M:%S %Y";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
                continue;
            }
            char letter = format.charAt(++i);
            String pattern = TIME_LETTERS.get(letter);
            text.append(letter == 's' ? Long.toString(when.getEpochSecond()) : pattern == null ? "%" + letter
                    : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone).format(when));
        }
        return text.toString();
    }

    /** {@code variable,find[,replacement]}: the first is the name of a variable. */
    private String replace(Channel channel, List<String> parts) {
        if (parts.size() < 2 || parts.get(1).isEmpty()) {
            return "";
        }
        return pbx.variables.get(channel, parts.get(0)).toString()
                .replace(parts.get(1), parts.size() > 2 ? parts.get(2) : "");
    }

    private static String choose(String text) {
        int mark = text.indexOf('?');
        if (mark < 0) {
            return "";
        }
        int colon = text.indexOf(':', mark);
        boolean yes = DialplanApplications.isTrue(text.substring(0, mark).trim());
        return yes ? text.substring(mark + 1, colon < 0 ? text.length() : colon)
                : colon < 0 ? "" : text.substring(colon + 1);
    }

    private String step(Channel channel, String name, int by) {
        String value = Long.toString(number(pbx.variables.get(channel, name).toString(), 0) + (long) by);
        pbx.variables.set(channel, name, Text.of(value));
        return value;
    }

    private String[] fields(Channel channel, List<String> parts) {
        String delimiter = parts.size() > 1 && !parts.get(1).isEmpty() ? parts.get(1).substring(0, 1) : "-";
        return pbx.variables.get(channel, parts.get(0)).toString()
                .split(java.util.regex.Pattern.quote(delimiter), -1);
    }

    /** {@code variable,delimiter,field}. */
    private String cut(Channel channel, List<String> parts) {
        if (parts.size() < 3) {
            return "";
        }
        String[] fields = fields(channel, parts);
        int field = number(parts.get(2), 0);
        return field > 0 && field <= fields.length ? fields[field - 1] : "";
    }

    private String database(String argument) {
        int slash = argument.indexOf('/');
        Text value = slash < 0 ? null
                : pbx.database.get(argument.substring(0, slash), argument.substring(slash + 1));
        return value == null ? "" : value.toString();
    }

    /** {@code property[,options]}: what is on record of a channel; u for numbers, f for fractions of seconds. */
    private String ofCall(Channel channel, List<String> parts) {
        String field = parts.isEmpty() ? "" : parts.get(0);
        CallRecord record = pbx.history.record(channel);
        return record == null ? withoutRecord(channel, field)
                : record.property(field, parts.size() > 1 && parts.get(1).indexOf('u') >= 0);
    }

    private String withoutRecord(Channel channel, String field) {
        switch (field) {
            case "start":
                return CDR_TIME.format(Instant.ofEpochMilli(channel.createdMicros / 1_000));
            case "src":
                return channel.caller.number().toString();
            case "dst":
                return channel.exten.toString();
            case "dcontext":
                return channel.context.toString();
            case "channel":
                return channel.name.toString();
            case "uniqueid":
                return channel.uniqueid.toString();
            case "linkedid":
                return channel.linkedid.toString();
            case "accountcode":
                return channel.accountCode.toString();
            case "userfield":
                return channel.noted.toString();
            case "disposition":
                return channel.state == Channel.State.UP ? "ANSWERED" : "NO ANSWER";
            default:
                return "";
        }
    }

    private void setOfCall(Channel channel, String property, Text value) {
        pbx.history.note(channel, property, value);
        if (property.equals("userfield")) {
            channel.noted = value;
        } else if (property.equals("accountcode") || property.equals("amaflags")) {
            pbx.variables.set(channel, "CHANNEL(" + property + ")", value);
        }
    }

    /** Sets a function. */
    void set(Channel channel, String function, String argument, Text value) {
        switch (function) {
            case "LOCAL":
                setLocal(channel, argument, value);
                break;
            case "HASH":
                channel.variable("~HASH~" + argument + "~", value);
                break;
            case "CONFBRIDGE":
                channel.variable(CONFERENCE + argument.replace(" ", "") + '~', value);
                break;
            case "ARRAY":
                setEach(channel, argument, value.toString());
                break;
            case "CDR":
                setOfCall(channel, argument, value);
                break;
            case "CDR_PROP":
                if (argument.equalsIgnoreCase("disable")) {
                    pbx.history.disable(channel, Truth.isTrue(value.toString()));
                }
                break;
            case "DB":
                int slash = argument.indexOf('/');
                if (slash > 0) {
                    pbx.database.put(argument.substring(0, slash), argument.substring(slash + 1), value);
                }
                break;
            case "TIMEOUT":
                if (argument.equals("absolute")) {
                    pbx.calls.limit(channel, Execution.seconds(value.toString(), 0));
                }
                break;
            default:
                // Nobody asks for it again.
                break;
        }
    }

    /** Hides the variable that there is until the subroutine returns. */
    private void setLocal(Channel channel, String name, Text value) {
        if (!channel.stack.frames.isEmpty()) {
            channel.stack.frames.peek().locals.add(new CallStack.Local(name, channel.variable(name)));
        }
        channel.variable(name, value);
        pbx.calls.events.varSet(channel, Text.ofLatin1("LOCAL(" + name + ")"), value);
    }

    /** Values are parted by commas, unless a backslash stands before them. */
    private void setEach(Channel channel, String names, String value) {
        List<String> values = Arguments.split(value);
        int i = 0;
        for (String name : names.split(",")) {
            pbx.variables.set(channel, name, i < values.size() ? Text.ofLatin1(values.get(i)) : Text.EMPTY);
            i++;
        }
    }

    /** {@code CHANNEL(hangup_handler_push)=context,exten,priority}. */
    void pushHangupHandler(Channel channel, Text handler) {
        channel.stack.hangupHandlers.push(handler);
        pbx.calls.events.hangupHandlerPush(channel, handler);
    }
}
