// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

import java.util.Locale;
import java.util.Map;

/**
 * A record of a call. Times are microseconds since 1970, 0 for never.
 *
 * @param party              the channel that it is about
 * @param otherName          the other channel's name, empty for none
 * @param otherAccount       its account code
 * @param context            where the call went to
 * @param exten              the extension there
 * @param application        the last application
 * @param data               its arguments
 * @param startMicros        when it began
 * @param answerMicros       when it was answered
 * @param endMicros          when it ended
 * @param durationSeconds    whole seconds from the beginning
 * @param billableSeconds    whole seconds from the answer
 * @param disposition        what became of it
 * @param userField          what the dialplan noted
 * @param sequence           its number
 * @param variables          what else the dialplan noted, by name in lower case
 */
public record CallRecord(Party party, String otherName, String otherAccount, String context, String exten,
        String application, String data, long startMicros, long answerMicros, long endMicros, long durationSeconds,
        long billableSeconds, Disposition disposition, String userField, int sequence, Map<String, String> variables) {

    /** Longer arguments are cut off. */
    static final int MOST_DATA = 79;

    /**
     * Says who called.
     *
     * @return name and number, as in the header {@code CallerID}
     */
    public String callerId() {
        return "\"" + party.callerName() + "\" <" + party.number() + ">";
    }

    /**
     * Gives what the function {@code CDR} says.
     *
     * @param name the property's name, in whatever case
     * @param raw  whether numbers are wanted in place of words and dates
     * @return the value; empty if there is none
     */
    public String property(String name, boolean raw) {
        String key = name.toLowerCase(Locale.ROOT);
        return switch (key) {
            case "clid" -> callerId();
            case "src" -> party.number();
            case "dst" -> exten;
            case "dcontext" -> context;
            case "channel" -> party.name();
            case "dstchannel" -> otherName;
            case "lastapp" -> application;
            case "lastdata" -> data;
            case "start" -> time(startMicros, raw);
            case "answer" -> time(answerMicros, raw);
            case "end" -> time(endMicros, raw);
            case "duration" -> Long.toString(durationSeconds);
            case "billsec" -> Long.toString(billableSeconds);
            case "disposition" -> raw ? Integer.toString(number(disposition)) : disposition.words();
            case "amaflags" -> raw ? Integer.toString(AmaFlags.number(party.amaFlags())) : party.amaFlags();
            case "accountcode" -> party.account();
            case "peeraccount" -> otherAccount;
            case "uniqueid" -> party.uniqueid();
            case "linkedid" -> party.linkedid();
            case "userfield" -> userField;
            case "sequence" -> Integer.toString(sequence);
            default -> variables.getOrDefault(key, "");
        };
    }

    private static int number(Disposition disposition) {
        return disposition == Disposition.NO_ANSWER ? 0 : 1 << disposition.ordinal();
    }

    private static String time(long micros, boolean raw) {
        return raw ? String.format("%d.%06d", micros / 1_000_000, micros % 1_000_000) : RecordTime.of(micros);
    }
}
