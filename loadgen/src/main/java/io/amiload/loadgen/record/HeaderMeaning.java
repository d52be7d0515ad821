// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import java.util.Locale;
import java.util.Set;

/** What a header's value is about, by its key. */
enum HeaderMeaning {
    /** Of the protocol, or a measure: says nothing about who. */
    PROTOCOL,
    /** Who: a number, a name, an account. All of it is mapped. */
    WHO,
    /** An extension: as {@link #WHO}, apart from those with a meaning of their own, such as {@code s}. */
    EXTENSION,
    /** Anything else: looked through for numbers, words that are not known, and addresses. */
    TEXT;

    private static final Set<String> PROTOCOL_KEYS = Set.of(
        "event", "response", "action", "privilege", "timestamp", "sequencenumber", "eventlist", "listitems",
        "priority", "language", "channelstate", "channelstatedesc", "uniqueid", "linkedid", "bridgeuniqueid",
        "bridgetype", "bridgetechnology", "bridgenumchannels", "bridgevideosourcemode", "cause", "cause-txt",
        "techcause", "application", "lastapplication", "state", "dialstatus", "reason", "duration", "durationms",
        "billableseconds", "starttime", "answertime", "endtime", "disposition", "amaflags", "eventtv", "sessiontv",
        "eventtime", "severity", "service", "eventversion", "direction", "position", "originalposition", "holdtime",
        "talktime", "ringtime", "count", "total", "calls", "callstaken", "penalty", "lastcall", "lastpause",
        "logintime", "incall", "paused", "wrapuptime", "ringinuse", "strategy", "completed", "abandoned",
        "servicelevel", "servicelevelperf", "servicelevelperf2", "weight", "status", "muted", "seconds", "ping",
        "amiversion", "asteriskversion", "coremaxcalls", "coremaxfilehandles", "corecurrentcalls",
        "coreprocessedcalls", "corestartupdate", "corestartuptime", "corereloaddate", "corereloadtime", "uptime",
        "lastreload", "rtt", "roundtripusec", "pt", "reportcount", "sentrtp", "sentntp", "sentpackets",
        "sentoctets", "waittime", "wait", "longestholdtime", "callers", "available", "loggedin", "activechannels",
        "timetohangup", "nativeformats", "readformat", "writeformat", "readtrans", "writetrans", "eventname",
        "parkingtimeout", "parkingduration", "async", "timeout", "regexpire", "expirationtime", "events", "eventmask",
        "suppressevents", "restart", "shutdown", "class", "attempt", "cid-callingpres");

    private static final Set<String> WHO_KEYS = Set.of(
        "calleridnum", "calleridname", "connectedlinenum", "connectedlinename", "accountcode", "callerid",
        "calleridani", "calleridrdnis", "calleriddnid", "effectiveconnectedlinenum",
        "effectiveconnectedlinename", "membername", "accountid", "username", "user", "account", "peeraccount",
        "oldaccountcode", "fullname", "email", "serveremail", "fromstring", "mailbox", "mailboxes", "voicemailbox",
        "source", "destination", "digit", "dnid", "secret", "password", "md5cred", "key", "number", "caller", "callee",
        "agent", "fromuser", "contactuser", "userfield", "pager", "newpassword", "oauthsecret", "refreshtoken",
        "oauthclientid", "objectusername", "passworddigest");

    private static final Set<String> EXTENSION_KEYS = Set.of("exten", "extension", "extraexten", "voicemailextension");

    /** Of channels' snapshots: {@code DestCallerIDNum} is a CallerIDNum. */
    private static final String[] SNAPSHOT = {"calleridnum", "calleridname", "connectedlinenum", "connectedlinename",
        "accountcode", "exten", "uniqueid", "linkedid", "channelstate", "channelstatedesc", "priority", "language",
        "bridgetype", "bridgetechnology", "bridgenumchannels", "bridgevideosourcemode"};

    static HeaderMeaning of(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        HeaderMeaning meaning = ofName(name);
        for (int i = 0; meaning == TEXT && i < SNAPSHOT.length; i++) {
            if (name.endsWith(SNAPSHOT[i])) {
                meaning = ofName(SNAPSHOT[i]);
            }
        }
        return meaning == TEXT && name.startsWith("report0") && !name.endsWith("ssrc") ? PROTOCOL : meaning;
    }

    private static HeaderMeaning ofName(String name) {
        return PROTOCOL_KEYS.contains(name) ? PROTOCOL : WHO_KEYS.contains(name) ? WHO
            : EXTENSION_KEYS.contains(name) ? EXTENSION : TEXT;
    }
}
