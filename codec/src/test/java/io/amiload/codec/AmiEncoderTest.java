// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AmiEncoderTest {

    @Test
    void writesActionsResponsesAndEvents() {
        assertWrites("Action: Ping\r\nActionID: 1\r\n\r\n",
            e -> e.action(AmiName.PING).header(AmiKey.ACTION_ID, 1).end());
        assertWrites("Action: Own\r\n\r\n", e -> e.action("Own").end());
        assertWrites("Response: Success\r\n\r\n", e -> e.response(AmiName.SUCCESS).end());
        assertWrites("Response: Maybe\r\n\r\n", e -> e.response("Maybe").end());
        assertWrites("Event: Hangup\r\nCause: 16\r\n\r\n", e -> e.event(AmiName.HANGUP).header(AmiKey.CAUSE, 16).end());
        assertWrites("Event: Own\r\n\r\n", e -> e.event("Own").end());
        assertWrites("ActionID: a\r\nAction: Ping\r\n\r\n",
            e -> e.message().header(AmiKey.ACTION_ID, "a").header(AmiKey.ACTION, "Ping").end());
    }

    @Test
    void case08_emptyValueKeepsItsBlank() {
        assertWrites("Event: X\r\nReportBlock: \r\n: \r\n\r\n",
            e -> e.event("X").header("ReportBlock", "").header("", "").end());
    }

    @Test
    void case09_repeatsKeysInOrder() {
        assertWrites("Action: Originate\r\nVariable: a=1\r\nVariable: b=2\r\n\r\n",
            e -> e.action(AmiName.ORIGINATE).header(AmiKey.VARIABLE, "a=1").header(AmiKey.VARIABLE, "b=2").end());
    }

    @Test
    void case10_writesUtf8WithoutByteOrderMark() {
        String text = "aß€😀\uD83D\uDE00zÿ\u0080\u07FF\u0800\uFFFD\uDBFF\uDFFF";
        ByteBuffer out = ByteBuffer.allocateDirect(200);
        new AmiEncoder().wrap(out).action("Löschen").header("Schlüssel", text).end();
        assertEquals("Action: Löschen\r\nSchlüssel: " + text + "\r\n\r\n", written(out));
        assertEquals('A', out.get(0));
    }

    @Test
    void charactersOfEverySizeInUtf8MayStandFirst() {
        for (String text : List.of("\u007F", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFF", "\uD800\uDC00",
            "\uDBFF\uDFFF")) {
            assertWrites("Event: X\r\nA: " + text + "\r\n\r\n", e -> e.event("X").header("A", text).end());
        }
    }

    @Test
    void loneSurrogateBecomesQuestionMark() {
        for (String odd : List.of("\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "é\uD83D")) {
            String expected = new String(odd.getBytes(UTF_8), UTF_8);
            assertWrites("Event: X\r\nA: " + expected + "\r\n\r\n", e -> e.event("X").header("A", odd).end());
        }
    }

    @Test
    void writesNumbers() {
        for (long value : new long[] {0, 7, -7, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MIN_VALUE}) {
            assertWrites("Event: X\r\nCause: " + value + "\r\n\r\n",
                e -> e.event("X").header(AmiKey.CAUSE, value).end());
        }
    }

    @Test
    void writesTimes() {
        assertWrites("Event: X\r\nTimestamp: 1795327559.205410\r\n\r\n",
            e -> e.event("X").micros(AmiKey.TIMESTAMP, 1795327559205410L).end());
        assertWrites("Event: X\r\nTimestamp: 0.000007\r\n\r\n", e -> e.event("X").micros(AmiKey.TIMESTAMP, 7).end());
        assertWrites("Event: X\r\nTimestamp: 9223372036854.775807\r\n\r\n",
            e -> e.event("X").micros(AmiKey.TIMESTAMP, Long.MAX_VALUE).end());
    }

    @Test
    void writesReadyBytesAndPartsOfOtherBuffers() {
        byte[] value = "Łódź".getBytes(UTF_8);
        ByteBuffer source = ByteBuffer.allocateDirect(20).put(3, value);
        assertWrites("Event: X\r\nContext: Łódź\r\nExten: Łódź\r\nExten: \r\nContext: \r\n\r\n", e -> e.event("X")
            .header(AmiKey.CONTEXT, value).header(AmiKey.EXTEN, source, 3, value.length)
            .header(AmiKey.EXTEN, source, 5, 0).header(AmiKey.CONTEXT, new byte[0]).end());
    }

    @Test
    void rawHeaderAndRawLineMayHoldAnything() {
        ByteBuffer line = ByteBuffer.wrap("no colon\r\nA:b".getBytes(US_ASCII));
        assertWrites("Event: X\r\nAppData: a\r\n\r\nb\né\r\nno colon\r\nA:b\r\n\r\n", e -> e.event("X")
            .rawHeader(AmiKey.APP_DATA, "a\r\n\r\nb\né").rawLine(line, 0, line.limit()).end());
        assertWrites("Event: X\r\nAppData: é\r\nb\r\n\r\n",
            e -> e.event("X").rawHeader(AmiKey.APP_DATA, "é\r\nb").end());
    }

    @Test
    void endTellsTheSizeAndMovesThePosition() {
        ByteBuffer out = ByteBuffer.allocateDirect(100);
        out.position(10);
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        encoder.action(AmiName.PING);
        assertEquals(10, out.position());
        assertEquals(16, encoder.end());
        assertEquals(26, out.position());
        encoder.action(AmiName.LOGOFF).end();
        assertEquals(10 + 16 + "Action: Logoff\r\n\r\n".length(), out.position());
    }

    @Test
    void case17_refusesLineBreaksWithoutTellingTheValue() {
        for (String secret : List.of("hunter2\r\nAction: x", "hunter2\n", "\rhunter2", "hunter2é\n", "hunter2😀\r")) {
            byte[] bytes = secret.getBytes(UTF_8);
            ByteBuffer source = ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
            assertRefused(e -> e.header(AmiKey.SECRET, secret));
            assertRefused(e -> e.header(AmiKey.SECRET, bytes));
            assertRefused(e -> e.header(AmiKey.SECRET, source, 0, bytes.length));
            assertRefused(e -> e.header("Secret", secret));
            assertRefused(e -> e.header(secret, "x"));
            assertRefused(e -> e.slots("Secret", 3, secret, ""));
            assertRefused(e -> e.slots("Secret", 3, "", secret));
            assertRefused(e -> e.action(secret));
            assertRefused(e -> e.event(secret));
            assertRefused(e -> e.response(secret));
        }
        assertRefused(e -> e.header("hunter2: x", "y"));
        assertRefused(e -> e.slots("hunter2: x", 2, "y", "z"));
    }

    @Test
    void refusesLineBreakAtEveryPlace() {
        for (int size = 1; size < 30; size++) {
            for (int place = 0; place < size; place++) {
                for (byte lineBreak : new byte[] {'\r', '\n'}) {
                    byte[] value = "hunter2".repeat(5).substring(0, size).getBytes(US_ASCII);
                    value[place] = lineBreak;
                    IllegalArgumentException thrown = assertRefused(e -> e.header(AmiKey.SECRET, value));
                    assertTrue(thrown.getMessage().endsWith(" " + place), thrown.getMessage());
                    assertRefused(e -> e.header(AmiKey.SECRET, new String(value, US_ASCII)));
                }
            }
        }
    }

    @Test
    void overflowLeavesNoTrace() {
        String value = "é".repeat(4) + "x".repeat(9);
        List<Consumer<AmiEncoder>> messages = List.of(
            e -> e.action(AmiName.PING).end(),
            e -> e.event("Own").header("Key", value).end(),
            e -> e.event("Own").header(AmiKey.CONTEXT, value.getBytes(UTF_8)).end(),
            e -> e.event("Own").header(AmiKey.CONTEXT, ByteBuffer.allocate(9), 0, 9).end(),
            e -> e.event("Own").header(AmiKey.CAUSE, 16).end(),
            e -> e.event("Own").header(AmiKey.CAUSE, Long.MIN_VALUE).end(),
            e -> e.event("Own").micros(AmiKey.TIMESTAMP, 1_500_000).end(),
            e -> e.event("Own").slot(AmiKey.UNIQUEID, 5).slots("Key", 3, "a", "b").end(),
            e -> e.event("Own").rawHeader(AmiKey.APP_DATA, "a\nb").rawLine(ByteBuffer.allocate(9), 0, 9).end());
        for (Consumer<AmiEncoder> message : messages) {
            ByteBuffer large = ByteBuffer.allocateDirect(200);
            message.accept(new AmiEncoder().wrap(large));
            int size = large.position();
            for (int room = 0; room < size; room++) {
                ByteBuffer out = ByteBuffer.allocateDirect(200);
                out.position(7).limit(7 + room);
                AmiEncoder encoder = new AmiEncoder().wrap(out);
                assertThrows(BufferOverflowException.class, () -> message.accept(encoder));
                assertEquals(7, out.position());
                assertThrows(IllegalStateException.class, encoder::end);
                assertEquals(0, out.clear().get(7 + room), "wrote behind the limit");
            }
            ByteBuffer exact = ByteBuffer.allocateDirect(size);
            message.accept(new AmiEncoder().wrap(exact));
            assertEquals(0, exact.remaining());
            assertEquals(large.flip(), exact.flip());
        }
    }

    @Test
    void goesOnBehindRefusedMessage() {
        ByteBuffer out = ByteBuffer.allocateDirect(100);
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        encoder.action(AmiName.PING).end();
        assertThrows(IllegalArgumentException.class, () -> encoder.action("Login").header(AmiKey.SECRET, "hunter2\n"));
        assertThrows(IllegalStateException.class, () -> encoder.header(AmiKey.USERNAME, "a"));
        assertThrows(IllegalStateException.class, encoder::end);
        encoder.action(AmiName.PING).end();
        assertEquals("Action: Ping\r\n\r\nAction: Ping\r\n\r\n", written(out));
    }

    @Test
    void case18_everyMessageEndsInBlankLine() {
        ByteBuffer out = ByteBuffer.allocateDirect(100);
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        encoder.action(AmiName.LOGIN).header(AmiKey.USERNAME, "a");
        assertEquals(0, out.position(), "nothing to send before the end");
        int size = encoder.end();
        assertTrue(written(out).endsWith("Username: a\r\n\r\n"));
        AmiTemplate template = encoder.action(AmiName.LOGIN).header(AmiKey.USERNAME, "a").template();
        assertEquals(size, template.length());
    }

    @Test
    void case18_messageThatWasNotEndedIsDropped() {
        ByteBuffer out = ByteBuffer.allocateDirect(100);
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        encoder.action("Half").header(AmiKey.SECRET, "x");
        encoder.action(AmiName.PING).end();
        encoder.action("Half");
        encoder.wrap(out);
        assertThrows(IllegalStateException.class, encoder::end);
        assertEquals("Action: Ping\r\n\r\n", written(out));
    }

    @Test
    void messageMustBeStartedInBuffer() {
        assertThrows(IllegalStateException.class, () -> new AmiEncoder().action(AmiName.PING));
        AmiEncoder encoder = new AmiEncoder().wrap(ByteBuffer.allocate(100));
        assertThrows(IllegalStateException.class, () -> encoder.header(AmiKey.SECRET, "x"));
        assertThrows(IllegalStateException.class, () -> encoder.header("Secret", "x"));
        assertThrows(IllegalStateException.class, () -> encoder.header(AmiKey.CAUSE, 1));
        assertThrows(IllegalStateException.class, () -> encoder.rawLine(ByteBuffer.allocate(1), 0, 1));
        assertThrows(IllegalStateException.class, encoder::end);
        assertThrows(IllegalStateException.class, encoder::template);
        assertThrows(ReadOnlyBufferException.class,
            () -> new AmiEncoder().wrap(ByteBuffer.allocateDirect(100).asReadOnlyBuffer()).action(AmiName.PING));
    }

    @Test
    void heapBuffersAndSlicesAreWrittenToo() {
        for (ByteBuffer out : List.of(ByteBuffer.allocate(64), ByteBuffer.allocate(100).position(9).slice(),
            ByteBuffer.allocateDirect(100).position(9).slice())) {
            new AmiEncoder().wrap(out).action(AmiName.PING).header(AmiKey.ACTION_ID, 12345).end();
            assertEquals("Action: Ping\r\nActionID: 12345\r\n\r\n", written(out));
        }
    }

    @Test
    void ownDictionariesGiveTheirOwnKeysAndNames() {
        AmiDictionary keys = AmiDictionary.keys().with("Vendor-Key");
        AmiDictionary names = AmiDictionary.names().with("VendorEvent");
        ByteBuffer out = ByteBuffer.allocateDirect(100);
        new AmiEncoder(keys, names).wrap(out).event(names.size())
            .header(keys.size(), "x").header(AmiKey.CAUSE, 1).end();
        assertEquals("Event: VendorEvent\r\nVendor-Key: x\r\nCause: 1\r\n\r\n", written(out));
    }

    @Test
    void everyKeyAndNameIsWrittenAsItIsSpelled() {
        ByteBuffer out = ByteBuffer.allocateDirect(200);
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        for (int id = 1; id <= AmiDictionary.keys().size(); id++) {
            encoder.message().header(id, "v").end();
            assertEquals(AmiDictionary.keys().nameOf(id) + ": v\r\n\r\n", written(out));
            out.clear();
        }
        for (int id = 1; id <= AmiDictionary.names().size(); id++) {
            encoder.event(id).end();
            assertEquals("Event: " + AmiDictionary.names().nameOf(id) + "\r\n\r\n", written(out));
            out.clear();
        }
    }

    @Test
    void writesListsAsAsteriskDoes() {
        assertWrites("Response: Success\r\nActionID: q\r\nEventList: start\r\nMessage: will follow\r\n\r\n"
            + "Event: StatusComplete\r\nActionID: q\r\nEventList: Complete\r\nListItems: 4\r\n\r\n", e -> {
            e.response(AmiName.SUCCESS).header(AmiKey.ACTION_ID, "q").listStart()
                .header(AmiKey.MESSAGE, "will follow").end();
            e.event(AmiName.STATUS_COMPLETE).header(AmiKey.ACTION_ID, "q").listComplete(4).end();
        });
    }

    // ---- What Asterisk reads

    @Test
    void case17_actionHasLinesOfAtMost1022Bytes() {
        String fits = "hunter2".repeat(200).substring(0, AmiEncoder.MAX_LINE_BYTES - "Variable: ".length());
        byte[] over = (fits + "x").getBytes(US_ASCII);
        ByteBuffer out = ByteBuffer.allocateDirect(3000);
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        encoder.action(AmiName.ORIGINATE).header(AmiKey.VARIABLE, fits).end();
        assertEquals("Action: Originate\r\n".length() + 1022 + 4, out.position());
        out.clear();
        List<Consumer<AmiEncoder>> headers = List.of(
            e -> e.header(AmiKey.VARIABLE, fits + "x"), e -> e.header(AmiKey.VARIABLE, over),
            e -> e.header(AmiKey.VARIABLE, ByteBuffer.wrap(over), 0, over.length),
            e -> e.header("Variable", fits + "x"), e -> e.rawHeader(AmiKey.VARIABLE, fits + "x"),
            e -> e.slots("Variable", 1, fits, ""));
        for (Consumer<AmiEncoder> header : headers) {
            encoder.action(AmiName.ORIGINATE).header(AmiKey.ACTION_ID, 1);
            AmiSendLimitException thrown = assertThrows(AmiSendLimitException.class, () -> header.accept(encoder));
            assertEquals("Variable", thrown.key());
            assertEquals(1023, thrown.size());
            assertEquals("header Variable has 1023 bytes; Asterisk reads lines of at most 1022", thrown.getMessage());
            assertThrows(IllegalStateException.class, () -> encoder.header(AmiKey.ASYNC, "true"));
            assertThrows(IllegalStateException.class, encoder::end);
            assertThrows(IllegalStateException.class, encoder::template);
            assertEquals(0, out.position());
        }
        AmiSendLimitException thrown = assertThrows(AmiSendLimitException.class, () -> encoder.action(fits + "12345"));
        assertEquals("Action", thrown.key());
        ByteBuffer line = ByteBuffer.allocate(1023);
        thrown = assertThrows(AmiSendLimitException.class,
            () -> encoder.action(AmiName.PING).rawLine(line, 0, line.limit()));
        assertEquals("", thrown.key());
    }

    @Test
    void case17_severalVariablesFitWhereOneLongLineDoesNot() {
        ByteBuffer out = ByteBuffer.allocateDirect(10_000);
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        String value = "x".repeat(200);
        assertThrows(AmiSendLimitException.class, () -> encoder.action(AmiName.ORIGINATE).header(AmiKey.VARIABLE,
            "a=" + value + ",b=" + value + ",c=" + value + ",d=" + value + ",e=" + value));
        encoder.action(AmiName.ORIGINATE);
        for (String name : List.of("a", "b", "c", "d", "e")) {
            encoder.header(AmiKey.VARIABLE, name + "=" + value);
        }
        encoder.end();
        AmiMessage m = new AmiDecoder().next(out.flip());
        assertEquals(value, m.assignedValue(m.findAssignment(AmiKey.VARIABLE, new byte[] {'e'}, 0)));
    }

    @Test
    void case17_actionHasAtMost128Headers() {
        ByteBuffer out = ByteBuffer.allocateDirect(3000);
        AmiEncoder encoder = new AmiEncoder().wrap(out).action(AmiName.ORIGINATE);
        for (int i = 1; i < AmiEncoder.MAX_HEADERS; i++) {
            encoder.header(AmiKey.VARIABLE, "a=1");
        }
        encoder.end();
        out.clear();
        encoder.action(AmiName.ORIGINATE);
        for (int i = 1; i < AmiEncoder.MAX_HEADERS; i++) {
            encoder.header(AmiKey.VARIABLE, "a=1");
        }
        AmiSendLimitException thrown = assertThrows(AmiSendLimitException.class,
            () -> encoder.header(AmiKey.CHANNEL, "hunter2"));
        assertEquals("Channel", thrown.key());
        assertEquals(129, thrown.size());
        assertEquals("header Channel is one too many; Asterisk reads at most 128 of an action", thrown.getMessage());
        assertThrows(IllegalStateException.class, encoder::end);
        encoder.action(AmiName.ORIGINATE);
        for (int i = 1; i < AmiEncoder.MAX_HEADERS; i++) {
            encoder.header(AmiKey.VARIABLE, "a=b");
        }
        // As long as a line may be, so it is only one too many.
        thrown = assertThrows(AmiSendLimitException.class,
            () -> encoder.header("Channel", "x".repeat(AmiEncoder.MAX_LINE_BYTES - "Channel: ".length())));
        assertEquals(129, thrown.size());
        assertEquals(0, out.position());
    }

    @Test
    void whatServersSendHasNoSuchLimits() {
        String value = "x".repeat(5000);
        List<Consumer<AmiEncoder>> starts = List.of(e -> e.event(AmiName.VAR_SET), e -> e.event("VarSet"),
            e -> e.response(AmiName.SUCCESS), e -> e.response("Success"),
            e -> e.message().header(AmiKey.ACTION, "Own"));
        for (Consumer<AmiEncoder> start : starts) {
            ByteBuffer out = ByteBuffer.allocateDirect(10_000);
            AmiEncoder encoder = new AmiEncoder().wrap(out);
            start.accept(encoder);
            encoder.header(AmiKey.VALUE, value);
            for (int i = 0; i < 200; i++) {
                encoder.header(AmiKey.CAUSE, 1);
            }
            assertTrue(encoder.end() > 5000 + 200 * 10);
        }
    }

    @Test
    void whateverThrowsInLineTakesItsMessageWithIt() {
        CharSequence noText = null;
        byte[] noBytes = null;
        List<Consumer<AmiEncoder>> headers = List.of(
            e -> e.header(AmiKey.CHANNEL, noText), e -> e.header(AmiKey.CHANNEL, noBytes),
            e -> e.header(AmiKey.CHANNEL, null, 0, 1), e -> e.header("Channel", noText), e -> e.header(null, "x"),
            e -> e.header(AmiKey.CHANNEL, ByteBuffer.allocate(5), 3, 3), e -> e.rawHeader(AmiKey.CHANNEL, noText),
            e -> e.header(AmiKey.CHANNEL, ByteBuffer.allocate(5), 0, -1),
            e -> e.rawLine(null, 0, 1), e -> e.slots("Channel", 2, "a", null), e -> e.slot(AmiKey.CHANNEL, 0),
            e -> e.micros(AmiKey.TIMESTAMP, -1), e -> e.micros(AmiKey.TIMESTAMP, Long.MIN_VALUE),
            e -> e.header(-1, "x"), e -> e.header(0, "x"), e -> e.header(Integer.MAX_VALUE, 1),
            e -> e.action(-1), e -> e.action(noText), e -> e.event(Integer.MAX_VALUE), e -> e.response(noText));
        for (int i = 0; i < headers.size(); i++) {
            Consumer<AmiEncoder> header = headers.get(i);
            ByteBuffer out = ByteBuffer.allocateDirect(300);
            AmiEncoder encoder = new AmiEncoder().wrap(out);
            encoder.action(AmiName.ORIGINATE).header(AmiKey.ACTION_ID, 1);
            assertThrows(RuntimeException.class, () -> header.accept(encoder), "case " + i);
            assertThrows(IllegalStateException.class, () -> encoder.header(AmiKey.ASYNC, "true"), "case " + i);
            assertThrows(IllegalStateException.class, encoder::end, "case " + i);
            assertThrows(IllegalStateException.class, encoder::template, "case " + i);
            assertEquals(0, out.position());
            encoder.action(AmiName.PING).end();
            assertEquals("Action: Ping\r\n\r\n", written(out));
        }
    }

    // ---- Templates

    @Test
    void templateIsWrittenAndFilledIn() {
        ByteBuffer out = ByteBuffer.allocateDirect(200);
        out.position(3);
        AmiTemplate template = new AmiEncoder().wrap(out).event(AmiName.NEWCHANNEL)
            .slots("Channel", 4, "Local/", "@x;1").header(AmiKey.CAUSE, 16).slot(AmiKey.UNIQUEID, 8).template();
        assertEquals(3, out.position());
        assertEquals(2, template.slots());
        String zeros = "Event: Newchannel\r\nChannel: Local/0000@x;1\r\nCause: 16\r\nUniqueid: 00000000\r\n\r\n";
        assertEquals(zeros.length(), template.length());
        ByteBuffer target = ByteBuffer.allocateDirect(200);
        template.write(target, 5);
        assertEquals(0, target.position());
        assertEquals(zeros, text(target, 5, template.length()));
        template.patch(target, 5, 0, 42);
        template.patch(target, 5, 1, 12345678);
        assertEquals(zeros.replace("Local/0000", "Local/0042").replace("00000000", "12345678"),
            text(target, 5, template.length()));
        template.patch(target, 5, 0, 9_876_543_210L);
        assertTrue(text(target, 5, template.length()).contains("Local/3210@"));
        template.write(target, 5);
        assertEquals(zeros, text(target, 5, template.length()));
    }

    @Test
    void templatesNeverTouchWhatStandsAroundThem() {
        AmiEncoder encoder = new AmiEncoder().wrap(ByteBuffer.allocate(200));
        AmiTemplate template = encoder.action(AmiName.PING).slot(AmiKey.ACTION_ID, 19).template();
        ByteBuffer target = ByteBuffer.allocate(template.length() + 2);
        template.write(target, 1);
        template.patch(target, 1, 0, Long.MAX_VALUE);
        assertEquals("Action: Ping\r\nActionID: 9223372036854775807\r\n\r\n", text(target, 1, template.length()));
        assertEquals(0, target.get(0));
        assertEquals(0, target.get(template.length() + 1));
        assertThrows(IndexOutOfBoundsException.class, () -> template.write(target, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> template.patch(target, 1, 1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> template.patch(target, 1, -1, 0));
    }

    @Test
    void templatesOfOneEncoderAreIndependent() {
        AmiEncoder encoder = new AmiEncoder().wrap(ByteBuffer.allocate(200));
        AmiTemplate one = encoder.action(AmiName.PING).slot(AmiKey.ACTION_ID, 3).template();
        AmiTemplate two = encoder.action(AmiName.LOGOFF).slot(AmiKey.CHANNEL, 2).slot(AmiKey.ACTION_ID, 4).template();
        AmiTemplate none = encoder.action(AmiName.LOGOFF).template();
        ByteBuffer target = ByteBuffer.allocate(200);
        one.write(target, 0);
        one.patch(target, 0, 0, 7);
        assertEquals("Action: Ping\r\nActionID: 007\r\n\r\n", text(target, 0, one.length()));
        assertEquals(2, two.slots());
        assertEquals(0, none.slots());
    }

    @Test
    void slotsAreLimitedInWidthAndNotInNumberAndRefusalLeavesNoTrace() {
        for (int width : new int[] {0, -1, 20}) {
            ByteBuffer out = ByteBuffer.allocate(100);
            AmiEncoder encoder = new AmiEncoder().wrap(out);
            assertThrows(IllegalArgumentException.class,
                () -> encoder.action(AmiName.PING).slot(AmiKey.ACTION_ID, width));
            assertThrows(IllegalStateException.class, encoder::end);
            assertEquals(0, out.position());
        }
        ByteBuffer out = ByteBuffer.allocateDirect(400);
        AmiEncoder encoder = new AmiEncoder().wrap(out).action(AmiName.PING);
        for (int i = 0; i < 20; i++) {
            encoder.slot(AmiKey.VARIABLE, 2);
        }
        assertEquals(20, encoder.template().slots());
    }

    // ---- Helpers

    private static void assertWrites(String expected, Consumer<AmiEncoder> message) {
        for (ByteBuffer out : List.of(ByteBuffer.allocateDirect(300), ByteBuffer.allocate(300))) {
            message.accept(new AmiEncoder().wrap(out));
            assertEquals(expected, written(out));
        }
    }

    private static IllegalArgumentException assertRefused(Consumer<AmiEncoder> header) {
        ByteBuffer out = ByteBuffer.allocateDirect(300);
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        encoder.action(AmiName.LOGIN);
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> header.accept(encoder));
        assertFalse(thrown.toString().contains("hunter"), thrown.toString());
        assertEquals(0, out.position());
        assertThrows(IllegalStateException.class, encoder::end);
        // What was written of it lies behind the position and is written over by the next message.
        encoder.action(AmiName.PING).end();
        List<CollectedMessage> messages = new ArrayList<>();
        new AmiDecoder().decode(out.flip(), m -> {
            messages.add(CollectedMessage.of(m));
            return AmiControl.CONTINUE;
        });
        assertEquals(1, messages.size());
        assertEquals("Ping", messages.get(0).name());
        assertEquals(1, messages.get(0).headers().size());
        return thrown;
    }

    private static String written(ByteBuffer out) {
        return text(out, 0, out.position());
    }

    private static String text(ByteBuffer buffer, int from, int size) {
        byte[] bytes = new byte[size];
        buffer.get(from, bytes);
        return new String(bytes, UTF_8);
    }
}
