// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.decode;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes each message as one line of JSON.
 *
 * <p>Text that is plain ASCII, which nearly all is, goes from the receive buffer to the output byte by byte; only other
 * text becomes a string on the way. Confined to one thread.
 */
final class JsonLines implements AmiHandler {

    private static final int CAPACITY = 1 << 16;
    private static final byte[] HEX = ascii("0123456789abcdef");

    private static final byte[] TYPE = ascii("{\"type\":\"");
    private static final byte[] NAME = ascii("\",\"name\":");
    private static final byte[] OFFSET = ascii(",\"offset\":");
    private static final byte[] LENGTH = ascii(",\"length\":");
    private static final byte[] LINE = ascii(",\"line\":");
    private static final byte[] HEADERS = ascii(",\"headers\":[");
    private static final byte[] NULL = ascii("null");
    private static final byte[][] KINDS = kinds();

    private final OutputStream out;
    private final boolean latin1;
    private final byte[] bytes = new byte[CAPACITY];
    private final byte[] digits = new byte[20];
    private int size;
    private long messages;

    /** Writes to a stream; with {@code latin1} each byte becomes one character, otherwise text is UTF-8. */
    JsonLines(OutputStream out, boolean latin1) {
        this.out = out;
        this.latin1 = latin1;
    }

    long messages() {
        return messages;
    }

    @Override
    public AmiControl onMessage(AmiMessage message) {
        try {
            write(message);
        } catch (IOException e) {
            throw new OutputException(e);
        }
        messages++;
        return AmiControl.CONTINUE;
    }

    private void write(AmiMessage m) throws IOException {
        final int count = m.headerCount();
        put(TYPE);
        put(KINDS[m.kind().ordinal()]);
        if (m.kind() == Kind.BANNER) {
            put((byte) '"');
            place(m.streamOffset(), m.length());
            put(LINE);
            text(m.buffer(), m.valueOffset(0), m.valueLength(0));
            end();
            return;
        }
        int deciding = decidingHeader(m);
        if (deciding < 0) {
            put((byte) '"');
        } else {
            put(NAME);
            text(m.buffer(), m.valueOffset(deciding), m.valueLength(deciding));
        }
        place(m.streamOffset(), m.length());
        put(HEADERS);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                put((byte) ',');
            }
            put((byte) '[');
            key(m, i);
            put((byte) ',');
            text(m.buffer(), m.valueOffset(i), m.valueLength(i));
            put((byte) ']');
        }
        put((byte) ']');
        end();
    }

    /** The header that made the message an event, a response or an action: the first with such a key. */
    private static int decidingHeader(AmiMessage m) {
        if (m.kind() == Kind.OTHER) {
            return -1;
        }
        return m.find(switch (m.kind()) {
            case EVENT -> AmiKey.EVENT;
            case RESPONSE -> AmiKey.RESPONSE;
            default -> AmiKey.ACTION;
        });
    }

    private void key(AmiMessage m, int header) throws IOException {
        if (m.keyId(header) == AmiMessage.NO_KEY) {
            put(NULL);
        } else if (m.keyLength(header) == 0) {
            // An empty key, or a line of output in the old form, which has its key from the codec.
            string(m.key(header));
        } else {
            text(m.buffer(), m.keyOffset(header), m.keyLength(header));
        }
    }

    /** The bytes behind the last whole message. */
    void tail(long offset, long length) {
        try {
            put(TYPE);
            put(ascii("tail\""));
            place(offset, length);
            end();
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    void flush() throws IOException {
        out.write(bytes, 0, size);
        size = 0;
        out.flush();
    }

    private void place(long offset, long length) throws IOException {
        put(OFFSET);
        number(offset);
        put(LENGTH);
        number(length);
    }

    private void end() throws IOException {
        put((byte) '}');
        put((byte) '\n');
    }

    private void text(ByteBuffer source, int offset, int length) throws IOException {
        put((byte) '"');
        if (latin1) {
            for (int i = offset; i < offset + length; i++) {
                character((char) (source.get(i) & 0xFF));
            }
        } else {
            utf8(source, offset, length);
        }
        put((byte) '"');
    }

    private void utf8(ByteBuffer source, int offset, int length) throws IOException {
        final int end = offset + length;
        for (int i = offset + plain(source, offset, length); i < end; i++) {
            byte b = source.get(i);
            if (b < 0) {
                characters(decoded(source, i, end - i));
                return;
            }
            character((char) b);
        }
    }

    /** Copies the characters up to the first that needs care; usually there is none. Returns how many. */
    private int plain(ByteBuffer source, int offset, int length) {
        final byte[] target = bytes;
        final int start = size;
        final int count = Math.min(length, CAPACITY - start);
        for (int i = 0; i < count; i++) {
            byte b = source.get(offset + i);
            if (b < ' ' || b == '"' || b == '\\' || b == 0x7F) {
                size = start + i;
                return i;
            }
            target[start + i] = b;
        }
        size = start + count;
        return count;
    }

    private static String decoded(ByteBuffer source, int offset, int length) {
        byte[] copy = new byte[length];
        source.get(offset, copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    private void string(String text) throws IOException {
        put((byte) '"');
        characters(text);
        put((byte) '"');
    }

    private void characters(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
                put(text.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
                i++;
            } else {
                character(c);
            }
        }
    }

    private void character(char c) throws IOException {
        if (c < ' ' || c == '"' || c == '\\' || c == 0x7F) {
            escaped(c);
        } else if (c < 0x80) {
            put((byte) c);
        } else if (c < 0x800) {
            put((byte) (0xC0 | c >> 6));
            put((byte) (0x80 | c & 0x3F));
        } else {
            put((byte) (0xE0 | c >> 12));
            put((byte) (0x80 | c >> 6 & 0x3F));
            put((byte) (0x80 | c & 0x3F));
        }
    }

    private void escaped(char c) throws IOException {
        put((byte) '\\');
        switch (c) {
            case '"', '\\' -> put((byte) c);
            case '\n' -> put((byte) 'n');
            case '\r' -> put((byte) 'r');
            case '\t' -> put((byte) 't');
            default -> {
                put(ascii("u00"));
                put(HEX[c >> 4]);
                put(HEX[c & 15]);
            }
        }
    }

    private void number(long value) throws IOException {
        int at = digits.length;
        long rest = value;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        while (at < digits.length) {
            put(digits[at++]);
        }
    }

    private void put(byte b) throws IOException {
        if (size == CAPACITY) {
            out.write(bytes, 0, size);
            size = 0;
        }
        bytes[size++] = b;
    }

    private void put(byte[] more) throws IOException {
        if (more.length > CAPACITY - size) {
            out.write(bytes, 0, size);
            size = 0;
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private static byte[][] kinds() {
        byte[][] names = new byte[Kind.values().length][];
        for (Kind kind : Kind.values()) {
            names[kind.ordinal()] = ascii(kind.name().toLowerCase(java.util.Locale.ROOT));
        }
        return names;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
