// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.corpus.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a server said on one connection, in a form in which two runs can be compared: values that differ from run to run
 * are replaced by their kind, names of channels and ids by their number.
 *
 * <p>Asterisk raises the events of different channels on different threads, so their order relative to each other
 * differs from run to run. Messages are therefore compared in strands, each in order: what the session itself causes,
 * each channel, device states, security events, results of Originate.
 */
final class Transcript {

    private static final Pattern CHANNEL = Pattern.compile("-([0-9a-f]{8});([12])");
    private static final Pattern PHONE = Pattern.compile("(?<=PJSIP/[^-;/]{1,40}-)[0-9a-f]{8}\\b");
    /** A channel's name: what it leads to, its number, and which half of a Local channel it is. */
    private static final Pattern NAME = Pattern.compile("((?:Local|PJSIP)/[^;\\s]+?)-([0-9a-f]{8})\\b");
    private static final Pattern ROW = Pattern.compile("^Output: (Local|PJSIP)/.*-[0-9a-f]{8}");
    private static final Pattern UNIQUEID = Pattern.compile("\\b1\\d{9}\\.\\d+\\b");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("Timestamp", "\\d{10}\\.\\d{6}");
        KINDS.put("EventTV", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d{4}");
        KINDS.put("SessionTV", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d{4}");
        KINDS.put("SessionID", "0x[0-9a-f]{12}");
        KINDS.put("LocalAddress", "IPV4/TCP/127\\.0\\.0\\.\\d/\\d+");
        KINDS.put("RemoteAddress", "IPV4/TCP/127\\.0\\.0\\.\\d/\\d+");
        KINDS.put("Uptime", "\\d+");
        KINDS.put("LastReload", "\\d+");
        KINDS.put("Challenge", "\\d{1,9}");
        KINDS.put("AsteriskVersion", "22\\.10\\.1.*");
        KINDS.put("CoreHTTPenabled", "Yes|No");
        KINDS.put("CoreStartupDate", "\\d{4}-\\d\\d-\\d\\d");
        KINDS.put("CoreStartupTime", "\\d\\d:\\d\\d:\\d\\d");
        KINDS.put("CoreReloadDate", "\\d{4}-\\d\\d-\\d\\d");
        KINDS.put("CoreReloadTime", "\\d\\d:\\d\\d:\\d\\d");
        KINDS.put("CoreProcessedCalls", "\\d+");
        KINDS.put("HoldTime", "\\d+");
        KINDS.put("Holdtime", "\\d+");
        KINDS.put("Wait", "\\d+");
        // By the seconds that the clock shows.
        KINDS.put("ParkingTimeout", "\\d+");
        KINDS.put("ParkingDuration", "\\d+");
        // Of a member that the capture asked for in the very moment in which its call began.
        KINDS.put("Status", "[12]");
        KINDS.put("Available", "[12]");
        KINDS.put("TalkTime", "\\d+");
        KINDS.put("LoginTime", "\\d{10}");
        KINDS.put("LastCall", "\\d{10}");
        KINDS.put("LastPause", "\\d{10}");
        KINDS.put("Duration", "\\d\\d:\\d\\d:\\d\\d|\\d+");
        KINDS.put("CommandId", "\\d+");
        KINDS.put("BillableSeconds", "\\d+");
        KINDS.put("EventTime", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        KINDS.put("StartTime", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        KINDS.put("AnswerTime", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        KINDS.put("EndTime", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        KINDS.put("Id", "\\d+");
        KINDS.put("Seconds", "\\d+");
        KINDS.put("CallId", "[\\d-]+@127\\.0\\.0\\.1");
        KINDS.put("CallID", "[\\d-]+@127\\.0\\.0\\.1");
        KINDS.put("ExpirationTime", "\\d{10}");
        KINDS.put("RegExpire", "\\d{10}");
        KINDS.put("UserAgent", "corpus phone/1.0 \\(x: y\\)|Emulated phone");
        // Computed on another thread, so a device may be told idle before, or busy behind, the event that changed it.
        KINDS.put("State", "INUSE|NOT_INUSE");
    }

    /** What is dialled acts on a thread of its own, and may ring before it is told that it is dialled. */
    private static final Pattern DIALED_STATE = Pattern.compile(
            "^(DestChannelState(?:Desc)?: )(0|4|5|6|Down|Ring|Ringing|Up)$");

    /** Strands whose messages come from different threads, or from a table without an order. */
    private static final List<String> UNORDERED = List.of("device states", "dials", "hangup requests", "hung up",
            "results", "ends of calls");

    /** Variables whose values are times. */
    private static final Pattern TIME_VARIABLE =
            Pattern.compile("Variable: (.*(TIME|WAIT)(_MS)?|EPOCH|CDR\\(start\\))");

    /** What the console says of the server's age. */
    private static final Pattern UPTIME =
            Pattern.compile("(System uptime|Last reload): \\d+ (second|minute|hour)s?(, \\d+ (second|minute)s?)*");

    private final List<List<String>> messages;

    Transcript(List<List<String>> messages) {
        this.messages = messages;
    }

    /** A capture of the corpus, without what the emulator does not have and what belongs to other calls. */
    static Transcript ofCapture(String name) {
        return ofBytes(Corpus.capture("asterisk22/" + name + ".ami").bytes());
    }

    /** What a real Asterisk 16, set up as the server of the captures, answered to the same actions. */
    static Transcript ofVersion16(String name) throws IOException {
        try (InputStream in = Transcript.class.getResourceAsStream("asterisk16/" + name + ".ami.gz")) {
            return ofBytes(new GZIPInputStream(in).readAllBytes());
        }
    }

    private static Transcript ofBytes(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<List<String>> messages = new ArrayList<>();
        int banner = text.indexOf("\r\n") + 2;
        for (String message : text.substring(banner).split("\r\n\r\n")) {
            List<String> lines = new ArrayList<>(List.of(message.split("\r\n", -1)));
            while (!lines.isEmpty() && lines.get(0).isEmpty()) {
                lines.remove(0);
            }
            if (!lines.isEmpty()) {
                messages.add(lines);
            }
        }
        return of(messages);
    }

    /** What was said, without what the two servers need not have in common; lists count what is left. */
    static Transcript of(List<List<String>> said) {
        List<List<String>> messages = new ArrayList<>();
        int leftOut = 0;
        for (List<String> lines : said) {
            if (!isWanted(lines)) {
                leftOut += isListed(lines) ? 1 : 0;
            } else if (leftOut > 0 && lines.contains("EventList: Complete")) {
                int dropped = leftOut;
                leftOut = 0;
                List<String> recounted = new ArrayList<>(lines);
                recounted.replaceAll(line -> line.startsWith("ListItems: ")
                        ? "ListItems: " + (Integer.parseInt(line.substring(11)) - dropped) : line);
                messages.add(recounted);
            } else {
                messages.add(lines);
            }
        }
        return new Transcript(inOrderOfCreation(messages));
    }

    /**
     * The place of a channel in a list follows from its name, and thereby from how many calls there were before.
     * {@code ChannelOrderTest} checks that; here the callers and the ages of the channels say who comes first.
     */
    private static List<List<String>> inOrderOfCreation(List<List<String>> messages) {
        List<List<String>> ordered = new ArrayList<>();
        List<List<String>> items = new ArrayList<>();
        for (List<String> message : messages) {
            if (message.get(0).equals("Event: CoreShowChannel") || message.get(0).equals("Event: Status")) {
                items.add(message);
                continue;
            }
            items.sort(Comparator.comparing(Transcript::itemOrder));
            ordered.addAll(items);
            items.clear();
            ordered.add(rowsInOrderOfCreation(message));
        }
        ordered.addAll(items);
        return ordered;
    }

    /** The same for what the console lists. */
    private static List<String> rowsInOrderOfCreation(List<String> message) {
        List<String> rows = message.stream().filter(line -> ROW.matcher(line).find())
                .sorted(Comparator.comparing(Transcript::rowOrder)).toList();
        Iterator<String> next = rows.iterator();
        return message.stream().map(line -> ROW.matcher(line).find() ? next.next() : line).toList();
    }

    /** Of a row, who calls and the rest of it come before the number: calls that begin together get any numbers. */
    private static String rowOrder(String row) {
        Matcher name = ROW.matcher(row);
        return name.find() ? row.substring(name.end()) + name.group() : row;
    }

    private static String itemOrder(List<String> message) {
        String caller = "";
        String number = "";
        for (String line : message) {
            if (line.startsWith("CallerIDNum: ")) {
                caller = line;
            } else if (line.startsWith("Channel: ")) {
                number = line.replaceFirst("^.*?(Local|PJSIP)/.*?(-[0-9a-f]{8})", "$1$2");
            }
        }
        return caller + number;
    }

    private static boolean isListed(List<String> lines) {
        return lines.get(0).startsWith("Event: ") && lines.stream().noneMatch(line -> line.startsWith("Privilege: "));
    }

    /** An item of a list that is there because of other modules, of earlier calls or of a dialplan's demonstration. */
    private static boolean belongsToThatServer(List<String> lines) {
        switch (lines.get(0)) {
            case "Event: BridgeListItem":
                return lines.contains("BridgeType: parking") || lines.contains("BridgeType: agent_hold");
            case "Event: DeviceStateChange":
                return hasMatch(lines,
                        "Device: (Agent:|MWI:|PJSIP/|park:|confbridge:|Queue:\\w+$|Queue:corpusempty_).*");
            case "Event: ExtensionStatus":
                return hasMatch(lines, "Hint: (PJ)?SIP/.*");
            default:
                return false;
        }
    }

    private static boolean hasMatch(List<String> lines, String regex) {
        return lines.stream().anyMatch(line -> line.matches(regex));
    }

    static boolean isWanted(List<String> lines) {
        if (isListed(lines) && belongsToThatServer(lines)) {
            return false;
        }
        // A server learns whether a queue is available when a member's device changes for the first time since its start.
        return !lines.get(0).equals("Event: TestEvent") && (!lines.get(0).startsWith("Event: ") || lines.stream()
                .noneMatch(line -> line.contains("nlvars") || line.matches("Device: Queue:.*_avail")));
    }

    /** The same but for messages with a line, and for an event of the same answer that only counts them. */
    Transcript without(String line) {
        return new Transcript(messages.stream().filter(message -> isResponse(message) || !message.contains(line))
                .toList());
    }

    List<List<String>> messages() {
        return messages;
    }

    /** The number of messages between the response with index {@code response} and the next one. */
    int messagesAfter(int response) {
        int seen = -1;
        int count = 0;
        for (List<String> message : messages) {
            if (isResponse(message)) {
                seen++;
            } else if (seen == response) {
                count++;
            }
        }
        return count;
    }

    static boolean isResponse(List<String> message) {
        return message.get(0).startsWith("Response: ");
    }

    /** The numbers of the Local channels, in the order in which they were made. */
    List<String> localNumbers() {
        List<String> numbers = new ArrayList<>();
        for (List<String> message : messages) {
            if (message.get(0).equals("Event: Newchannel")) {
                Matcher number = CHANNEL.matcher(String.join("\n", message));
                if (number.find() && !numbers.contains(number.group(1))) {
                    numbers.add(number.group(1));
                }
            }
        }
        return numbers;
    }

    /** The numbers of the channels to phones, in the order in which they were made. */
    List<String> phoneNumbers() {
        List<String> numbers = new ArrayList<>();
        for (List<String> message : messages) {
            Matcher number = PHONE.matcher(String.join("\n", message));
            if (message.get(0).equals("Event: Newchannel") && number.find() && !numbers.contains(number.group())) {
                numbers.add(number.group());
            }
        }
        return numbers;
    }

    /** The ids of the bridges, in the order in which they were made. */
    List<String> bridges() {
        List<String> ids = new ArrayList<>();
        for (List<String> message : messages) {
            for (String line : message) {
                if (line.startsWith("BridgeUniqueid: ") && !ids.contains(line.substring(16))) {
                    ids.add(line.substring(16));
                }
            }
        }
        return ids;
    }

    /** The strands, by name. */
    Map<String, List<String>> strands() {
        Map<String, String> numbers = new LinkedHashMap<>();
        learnNames(numbers);
        Set<String> bothAsked = new HashSet<>();
        messages.stream().filter(message -> message.get(0).equals("Event: ChannelHungup"))
                .forEach(message -> bothAsked.add(pairOf(message)));
        Map<String, List<String>> strands = new TreeMap<>();
        for (List<String> message : messages) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < message.size(); i++) {
                boolean time = i > 0 && TIME_VARIABLE.matcher(message.get(i - 1)).matches();
                lines.add(normal(message.get(i), time, numbers));
            }
            if (lines.get(0).equals("Event: DialBegin")) {
                lines.replaceAll(line -> DIALED_STATE.matcher(line).replaceFirst("$1<state>"));
            }
            if (lines.get(0).equals("Event: QueueMemberStatus")) {
                // Other scenarios before this one had the member take calls.
                lines.replaceAll(line -> line.replaceFirst(
                        "^(CallsTaken|LastCall): (<LastCall>|\\d+)$", "$1: <before>"));
            }
            if (lines.contains("BridgeTechnology: holding_bridge") || leavesConference(lines)) {
                lines.replaceAll(line -> line.replaceFirst("^(BridgeNumChannels: )\\d+$", "$1<members>"));
            }
            if (lines.contains("EventName: BRIDGE_EXIT")) {
                // The log asks who is still there a moment later, when the other one may have gone too.
                lines.replaceAll(line -> line.startsWith("Peer: ") ? "Peer: <who is left>" : line);
            }
            if (lines.contains("EventName: LINKEDID_END")) {
                // Which half of a Local channel is the last one is a matter of chance as well.
                lines.removeIf(line -> !line.matches("(Event|EventName|LinkedID): .*"));
            }
            if (lines.get(0).equals("Event: HangupRequest") && bothAsked.contains(pairOf(message))) {
                lines = List.of("Event: HangupRequest", pairOf(lines));
            }
            strands.computeIfAbsent(strandOf(lines), name -> new ArrayList<>()).add(String.join("\n", lines));
        }
        for (String unordered : UNORDERED) {
            strands.computeIfPresent(unordered, (name, strand) -> {
                strand.sort(null);
                return strand;
            });
        }
        return strands;
    }

    /** Those who are put out of a conference together leave on threads of their own, in any order. */
    private static boolean leavesConference(List<String> lines) {
        return lines.contains("BridgeTechnology: softmix")
                && lines.get(0).matches("Event: (ConfbridgeLeave|BridgeLeave|BridgeVideoSourceUpdate)");
    }

    /** Of two halves that are asked to end together, it is chance which ends first, and asks the other one to. */
    private static String pairOf(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith("Channel: ")) {
                return line.replaceFirst(";[12]$", "");
            }
        }
        throw new IllegalArgumentException("no channel in " + lines);
    }

    private static String strandOf(List<String> lines) {
        if (isResponse(lines)) {
            return "session";
        }
        String event = lines.get(0).substring("Event: ".length());
        if (event.equals("OriginateResponse")) {
            return "results";
        }
        if (event.equals("HangupRequest")) {
            return "hangup requests";
        }
        if (event.equals("ChannelHungup")) {
            return "hung up";
        }
        if (event.equals("DialBegin")) {
            return "dials";
        }
        if (event.equals("DeviceStateChange") || event.equals("QueueMemberStatus")) {
            return "device states";
        }
        if (lines.contains("EventName: LINKEDID_END")) {
            return "ends of calls";
        }
        if (lines.contains("Privilege: security,all")) {
            return "security";
        }
        for (String key : List.of("DestChannel: ", "LocalOneChannel: ", "Channel: ")) {
            for (String line : lines) {
                if (line.startsWith(key) && lines.stream().anyMatch(l -> l.startsWith("Privilege: "))) {
                    return nameOfStrand(event) + line.substring(key.length());
                }
            }
        }
        return !event.startsWith("Bridge") ? "session"
                : lines.stream().filter(line -> line.startsWith("BridgeUniqueid: ") && event.matches("Bridge[CDMV].*"))
                        .findFirst().orElse("bridge");
    }

    /** The log and the records of a channel are made on threads of their own. */
    private static String nameOfStrand(String event) {
        return switch (event) {
            case "CEL" -> "log of ";
            case "Cdr" -> "records of ";
            default -> "channel ";
        };
    }

    private static String normal(String line, boolean time, Map<String, String> numbers) {
        int colon = line.indexOf(": ");
        if (colon < 0) {
            return line;
        }
        String key = line.substring(0, colon);
        String value = line.substring(colon + 2);
        String kind = KINDS.get(key);
        if (kind != null && value.matches(kind)) {
            return key + ": <" + key + ">";
        }
        if (ROW.matcher(line).find()) {
            value = value.replaceFirst(" \\d\\d:\\d\\d:\\d\\d ", " <time> ");
        }
        if (key.equals("Output") && value.matches("\\d+ calls? processed")) {
            return "Output: <number> processed";
        }
        if (key.equals("Output") && UPTIME.matcher(value).matches()) {
            return key + ": " + value.substring(0, value.indexOf(':')) + ": <time>";
        }
        if (key.equals("Value")) {
            value = value.replaceFirst("^ssrc=\\d+;", "ssrc=<ssrc>;").replaceFirst("^[\\d-]+@127\\.0\\.0\\.1$", "<call>");
        }
        if (time && key.equals("Value") && value.matches("[\\d: -]+")) {
            return "Value: <time>";
        }
        value = replaceNames(value, numbers);
        if (key.equals("Env") || key.equals("Result")) {
            value = value.replaceFirst("(agi_version%3A%20)[\\w.%~-]+?%0A", "$1<version>%0A")
                    .replaceFirst("(agi_threadid%3A%20)\\d+", "$1<thread>").replace("%3B", ";");
        }
        value = replace(value, CHANNEL, numbers, "local");
        value = replace(value, PHONE, numbers, "phone");
        value = replace(value, UNIQUEID, numbers, "id");
        value = replace(value, UUID, numbers, "bridge");
        return key + ": " + value;
    }

    /**
     * Two calls that begin together make their channels in any order. So channels are numbered apart for each place
     * that they lead to, and unique ids are called by their channel.
     */
    private void learnNames(Map<String, String> numbers) {
        for (List<String> message : messages) {
            String channel = null;
            for (String line : message) {
                int colon = line.indexOf(": ");
                String key = colon < 0 ? "" : line.substring(0, colon);
                if (key.endsWith("Channel")) {
                    channel = replaceNames(line.substring(colon + 2), numbers);
                } else if (key.endsWith("Uniqueid") && channel != null && !key.equals("BridgeUniqueid")) {
                    numbers.putIfAbsent("id" + line.substring(colon + 2), "<id of " + channel + ">");
                    channel = null;
                }
            }
        }
    }

    private static String replaceNames(String value, Map<String, String> numbers) {
        Matcher matcher = NAME.matcher(value);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String place = matcher.group(1) + "-";
            String number = numbers.computeIfAbsent(matcher.group(),
                    f -> "<" + numbers.keySet().stream().filter(k -> k.startsWith(place)).count() + ">");
            matcher.appendReplacement(result, Matcher.quoteReplacement(place + number));
        }
        return matcher.appendTail(result).toString();
    }

    private static String replace(String value, Pattern pattern, Map<String, String> numbers, String what) {
        Matcher matcher = pattern.matcher(value);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String number = numbers.computeIfAbsent(what + matcher.group(),
                    f -> "<" + what + numbers.keySet().stream().filter(k -> k.startsWith(what)).count() + ">");
            matcher.appendReplacement(result, Matcher.quoteReplacement(number));
        }
        return matcher.appendTail(result).toString();
    }
}
