// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.amiload.corpus.Corpus;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the encoder ends can be read back header by header; what it refuses leaves no trace. The first byte of the input
 * chooses between action and event and the size of the buffer, the rest is lines of which headers are made; the
 * captured actions are the seeds.
 */
class EncoderFuzzTest {

    private static final int LARGEST_SEED = 4 * 1024;
    private static final int LARGEST_MESSAGE = 16_000;
    private static final ByteBuffer OUT = ByteBuffer.allocateDirect(LARGEST_MESSAGE);

    static Stream<byte[]> captures() {
        return Corpus.captures().stream().filter(c -> c.fromClient()).map(c -> c.bytes())
            .filter(b -> b.length <= LARGEST_SEED).map(b -> {
                byte[] seed = new byte[b.length + 1];
                System.arraycopy(b, 0, seed, 1, b.length);
                return seed;
            });
    }

    @MethodSource("captures")
    @FuzzTest(maxDuration = "1m")
    void endedMessageIsReadBackAndRefusedMessageIsNot(byte[] data) {
        if (data == null || data.length == 0) {
            return;
        }
        boolean action = data[0] >= 0;
        int room = (data[0] & 0x7F) == 0 ? LARGEST_MESSAGE : 16 * (data[0] & 0x7F);
        ByteBuffer out = OUT.slice(LARGEST_MESSAGE - room, room);
        AmiEncoder encoder = new AmiEncoder().wrap(out);
        List<String> written = new ArrayList<>();
        boolean refused = false;
        try {
            if (action) {
                encoder.action(AmiName.ORIGINATE);
            } else {
                encoder.event(AmiName.NEWCHANNEL);
            }
            String lines = new String(data, 1, data.length - 1, ISO_8859_1);
            for (String line : lines.split("\r\n", -1)) {
                written.add(put(encoder, line));
            }
            encoder.end();
        } catch (IllegalArgumentException | BufferOverflowException e) {
            refused = true;
        }
        if (refused) {
            assertEquals(0, out.position());
            return;
        }
        AmiMessage m = new AmiDecoder().next(out.flip());
        assertEquals(action ? AmiName.ORIGINATE : AmiName.NEWCHANNEL, m.nameId());
        assertFalse(out.hasRemaining());
        List<String> read = new ArrayList<>();
        for (int i = 1; i < m.headerCount(); i++) {
            assertTrue(!action || m.lineLength(i) <= AmiEncoder.MAX_LINE_BYTES);
            read.add(m.key(i) + ": " + m.value(i));
        }
        assertEquals(written, read);
        assertTrue(!action || m.headerCount() <= AmiEncoder.MAX_HEADERS);
    }

    /** Adds a header in one of the ways there are, and returns what must be read back. */
    private static String put(AmiEncoder encoder, String line) {
        int colon = line.indexOf(':');
        String key = line.substring(0, Math.max(0, colon));
        byte[] bytes = line.substring(colon + 1).getBytes(ISO_8859_1);
        String value = new String(bytes, UTF_8);
        int id = Math.max(AmiKey.ACTION + 1, AmiDictionary.keys().find(key));
        String known = AmiDictionary.keys().nameOf(id) + ": ";
        switch (line.length() % 6) {
            case 0 -> {
                long number = Arrays.hashCode(bytes) * 0x9E3779B97F4A7C15L;
                encoder.header(id, number);
                return known + number;
            }
            case 1 -> encoder.header(id, bytes);
            case 2 -> encoder.header(id, ByteBuffer.wrap(bytes), 0, bytes.length);
            case 3 -> encoder.header(id, value);
            case 4 -> {
                int width = 1 + bytes.length % 19;
                encoder.slot(id, width);
                return known + "0".repeat(width);
            }
            default -> {
                encoder.header(key, value);
                return new String(key.getBytes(UTF_8), UTF_8) + ": " + value;
            }
        }
        return known + value;
    }
}
