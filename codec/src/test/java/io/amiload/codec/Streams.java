// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Streams for properties: what peers send, and what they should not. */
final class Streams {

    private static final List<String> KEYS = List.of("Event", "Response", "Action", "ActionID", "Channel",
        "ChannelState", "ChannelStateDesc", "Uniqueid", "Privilege", "Output", "Cause-txt", "X", "", " ", "Vendor-Key",
        "DestConnectedLineName", "chanVariable(Local/1@x-00000000;1)");
    private static final List<String> VALUES = List.of("", "a", "Follows", "Hangup", "Success", "16", "a:b", " x", "y ",
        "\r", "\n", "a\nb", "a\rb", "--END COMMAND--", "--END COMMAND--\n", "Call Manager/1", "Łódź",
        "sixteen_bytes_xx", "longer-than-the-blocks-that-are-compared-at-once-0123456789");
    private static final List<String> PIECES = List.of("\r", "\n", "\r\n", "\r\n\r\n", "\n\n", "\r\n\n", ":", ": ", " ",
        "Event", "event: ", "Response: ", "Follows", "Response: Follows\r\n", "Response: Follows\n", "Action:",
        "ActionID: 7", "Privilege: Command\r\n", "Channel: ", "Output: x", "--END COMMAND--", "--END COMMAND--\r\n",
        "--END COMMAND--\r\n\r\n", "--END COMMAND--\n\n", "Asterisk Call Manager/1.1", "\u0000", "\uFEFF", "x",
        "Event: Hangup\r\nChannel: a\r\n\r\n", "Event: Hangup\nChannel: a\n\n",
            "aLineThatIsLongerThanSixtyFourBytes".repeat(2));

    private Streams() {
    }

    /** Messages as they ought to be, now and then with something odd between them. */
    static Arbitrary<byte[]> messages() {
        Arbitrary<String> eol = Arbitraries.frequency(Tuple.of(8, "\r\n"), Tuple.of(2, "\n"));
        Arbitrary<String> header = Combinators.combine(
            Arbitraries.of(KEYS), Arbitraries.frequency(Tuple.of(20, ": "), Tuple.of(2, ":"), Tuple.of(1, "")),
            Arbitraries.of(VALUES)).as((key, separator, value) -> key + separator + value);
        Arbitrary<String> follows = Arbitraries.of(VALUES).list().ofMaxSize(4).map(lines ->
            "Response: Follows\r\nPrivilege: Command\r\n" + String.join("\n", lines) + "\n--END COMMAND--\r\n");
        Arbitrary<String> message = Arbitraries.frequencyOf(
            Tuple.of(10, header.list().ofMinSize(1).ofMaxSize(9).map(lines -> String.join("\r\n", lines) + "\r\n")),
            Tuple.of(1, follows));
        Arbitrary<String> gap = Arbitraries.frequency(Tuple.of(10, "\r\n"), Tuple.of(1, "\r\n\r\n"),
            Tuple.of(1, "\r\n\n"), Tuple.of(1, "\n"), Tuple.of(1, ""));
        Arbitrary<String> start = Arbitraries.of("", "Asterisk Call Manager/11.0.0\r\n", "\uFEFF", "\r\n");
        Arbitrary<String> body = Combinators.combine(message, gap).as((m, g) -> m + g).list().ofMaxSize(8)
            .map(messages -> String.join("", messages));
        return Combinators.combine(start, body, eol, Arbitraries.of("", "", "Event: X\r\n", "\r"))
            .as((s, b, e, tail) -> ((s + b).replace("\r\n", e) + tail).getBytes(UTF_8));
    }

    /** Anything, with what could matter far more often than it would come by chance. */
    static Arbitrary<byte[]> anyBytes() {
        Arbitrary<byte[]> known = Arbitraries.of(PIECES).map(piece -> piece.getBytes(UTF_8));
        Arbitrary<byte[]> random = Arbitraries.bytes().array(byte[].class).ofMaxSize(12);
        return Arbitraries.frequencyOf(Tuple.of(9, known), Tuple.of(1, random)).list().ofMaxSize(40).map(parts -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            parts.forEach(all::writeBytes);
            return all.toByteArray();
        });
    }

    /** Mostly the default, else limits that such streams pass now and then. */
    static Arbitrary<AmiLimits> limits() {
        return Arbitraries.frequency(Tuple.of(4, AmiLimits.DEFAULT), Tuple.of(1, new AmiLimits(64, 100)),
            Tuple.of(1, new AmiLimits(120, 3)), Tuple.of(1, new AmiLimits(10_000, 2)),
            Tuple.of(1, new AmiLimits(90, 5)), Tuple.of(1, AmiLimits.DEFAULT.withMaxKeyBytes(16)),
            Tuple.of(1, new AmiLimits(100, 4).withMaxKeyBytes(20)),
            Tuple.of(1, AmiLimits.DEFAULT.withMaxInternedKeys(3)));
    }
}
