// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.amiload.corpus.Corpus;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any value is read as the plain versions of {@link ReferenceValues} read it. The first byte of the input is the length
 * of what the value is compared with, which comes next; the seeds are values of a capture.
 */
class ValueFuzzTest {

    private static final int MOST_SEEDS = 300;

    static Stream<byte[]> values() {
        List<byte[]> values = new ArrayList<>();
        for (String text : List.of("call,all", "9223372036854775807", "-9223372036854775808", "1795327559.205410",
            "9223372036.854775807", "a=b", "<none>", "yes", "Hangup")) {
            values.add(text.getBytes(US_ASCII));
        }
        byte[] stream = Corpus.capture("asterisk22/dial-answered.ami").bytes();
        new AmiDecoder().decode(ByteBuffer.wrap(stream), m -> {
            for (int i = 0; i < m.headerCount(); i++) {
                byte[] value = new byte[m.valueLength(i)];
                m.buffer().get(m.valueOffset(i), value);
                values.add(value);
            }
            return AmiControl.CONTINUE;
        });
        return values.stream().limit(MOST_SEEDS).map(value -> {
            byte[] seed = new byte[1 + 2 * value.length];
            seed[0] = (byte) value.length;
            System.arraycopy(value, 0, seed, 1, value.length);
            System.arraycopy(value, 0, seed, 1 + value.length, value.length);
            return seed;
        });
    }

    @MethodSource("values")
    @FuzzTest(maxDuration = "1m")
    void isReadAsThePlainVersionsReadIt(byte[] data) {
        if (data == null || data.length == 0) {
            return;
        }
        int split = Math.min(data.length, 1 + (data[0] & 0xFF));
        ReferenceValues.check(Arrays.copyOfRange(data, split, data.length), new String(data, 1, split - 1, UTF_8));
    }
}
