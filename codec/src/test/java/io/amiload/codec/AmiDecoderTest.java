// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static io.amiload.codec.CollectedMessage.header;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.codec.CollectedMessage.Header;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One example for each rule. {@link #decode} puts every example through the decoder whole and byte by byte, and
 * through the reference decoder, and wants the same from all. Numbered cases are those met in the field.
 */
class AmiDecoderTest {

    private static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";
    private static final String HANGUP = "Event: Hangup\r\nChannel: Local/1@x-0;1\r\nCause: 16\r\n\r\n";
    private static final String PONG = "Response: Success\r\nActionID: 7\r\nPing: Pong\r\n\r\n";

    // ---- Banner

    @Test
    void case05_findsBannerThatHasNoBlankLineBehindIt() {
        Outcome outcome = decode(BANNER + HANGUP);
        CollectedMessage banner = outcome.messages().get(0);
        assertEquals(Kind.BANNER, banner.kind());
        assertEquals(List.of(header(null, "Asterisk Call Manager/11.0.0")), banner.headers());
        assertEquals(0, banner.offset());
        assertEquals(BANNER.length(), banner.length());
        assertNull(banner.name());
        assertEquals(BANNER.length(), outcome.messages().get(1).offset());
        assertEquals(Kind.EVENT, outcome.messages().get(1).kind());
    }

    @Test
    void doesWithoutBanner() {
        assertEquals(List.of(Kind.EVENT, Kind.RESPONSE), kinds(HANGUP + PONG));
    }

    @Test
    void deliversBannerAsSoonAsItsLineEnds() {
        assertEquals(1, decode(BANNER).messages().size());
        assertEquals(List.of(), decode("Asterisk Call Manager/11.0.0\r").messages());
    }

    @Test
    void findsBannerBehindBlankLines() {
        assertEquals(List.of(Kind.BANNER, Kind.EVENT), kinds("\r\n\n" + BANNER + HANGUP));
    }

    @Test
    void takesFirstLineWithColonForHeader() {
        CollectedMessage message = only("X-Call Manager/1: y\r\n\r\n");
        assertEquals(Kind.OTHER, message.kind());
        assertEquals(List.of(header("X-Call Manager/1", "y")), message.headers());
    }

    @Test
    void takesLaterBannerLineForData() {
        assertEquals(List.of(Kind.EVENT, Kind.OTHER), kinds(HANGUP + BANNER + "\r\n"));
        assertEquals(List.of(Kind.BANNER, Kind.OTHER), kinds(BANNER + BANNER + "\r\n"));
    }

    @Test
    void takesFirstLineThatIsNeitherBannerNorHeaderForMessage() {
        CollectedMessage message = only("SSH-2.0-OpenSSH_9.2\r\nEvent: X\r\n\r\n");
        assertEquals(Kind.EVENT, message.kind());
        assertEquals(List.of(header(null, "SSH-2.0-OpenSSH_9.2"), header("Event", "X")), message.headers());
    }

    @Test
    void case05_findsBannersOfOtherVendors() {
        for (String line : List.of("Asterisk Call Manager Proxy/1.0", "OpenPBX Call Manager/1.0",
            "CallWeaver Call Manager/1.2", "Asterisk Call Manager/5.0.0 ")) {
            Outcome outcome = decode(line + "\r\n" + HANGUP);
            boolean proxy = line.contains("Proxy");
            // A proxy's line does not hold "Call Manager/" and becomes a line without colon of the first message.
            assertEquals(proxy ? List.of(Kind.EVENT) : List.of(Kind.BANNER, Kind.EVENT), kinds(outcome), line);
            assertEquals(header(null, line), outcome.messages().get(0).headers().get(0));
        }
    }

    @Test
    void case05_findsBannerAndFirstEventInOneRead() {
        assertEquals(List.of(Kind.BANNER, Kind.EVENT, Kind.RESPONSE), kinds(BANNER + HANGUP + PONG));
    }

    // ---- Kinds

    @Test
    void firstOfEventResponseAndActionDecides() {
        assertEquals(List.of(Kind.EVENT), kinds("Event: A\r\nResponse: B\r\nAction: C\r\n\r\n"));
        assertEquals(List.of(Kind.RESPONSE), kinds("Response: B\r\nEvent: A\r\nAction: C\r\n\r\n"));
        assertEquals(List.of(Kind.ACTION), kinds("Action: C\r\nResponse: B\r\nEvent: A\r\n\r\n"));
    }

    @Test
    void decidingHeaderMayStandAnywhere() {
        CollectedMessage message = only("ActionID: 7\r\nno colon\r\nAction: Ping\r\nEvent: X\r\n\r\n");
        assertEquals(Kind.ACTION, message.kind());
        assertEquals("Ping", message.name());
    }

    @Test
    void messageWithoutSuchHeaderIsOther() {
        CollectedMessage message = only("Events: on\r\nFoo: bar\r\n\r\n");
        assertEquals(Kind.OTHER, message.kind());
        assertNull(message.name());
    }

    @Test
    void case13_eventWithResponseHeaderIsEvent() {
        for (String event : List.of("OriginateResponse", "ChallengeResponseFailed")) {
            CollectedMessage message = only("Event: " + event
                + "\r\nPrivilege: call,all\r\nActionID: 1\r\nResponse: Failure\r\nReason: 0\r\n\r\n");
            assertEquals(Kind.EVENT, message.kind());
            assertEquals(event, message.name());
            assertEquals("Failure", message.value("Response"));
        }
    }

    @Test
    void kindAndNameIgnoreCase() {
        assertEquals(List.of(Kind.EVENT, Kind.RESPONSE, Kind.ACTION),
            kinds("eVENT: X\r\n\r\nRESPONSE: y\r\n\r\naction: z\r\n\r\n"));
        each("EVENT: hANGUP\r\n\r\n", m -> assertEquals(AmiName.HANGUP, m.nameId()));
    }

    @Test
    void unknownNameHasNoIdButText() {
        each("Event: NeverSeen\r\n\r\n", m -> {
            assertEquals(0, m.nameId());
            assertEquals("NeverSeen", m.name());
            assertEquals(Kind.EVENT, m.kind());
        });
        assertEquals("", only("Event: \r\n\r\n").name());
    }

    @Test
    void case11_unknownHeadersAndEventsAreOrdinary() {
        CollectedMessage message = only("Event: Vendor9\r\nNew-Key_1: a\r\nÄnderung: b\r\n\r\n");
        assertEquals(3, message.headers().size());
        assertEquals(Kind.EVENT, message.kind());
    }

    // ---- Headers

    @Test
    void oneBlankBehindColonIsSeparator() {
        assertHeaders("A: b\r\nA:  b\r\nA:\tb\r\nA: b \r\nA:b\r\n\r\n",
            header("A", "b"), header("A", " b"), header("A", "\tb"), header("A", "b "), header("A", "b"));
    }

    @Test
    void case08_emptyValueWithAndWithoutBlank() {
        assertHeaders("ReportBlock:\r\nReportBlock: \r\nEvent: X\r\nReportBlock:\r\n\r\n",
            header("ReportBlock", ""), header("ReportBlock", ""), header("Event", "X"), header("ReportBlock", ""));
    }

    @Test
    void case08_valueKeepsItsColons() {
        assertHeaders("Event: X\r\nDuration: 10:03:12\r\nkey:value:more\r\nk::v\r\nk: : v\r\n\r\n",
            header("Event", "X"), header("Duration", "10:03:12"), header("key", "value:more"),
            header("k", ":v"), header("k", ": v"));
    }

    @Test
    void case08_keysMayHoldDigitsBlanksAndSigns() {
        assertHeaders("100rel: no\r\nCause-txt: a\r\nChanVariable(Local/x@y-00000000;1): b=c\r\nkey(0)/x: d\r\nA b : e"
                + "\r\n F: g\r\n\r\n",
            header("100rel", "no"), header("Cause-txt", "a"), header("ChanVariable(Local/x@y-00000000;1)", "b=c"),
            header("key(0)/x", "d"), header("A b ", "e"), header(" F", "g"));
    }

    @Test
    void keyMayBeEmpty() {
        assertHeaders("Event: X\r\n: emptykey\r\n:\r\n\r\n", header("Event", "X"), header("", "emptykey"),
            header("", ""));
        assertHeaders(": first\r\n\r\n", header("", "first"));
    }

    @Test
    void lineWithoutColonIsKept() {
        each("Response: Success\r\nNo categories found\r\n\r\n", m -> {
            assertEquals(AmiMessage.NO_KEY, m.keyId(1));
            assertNull(m.key(1));
            assertEquals(0, m.keyLength(1));
            assertEquals("No categories found", m.value(1));
            assertEquals(19, m.lineLength(1));
        });
        assertHeaders("Response: Success\r\n   \r\n\r\n", header("Response", "Success"), header(null, "   "));
    }

    @Test
    void case07_userEventBodyWithoutKeys() {
        assertHeaders("Event: UserEvent\r\nUserEvent: x\r\nsome body text\r\n\r\n",
            header("Event", "UserEvent"), header("UserEvent", "x"), header(null, "some body text"));
    }

    @Test
    void case09_repeatedKeysKeepAllValuesInOrder() {
        String stream = "Event: X\r\nChanVariable: a=1\r\nVariable: z\r\n"
            + "chanvariable: b=2\r\nChanVariable: a=1\r\n\r\n";
        assertHeaders(stream, header("Event", "X"), header("ChanVariable", "a=1"), header("Variable", "z"),
            header("chanvariable", "b=2"), header("ChanVariable", "a=1"));
        each(stream, m -> {
            List<String> values = new ArrayList<>();
            for (int i = m.find(AmiKey.CHAN_VARIABLE); i >= 0; i = m.find(AmiKey.CHAN_VARIABLE, i + 1)) {
                values.add(m.value(i));
            }
            assertEquals(List.of("a=1", "b=2", "a=1"), values);
        });
    }

    @Test
    void case09_chanVariableWithTheChannelInItsKeyHasTheSameId() {
        String channel = "ChanVariable(Local/100@default-00000001;1)";
        each("Event: OriginateResponse\r\n" + channel + ": a=1\r\nChanVariable: b=2\r\n"
            + "chanvariable(SIP/x): a=3\r\nchanVariable(x): c=\r\nChanVariable(): a=4\r\nChanVariable(x: a=5\r\n"
            + "ChanVariablex): a=6\r\nChanVariables(x): a=7\r\n(x): a=8\r\nChanVariable(\r\n\r\n", m -> {
            List<String> values = new ArrayList<>();
            for (int i = m.find(AmiKey.CHAN_VARIABLE); i >= 0; i = m.find(AmiKey.CHAN_VARIABLE, i + 1)) {
                values.add(m.value(i));
            }
            assertEquals(List.of("a=1", "b=2", "a=3", "c=", "a=4"), values);
            assertEquals(channel, m.key(1));
            assertEquals(3, m.findAssignment(AmiKey.CHAN_VARIABLE, new byte[] {'a'}, 2));
            assertEquals("3", m.assignedValue(3));
            assertEquals(0, m.keyId(6));
        });
    }

    @Test
    void case12_keysInAnyCaseHaveOneId() {
        each("Event: X\r\nUNIQUEID: 1\r\nactionid: 2\r\nActionID: 3\r\n\r\n", m -> {
            assertEquals("1", m.getString(AmiKey.UNIQUEID));
            assertEquals("2", m.getString(AmiKey.ACTION_ID));
            assertEquals("UNIQUEID", m.key(1));
            assertEquals(1, m.find("uniqueID"));
            assertEquals(3, m.find(AmiKey.ACTION_ID, 3));
        });
        // All three in one action, as some clients send them: two spellings of one key, and another key.
        each("action: Ping\r\nid: 1\r\nActionID: 2\r\nactionid: 3\r\n\r\n", m -> {
            assertEquals(2, m.getInt(AmiKey.ACTION_ID, -1));
            assertEquals(3, m.find(AmiKey.ACTION_ID, 3));
            assertNotEquals(AmiKey.ACTION_ID, m.keyId(1));
            assertEquals("1", m.value(m.find("ID")));
        });
    }

    @Test
    void findsKeysTheDictionaryDoesNotKnow() {
        each("Event: X\r\nVendor-Key: 1\r\nOther: 2\r\n\r\n", m -> {
            assertEquals(0, m.keyId(1));
            assertEquals(1, m.find("vendor-KEY"));
            assertEquals(-1, m.find("vendor_KEY"));
            assertEquals(-1, m.find("Channel"));
            assertEquals(-1, m.find("vendor-keys"));
        });
    }

    @Test
    void keyFollowingAnotherThanLastTimeIsNotMistaken() {
        // Teaches which key follows which, then breaks the habit with keys that are nearly the same.
        String usual = "Event: Newchannel\r\nChannel: a\r\nChannelState: 0\r\nChannelStateDesc: Down\r\n\r\n";
        String odd = "Event: Newchannel\r\nChannel:a\r\nChannelStat: 0\r\nChannelStateDesc : x\r\nchannelstate: 1\r\n"
            + "Channel\r\nhannelState: 2\r\n\r\n";
        Outcome outcome = decode(usual + usual + odd + usual + odd);
        List<Header> expected = List.of(header("Event", "Newchannel"), header("Channel", "a"),
            header("ChannelStat", "0"), header("ChannelStateDesc ", "x"), header("channelstate", "1"),
            header(null, "Channel"), header("hannelState", "2"));
        assertEquals(expected, outcome.messages().get(2).headers());
        assertEquals(expected, outcome.messages().get(4).headers());
    }

    @Test
    void case10_anyBytesSurvive() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) (i == '\r' || i == '\n' ? ' ' : i);
        }
        byte[] stream = concat("Event: X\r\nK: ".getBytes(UTF_8), all, "\r\n\r\n".getBytes(UTF_8));
        assertEquals(new String(all, ISO_8859_1), decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT)
            .messages().get(0).value("K"));
    }

    @Test
    void case10_textIsUtf8() {
        each("Event: X\r\nCallerIDName: Łódź 😀\r\nÜber: ß\r\n\r\n", m -> {
            assertEquals("Łódź 😀", m.getString(AmiKey.CALLER_ID_NAME));
            assertEquals("Über", m.key(2));
            assertTrue(m.valueEquals(2, "ß".getBytes(UTF_8)));
        });
    }

    @Test
    void case10_byteOrderMarkIsDroppedAtTheStartOnly() {
        Outcome outcome = decode("\uFEFFAction: Login\r\n\r\n\uFEFFAction: Ping\r\n\r\n");
        assertEquals(List.of(Kind.ACTION, Kind.OTHER), kinds(outcome));
        assertEquals(3, outcome.messages().get(0).offset());
        assertEquals(List.of(Kind.BANNER), kinds("\uFEFF" + BANNER));
        assertEquals(List.of(Kind.EVENT), kinds("\uFEFF\r\nEvent: X\r\n\r\n"));
        byte[] half = {(byte) 0xEF, (byte) 0xBB, 'X', ':', ' ', 'y', '\r', '\n', '\r', '\n'};
        assertEquals(10, decode(half, LineEnding.AUTO, AmiLimits.DEFAULT).messages().get(0).length());
    }

    @Test
    void everyByteOfAnExpectedMessageMayBeAnother() {
        String[] messages = {
            "Event: Newchannel\r\nChannelStateDesc: Down\r\nConnectedLineName: <unknown>\r\nUniqueid: 1.2\r\n\r\n",
            "Response: Success\r\nActionID: 7\r\nMessage: a value of more than sixteen bytes\r\n\r\n",
            "Action: Ping\r\nActionID: 7\r\nMaximumNumberOfSecrets: b\r\n\r\n"};
        int[] others = {0, '\t', '\n', '\r', ' ', '-', ':', 'A', 'Z', 'a', 'z', 0x7F, 0x80, 0xFF};
        for (String usual : messages) {
            byte[] message = usual.getBytes(UTF_8);
            for (int at = 0; at < message.length; at++) {
                byte right = message[at];
                for (int k = 0; k < others.length + 4; k++) {
                    message[at] = (byte) (k < others.length ? others[k] : right ^ 1 << 4 + k - others.length);
                    byte[] stream = concat((usual + usual).getBytes(UTF_8), message, usual.getBytes(UTF_8));
                    Outcome expected = ReferenceDecoder.decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT);
                    assertEquals(expected, Collector.whole(new AmiDecoder(), stream));
                }
                message[at] = right;
            }
        }
    }

    /** Found by fuzzing: a name is remembered as words with zeros behind it. */
    @Test
    void nameThatEndsInZerosIsNotTheNameWithoutThem() {
        for (String zeros : List.of("\0", "\0\0\0\0\0\0\0\0\0\0")) {
            String hostile = "Event: Hangup" + zeros + "\r\nCause: 1\r\n\r\nResponse: Follows" + zeros + "\r\n\r\n";
            String usual = HANGUP + "Response: Follows\r\na\n--END COMMAND--\r\n\r\n" + PONG.repeat(2);
            for (String stream : List.of(hostile + usual, usual + hostile + usual)) {
                AmiDecoder decoder = new AmiDecoder();
                ByteBuffer in = direct(stream);
                for (AmiMessage m = decoder.next(in); m != null; m = decoder.next(in)) {
                    assertEquals(m.name().endsWith("\0") ? 0 : AmiDictionary.names().find(m.name()), m.nameId());
                }
                assertEquals(ReferenceDecoder.decode(stream.getBytes(UTF_8), LineEnding.AUTO, AmiLimits.DEFAULT),
                    Collector.whole(decoder.sibling(), stream.getBytes(UTF_8)));
            }
        }
    }

    @Test
    void longExpectedKeyIsComparedInAllItsWords() {
        for (int length = 12; length <= 28; length++) {
            String known = "@".repeat(length);
            AmiDictionary keys = AmiDictionary.keys().with(known);
            for (int word = 0; word <= length / 8; word++) {
                // Bits that the known key has not: a comparison that only asks whether its own are there is found out.
                StringBuilder other = new StringBuilder(known);
                for (int i = Math.max(0, word * 8 - 2); i < Math.min(length, word * 8 + 6); i++) {
                    other.setCharAt(i, ' ');
                }
                AmiDecoder decoder =
                    new AmiDecoder(keys, AmiDictionary.names(), AmiLimits.DEFAULT, LineEnding.AUTO);
                String usual = "Event: X\r\nA: b\r\n" + known + ": v\r\n\r\n";
                // Lines near the end of the buffer are not read in words.
                ByteBuffer in = direct(usual + usual + "Event: X\r\nA: b\r\n" + other + ": v\r\n\r\n"
                    + usual + usual);
                decoder.next(in);
                assertEquals(keys.size(), decoder.next(in).keyId(2));
                AmiMessage m = decoder.next(in);
                assertEquals(0, m.keyId(2), "word " + word + " of " + length);
                assertEquals(other.toString(), m.key(2));
            }
        }
    }

    @Test
    void expectedKeyMayComeWithoutBlankBehindItsColon() {
        for (int length = 1; length <= 28; length++) {
            String known = "#".repeat(length);
            AmiDictionary keys = AmiDictionary.keys().with(known);
            AmiDecoder decoder = new AmiDecoder(keys, AmiDictionary.names(), AmiLimits.DEFAULT, LineEnding.AUTO);
            String usual = "Event: X\r\nA: b\r\n" + known + ": v\r\n\r\n";
            ByteBuffer in = direct(usual + usual + usual.replace(": v", ":@v") + usual + usual + usual);
            decoder.next(in);
            decoder.next(in);
            AmiMessage m = decoder.next(in);
            assertEquals(keys.size(), m.keyId(2));
            assertEquals("@v", m.value(2));
        }
    }

    @Test
    void byteOrderMarkThatHasNotArrivedIsNotRead() {
        AmiDecoder decoder = new AmiDecoder();
        Collector collector = new Collector();
        ByteBuffer buffer = direct("....\uFEFF" + " ".repeat(20));
        assertEquals(4, decoder.decode(buffer, 4, 5, collector));
        // What lay there was of an earlier read; this is what comes.
        buffer.put(4, new byte[] {(byte) 0xEF, 'A', ':', ' ', 'b', '\r', '\n', '\r', '\n'});
        assertEquals(13, decoder.decode(buffer, 4, 13, collector));
        assertEquals(0, collector.messages.get(0).offset());
        assertEquals(9, collector.messages.get(0).length());
    }

    @Test
    void heapBuffersMayBringMessagesOfAnySizeInPieces() {
        StringBuilder text = new StringBuilder(BANNER);
        for (int size : new int[] {100, 3_900, 4_000, 4_096, 5_000, 10, 9_000, 100, 33_000, 8_000, 20}) {
            text.append("Event: X\r\nA: ").append("x".repeat(size)).append("\r\n\r\n").append(PONG);
        }
        byte[] stream = text.toString().getBytes(UTF_8);
        Outcome expected = ReferenceDecoder.decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT);
        for (int piece : new int[] {700, 1_448, 4_096, 5_000, 20_000, stream.length}) {
            AmiDecoder decoder = new AmiDecoder();
            Collector collector = new Collector();
            ByteBuffer heap = ByteBuffer.wrap(stream);
            int done = 0;
            for (int to = 0; to < stream.length; ) {
                to = Math.min(stream.length, to + piece);
                done = decoder.decode(heap, done, to, collector);
            }
            assertEquals(expected, collector.outcome(done), "in pieces of " + piece);
        }
    }

    @Test
    void readOnlyHeapBuffersMayBringMessagesInPieces() {
        byte[] stream = (BANNER + HANGUP + PONG + HANGUP).getBytes(UTF_8);
        for (int piece = 1; piece < 60; piece++) {
            AmiDecoder decoder = new AmiDecoder();
            Collector collector = new Collector();
            int done = 0;
            for (int to = 0; to < stream.length; ) {
                to = Math.min(stream.length, to + piece);
                done = decoder.decode(ByteBuffer.wrap(stream).asReadOnlyBuffer(), done, to, collector);
            }
            assertEquals(ReferenceDecoder.decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT), collector.outcome(done));
        }
    }

    // ---- Line endings

    @Test
    void loneLineFeedAndLoneReturnAreDataBetweenCrLf() {
        assertHeaders("Event: X\r\nAppData: a\nb: c\n\nd\re\r\rf\r\nN: 1\r\n\r\n",
            header("Event", "X"), header("AppData", "a\nb: c\n\nd\re\r\rf"), header("N", "1"));
    }

    @Test
    void valueMayEndInReturnOrLineFeed() {
        assertHeaders("Response: Success\r\nMessage: Park successful\n\r\nA: b\r\r\n\r\n",
            header("Response", "Success"), header("Message", "Park successful\n"), header("A", "b\r"));
    }

    @Test
    void loneReturnAtLineStartIsData() {
        assertHeaders("Event: X\r\n\rA: b\r\n\r\r\n\r\n", header("Event", "X"), header("\rA", "b"), header(null, "\r"));
    }

    @Test
    void streamWhoseFirstLineEndsInLineFeedIsReadSo() {
        Outcome outcome = decode("Asterisk Call Manager/1.0\nEvent: X\nA: b\n\nEvent: Y\r\nA: b\rc\r\n\r\n");
        assertEquals(List.of(Kind.BANNER, Kind.EVENT, Kind.EVENT), kinds(outcome));
        assertEquals("b\rc", outcome.messages().get(2).value("A"));
    }

    @Test
    void firstLineThatIsNotEmptyDecides() {
        assertEquals(2, decode("\r\n\r\nEvent: X\nA: b\n\nEvent: Y\n\n").messages().size());
        assertEquals("b\nc", only("\n\nEvent: X\r\nA: b\nc\r\n\r\n").value("A"));
    }

    @Test
    void lineEndingCanBeForced() {
        byte[] stream = "Event: X\nA: b\r\n\r\n".getBytes(UTF_8);
        assertEquals(List.of(header("Event", "X\nA: b")),
            decode(stream, LineEnding.CRLF, AmiLimits.DEFAULT).messages().get(0).headers());
        assertEquals(List.of(header("Event", "X"), header("A", "b")),
            decode(stream, LineEnding.LF, AmiLimits.DEFAULT).messages().get(0).headers());
        byte[] other = "Event: X\r\nA: b\nC: d\n\r\n\r\n".getBytes(UTF_8);
        assertEquals(3, decode(other, LineEnding.LF, AmiLimits.DEFAULT).messages().get(0).headers().size());
        assertEquals(2, decode(other, LineEnding.CRLF, AmiLimits.DEFAULT).messages().get(0).headers().size());
        assertEquals(List.of(Kind.BANNER),
            kinds(decode("Call Manager/\n".getBytes(UTF_8), LineEnding.LF, AmiLimits.DEFAULT)));
        assertEquals(List.of(Kind.BANNER),
            kinds(decode(BANNER.getBytes(UTF_8), LineEnding.CRLF, AmiLimits.DEFAULT)));
    }

    @Test
    void case02_responseEndedByReturnAndTwoLineFeeds() {
        // The value ends at CR LF, the lone line feed ends the message.
        Outcome outcome = decode("Response: Success\r\nMessage: Map\r\n\nEvent: X\r\n\r\n");
        assertEquals(List.of(Kind.RESPONSE, Kind.EVENT), kinds(outcome));
        assertEquals(2, outcome.messages().get(0).headers().size());
    }

    @Test
    void case02_lineFeedLeftOverAtTheStartOfMessageIsDropped() {
        Outcome outcome = decode("Response: Success\r\n\r\n\nEvent: X\r\n\r\n");
        assertEquals(List.of(Kind.RESPONSE, Kind.EVENT), kinds(outcome));
        assertEquals(List.of(21L), outcome.blankLines());
        assertEquals(22, outcome.messages().get(1).offset());
    }

    @Test
    void case02_bareLineFeedAsLineEndIsDataInCrLfStream() {
        assertEquals("1443613421\nCallee: 1",
            only("Event: X\r\nCallStarted: 1443613421\nCallee: 1\r\n\r\n").value("CallStarted"));
    }

    // ---- Between messages

    @Test
    void case01_blankLinesBetweenMessagesMeanNothing() {
        Outcome outcome = decode(BANNER + "\r\n" + HANGUP + "\r\n\r\n\r\n" + PONG + "\r\n");
        assertEquals(List.of(Kind.BANNER, Kind.EVENT, Kind.RESPONSE), kinds(outcome));
        assertEquals(5, outcome.blankLines().size());
        assertEquals(BANNER.length() + 2 + HANGUP.length() + 6, outcome.messages().get(2).offset());
    }

    @Test
    void tellsServersOfEachBlankLine() {
        assertEquals(List.of(0L, 2L, 18L, 19L), decode("\r\n\r\nAction: Ping\n\n\n\n").blankLines());
    }

    @Test
    void aServerMayStopAtBlankLine() {
        AmiDecoder decoder = new AmiDecoder();
        List<Long> blanks = new ArrayList<>();
        AmiHandler handler = new AmiHandler() {
            @Override
            public AmiControl onMessage(AmiMessage message) {
                return AmiControl.CONTINUE;
            }

            @Override
            public AmiControl onBlankLine(long streamOffset) {
                blanks.add(streamOffset);
                return AmiControl.STOP;
            }
        };
        ByteBuffer buffer = direct("\r\n\nAction: Ping\r\n\r\n");
        assertEquals(2, decoder.decode(buffer, handler));
        assertEquals(1, decoder.decode(buffer, handler));
        assertEquals(16, decoder.decode(buffer, handler));
        assertEquals(List.of(0L, 2L), blanks);
    }

    @Test
    void tailIsNeverDelivered() {
        for (String tail : List.of("E", "Event", "Event:", "Event: X", "Event: X\r", "Event: X\r\n", "Event: X\r\n\r",
            "Event: X\r\nA", "\r", "Response: Follows\r\na\n--END COMMAND--\r\n")) {
            Outcome outcome = decode(PONG + tail);
            assertEquals(1, outcome.messages().size(), tail);
            assertEquals(PONG.length(), outcome.done(), tail);
        }
        assertEquals(0, decode("").done());
    }

    @Test
    void case03_takesUpAgainBehindTornMessage() {
        Outcome outcome = decode(
            "Event: A\r\nChan\r\n\r\n\\name: CID\r\nX: y\r\n\r\n" + HANGUP + "ate: 6\r\n\r\n" + PONG);
        assertEquals(List.of(Kind.EVENT, Kind.OTHER, Kind.EVENT, Kind.OTHER, Kind.RESPONSE), kinds(outcome));
        assertEquals("Hangup", outcome.messages().get(2).name());
        // The pieces are delivered as what they are, so that a client can count them.
        assertEquals(List.of(header("\\name", "CID"), header("X", "y")), outcome.messages().get(1).headers());
    }

    @Test
    void offsetsAndLengthsAddUp() {
        Outcome outcome = decode(BANNER + HANGUP + "\r\n" + PONG);
        long at = 0;
        for (CollectedMessage message : outcome.messages()) {
            assertTrue(message.offset() == at || message.offset() == at + 2);
            at = message.offset() + message.length();
        }
        assertEquals(outcome.done(), at);
    }

    @Test
    void messageMayHaveThousandsOfHeaders() {
        StringBuilder stream = new StringBuilder("Response: Success\r\n");
        for (int i = 0; i < 9_999; i++) {
            stream.append("Output: line ").append(i).append("\r\n");
        }
        stream.append("\r\n").append(PONG);
        Outcome outcome = Collector.whole(new AmiDecoder(), stream.toString().getBytes(UTF_8));
        assertEquals(10_000, outcome.messages().get(0).headers().size());
        assertEquals(header("Output", "line 9998"), outcome.messages().get(0).headers().get(9_999));
        assertEquals(3, outcome.messages().get(1).headers().size());
    }

    @Test
    void valueMayBeVeryLong() {
        String value = "x".repeat(100_000);
        assertEquals(value, Collector.pieces(new AmiDecoder(), ("Event: X\r\nA: " + value + "\r\n\r\n").getBytes(UTF_8),
            10, 11, 50_000, 99_999).messages().get(0).value("A"));
    }

    // ---- Response: Follows

    @Test
    void case06_outputOfCommandBecomesOutputHeaders() {
        CollectedMessage message = only("Response: Follows\r\nPrivilege: Command\r\nActionID: 7\r\n"
            + "line one\nline: two\n\n  indented\n--END COMMAND--\r\n\r\n");
        assertEquals(Kind.RESPONSE, message.kind());
        assertEquals(List.of(header("Response", "Follows"), header("Privilege", "Command"), header("ActionID", "7"),
            header("Output", "line one"), header("Output", "line: two"), header("Output", ""),
            header("Output", "  indented")), message.headers());
    }

    @Test
    void case06_outputLinesHaveIdAndKeyOfOutput() {
        each("Response: Follows\r\nPrivilege: Command\r\na: b\n--END COMMAND--\r\n\r\n", m -> {
            assertEquals(AmiKey.OUTPUT, m.keyId(2));
            assertEquals("Output", m.key(2));
            assertEquals(0, m.keyLength(2));
            assertEquals("a: b", m.value(2));
            assertEquals("a: b", m.getString(AmiKey.OUTPUT));
            assertEquals(2, m.find("output"));
            assertEquals(AmiName.FOLLOWS, m.nameId());
        });
    }

    @Test
    void case06_headersBeforeTheOutputNeedNoBlankBehindTheColon() {
        CollectedMessage message = only(
            "Response: Follows\r\nPrivilege:Command\r\nActionID:\r\na: b\n--END COMMAND--\r\n\r\n");
        assertEquals(List.of(header("Response", "Follows"), header("Privilege", "Command"), header("ActionID", ""),
            header("Output", "a: b")), message.headers());
    }

    @Test
    void case06_endMarkMayBeGluedToTheLastLine() {
        assertEquals(List.of("a", "b"),
            outputs("Response: Follows\r\nPrivilege: Command\r\na\nb--END COMMAND--\r\n\r\n"));
    }

    @Test
    void case06_blankLineBehindActionIdIsOutput() {
        assertEquals(List.of("", "a"),
            outputs("Response: Follows\r\nPrivilege: Command\r\nActionID: 7\r\n\r\na\n--END COMMAND--\r\n\r\n"));
        assertEquals(List.of("", "", "a", ""),
            outputs("Response: Follows\r\nPrivilege: Command\r\n\n\na\r\n\r\n--END COMMAND--\r\n\r\n"));
    }

    @Test
    void case06_outputMayBeEmpty() {
        assertEquals(List.of(),
            outputs("Response: Follows\r\nPrivilege: Command\r\nActionID: 7\r\n--END COMMAND--\r\n\r\n"));
        assertEquals(List.of(), outputs("Response: Follows\r\n--END COMMAND--\r\n\r\n"));
    }

    @Test
    void case06_otherEndMarksDoNotEndIt() {
        assertEquals(List.of("--END SMS--", "--END COMMAND--", "--END COMMAND-- ", "--END COMMAND--", "x"), outputs(
            "Response: Follows\r\nPrivilege: Command\r\n--END SMS--\r\n--END COMMAND--\n--END COMMAND-- \r\n"
                + "--END COMMAND--\r\nx\n--END COMMAND--\r\n\r\n"));
    }

    @Test
    void case06_closingBlankLineMayBeLoneLineFeed() {
        Outcome outcome = decode("Response: Follows\r\na\n--END COMMAND--\r\n\n" + HANGUP);
        assertEquals(List.of(Kind.RESPONSE, Kind.EVENT), kinds(outcome));
    }

    @Test
    void case06_linesOfOutputAreNotTakenForHeaders() {
        assertEquals(List.of("x", "ActionID: 9", "Privilege: z", "Event: Hangup"), outputs(
            "Response: Follows\r\nPrivilege: Command\r\nx\nActionID: 9\r\nPrivilege: z\r\nEvent: Hangup\r\n"
                + "--END COMMAND--\r\n\r\n"));
        // A second Privilege is output, and so is an ActionID that ends in a lone line feed.
        assertEquals(List.of("Privilege: y", "ActionID: 1"), outputs(
            "Response: Follows\r\nPrivilege: Command\r\nPrivilege: y\r\nActionID: 1\n--END COMMAND--\r\n\r\n"));
    }

    @Test
    void case06_headersMayStandBeforeTheResponse() {
        CollectedMessage message = only(
            "ActionID: 1\r\nresponse: FOLLOWS\r\nPrivilege: Command\r\nx\n--END COMMAND--\r\n\r\n");
        assertEquals(4, message.headers().size());
        assertEquals(header("Output", "x"), message.headers().get(3));
    }

    @Test
    void case06_peerThatEndsLinesInLineFeed() {
        Outcome outcome = decode(
            "Response: Follows\nPrivilege: Command\nActionID: 3\na\n\nb\n--END COMMAND--\n\nEvent: X\n\n");
        assertEquals(List.of(Kind.RESPONSE, Kind.EVENT), kinds(outcome));
        assertEquals(List.of(header("Response", "Follows"), header("Privilege", "Command"), header("ActionID", "3"),
            header("Output", "a"), header("Output", ""), header("Output", "b")), outcome.messages().get(0).headers());
    }

    @Test
    void case06_eventNamedFollowsIsOrdinary() {
        assertEquals(List.of(Kind.EVENT, Kind.EVENT), kinds("Event: X\r\nResponse: Follows\r\n\r\n" + HANGUP));
        assertEquals(List.of(Kind.EVENT, Kind.EVENT), kinds("Event: Follows\r\n\r\n" + HANGUP));
        assertEquals(List.of(Kind.RESPONSE, Kind.EVENT), kinds("Response: Follow\r\n\r\n" + HANGUP));
    }

    @Test
    void case06_repeatedOutputHeadersOfNewerServers() {
        assertHeaders("Response: Success\r\nMessage: Command output follows\r\nOutput: a\r\nOutput:   b\r\nOutput: \r\n"
                + "Output:\r\nOutput: c: d\r\n\r\n",
            header("Response", "Success"), header("Message", "Command output follows"), header("Output", "a"),
            header("Output", "  b"), header("Output", ""), header("Output", ""), header("Output", "c: d"));
    }

    // ---- Other dialects

    @Test
    void grandstreamWritesLowerCaseKeysAndDoubledBlankLines() {
        Outcome outcome = decode("Asterisk Call Manager/5.0.0 \r\nresponse: Success\r\nactionid: 1\r\neventlist: start"
            + "\r\n\r\n\r\nEvent: QueueStatus\r\nSeviceLevel: 1\r\n\r\n\r\nevent: QueuesComplete\r\n\r\n\r\n");
        assertEquals(List.of(Kind.BANNER, Kind.RESPONSE, Kind.EVENT, Kind.EVENT), kinds(outcome));
        assertEquals(3, outcome.blankLines().size());
    }

    @Test
    void actionsDecodeToo() {
        Outcome outcome = decode("action: login\r\nusername: cdrapi\r\nsecret: x\r\n\r\n"
            + "ActionID: 2\r\nAction: Ping\r\n\r\n");
        assertEquals(List.of(Kind.ACTION, Kind.ACTION), kinds(outcome));
        assertEquals("Ping", outcome.messages().get(1).name());
    }

    @Test
    void injectedBlankLineLeavesMessageOfNoKind() {
        Outcome outcome = decode("Event: UserEvent\r\nBody: a\r\n\r\nb: c\r\n\r\n" + PONG);
        assertEquals(List.of(Kind.EVENT, Kind.OTHER, Kind.RESPONSE), kinds(outcome));
    }

    @Test
    void case14_eventsOfOthersBetweenTheStartAndTheEndOfListStayWhereTheyAre() {
        String stream = "Response: Success\r\nActionID: 5\r\nEventList: start\r\n\r\n"
            + "Event: QueueParams\r\nActionID: 5\r\n\r\n" + HANGUP
            + "Event: QueueMemberAdded\r\nQueue: q\r\n\r\n"
            + "Event: QueueStatusComplete\r\nActionID: 5\r\nEventList: Complete\r\nListItems: 1\r\n\r\n";
        assertEquals(List.of("Success", "QueueParams", "Hangup", "QueueMemberAdded", "QueueStatusComplete"),
            names(stream));
        assertEquals(Arrays.asList("5", "5", null, null, "5"),
            decode(stream).messages().stream().map(m -> m.value("ActionID")).toList());
    }

    @Test
    void case14_listsMayEndWithoutActionIdAndWithoutEventList() {
        each("Event: QueueStatusComplete\r\n\r\n", m -> {
            assertEquals(AmiName.QUEUE_STATUS_COMPLETE, m.nameId());
            assertFalse(m.has(AmiKey.ACTION_ID));
            assertFalse(m.has(AmiKey.EVENT_LIST));
        });
        each("Response: Success\r\nEventList: Complete\r\n\r\n", m -> {
            assertEquals(Kind.RESPONSE, m.kind());
            assertTrue(m.valueEqualsIgnoreCase(m.find(AmiKey.EVENT_LIST), "complete"));
        });
    }

    @Test
    void case15_responsesWithoutActionIdAreOrdinary() {
        assertEquals(List.of(Kind.RESPONSE, Kind.EVENT, Kind.RESPONSE), kinds("Response: Success\r\nMessage: a\r\n\r\n"
            + HANGUP + "Response: Goodbye\r\nMessage: Thanks for all the fish.\r\n\r\n"));
        each("Response: Goodbye\r\n\r\n", m -> {
            assertEquals(AmiName.GOODBYE, m.nameId());
            assertEquals(-1, m.getLong(AmiKey.ACTION_ID, -1));
            assertNull(m.getString(AmiKey.ACTION_ID));
        });
    }

    @Test
    void case16_eventsOutOfTheirUsualOrderAreDeliveredAsTheyCome() {
        String up = "Event: Newstate\r\nChannelStateDesc: Up\r\n\r\n";
        String originated = "Event: OriginateResponse\r\nResponse: Success\r\n\r\n";
        assertEquals(List.of("OriginateResponse", "Newstate", "Hangup"), names(originated + up + HANGUP));
        assertEquals(List.of("Newstate", "OriginateResponse", "Hangup"), names(up + originated + HANGUP));
        assertEquals(List.of("Hangup", "OriginateResponse", "Newstate"), names(HANGUP + originated + up));
    }

    // ---- Pieces

    @Test
    void case04_everySplitOfEveryPlaceGivesTheSame() {
        byte[] stream = ("\uFEFF" + BANNER + "\r\n" + HANGUP + "\n" + PONG
            + "Response: Follows\r\nActionID: 1\r\na\n\r\n--END COMMAND--\r\nb--END COMMAND--\r\n\r\nno colon\r\n\r\n")
            .getBytes(UTF_8);
        Outcome expected = ReferenceDecoder.decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT);
        assertEquals(5, expected.messages().size());
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second += 1 + first % 5) {
                assertEquals(expected, Collector.pieces(new AmiDecoder(), stream, first, second));
            }
            assertEquals(expected, Collector.moving(new AmiDecoder(), true, stream, first));
            assertEquals(expected, Collector.moving(new AmiDecoder(), false, stream, first));
        }
    }

    @Test
    void case04_messagesThatArriveTogetherAreAllDelivered() {
        assertEquals(1_000, Collector.whole(new AmiDecoder(), PONG.repeat(1_000).getBytes(UTF_8)).messages().size());
    }

    @Test
    void saysWhereTheFirstIncompleteMessageStarts() {
        AmiDecoder decoder = new AmiDecoder();
        Collector collector = new Collector();
        ByteBuffer buffer = direct("....." + PONG + HANGUP);
        int to = 5 + PONG.length() + 10;
        assertEquals(5 + PONG.length(), decoder.decode(buffer, 5, to, collector));
        assertEquals(PONG.length(), decoder.streamPosition());
        assertEquals(5 + PONG.length(), decoder.decode(buffer, 5 + PONG.length(), to, collector));
        assertEquals(1, collector.messages.size());
        assertEquals(buffer.limit(), decoder.decode(buffer, 5 + PONG.length(), buffer.limit(), collector));
        assertEquals(2, collector.messages.size());
    }

    // ---- Back-pressure

    @Test
    void stopReturnsBehindTheMessageAndTheNextCallGoesOn() {
        AmiDecoder decoder = new AmiDecoder();
        List<String> names = new ArrayList<>();
        AmiHandler handler = m -> {
            names.add(m.kind() + "");
            return AmiControl.STOP;
        };
        ByteBuffer buffer = direct(BANNER + HANGUP + PONG + "Event");
        assertEquals(BANNER.length(), decoder.decode(buffer, handler));
        assertEquals(List.of("BANNER"), names);
        assertEquals(HANGUP.length(), decoder.decode(buffer, handler));
        assertEquals(PONG.length(), decoder.decode(buffer, handler));
        assertEquals(0, decoder.decode(buffer, handler));
        assertEquals(5, buffer.remaining());
        assertEquals(List.of("BANNER", "EVENT", "RESPONSE"), names);
        assertEquals(BANNER.length() + HANGUP.length() + PONG.length(), decoder.streamPosition());
    }

    // ---- Limits

    @Test
    void messageOfExactlyTheLongestLengthIsDelivered() {
        String message = "Event: X\r\nA: " + "x".repeat(64 - 17) + "\r\n\r\n";
        assertEquals(64, message.length());
        Outcome outcome = decode(message + PONG, new AmiLimits(64, 10));
        assertEquals(2, outcome.messages().size());
        assertEquals(List.of(), outcome.violations());
    }

    @Test
    void messageOneByteLongerIsSkippedAndTheStreamGoesOn() {
        String message = "Event: X\r\nA: " + "x".repeat(65 - 17) + "\r\n\r\n";
        Outcome outcome = decode(PONG + message + HANGUP, new AmiLimits(64, 10));
        assertEquals(List.of(Kind.RESPONSE, Kind.EVENT), kinds(outcome));
        assertEquals("Hangup", outcome.messages().get(1).name());
        assertEquals(List.of("MESSAGE_TOO_LONG@" + PONG.length()), outcome.violations());
        assertEquals(PONG.length() + 65, outcome.messages().get(1).offset());
    }

    @Test
    void exactlyAsManyHeadersAsAllowedAreDelivered() {
        for (int limit : new int[] {1, 2, 63, 64, 65, 128}) {
            AmiLimits limits = new AmiLimits(10_000, limit);
            assertEquals(limit, decode("A: b\r\n".repeat(limit) + "\r\n", limits).messages().get(0).headers().size());
            Outcome outcome = decode("A: b\r\n".repeat(limit + 1) + "\r\nEvent: X\r\n\r\n", limits);
            assertEquals(List.of(Kind.EVENT), kinds(outcome));
            assertEquals(List.of("TOO_MANY_HEADERS@0"), outcome.violations());
        }
    }

    @Test
    void limitsHoldForOutputOfCommands() {
        AmiLimits limits = new AmiLimits(10_000, 3);
        String head = "Response: Follows\r\n";
        assertEquals(3, decode(head + "a\nb\n--END COMMAND--\r\n\r\n", limits).messages().get(0).headers().size());
        assertEquals(3, decode(head + "a\nb--END COMMAND--\r\n\r\n", limits).messages().get(0).headers().size());
        for (String output : List.of("a\nb\nc\n--END COMMAND--", "a\nb\nc--END COMMAND--", "a\nb\n\n--END COMMAND--")) {
            Outcome outcome = decode(head + output + "\r\n\r\n" + PONG, limits);
            assertEquals(List.of(Kind.RESPONSE), kinds(outcome), output);
            assertEquals("Success", outcome.messages().get(0).name());
            assertEquals(List.of("TOO_MANY_HEADERS@0"), outcome.violations());
        }
        Outcome outcome = decode(head + "x".repeat(60) + "\n--END COMMAND--\r\n\r\n" + PONG, new AmiLimits(64, 9));
        assertEquals(List.of("MESSAGE_TOO_LONG@0"), outcome.violations());
        assertEquals(List.of(Kind.RESPONSE), kinds(outcome));
    }

    @Test
    void limitsDoNotDependOnWhereInTheBufferAMessageLies() {
        Outcome outcome = decode(PONG.repeat(40) + "Response: Follows\r\na\nb\nc--END COMMAND--\r\n\r\n" + PONG,
            new AmiLimits(200, 3));
        assertEquals(List.of("TOO_MANY_HEADERS@" + 40 * PONG.length()), outcome.violations());
        assertEquals(41, outcome.messages().size());
    }

    @Test
    void outputMayBeginWhereTheTableOfHeadersIsFull() {
        for (int before = 60; before < 68; before++) {
            String stream = "A: b\r\n".repeat(before) + "Response: Follows\r\nc\n--END COMMAND--\r\n\r\n";
            assertEquals(before + 2, only(stream).headers().size());
            assertEquals(List.of("TOO_MANY_HEADERS@0"), decode(stream, new AmiLimits(10_000, before)).violations());
        }
    }

    @Test
    void keyOfExactlyTheLongestLengthIsDelivered() {
        String key = "k".repeat(16);
        Outcome outcome = decode("Event: X\r\n" + key + ": a\r\n\r\n" + PONG, keyLimit(16));
        assertEquals("a", outcome.messages().get(0).value(key));
        assertEquals(List.of(), outcome.violations());
    }

    @Test
    void messageWithKeyOneByteLongerIsSkippedAndTheStreamGoesOn() {
        for (String line : List.of("k".repeat(17) + ": a", "k".repeat(17) + ":", "k".repeat(500) + ":a:b")) {
            for (String message : List.of("Event: X\r\n" + line + "\r\nA: b\r\n\r\n", line + "\r\n\r\n")) {
                Outcome outcome = decode(PONG + message + HANGUP, keyLimit(16));
                assertEquals(List.of(Kind.RESPONSE, Kind.EVENT), kinds(outcome));
                assertEquals("Hangup", outcome.messages().get(1).name());
                assertEquals(List.of("KEY_TOO_LONG@" + PONG.length()), outcome.violations());
                assertEquals(PONG.length() + message.length(), outcome.messages().get(1).offset());
            }
        }
    }

    @Test
    void lineWithoutColonHasNoKeyThatCouldBeTooLong() {
        assertEquals(2, decode("Event: X\r\n" + "k".repeat(17) + "\r\n\r\n" + PONG, keyLimit(16)).messages().size());
        String output = "Response: Follows\r\nPrivilege: Command\r\n" + "k".repeat(17) + ": x\n--END COMMAND--\r\n\r\n";
        assertEquals(List.of(), decode(output, keyLimit(16)).violations());
    }

    @Test
    void keyThatWasLearnedIsHeldToTheLimitToo() {
        String long30 = "Event: Newchannel\r\nChannel: a\r\nConnectedLineName: b\r\n\r\n";
        Outcome outcome = decode(HANGUP + long30.repeat(3) + HANGUP, keyLimit(16));
        assertEquals(List.of(Kind.EVENT, Kind.EVENT), kinds(outcome));
        assertEquals(3, outcome.violations().size());
        assertEquals(5, decode(HANGUP + long30.repeat(3) + HANGUP, keyLimit(17)).messages().size());
    }

    @Test
    void ofTwoLimitsTheOneThatIsPassedFirstIsReported() {
        String key = "k".repeat(17);
        assertEquals(List.of("KEY_TOO_LONG@0"),
            decode("A: b\r\n" + key + ": c\r\n\r\n", new AmiLimits(1_000, 1).withMaxKeyBytes(16)).violations());
        assertEquals(List.of("TOO_MANY_HEADERS@0"),
            decode("A: b\r\nA: b\r\n" + key + ": c\r\n\r\n", new AmiLimits(1_000, 1).withMaxKeyBytes(16)).violations());
        for (int size : new int[] {64, 65}) {
            String line = key + ": " + "c".repeat(size - key.length() - 4) + "\r\n";
            assertEquals(List.of((size > 64 ? "MESSAGE_TOO_LONG" : "KEY_TOO_LONG") + "@0"),
                decode(line + "\r\n", new AmiLimits(64, 9).withMaxKeyBytes(16)).violations());
        }
    }

    @Test
    void reportOfLongKeySaysWhereItIsAndHoldsNothingOfIt() {
        AmiDecoder decoder = decoder(keyLimit(16));
        ByteBuffer buffer = direct(PONG + "Event: X\r\n" + "hunter2".repeat(3) + ": a\r\n\r\n");
        AmiFormatException thrown = assertThrows(AmiFormatException.class,
            () -> decoder.decode(buffer, m -> AmiControl.CONTINUE));
        assertEquals(AmiFormatException.Reason.KEY_TOO_LONG, thrown.reason());
        assertEquals(PONG.length(), thrown.streamOffset());
        assertEquals("the message at byte " + PONG.length() + " of the stream has a key of more than 16 bytes, at byte "
            + (PONG.length() + 10), thrown.getMessage());
    }

    @Test
    void defaultLimitsAreAboveWhatAsteriskSends() {
        String key = "k".repeat(40_960);
        assertEquals("a", Collector.whole(new AmiDecoder(), ("Event: UserEvent\r\n" + key + ": a\r\n\r\n")
            .getBytes(UTF_8)).messages().get(0).value(key));
        assertEquals(AmiLimits.DEFAULT.maxKeyBytes(), new AmiLimits(64, 1).maxKeyBytes());
    }

    @Test
    void firstLineBeyondTheLimitStillTellsHowLinesEnd() {
        for (String end : List.of("\n", "\r\n")) {
            Outcome outcome = decode("x".repeat(100) + end + "A: b" + end + end + "Event: X" + end + end,
                new AmiLimits(64, 9));
            assertEquals(List.of("MESSAGE_TOO_LONG@0"), outcome.violations());
            assertEquals(List.of(Kind.EVENT), kinds(outcome));
        }
    }

    @Test
    void endlessLineIsGivenUpAtTheLimit() {
        AmiDecoder decoder = decoder(new AmiLimits(64, 9));
        Collector collector = new Collector();
        ByteBuffer buffer = direct("x".repeat(64));
        assertEquals(0, decoder.decode(buffer, 0, 64, collector));
        assertEquals(List.of(), collector.violations);
        buffer = direct("x".repeat(65));
        assertEquals(65, decoder.decode(buffer, 0, 65, collector));
        assertEquals(65, decoder.decode(buffer, 0, 65, collector));
        assertEquals(List.of("MESSAGE_TOO_LONG@0"), collector.violations);
        assertEquals(130, decoder.streamPosition());
        ByteBuffer rest = direct("x\r\n\r\n" + PONG);
        decoder.decode(rest, collector);
        assertEquals(1, collector.messages.size());
        assertEquals(135, collector.messages.get(0).offset());
    }

    @Test
    void violationIsThrownByDefaultAndHoldsNothingOfTheMessage() {
        AmiDecoder decoder = decoder(new AmiLimits(64, 9));
        ByteBuffer buffer = direct(PONG + "Secret: hunter2" + "x".repeat(90) + "\r\n\r\n" + HANGUP);
        AmiFormatException thrown = assertThrows(AmiFormatException.class,
            () -> decoder.decode(buffer, m -> AmiControl.CONTINUE));
        assertEquals(AmiFormatException.Reason.MESSAGE_TOO_LONG, thrown.reason());
        assertEquals(PONG.length(), thrown.streamOffset());
        assertFalse(thrown.getMessage().contains("hunter2"));
        assertTrue(thrown.getMessage().contains("64 bytes"), thrown.getMessage());
        decoder.reset();
        assertEquals(1, decodeWith(decoder, PONG).size());
    }

    @Test
    void limitsMustAllowSomeMessage() {
        assertThrows(IllegalArgumentException.class, () -> new AmiLimits(63, 1));
        assertThrows(IllegalArgumentException.class, () -> new AmiLimits(64, 0));
        assertThrows(IllegalArgumentException.class, () -> new AmiLimits(-1, -1));
        assertThrows(IllegalArgumentException.class, () -> AmiLimits.DEFAULT.withMaxKeyBytes(15));
    }

    @Test
    void case17_serverLimitsOfAsterisk() {
        AmiLimits limits = new AmiLimits(1 << 20, 128);
        String action = "Action: Originate\r\n";
        assertEquals(1, decode(action + "Variable: a=b\r\n".repeat(127) + "\r\n", limits).messages().size());
        assertEquals(List.of("TOO_MANY_HEADERS@0"),
            decode(action + "Variable: a=b\r\n".repeat(128) + "\r\n", limits).violations());
    }

    @Test
    void case18_lastHeaderWithoutBlankLineIsNoMessage() {
        assertEquals(List.of(), decode("Action: Login\r\nUsername: a\r\n").messages());
    }

    // ---- Buffers

    @Test
    void positionLimitAndOrderOfTheBufferDoNotMatterAndDoNotChange() {
        ByteBuffer buffer = direct("??" + PONG + "??").order(ByteOrder.BIG_ENDIAN);
        buffer.position(7).limit(9);
        Collector collector = new Collector();
        assertEquals(2 + PONG.length(), new AmiDecoder().decode(buffer, 2, 2 + PONG.length(), collector));
        assertEquals(1, collector.messages.size());
        assertEquals(7, buffer.position());
        assertEquals(9, buffer.limit());
        assertEquals(ByteOrder.BIG_ENDIAN, buffer.order());
    }

    @Test
    void slicesAndReadOnlyBuffersAreRead() {
        ByteBuffer large = direct("????????" + BANNER + PONG + "????");
        large.position(8).limit(8 + BANNER.length() + PONG.length());
        ByteBuffer heap = ByteBuffer.allocate(large.capacity()).put(large.duplicate().clear());
        heap.position(8).limit(large.limit());
        for (ByteBuffer buffer : List.of(large.slice(), large.asReadOnlyBuffer(), large.slice().asReadOnlyBuffer(),
            large.duplicate().order(ByteOrder.LITTLE_ENDIAN), heap.slice(), heap.asReadOnlyBuffer(), heap)) {
            Collector collector = new Collector();
            assertEquals(BANNER.length() + PONG.length(), new AmiDecoder().decode(buffer, collector));
            assertEquals(0, buffer.remaining());
            assertEquals(List.of(Kind.BANNER, Kind.RESPONSE), kinds(collector.outcome(0)));
        }
    }

    @Test
    void messageMayEndWhereTheBufferEnds() {
        for (int pad = 0; pad < 40; pad++) {
            String stream = "Event: Hangup\r\nChannel: " + "x".repeat(pad) + "\r\nCause: 16\r\n\r\n";
            ByteBuffer exact = ByteBuffer.allocateDirect(stream.length());
            exact.put(0, stream.getBytes(UTF_8));
            Collector collector = new Collector();
            AmiDecoder decoder = new AmiDecoder();
            decoder.decode(direct(stream.repeat(2)), collector);
            assertEquals(stream.length(), decoder.decode(exact, collector));
            assertEquals(collector.messages.get(0).headers(), collector.messages.get(2).headers());
        }
    }

    @Test
    void rangeMustLieInTheBuffer() {
        ByteBuffer buffer = direct(PONG);
        AmiDecoder decoder = new AmiDecoder();
        AmiHandler handler = m -> AmiControl.CONTINUE;
        assertThrows(IndexOutOfBoundsException.class, () -> decoder.decode(buffer, -1, 3, handler));
        assertThrows(IndexOutOfBoundsException.class, () -> decoder.decode(buffer, 4, 3, handler));
        assertThrows(IndexOutOfBoundsException.class, () -> decoder.decode(buffer, 0, PONG.length() + 1, handler));
    }

    @Test
    void heapAndDirectBuffersMayAlternate() {
        byte[] stream = (BANNER + HANGUP + PONG + HANGUP + PONG).getBytes(UTF_8);
        Outcome expected = ReferenceDecoder.decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT);
        for (int step = 1; step < 60; step++) {
            AmiDecoder decoder = new AmiDecoder();
            Collector collector = new Collector();
            int done = 0;
            for (int to = 0, call = 0; done < stream.length; call++) {
                to = Math.min(stream.length, to + step);
                int size = to - done;
                ByteBuffer buffer = call % 3 == 1 ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
                buffer.put(0, stream, done, size);
                done += decoder.decode(buffer, collector);
            }
            assertEquals(expected, collector.outcome(done));
        }
    }

    @Test
    void bytesOfHeapBufferThatWereNotDoneWithMustBeOfferedAgain() {
        AmiDecoder decoder = new AmiDecoder();
        AmiHandler handler = m -> AmiControl.CONTINUE;
        decoder.decode(ByteBuffer.wrap("Event: X\r\n".getBytes(UTF_8)), handler);
        assertThrows(IllegalArgumentException.class, () -> decoder.decode(ByteBuffer.wrap(new byte[3]), handler));
    }

    // ---- The pull form

    @Test
    void nextHandsOutOneMessageAfterTheOther() {
        for (ByteBuffer buffer : List.of(direct(BANNER + HANGUP + "\r\n" + PONG + "Event"),
            ByteBuffer.wrap((BANNER + HANGUP + "\r\n" + PONG + "Event").getBytes(UTF_8)))) {
            AmiDecoder decoder = new AmiDecoder();
            AmiMessage message = decoder.next(buffer);
            assertEquals(Kind.BANNER, message.kind());
            assertEquals("Asterisk Call Manager/11.0.0", message.value(0));
            message = decoder.next(buffer);
            assertEquals(AmiName.HANGUP, message.nameId());
            assertEquals(3, message.headerCount());
            assertEquals(16, message.getLong(AmiKey.CAUSE, -1));
            assertEquals("Local/1@x-0;1", message.getString(AmiKey.CHANNEL));
            assertArrayEquals(HANGUP.getBytes(UTF_8), message.toByteArray());
            message = decoder.next(buffer);
            assertEquals(7, message.getLong(AmiKey.ACTION_ID, -1));
            assertEquals("Success", message.name());
            assertNull(decoder.next(buffer));
            assertEquals(5, buffer.remaining());
            assertNull(decoder.next(buffer));
        }
    }

    @Test
    void nextGoesOnBehindCompactedBytes() {
        String stream = BANNER + (HANGUP + PONG).repeat(20);
        for (boolean heap : new boolean[] {false, true}) {
            ByteBuffer in = heap ? ByteBuffer.allocate(100) : ByteBuffer.allocateDirect(100);
            AmiDecoder decoder = new AmiDecoder();
            List<String> found = new ArrayList<>();
            for (int at = 0; at < stream.length(); ) {
                int size = Math.min(in.remaining(), Math.min(17, stream.length() - at));
                in.put(stream.substring(at, at + size).getBytes(UTF_8));
                at += size;
                in.flip();
                for (AmiMessage m = decoder.next(in); m != null; m = decoder.next(in)) {
                    found.add(new String(m.toByteArray(), UTF_8));
                }
                in.compact();
            }
            assertEquals(41, found.size());
            assertEquals(stream, String.join("", found));
        }
    }

    @Test
    void nextThrowsAtViolation() {
        AmiDecoder decoder = decoder(new AmiLimits(64, 1));
        assertThrows(AmiFormatException.class, () -> decoder.next(direct(HANGUP)));
    }

    // ---- More than one stream

    @Test
    void siblingsAreIndependentStreams() {
        AmiDecoder one = new AmiDecoder();
        AmiDecoder two = one.sibling();
        Collector first = new Collector();
        Collector second = new Collector();
        ByteBuffer a = direct(BANNER + HANGUP);
        ByteBuffer b = direct("Event: X\n\n" + HANGUP);
        int cut = BANNER.length() + 20;
        int at = one.decode(a, 0, cut, first);
        two.decode(b, second);
        one.decode(a, at, a.limit(), first);
        assertEquals(List.of(Kind.BANNER, Kind.EVENT), kinds(first.outcome(0)));
        assertEquals(List.of(Kind.EVENT, Kind.EVENT), kinds(second.outcome(0)));
        assertEquals(10, second.messages.get(1).offset());
    }

    @Test
    void resetForgetsTheStream() {
        AmiDecoder decoder = new AmiDecoder();
        decodeWith(decoder, "Event: X\n\nEvent: half");
        decoder.reset();
        assertEquals(0, decoder.streamPosition());
        List<CollectedMessage> messages = decodeWith(decoder, BANNER + "Event: Y\r\nA: b\nc\r\n\r\n");
        assertEquals(Kind.BANNER, messages.get(0).kind());
        assertEquals("b\nc", messages.get(1).value("A"));
        ByteBuffer heap = ByteBuffer.wrap("Event: half".getBytes(UTF_8));
        decoder.decode(heap, new Collector());
        decoder.reset();
        assertNotEquals(null, decoder.next(ByteBuffer.wrap(PONG.getBytes(UTF_8))));
    }

    @Test
    void largerDictionariesGiveTheirOwnIds() {
        AmiDictionary keys = AmiDictionary.keys().with("Vendor-Key");
        AmiDictionary names = AmiDictionary.names().with("VendorEvent");
        AmiDecoder decoder = new AmiDecoder(keys, names, AmiLimits.DEFAULT, LineEnding.AUTO);
        AmiMessage message = decoder.next(direct("Event: vendorevent\r\nvendor-key: 5\r\nCause: VendorEvent\r\n\r\n"));
        assertEquals(names.size(), message.nameId());
        assertEquals(5, message.getLong(keys.size(), -1));
        assertEquals(1, message.find("VENDOR-KEY"));
        assertEquals(names.size(), message.valueName(2));
    }

    // ---- The view

    @Test
    void typedValues() {
        each("Event: X\r\nCause: 16\r\nTimestamp: 1795327559.205410\r\nChannel: a\r\nStatus: Success\r\n\r\n", m -> {
            assertEquals(16, m.getLong(AmiKey.CAUSE, -1));
            assertEquals(-1, m.getLong(AmiKey.CHANNEL, -1));
            assertEquals(-2, m.getLong(AmiKey.UNIQUEID, -2));
            assertEquals(1795327559205410L, m.getMicros(AmiKey.TIMESTAMP, -1));
            assertEquals(-3, m.getMicros(AmiKey.CHANNEL, -3));
            assertEquals(-4, m.getMicros(AmiKey.UNIQUEID, -4));
            assertNull(m.getString(AmiKey.UNIQUEID));
            assertEquals(AmiName.SUCCESS, m.valueName(4));
            assertEquals(0, m.valueName(3));
        });
    }

    @Test
    void comparesValues() {
        each("Event: X\r\nStatus: Success[1]\r\n\r\n", m -> {
            assertTrue(m.valueStartsWith(1, "Succ".getBytes(UTF_8)));
            assertFalse(m.valueStartsWith(1, "succ".getBytes(UTF_8)));
            assertFalse(m.valueStartsWith(1, "Success[1]x".getBytes(UTF_8)));
            assertFalse(m.valueEquals(1, "Success".getBytes(UTF_8)));
            assertFalse(m.valueEquals(1, "Success[2]".getBytes(UTF_8)));
            assertTrue(m.valueEqualsIgnoreCase(1, "sUCCESS[1]"));
            assertFalse(m.valueEqualsIgnoreCase(1, "Success{1}"));
            assertFalse(m.valueEqualsIgnoreCase(1, "Success[1"));
        });
    }

    @Test
    void copiesTheWholeMessage() {
        each(HANGUP, m -> {
            assertArrayEquals(HANGUP.getBytes(UTF_8), m.toByteArray());
            for (ByteBuffer target : List.of(ByteBuffer.allocate(200), ByteBuffer.allocateDirect(200))) {
                target.position(3);
                m.copyTo(target);
                assertEquals(3 + HANGUP.length(), target.position());
                byte[] copied = new byte[HANGUP.length()];
                target.get(3, copied);
                assertArrayEquals(HANGUP.getBytes(UTF_8), copied);
                target.limit(target.position() + HANGUP.length() - 1);
                assertThrows(BufferOverflowException.class, () -> m.copyTo(target));
                assertEquals(3 + HANGUP.length(), target.position());
            }
            assertEquals(m.offset(), m.lineOffset(0));
            assertSame(ByteOrder.LITTLE_ENDIAN, m.buffer().order());
        });
    }

    @Test
    void headerIndexesAreChecked() {
        each(PONG, m -> {
            assertThrows(IndexOutOfBoundsException.class, () -> m.value(3));
            assertThrows(IndexOutOfBoundsException.class, () -> m.key(-1));
            assertThrows(IndexOutOfBoundsException.class, () -> m.keyId(3));
            assertThrows(IndexOutOfBoundsException.class, () -> m.valueLength(3));
            assertEquals(-1, m.find(AmiKey.PING, 3));
        });
    }

    @Test
    void textForPeopleHoldsNoValues() {
        each("Action: Login\r\nSecret: hunter2\r\n\r\n", m -> {
            assertEquals("ACTION Login with 2 headers", m.toString());
        });
        each("Foo: bar\r\n\r\n", m -> assertEquals("OTHER with 1 headers", m.toString()));
    }

    // ---- Helpers

    private interface Check {
        void on(AmiMessage message);
    }

    private static void each(String stream, Check check) {
        int[] calls = {0};
        ByteBuffer buffer = direct(stream);
        new AmiDecoder().decode(buffer, m -> {
            calls[0]++;
            check.on(m);
            return AmiControl.CONTINUE;
        });
        assertEquals(1, calls[0]);
    }

    private static Outcome decode(String stream) {
        return decode(stream, AmiLimits.DEFAULT);
    }

    private static Outcome decode(String stream, AmiLimits limits) {
        return decode(stream.getBytes(UTF_8), LineEnding.AUTO, limits);
    }

    private static Outcome decode(byte[] stream, LineEnding lineEnding, AmiLimits limits) {
        AmiDecoder decoder = new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), limits, lineEnding);
        Outcome outcome = Collector.whole(decoder, stream);
        assertEquals(outcome, Collector.byteByByte(decoder.sibling(), stream), "byte by byte");
        assertEquals(ReferenceDecoder.decode(stream, lineEnding, limits), outcome, "the reference decoder");
        return outcome;
    }

    private static List<CollectedMessage> decodeWith(AmiDecoder decoder, String stream) {
        Collector collector = new Collector();
        decoder.decode(direct(stream), collector);
        return collector.messages;
    }

    private static AmiDecoder decoder(AmiLimits limits) {
        return new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), limits, LineEnding.AUTO);
    }

    private static AmiLimits keyLimit(int bytes) {
        return AmiLimits.DEFAULT.withMaxKeyBytes(bytes);
    }

    private static CollectedMessage only(String stream) {
        List<CollectedMessage> messages = decode(stream).messages();
        assertEquals(1, messages.size());
        return messages.get(0);
    }

    private static void assertHeaders(String stream, Header... headers) {
        assertEquals(Arrays.asList(headers), only(stream).headers());
    }

    private static List<String> outputs(String stream) {
        return only(stream).headers().stream().filter(h -> "Output".equals(h.key())).map(Header::value).toList();
    }

    private static List<String> names(String stream) {
        return decode(stream).messages().stream().map(CollectedMessage::name).toList();
    }

    private static List<Kind> kinds(String stream) {
        return kinds(decode(stream));
    }

    private static List<Kind> kinds(Outcome outcome) {
        return outcome.messages().stream().map(CollectedMessage::kind).toList();
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
