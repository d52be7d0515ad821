// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a value or a key is, it is read as the plain versions read it. */
class AmiMessageProperties {

    private static final List<String> WORDS = List.of("yes", "NO", "on", "0", "1", "16", "-", "9223372036854775807",
        "-9223372036854775808", "9223372036854775808", "9223372036.854775807", "9223372036.854775808",
        "9223372036854.775807", ".", "1795327559.205410", "=", "a", "all", ",", "call", "system", "message", "<none>",
        "Hangup", "Channel", "Evènt", "€", "😀", " ", "-1", "000", "999999999999");

    @Property(seed = "22", tries = 3000)
    void valuesAreReadAsThePlainVersionsReadThem(@ForAll("texts") String value, @ForAll("texts") String other) {
        ReferenceValues.check(value.getBytes(UTF_8), other);
    }

    @Property(seed = "22")
    void bytesThatAreNoTextAreReadToo(@ForAll byte[] value, @ForAll("texts") String other) {
        ReferenceValues.check(value, other);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(4).map(w -> String.join("", w));
        Arbitrary<String> list = Arbitraries.of(WORDS).list().ofMaxSize(4).map(w -> String.join(",", w));
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(WORDS)), Tuple.of(3, words), Tuple.of(2, list),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(20)));
    }
}
