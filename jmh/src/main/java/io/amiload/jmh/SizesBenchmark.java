// SPDX-License-Identifier: Apache-2.0
package io.amiload.jmh;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * Decodes messages of one kind, small, typical and large, as {@link DecodeBenchmark#index} does: everything is
 * indexed, messages and headers are counted.
 *
 * <p>No two messages of a row are the same. Still, one kind of message by itself is kinder to the branch predictor
 * than the capture is; the capture is the figure to quote.
 */
public class SizesBenchmark extends Measured {

    private static final int PINGS = 16_384;
    private static final int NEWEXTENS = 3_080;
    private static final int VAR_SETS = 3_786;
    private static final int LARGE = 256;
    private static final int HUGE = 64;
    private static final int HEADERS = 300;
    private static final int VALUE = 64 * 1024;

    private final Random random = new Random(300);
    private final AmiDecoder decoder = new AmiDecoder();
    private final Counts counts = new Counts();
    private final Stream pings = new Stream();
    private final Stream newextens = new Stream();
    private final Stream varSets = new Stream();
    private final Stream outputs = new Stream();
    private final Stream shuffled = new Stream();
    private final Stream huge = new Stream();

    /** Writes the messages down. */
    @Setup
    public void write() {
        for (int i = 0; i < PINGS; i++) {
            pings.add("Response: Success\r\nActionID: " + random.nextInt(10_000_000) + "\r\nPing: Pong\r\nTimestamp: "
                + (1_795_327_657L + i / 100) + "." + (100_000 + random.nextInt(900_000)) + "\r\n\r\n");
        }
        for (BusyMix.Message message : BusyMix.capture().messages()) {
            BusyMix.Header event = message.first("event");
            String name = event == null ? "" : event.value();
            if (name.equals("Newexten")) {
                newextens.add(message.toBytes());
            } else if (name.equals("VarSet")) {
                varSets.add(message.toBytes());
            }
        }
        for (int i = 0; i < LARGE; i++) {
            outputs.add(commandOutput(i));
            shuffled.add(shuffledKeys());
        }
        for (int i = 0; i < HUGE; i++) {
            huge.add("Event: UserEvent\r\nUserEvent: Blob\r\nActionID: " + i + "\r\nAppData: "
                + text(VALUE - random.nextInt(1_000)) + "\r\n\r\n");
        }
    }

    /**
     * Small: answers to Ping, four headers, about 80 bytes.
     *
     * @param volume counts bytes
     * @return headers
     */
    @Benchmark
    @OperationsPerInvocation(PINGS)
    public long smallPingResponse(Volume volume) {
        return decode(pings, PINGS, volume);
    }

    /**
     * Typical: all Newexten events of the capture.
     *
     * @param volume counts bytes
     * @return headers
     */
    @Benchmark
    @OperationsPerInvocation(NEWEXTENS)
    public long typicalNewexten(Volume volume) {
        return decode(newextens, NEWEXTENS, volume);
    }

    /**
     * Typical: all VarSet events of the capture.
     *
     * @param volume counts bytes
     * @return headers
     */
    @Benchmark
    @OperationsPerInvocation(VAR_SETS)
    public long typicalVarSet(Volume volume) {
        return decode(varSets, VAR_SETS, volume);
    }

    /**
     * Large: answers to Command, 300 headers, nearly all of them lines of output; what Asterisk sends of this size.
     *
     * @param volume counts bytes
     * @return headers
     */
    @Benchmark
    @OperationsPerInvocation(LARGE)
    public long large300OutputLines(Volume volume) {
        return decode(outputs, LARGE, volume);
    }

    /**
     * Large: 300 headers with different keys of the dictionary in an order that no two messages share, so that hardly
     * any key can be predicted. The worst case; no server sends this.
     *
     * @param volume counts bytes
     * @return headers
     */
    @Benchmark
    @OperationsPerInvocation(LARGE)
    public long large300ShuffledKeys(Volume volume) {
        return decode(shuffled, LARGE, volume);
    }

    /**
     * Large: one value of about 64 KiB.
     *
     * @param volume counts bytes
     * @return headers
     */
    @Benchmark
    @OperationsPerInvocation(HUGE)
    public long largeValueOf64KiB(Volume volume) {
        return decode(huge, HUGE, volume);
    }

    private long decode(Stream stream, int messages, Volume volume) {
        counts.messages = 0;
        counts.headers = 0;
        decoder.reset();
        int done = decoder.decode(stream.bytes(), 0, stream.size, counts);
        verify("bytes", stream.size, done);
        verify("messages", messages, counts.messages);
        verify("headers", stream.headers, counts.headers);
        volume.bytes += done;
        return counts.headers;
    }

    private String commandOutput(int id) {
        StringBuilder message = new StringBuilder("Response: Success\r\nActionID: ").append(id)
            .append("\r\nMessage: Command output follows\r\n");
        for (int i = 3; i < HEADERS; i++) {
            message.append("Output: ").append(text(random.nextInt(80))).append("\r\n");
        }
        return message.append("\r\n").toString();
    }

    private String shuffledKeys() {
        List<String> keys = new ArrayList<>();
        for (int id = 1; id <= AmiDictionary.keys().size(); id++) {
            keys.add(AmiDictionary.keys().nameOf(id));
        }
        keys.removeAll(List.of("Event", "Response", "Action"));
        Collections.shuffle(keys, random);
        StringBuilder message = new StringBuilder("Event: Status\r\n");
        for (String key : keys.subList(0, HEADERS - 1)) {
            message.append(key).append(": ").append(text(random.nextInt(24))).append("\r\n");
        }
        return message.append("\r\n").toString();
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('!' + random.nextInt('~' - '!' + 1)));
        }
        return text.toString();
    }

    /** Messages one behind the other, in a direct buffer once they are asked for. */
    private static final class Stream {

        private final List<byte[]> messages = new ArrayList<>();
        private ByteBuffer bytes;
        private int size;
        private int headers;

        void add(String ascii) {
            add(ascii.getBytes(StandardCharsets.US_ASCII));
        }

        void add(byte[] message) {
            messages.add(message);
            size += message.length;
            for (byte b : message) {
                headers += b == '\n' ? 1 : 0;
            }
            headers--; // the blank line
        }

        ByteBuffer bytes() {
            if (bytes == null) {
                bytes = ByteBuffer.allocateDirect(size);
                messages.forEach(bytes::put);
            }
            return bytes;
        }
    }

    private static final class Counts implements AmiHandler {

        private long messages;
        private long headers;

        @Override
        public AmiControl onMessage(AmiMessage message) {
            messages++;
            headers += message.headerCount();
            return AmiControl.CONTINUE;
        }
    }
}
