// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.corpus.Corpus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnonymousStreamProperties {

    private static final String[] WAYS = {
        "CallerIDNum: %1$s", "CallerIDName: %2$s", "ConnectedLineName: %2$s %1$s", "Channel: PJSIP/%1$s-0000002b",
        "DestChannel: Local/%1$s@from-%3$s-00000001;2", "AppData: PJSIP/%2$s&PJSIP/%1$s@trunk,30,tT",
        "Exten: %1$s", "CallerID: \"%2$s\" <%1$s>", "Contact: sip:%2$s@%3$s.%4$s:5060", "Variable: PEER=%2$s",
        "Output: %2$s/%1$s  sip:%1$s@%4$s  Avail", "Message: No such channel %2$s-%1$s", "Customer: %3$s, %2$s",
        "RemoteAddress: IPV4/UDP/%4$s/5060", "a line of %2$s without a colon", "ChanVariable(SIP/%1$s-1): x=%2$s",
        "UserEvent: Call%2$s", "Filler: \n%2$s\r%1$s", "ActionID: %2$s-%1$s", "Username: %2$s", "Key: %3$s",
        "Line-000000-000001: secret = %2$s", "Email: %2$s@%3$s.org"};

    /** Ten letters: no word of the protocol. */
    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static String mapped(Anonymiser anonymiser, Side side, String text, Random random) {
        AnonymousStream stream = new AnonymousStream(anonymiser, side);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length;) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(200));
            kept.writeBytes(stream.next(Arrays.copyOfRange(bytes, from, to)));
            from = to;
        }
        kept.writeBytes(stream.end());
        return kept.toString(StandardCharsets.UTF_8);
    }

    @Property(tries = 200)
    void noNumberNameHostOrAddressOfTheOriginalRemains(@ForAll long seed, @ForAll Side side) {
        Random random = new Random(seed);
        List<String> secrets = new ArrayList<>();
        StringBuilder text = new StringBuilder(side == Side.SERVER ? "Asterisk Call Manager/11.0.0\r\n" : "");
        for (int i = 0; i < 5; i++) {
            String number = String.valueOf(100_000_000_000_000L + (random.nextLong() >>> 20));
            String name = word(random);
            String place = word(random);
            String address = "203.0." + (100 + random.nextInt(100)) + "." + (100 + random.nextInt(100));
            secrets.addAll(List.of(number, name, place, address));
            text.append(side == Side.SERVER ? "Event: Newchannel\r\n" : "Action: Originate\r\n");
            for (int k = random.nextInt(WAYS.length); k >= 0; k--) {
                String cased = random.nextBoolean() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
                text.append(String.format(Locale.ROOT, WAYS[random.nextInt(WAYS.length)], number, cased, place, address))
                    .append("\r\n");
            }
            text.append("\r\n");
        }
        Anonymiser anonymiser = Anonymiser.seeded("property");
        String kept = mapped(anonymiser, side, text.toString(), random);
        for (String secret : secrets) {
            assertFalse(kept.toLowerCase(Locale.ROOT).contains(secret), () -> secret + " remains in " + kept);
        }
        assertEquals(text.toString().length(), kept.length(), "every value keeps its length");
        assertEquals(kept, mapped(anonymiser, side, text.toString(), new Random(seed + 1)), "and each time the same");
    }

    @Test
    void aCaptureOfARealServerKeepsItsShape() {
        String text = new String(Corpus.capture("asterisk22/dial-busy.ami").bytes(), StandardCharsets.UTF_8);
        String kept = mapped(Anonymiser.seeded("corpus"), Side.SERVER, text, new Random(1));
        String[] lines = text.split("\r\n", -1);
        String[] mapped = kept.split("\r\n", -1);
        assertEquals(lines.length, mapped.length);
        for (int i = 0; i < lines.length; i++) {
            assertEquals(lines[i].length(), mapped[i].length(), lines[i]);
            assertEquals(lines[i].split(":")[0], mapped[i].split(":")[0]);
        }
    }

    @Test
    void whatIsNoWholeMessageIsLeftOut() {
        String kept = mapped(Anonymiser.random(), Side.SERVER, "Event: A\r\nX: 1\r\n\r\nEvent: B\r\nCallerIDName: Ali",
            new Random(1));
        assertEquals("Event: A\r\nX: 1\r\n\r\n", kept);
        assertTrue(mapped(Anonymiser.random(), Side.CLIENT, "Action: Login\r\nSecret: page\r\n\r\n", new Random(1))
            .startsWith("Action: Login\r\nSecret: ***"));
    }
}
