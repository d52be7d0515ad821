// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import io.amiload.codec.AmiDictionary;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Words that Asterisk itself uses, which name nobody: those of the protocol's own keys and names, and some more. */
final class Vocabulary {

    /** Parts of the protocol's names that people are called too. */
    private static final Set<String> ALSO_NAMES = Set.of("max", "mark", "bill", "grant", "hunt", "page", "park", "rich",
        "art", "may", "will", "frank", "jack", "rob", "dean", "king", "hill", "bond", "case", "chase", "miles", "ray");

    private static final String MORE = """
        the and not for with from that this has have was were are but all any can too accepted active added already
        answer answered application argument arguments asterisk attempt authentication authorized available bad
        bridged busy call cancel canceled cannot chanunavail clearing command completed conference congestion
        congested connected context could currently default deleted denied depends device dialing disabled down does
        empty enabled end error exist exists exited extension extensions failed failure file follow follows found
        fully booted goodbye granted hangup host idle inuse invalid inbound incoming internal joined known left list
        local logged logging lookup loaded matches member members missing module must name named need needs noanswer
        normal null number off originate out outbound outgoing outside parameter paused permission please prohibited
        provided queue queued reachable received register registered registration reload required response result
        ringing running sent session set specified start started state status stopped success successful successfully
        such supported system text thanks there timeout trunk transfer type unable unavailable unchanged unknown
        unmonitored unpaused unreachable unregistered unspecified updated use used user value variable version waiting
        wrong you your yes alaw ulaw gsm slin opus g722 g729 h264 vp8 ipv4 ipv6 tcp udp tls ws wss sip sips pjsip iax2
        iax dahdi tel http https com net org example localhost arpa agi async fastagi res pbx app chan func core show
        channel channels concise verbose endpoint endpoints contacts database put get del exten exec dialplan manager
        queues peers dial playback background wait noop goto gotoif gosub gosubif return macro dialstatus hangupcause
        bridgepeer callerid agent calls mutex format
        """;

    private static final Set<String> WORDS = words();

    private Vocabulary() {
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>();
        add(AmiDictionary.keys(), words);
        add(AmiDictionary.names(), words);
        words.removeAll(ALSO_NAMES);
        words.addAll(Set.of(MORE.strip().split("\\s+")));
        return words;
    }

    private static void add(AmiDictionary names, Set<String> words) {
        for (int id = 1; id <= names.size(); id++) {
            String name = names.nameOf(id);
            words.add(name.toLowerCase(Locale.ROOT));
            for (String part : name.split("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+")) {
                words.add(part.toLowerCase(Locale.ROOT));
            }
        }
    }

    static boolean holds(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
