// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.decode;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiLimits;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.LineEnding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Turns a stream of manager bytes into JSON Lines. Memory stays that of the longest message, up to the codec's limit,
 * however long the stream is.
 */
public final class StreamDecoder {

    private static final int FIRST_CAPACITY = 1 << 20;

    private final LineEnding lineEnding;
    private final boolean latin1;
    private final Consumer<String> complaints;

    /**
     * Prepares.
     *
     * @param lineEnding how lines end
     * @param latin1     each byte becomes one character, instead of reading UTF-8
     * @param complaints told of each message that is too long to be decoded and is skipped
     */
    public StreamDecoder(LineEnding lineEnding, boolean latin1, Consumer<String> complaints) {
        this.lineEnding = lineEnding;
        this.latin1 = latin1;
        this.complaints = complaints;
    }

    /**
     * The JSON Schema of a line.
     *
     * @return JSON
     */
    public static String schema() {
        try (InputStream in = StreamDecoder.class.getResourceAsStream("decode.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Decodes one stream to its end.
     *
     * @param in  the bytes
     * @param out receives the lines; flushed, not closed
     * @return how many messages there were
     * @throws IOException     when the bytes cannot be read
     * @throws OutputException when the lines cannot be written
     */
    public long decode(ReadableByteChannel in, OutputStream out) throws IOException {
        JsonLines lines = new JsonLines(out, latin1);
        AmiHandler handler = new Tolerant(lines, complaints);
        AmiDecoder decoder =
            new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), AmiLimits.DEFAULT, lineEnding);
        ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_CAPACITY);
        long read = 0;
        while (true) {
            int count = in.read(buffer);
            if (count < 0) {
                break;
            }
            read += count;
            buffer.flip();
            decoder.decode(buffer, handler);
            flush(lines);
            if (buffer.position() > 0) {
                buffer.compact();
            } else {
                buffer.position(buffer.limit()).limit(buffer.capacity());
            }
            if (!buffer.hasRemaining()) {
                buffer = ByteBuffer.allocateDirect(buffer.capacity() * 2).put(buffer.flip());
            }
        }
        if (read > decoder.streamPosition()) {
            lines.tail(decoder.streamPosition(), read - decoder.streamPosition());
        }
        flush(lines);
        return lines.messages();
    }

    // After each read, so that a live stream's messages appear as they come.
    private static void flush(JsonLines lines) {
        try {
            lines.flush();
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    /** Goes on behind a message that is beyond the limits. */
    private record Tolerant(JsonLines lines, Consumer<String> complaints) implements AmiHandler {

        @Override
        public AmiControl onMessage(AmiMessage message) {
            return lines.onMessage(message);
        }

        @Override
        public void onViolation(AmiFormatException violation) {
            complaints.accept(violation.getMessage() + "; it is skipped");
        }
    }
}
