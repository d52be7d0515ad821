// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiLimits;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiReceiver;
import io.amiload.codec.Kind;
import io.amiload.codec.LineEnding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/**
 * Maps the values of whole messages and holds back the rest until it is whole. Bytes that are no message, as a message
 * beyond all limits or the start of one at the end, could hold anything and are left out.
 */
final class AnonymousStream implements StreamFilter, AmiHandler {

    private static final AmiLimits LIMITS = new AmiLimits(4 << 20, 100_000);

    private final Anonymiser anonymiser;
    private final StreamFilter before;
    private final AmiReceiver receiver;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    AnonymousStream(Anonymiser anonymiser, Side side) {
        this.anonymiser = anonymiser;
        before = side == Side.CLIENT ? new SecretMask() : null;
        // What a client sends is read as Asterisk reads it: any line feed ends a line.
        receiver = new AmiReceiver(new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), LIMITS,
            side == Side.CLIENT ? LineEnding.LF : LineEnding.AUTO), ByteBuffer.allocateDirect(64 * 1024));
    }

    @Override
    public byte[] next(byte[] bytes) {
        ReadableByteChannel channel = Channels.newChannel(
            new ByteArrayInputStream(before == null ? bytes : before.next(bytes)));
        kept.reset();
        try {
            while (receiver.receive(channel, this) >= 0) {
                // Each call delivers what it can.
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can always be read", e);
        }
        return kept.toByteArray();
    }

    @Override
    public byte[] end() {
        return new byte[0];
    }

    @Override
    public AmiControl onMessage(AmiMessage message) {
        if (message.kind() == Kind.BANNER) {
            kept.writeBytes(message.toByteArray());
            return AmiControl.CONTINUE;
        }
        int from = message.offset();
        for (int i = 0; i < message.headerCount(); i++) {
            copy(message, from, message.lineOffset(i));
            if (message.keyLength(i) > 0) {
                writeKey(message, i);
            }
            byte[] value = new byte[message.valueLength(i)];
            message.buffer().get(message.valueOffset(i), value);
            kept.writeBytes(mapped(message.keyLength(i) == 0 ? "" : message.key(i), value));
            from = message.valueOffset(i) + value.length;
        }
        copy(message, from, message.offset() + message.length());
        return AmiControl.CONTINUE;
    }

    private void copy(AmiMessage message, int from, int to) {
        byte[] between = new byte[to - from];
        message.buffer().get(from, between);
        kept.writeBytes(between);
    }

    /** A key may hold a channel's name: {@code ChanVariable(PJSIP/4711-00000001)}. */
    private void writeKey(AmiMessage message, int header) {
        byte[] key = new byte[message.valueOffset(header) - message.lineOffset(header)];
        message.buffer().get(message.lineOffset(header), key);
        String text = new String(key, StandardCharsets.ISO_8859_1);
        int open = text.indexOf('(');
        kept.writeBytes((open < 0 ? text : text.substring(0, open) + anonymiser.text(text.substring(open)))
            .getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] mapped(String key, byte[] value) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return anonymiser.value(key, text.toString()).getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return singleBytes(key, value);
        }
    }

    /** Text in a code of one byte a character: its letters outside ASCII are mapped to ASCII ones. */
    private byte[] singleBytes(String key, byte[] value) {
        Charset latin = StandardCharsets.ISO_8859_1;
        StringBuilder ascii = new StringBuilder(new String(value, latin));
        for (int i = 0; i < ascii.length(); i++) {
            if (ascii.charAt(i) >= 0x80) {
                ascii.setCharAt(i, (char) ('a' + ascii.charAt(i) % 26));
            }
        }
        return anonymiser.value(key, ascii.toString()).getBytes(latin);
    }

    @Override
    public void onViolation(AmiFormatException violation) {
        // What cannot be understood cannot be made anonymous.
    }
}
