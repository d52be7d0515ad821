// SPDX-License-Identifier: Apache-2.0
package io.amiload.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.EmulatedAsterisk;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The examples at work against an emulated Asterisk. */
@Timeout(60)
class ExamplesTest {

    private static final long DEADLINE_SECONDS = 20;

    private EmulatedAsterisk asterisk;
    private InetSocketAddress server;

    @BeforeEach
    void start() throws IOException {
        asterisk = EmulatedAsterisk.start();
        server = new InetSocketAddress(asterisk.host(), asterisk.port());
    }

    @AfterEach
    void stop() {
        asterisk.close();
    }

    @Test
    void blockingClientLogsInPingsAndPrintsEvents() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(printed, true, UTF_8);
            BlockingClient client = new BlockingClient(server, print)) {
            client.login("admin", asterisk.secret());
            client.printUntil(AmiName.FULLY_BOOTED);
            assertTrue(client.ping() > 1_600_000_000_000_000_000L);
        }
        String text = printed.toString(UTF_8);
        assertTrue(text.startsWith("FullyBooted"), text);
        assertTrue(text.contains("    Status = Fully Booted"), text);
    }

    @Test
    void blockingClientTellsThatTheServerRefuses() throws IOException {
        try (BlockingClient client = new BlockingClient(server, System.out)) {
            IOException refused = assertThrows(IOException.class, () -> client.login("admin", "wrong"));
            assertEquals("login refused: Authentication failed", refused.getMessage());
        }
    }

    @Test
    void selectorClientServesManyConnectionsOnOneThread() throws IOException {
        try (SelectorClient client = new SelectorClient()) {
            for (int i = 0; i < 20; i++) {
                client.connect(server, "admin", asterisk.secret());
            }
            poll(client, () -> client.pongs() == 20 && client.events() >= 20);
            assertEquals(0, client.refusals());
            client.connect(server, "admin", "wrong");
            poll(client, () -> client.refusals() > 0);
        }
    }

    @Test
    void nettyClientLogsInAndPings() throws InterruptedException {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        try (NettyClient client = new NettyClient(server, (context, m) -> messages.add(
            m.kind() + " " + m.nameId() + " " + m.getString(AmiKey.ACTION_ID)))) {
            client.login("admin", asterisk.secret());
            await(messages, "RESPONSE " + AmiName.SUCCESS + " login");
            await(messages, "EVENT " + AmiName.FULLY_BOOTED + " null");
            client.ping();
            await(messages, "RESPONSE " + AmiName.SUCCESS + " ping");
        }
    }

    @Test
    void nettyHandlerTakesBytesInAnyPieces() {
        byte[] stream = ("Asterisk Call Manager/9.0.0\r\nEvent: Hangup\r\nCause: 16\r\n\r\n"
            + "Response: Success\r\nPing: Pong\r\n\r\n").getBytes(UTF_8);
        for (int size = 1; size <= stream.length; size++) {
            List<String> messages = new ArrayList<>();
            EmbeddedChannel channel = new EmbeddedChannel(new AmiInbound((context, m) -> messages.add(m.toString())));
            for (int at = 0; at < stream.length; at += size) {
                channel.writeInbound(channel.alloc().directBuffer().writeBytes(
                    stream, at, Math.min(size, stream.length - at)));
            }
            assertFalse(channel.finish());
            assertEquals(List.of("BANNER with 1 headers", "EVENT Hangup with 2 headers",
                "RESPONSE Success with 2 headers"), messages);
        }
        EmbeddedChannel channel = new EmbeddedChannel(new AmiInbound((context, m) -> {
            throw new IllegalStateException("a consumer that fails");
        }));
        channel.writeInbound(Unpooled.wrappedBuffer(stream));
        assertFalse(channel.isOpen());
    }

    private static void poll(SelectorClient client, BooleanSupplier done) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "nothing more came: " + client.pongs() + " pongs, "
                + client.events() + " events, " + client.refusals() + " refusals");
            client.poll(100);
        }
    }

    private static void await(BlockingQueue<String> messages, String wanted) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        String message;
        do {
            message = messages.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            seen.add(message);
            assertTrue(message != null, () -> "no " + wanted + " but " + seen);
        } while (!wanted.equals(message));
    }
}
