// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random bytes from a hundred connections: the server lives, serves others, and needs no more memory at the end than
 * soon after the start. Short by itself; {@code -Dgarbage.seconds=3600} makes it an hour.
 */
class RandomBytesTest {

    private static final int CONNECTIONS = 100;
    private static final int LENGTH = 8 * 1024;
    private static final int SHORT_ROUNDS = 40;
    private static final long SECONDS = Long.getLong("garbage.seconds", 0);
    private static final long MEGABYTE = 1 << 20;

    @Test
    void survivesRandomBytesWithAFlatHeap() throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("u", "s", "all", "all").authLimit(200)
                .control(0).start();
                TestClient witness = TestClient.loggedIn(asterisk, "u", "s", "Events: off")) {
            Peer[] peers = new Peer[CONNECTIONS];
            SplittableRandom seeds = new SplittableRandom(1);
            for (int i = 0; i < CONNECTIONS; i++) {
                peers[i] = new Peer(asterisk.port(), seeds.nextLong(), i % 2 == 0);
            }
            long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
            long early = 0;
            for (int round = 0; round < SHORT_ROUNDS || System.nanoTime() < end; round++) {
                for (Peer peer : peers) {
                    peer.turn();
                }
                assertEquals("Pong", witness.ask("Action: Ping").get("Ping"));
                if (round == SHORT_ROUNDS / 4) {
                    early = usedAfterCollection();
                }
            }
            long late = usedAfterCollection();
            assertTrue(late - early < 16 * MEGABYTE, "heap " + early / MEGABYTE + " MiB early and "
                    + late / MEGABYTE + " MiB at the end");
            for (Peer peer : peers) {
                peer.channel.close();
            }
            Await.until("they are gone", () -> asterisk.sessions() == 1);
        }
    }

    private static long usedAfterCollection() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** A client that sends noise, reads what there is, and connects again when it is thrown out. */
    private static final class Peer {

        private final int port;
        private final SplittableRandom random;
        private final boolean likeLines;
        private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
        private SocketChannel channel;

        Peer(int port, long seed, boolean likeLines) throws IOException {
            this.port = port;
            this.random = new SplittableRandom(seed);
            this.likeLines = likeLines;
            connect();
        }

        private void connect() throws IOException {
            channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            if (random.nextBoolean()) {
                channel.write(ByteBuffer.wrap("Action: Login\r\nUsername: u\r\nSecret: s\r\n\r\n".getBytes()));
            }
        }

        void turn() throws IOException {
            try {
                channel.write(ByteBuffer.wrap(noise()));
                int read;
                do {
                    in.clear();
                    read = channel.read(in);
                } while (read > 0);
                if (read < 0) {
                    throw new IOException("thrown out");
                }
            } catch (IOException e) {
                channel.close();
                connect();
            }
        }

        /** Any bytes; or, where it shall come further, many line ends, colons and the names of keys. */
        private byte[] noise() {
            byte[] bytes = new byte[1 + random.nextInt(LENGTH)];
            random.nextBytes(bytes);
            for (int i = 0; likeLines && i < bytes.length; i++) {
                int kind = random.nextInt(24);
                byte[] word = kind == 0 ? "\r\n".getBytes() : kind == 1 ? ": ".getBytes()
                        : kind == 2 ? "\r\nAction: Ping\r\n\r\n".getBytes() : kind == 3 ? "\r\n\r\n".getBytes() : null;
                if (word != null && i + word.length <= bytes.length) {
                    System.arraycopy(word, 0, bytes, i, word.length);
                    i += word.length - 1;
                }
            }
            return bytes;
        }
    }
}
