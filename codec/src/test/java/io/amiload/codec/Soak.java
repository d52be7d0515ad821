// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.amiload.corpus.Corpus;
import java.nio.ByteBuffer;

/**
 * A program that decodes a capture over and over, looks headers up and encodes an answer now and then, for as many
 * messages as its argument says. {@link SoakTest} runs it where nothing is ever collected.
 */
final class Soak {

    private static final int ENCODE_EVERY = 64;
    private static final byte[] LOCAL = "Local/".getBytes(US_ASCII);

    private final AmiDecoder decoder = new AmiDecoder();
    private final AmiEncoder encoder = new AmiEncoder();
    private final ByteBuffer out = ByteBuffer.allocateDirect(512);
    private long messages;
    private long sum;

    private Soak() {
    }

    public static void main(String[] args) {
        Soak soak = new Soak();
        soak.run(Long.parseLong(args[0]));
        System.out.println("messages " + soak.messages + ", sum " + soak.sum);
    }

    private void run(long wanted) {
        byte[] bytes = Corpus.capture("asterisk22/busy-mix-20cps.ami").bytes();
        ByteBuffer stream = ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
        AmiHandler handler = this::onMessage;
        while (messages < wanted) {
            decoder.reset();
            decoder.decode(stream, 0, stream.capacity(), handler);
        }
    }

    private AmiControl onMessage(AmiMessage m) {
        messages++;
        int channel = m.find(AmiKey.CHANNEL);
        if (channel >= 0) {
            sum += m.valueOffset(channel) + (m.valueStartsWith(channel, LOCAL) ? 1 : 0);
        }
        sum += m.nameId() + m.getLong(AmiKey.PRIORITY, 0) + m.getMicros(AmiKey.TIMESTAMP, 0);
        if (messages % ENCODE_EVERY == 0) {
            out.clear();
            encoder.wrap(out).action(AmiName.SETVAR).header(AmiKey.ACTION_ID, messages);
            if (channel >= 0) {
                encoder.header(AmiKey.CHANNEL, m.buffer(), m.valueOffset(channel), m.valueLength(channel));
            }
            sum += encoder.header(AmiKey.VARIABLE, "soak").end();
        }
        return AmiControl.CONTINUE;
    }
}
