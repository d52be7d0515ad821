// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.amiload.corpus.Corpus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes, in three pieces, are framed as the reference framer frames them. The first two bytes of the input choose
 * where they are cut; the captures are the seeds.
 */
class FramerFuzzTest {

    private static final int LARGEST_SEED = 4 * 1024;

    static Stream<byte[]> captures() {
        return Corpus.captures().stream().map(c -> c.bytes()).filter(b -> b.length <= LARGEST_SEED).map(b -> {
            byte[] seed = new byte[b.length + 2];
            System.arraycopy(b, 0, seed, 2, b.length);
            return seed;
        });
    }

    @MethodSource("captures")
    @FuzzTest(maxDuration = "1m")
    void agreesWithTheReferenceFramer(byte[] data) {
        if (data == null || data.length < 2) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(data, 2, data.length);
        int[] cuts = {stream.length * (data[0] & 0xFF) / 256, stream.length * (data[1] & 0xFF) / 256};
        Arrays.sort(cuts);
        List<String> expected = ReferenceFramer.frames(stream);
        assertEquals(expected, AmiFramerProperties.frames(stream, new int[0], false));
        assertEquals(expected, AmiFramerProperties.frames(stream, cuts, false));
        assertEquals(expected, AmiFramerProperties.frames(stream, cuts, true));
    }
}
