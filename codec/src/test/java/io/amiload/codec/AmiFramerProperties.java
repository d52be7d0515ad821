// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds for every stream that is framed, in whatever pieces it comes. */
class AmiFramerProperties {

    @Property(seed = "22", tries = 1500, shrinking = ShrinkingMode.BOUNDED)
    void anyBytesInAnyPiecesGiveWhatTheReferenceFramerGives(@ForAll("bytes") byte[] stream, @ForAll Random random) {
        List<String> expected = ReferenceFramer.frames(stream);
        assertEquals(expected, frames(stream, stream.length), "whole");
        assertEquals(expected, frames(stream, 1), "byte by byte");
        int[] cuts = random.ints(random.nextInt(6), 0, stream.length + 1).sorted().toArray();
        assertEquals(expected, frames(stream, cuts, true), "in other buffers");
        assertEquals(expected, frames(stream, cuts, false), "in one buffer");
    }

    /** Wherever a blank line is CR LF and no output of the form before Asterisk 14 takes blank lines in. */
    @Property(seed = "22", tries = 1500, shrinking = ShrinkingMode.BOUNDED)
    void messagesEndWhereTheyEndForTheDecoder(@ForAll("streams") byte[] stream) {
        String text = new String(stream, ISO_8859_1);
        Assume.that(!text.contains("\r\n\n") && !text.toLowerCase(Locale.ROOT).contains("follows"));
        List<Long> expected = new ArrayList<>();
        new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), AmiLimits.DEFAULT, LineEnding.CRLF)
            .decode(ByteBuffer.wrap(stream), m -> {
                expected.add(m.streamOffset() + m.length());
                return AmiControl.CONTINUE;
            });
        List<Long> found = frames(stream, stream.length).stream()
            .map(frame -> Long.valueOf(frame.substring(frame.indexOf(' ') + 1))).toList();
        assertEquals(expected, found);
    }

    @Provide
    Arbitrary<byte[]> streams() {
        return Streams.messages();
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Streams.anyBytes();
    }

    private static List<String> frames(byte[] stream, int piece) {
        int[] cuts = new int[stream.length == 0 ? 0 : (stream.length - 1) / piece];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = (i + 1) * piece;
        }
        return frames(stream, cuts, false);
    }

    /** Offers a stream cut at some places: in one buffer, or each time in a fresh one, at another place of it. */
    static List<String> frames(byte[] stream, int[] cuts, boolean moving) {
        List<String> found = new ArrayList<>();
        AmiFramer framer = new AmiFramer();
        ByteBuffer one = Collector.stale(stream.length + 64, 0);
        int done = 0;
        for (int piece = 0; piece <= cuts.length; piece++) {
            int size = (piece < cuts.length ? cuts[piece] : stream.length) - done;
            int base = moving ? piece * 5 % 11 : done;
            ByteBuffer buffer = moving ? Collector.stale(base + size + 40, piece) : one;
            buffer.put(base, stream, done, size);
            int at = base;
            for (int end = framer.next(buffer, at, base + size); end >= 0; end = framer.next(buffer, at, base + size)) {
                assertTrue(at < end && end <= base + size, "went from " + at + " to " + end);
                found.add(framer.kind() + " " + (done + end - base));
                at = end;
            }
            done += at - base;
        }
        return found;
    }
}
