// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.amiload.corpus.Corpus;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes, in two pieces, give what the reference decoder gives. The first three bytes of the input choose line
 * ending, limits and where it is cut; the captures are the seeds.
 */
class DecoderFuzzTest {

    private static final int LARGEST_SEED = 4 * 1024;

    static Stream<byte[]> captures() {
        return Corpus.captures().stream().map(c -> c.bytes()).filter(b -> b.length <= LARGEST_SEED).map(b -> {
            byte[] seed = new byte[b.length + 3];
            System.arraycopy(b, 0, seed, 3, b.length);
            return seed;
        });
    }

    @MethodSource("captures")
    @FuzzTest(maxDuration = "1m")
    void agreesWithTheReferenceDecoder(byte[] data) {
        if (data == null || data.length < 3) {
            return;
        }
        LineEnding ending = LineEnding.values()[(data[0] & 0xFF) % 3];
        AmiLimits limits = data[0] < 0
            ? new AmiLimits(64 + (data[1] & 0x7F), 1 + (data[1] >> 4 & 7)).withMaxKeyBytes(16 + (data[1] & 0xF))
                .withMaxInternedKeys(data[2] & 3)
            : AmiLimits.DEFAULT;
        byte[] stream = Arrays.copyOfRange(data, 3, data.length);
        int cut = stream.length * (data[2] & 0xFF) / 256;
        Outcome expected = ReferenceDecoder.decode(stream, ending, limits);
        assertEquals(expected, Collector.whole(decoder(ending, limits), stream));
        assertEquals(expected, Collector.pieces(decoder(ending, limits), stream, cut));
        assertEquals(expected, Collector.moving(decoder(ending, limits), true, stream, cut));
    }

    private static AmiDecoder decoder(LineEnding ending, AmiLimits limits) {
        return new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), limits, ending);
    }
}
