// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows which actions only read. Everything else is taken to change the target: calls, settings, or what its other
 * clients see. An action that nobody here has heard of is not trusted.
 */
public final class ChangingActions {

    /** From Asterisk's list of actions, those that answer a question and do nothing else. */
    private static final Set<String> READING = Set.of(
        "agents", "bridgeinfo", "bridgelist", "bridgetechnologylist", "challenge", "command", "confbridgelist",
        "confbridgelistrooms", "coresettings", "coreshowchannelmap", "coreshowchannels", "corestatus", "dbget",
        "dbgettree", "devicestatelist", "events", "extensionstate",
        "extensionstatelist", "filter", "faxsession", "faxsessions", "faxstats", "getconfig", "getconfigjson", "getvar",
        "iaxnetstats", "iaxpeerlist", "iaxpeers", "iaxregistry", "listcategories", "listcommands", "localchannels",
        "loggerlist", "mailboxcount", "mailboxstatus", "meetmelist", "meetmelistrooms", "modulecheck", "mwiget",
        "parkedcalls", "parkinglots", "ping", "pjsipshowaors", "pjsipshowauths", "pjsipshowcontacts",
        "pjsipshowendpoint", "pjsipshowendpoints", "pjsipshowmaintenance",
        "pjsipshowregistrationinboundcontactstatuses",
        "pjsipshowregistrationsinbound", "pjsipshowregistrationsoutbound", "pjsipshowresourcelists",
        "pjsipshowsubscriptionsinbound", "pjsipshowsubscriptionsoutbound", "presencestate", "presencestatelist",
        "prishowspans", "queuerule", "queues", "queuestatus", "queuesummary", "showdialplan", "sippeers",
        "sippeerstatus", "sipshowpeer", "sipshowregistry", "status", "voicemailboxsummary", "voicemailuserslist",
        "voicemailuserstatus", "waitevent", "dahdishowchannels", "dahdishowstatus");

    /** Console commands that only show something: {@code core show channels}, {@code help}. */
    private static final Pattern SHOWS = Pattern.compile("(?i)(help\\b.*|[\\w-]+ (show|list)\\b.*)");

    private ChangingActions() {
    }

    /** Tells whether an action may do more than read. */
    static boolean changes(String action, List<Header> headers) {
        return mayChange(action, headers.stream().map(header -> Map.entry(header.key(), header.value())).toList());
    }

    /**
     * Tells whether an action may do more than read.
     *
     * @param action  its name
     * @param headers keys and values, the action's own among them or not
     * @return false if it is known only to read
     */
    public static boolean mayChange(String action, List<Map.Entry<String, String>> headers) {
        if (action.equalsIgnoreCase("Command")) {
            for (Map.Entry<String, String> header : headers) {
                if (header.getKey().equalsIgnoreCase("Command")) {
                    return !SHOWS.matcher(header.getValue().strip()).matches();
                }
            }
        }
        if (action.equalsIgnoreCase("Getvar")
            && headers.stream().anyMatch(header -> header.getValue().indexOf('(') >= 0)) {
            // A function of the dialplan; some of them write.
            return true;
        }
        return !READING.contains(action.toLowerCase(Locale.ROOT));
    }
}
