// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.corpus.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over real sockets on the loopback address; a time limit only ends a test that hangs. */
@Timeout(60)
class AmiReceiverTest {

    private static final String HANGUP = "Event: Hangup\r\nChannel: Local/1@x-0;1\r\nCause: 16\r\n\r\n";

    private final ByteBuffer shared = ByteBuffer.allocateDirect(4 * 1024);
    private final List<SocketChannel> open = new ArrayList<>();
    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (SocketChannel channel : open) {
            channel.close();
        }
    }

    @Test
    void deliversMessagesAndTheEndOfTheStream() throws IOException {
        Connection connection = connect();
        connection.send("Asterisk Call Manager/11.0.0\r\n" + HANGUP + "Event: Ha");
        connection.receiveUntilMessages(2);
        connection.send("ngup\r\n\r\nEvent: tail");
        connection.far.shutdownOutput();
        while (connection.receive() >= 0) {
            assertTrue(connection.receiver.hasPartial() || !connection.collector.messages.isEmpty());
        }
        assertEquals(-1, connection.receive());
        assertEquals(List.of(Kind.BANNER, Kind.EVENT, Kind.EVENT),
            connection.collector.messages.stream().map(CollectedMessage::kind).toList());
        assertTrue(connection.receiver.hasPartial());
    }

    @Test
    void returnsZeroWhenThereIsNothingToRead() throws IOException {
        Connection connection = connect();
        connection.near.configureBlocking(false);
        assertEquals(0, connection.receive());
        connection.send("Event");
        while (connection.receive() == 0) {
            Thread.onSpinWait();
        }
        assertTrue(connection.receiver.hasPartial());
        assertEquals(0, connection.receive());
        connection.send(": X\r\n\r\n");
        connection.receiveUntilMessages(1);
        assertFalse(connection.receiver.hasPartial());
    }

    @Test
    void case04_messagesMayBeOfAnySizeHoweverSmallTheSharedBuffer() throws IOException {
        StringBuilder stream = new StringBuilder();
        List<Integer> sizes = new ArrayList<>();
        int[] all = {100, 1_900, 2_047, 2_048, 2_049, 4_095, 4_096, 4_097, 5_000, 100, 8_192, 8_193, 20_000, 300_000,
            100, 4_096, 4_097, 100};
        for (int size : all) {
            String message = "Event: X\r\nA: " + "x".repeat(size - 17) + "\r\n\r\n";
            assertEquals(size, message.length());
            stream.append(message);
            sizes.add(size);
        }
        Connection connection = connect();
        Thread sender = connection.sendInBackground(stream.toString().getBytes(UTF_8), new Random(1), 10_000);
        connection.receiveUntilMessages(sizes.size());
        join(sender);
        assertEquals(sizes, connection.collector.messages.stream().map(CollectedMessage::length).toList());
        assertFalse(connection.receiver.hasPartial());
    }

    @Test
    void manyConnectionsShareOneBuffer() throws IOException {
        byte[] stream = Corpus.capture("asterisk22/command-outputs.ami").bytes();
        Outcome expected = ReferenceDecoder.decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT);
        Random random = new Random(3);
        AmiDecoder first = new AmiDecoder();
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            connections.add(connect(new AmiReceiver(i == 0 ? first : first.sibling(), shared)));
            connections.get(i).near.configureBlocking(false);
        }
        // Each in turn sends a piece that seldom ends where a message ends, and reads what has come.
        for (boolean busy = true; busy; ) {
            busy = false;
            for (Connection connection : connections) {
                int size = Math.min(stream.length - connection.sent, 1 + random.nextInt(9_000));
                connection.send(stream, size);
                while (connection.receive() > 0) {
                    assertTrue(connection.sent > 0);
                }
                busy |= connection.sent < stream.length;
            }
        }
        for (Connection connection : connections) {
            connection.receiveUntilMessages(expected.messages().size());
            assertEquals(expected.messages(), connection.collector.messages);
            assertFalse(connection.receiver.hasPartial());
        }
    }

    @Test
    void stoppedHandlerGetsTheRestAtTheNextCallThoughNothingMoreComes() throws IOException {
        Connection connection = connect();
        connection.near.configureBlocking(false);
        for (int n = 1; n <= 5; n++) {
            connection.send("Event: Hangup\r\nCause: " + n + "\r\n\r\n");
        }
        connection.send("Event: half\r\nCause: 6");
        int[] seen = {0};
        AmiHandler stopping = m -> {
            seen[0]++;
            assertEquals(seen[0], m.getLong(AmiKey.CAUSE, -1));
            return AmiControl.STOP;
        };
        while (seen[0] == 0) {
            connection.receiver.receive(connection.near, stopping);
        }
        for (int n = 2; n <= 5; n++) {
            assertEquals(0, connection.receiver.receive(connection.near, stopping));
            assertEquals(n, seen[0]);
            assertTrue(connection.receiver.hasPartial());
        }
        connection.send("\r\n\r\n");
        while (seen[0] == 5) {
            connection.receiver.receive(connection.near, stopping);
        }
        assertEquals(6, seen[0]);
        assertFalse(connection.receiver.hasPartial());
    }

    @Test
    void stoppedHandlerLosesNothingAtTheEndOfTheStream() throws IOException {
        for (int size : new int[] {1, 10, 1_000}) {
            byte[] stream = HANGUP.repeat(size).getBytes(UTF_8);
            ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(stream));
            AmiReceiver receiver = new AmiReceiver(new AmiDecoder(), shared);
            int[] seen = {0};
            Random random = new Random(size);
            while (receiver.receive(channel, m -> {
                seen[0]++;
                assertEquals(16, m.getLong(AmiKey.CAUSE, -1));
                return random.nextBoolean() ? AmiControl.STOP : AmiControl.CONTINUE;
            }) >= 0) {
                assertTrue(seen[0] <= size);
            }
            assertEquals(size, seen[0]);
            assertFalse(receiver.hasPartial());
        }
    }

    @Test
    void messageBeyondTheLimitIsSkippedWithoutBeingKept() throws IOException {
        AmiLimits limits = new AmiLimits(10_000, 100);
        AmiDecoder decoder = new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), limits, LineEnding.AUTO);
        Connection connection = connect(new AmiReceiver(decoder, shared));
        Thread sender = connection.sendInBackground(
            (HANGUP + "Event: X\r\nA: " + "x".repeat(500_000) + "\r\n\r\n" + HANGUP).getBytes(UTF_8), new Random(5),
                9_000);
        connection.receiveUntilMessages(2);
        join(sender);
        assertEquals(List.of("MESSAGE_TOO_LONG@" + HANGUP.length()), connection.collector.violations);
        assertFalse(connection.receiver.hasPartial());
    }

    @Test
    void ownBufferGrowsInPowersOfTwoAndALargeOneIsGivenBack() throws IOException {
        AmiReceiver receiver = new AmiReceiver(new AmiDecoder(), shared);
        Collector collector = new Collector();
        assertEquals(0, receiver.capacity());
        // Beyond half of the shared buffer it is read into, and must have room for more.
        int[][] heldAndCapacity = {{100, 1024}, {1024, 1024}, {1025, 2048}, {2048, 2048}, {2049, 4096}, {4095, 4096},
            {4096, 8192}, {8191, 8192}, {8192, 16384}, {16384, 32768}};
        String message = "Event: X\r\nA: ";
        int sent = 0;
        for (int[] step : heldAndCapacity) {
            String piece = sent == 0 ? message + "x".repeat(step[0] - message.length()) : "x".repeat(step[0] - sent);
            receive(receiver, piece, collector);
            sent = step[0];
            assertEquals(step[1], receiver.capacity(), "for " + sent + " bytes");
        }
        receive(receiver, "\r\n\r\n", collector);
        assertEquals(sent + 4, collector.messages.get(0).length());
        assertEquals(0, receiver.capacity());
        // A small one is kept for the next time.
        receive(receiver, "Event: half", collector);
        receive(receiver, "\r\n\r\n", collector);
        assertEquals(1024, receiver.capacity());
    }

    private static void receive(AmiReceiver receiver, String piece, Collector collector) throws IOException {
        ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(piece.getBytes(UTF_8)));
        while (receiver.receive(channel, collector) >= 0) {
            assertTrue(receiver.hasPartial() || !collector.messages.isEmpty());
        }
    }

    @Test
    void sharedBufferMustBeDirectAndNotTiny() {
        AmiDecoder decoder = new AmiDecoder();
        assertThrows(IllegalArgumentException.class, () -> new AmiReceiver(decoder, ByteBuffer.allocate(4_096)));
        assertThrows(IllegalArgumentException.class, () -> new AmiReceiver(decoder, ByteBuffer.allocateDirect(1_023)));
        assertFalse(new AmiReceiver(decoder, ByteBuffer.allocateDirect(1_024)).hasPartial());
    }

    private Connection connect() throws IOException {
        return connect(new AmiReceiver(new AmiDecoder(), shared));
    }

    private Connection connect(AmiReceiver receiver) throws IOException {
        SocketChannel near = SocketChannel.open(server.getLocalAddress());
        open.add(near);
        SocketChannel far = server.accept();
        open.add(far);
        return new Connection(near, far, receiver);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Both ends of one connection: what is sent at the far end is received at the near one. */
    private static final class Connection {

        private final SocketChannel near;
        private final SocketChannel far;
        private final AmiReceiver receiver;
        private final Collector collector = new Collector();
        private int sent;

        Connection(SocketChannel near, SocketChannel far, AmiReceiver receiver) {
            this.near = near;
            this.far = far;
            this.receiver = receiver;
        }

        void send(String text) throws IOException {
            write(ByteBuffer.wrap(text.getBytes(UTF_8)));
        }

        void send(byte[] stream, int size) throws IOException {
            write(ByteBuffer.wrap(stream, sent, size));
            sent += size;
        }

        Thread sendInBackground(byte[] stream, Random random, int largest) {
            Thread sender = new Thread(() -> {
                try {
                    while (sent < stream.length) {
                        send(stream, Math.min(stream.length - sent, 1 + random.nextInt(largest)));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            sender.start();
            return sender;
        }

        int receive() throws IOException {
            return receiver.receive(near, collector);
        }

        void receiveUntilMessages(int count) throws IOException {
            while (collector.messages.size() < count) {
                assertTrue(receive() >= 0, "the stream ended after " + collector.messages.size() + " messages");
            }
            assertEquals(count, collector.messages.size());
        }

        private void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                far.write(bytes);
            }
        }
    }
}
