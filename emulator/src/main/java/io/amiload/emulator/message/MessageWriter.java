// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.message;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiEncoder;
import io.amiload.codec.AmiKey;
import java.nio.ByteBuffer;

/**
 * Writes one message at a time into a buffer of its own, from where it is copied to each session that gets it.
 *
 * <p>Adds to {@link AmiEncoder} what a server needs: values that are bytes, and values that hold a line break, which
 * Asterisk passes on and so does the emulator.
 */
public final class MessageWriter {

    private static final int CAPACITY = 256 * 1024;
    private static final int LINE_CAPACITY = 4 * 1024;

    private final AmiEncoder encoder = new AmiEncoder();
    private ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY);
    private ByteBuffer line = ByteBuffer.allocateDirect(LINE_CAPACITY);
    private int length;

    public MessageWriter() {
        encoder.wrap(buffer);
    }

    public MessageWriter response(int name) {
        buffer.clear();
        encoder.response(name);
        return this;
    }

    public MessageWriter event(int name) {
        buffer.clear();
        encoder.event(name);
        return this;
    }

    /** For the few events that have no id. */
    public MessageWriter event(String name) {
        buffer.clear();
        encoder.event(name);
        return this;
    }

    /** Makes sure that a message of so many bytes fits; to be called before it is started. */
    public MessageWriter reserve(int bytes) {
        if (bytes > buffer.capacity()) {
            buffer = ByteBuffer.allocateDirect(Integer.highestOneBit(bytes) * 2);
            encoder.wrap(buffer);
        }
        return this;
    }

    public MessageWriter header(int key, String value) {
        encoder.header(key, value);
        return this;
    }

    public MessageWriter header(int key, byte[] value) {
        encoder.header(key, value);
        return this;
    }

    public MessageWriter header(int key, long value) {
        encoder.header(key, value);
        return this;
    }

    public MessageWriter header(String key, String value) {
        encoder.header(key, value);
        return this;
    }

    public MessageWriter header(int key, Text value) {
        if (value.hasLineBreak()) {
            return rawHeader(usual(key), value.bytes());
        }
        encoder.header(key, value.bytes());
        return this;
    }

    /** A header whose spelling differs from the usual one of its key. */
    public MessageWriter header(Text key, Text value) {
        return rawHeader(key.bytes(), value.bytes());
    }

    public MessageWriter micros(int key, long micros) {
        encoder.micros(key, micros);
        return this;
    }

    /** The action's ActionID, if it has one that is not empty. */
    public MessageWriter actionId(ActionRequest request) {
        int size = request.actionIdLength();
        if (size > 0) {
            header(AmiKey.ACTION_ID, request.buffer(), request.actionIdOffset(), size);
        }
        return this;
    }

    /** A value that lies in another buffer. */
    public MessageWriter header(int key, ByteBuffer source, int offset, int size) {
        for (int i = 0; i < size; i++) {
            if (source.get(offset + i) == '\r') {
                return rawHeader(usual(key), Text.copy(source, offset, size).bytes());
            }
        }
        encoder.header(key, source, offset, size);
        return this;
    }

    /** An ActionID kept from earlier, if it is not empty. */
    public MessageWriter actionId(Text actionId) {
        return actionId.isEmpty() ? this : header(AmiKey.ACTION_ID, actionId);
    }

    /** A line as it was received. */
    public MessageWriter line(ByteBuffer source, int offset, int size) {
        encoder.rawLine(source, offset, size);
        return this;
    }

    /** A line of our own. */
    public MessageWriter line(Text text) {
        reserveLine(text.length());
        line.put(0, text.bytes());
        encoder.rawLine(line, 0, text.length());
        return this;
    }

    /** Ends the message, which from now on lies in {@link #buffer()} from 0 to {@link #length()}. */
    public MessageWriter end() {
        length = encoder.end();
        return this;
    }

    public ByteBuffer buffer() {
        return buffer;
    }

    public int length() {
        return length;
    }

    /** How a key is spelled. */
    private static byte[] usual(int key) {
        return Text.of(AmiDictionary.keys().nameOf(key)).bytes();
    }

    private MessageWriter rawHeader(byte[] key, byte[] value) {
        int size = key.length + 2 + value.length;
        reserveLine(size);
        line.put(0, key);
        line.put(key.length, (byte) ':');
        line.put(key.length + 1, (byte) ' ');
        line.put(key.length + 2, value);
        encoder.rawLine(line, 0, size);
        return this;
    }

    private void reserveLine(int size) {
        if (line.capacity() < size) {
            line = ByteBuffer.allocateDirect(Integer.highestOneBit(size) * 2);
        }
    }
}
