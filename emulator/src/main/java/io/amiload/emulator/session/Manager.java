// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiLimits;
import io.amiload.codec.AmiName;
import io.amiload.codec.LineEnding;
import io.amiload.emulator.loop.EventLoop;
import io.amiload.emulator.loop.MicroClock;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Tally;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.outbox.BufferPool;
import io.amiload.emulator.setup.EmulatorOptions;
import io.amiload.emulator.setup.ManagerSettings;
import io.amiload.emulator.setup.ServerLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * The manager interface: where it listens, its sessions, and the actions that they may ask for. What an action is about
 * is no concern of it. Everything here belongs to the loop's thread.
 */
public final class Manager implements EventLoop.Ready {

    /** More than 128 lines of 1,024 bytes can ever hold, with room for lines that are too long. */
    private static final AmiLimits LIMITS = new AmiLimits(192 * 1024, 16 * 1024).withMaxKeyBytes(192 * 1024);
    private static final Duration REBIND_DELAY = Duration.ofMillis(10);
    private static final int READ_BUFFER = 512 * 1024;

    public final EmulatorOptions options;
    public final Tally counters;
    public final MicroClock clock;
    public final Timers timers;
    public final EventStream events;
    public final Sessions sessions;
    /** What is wrong on every session. */
    public final SessionFaults bugs = new SessionFaults();
    public final MessageWriter writer = new MessageWriter();
    public final SecurityEvents security;
    public final ActionTable actions;
    public final Modules modules;
    public final EventLoop loop;
    final BufferPool buffers;
    final Random random = new Random();
    final ActionRequest request = new ActionRequest();

    private Instant started = Instant.now();
    private ServerSocketChannel listener;
    private final AmiDecoder firstDecoder = decoderForClients();
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BUFFER);
    private final ByteBuffer banner;
    private final ByteBuffer blankLine = direct("\r\n");
    private final int port;
    private TlsListener tls;
    private final HttpManager http;
    private long nextSession;
    private volatile ManagerSettings settings;

    /**
     * Listens from now on; {@link #start} lets it answer.
     *
     * @param sessions  those that {@code events} are put out to
     * @param endOfTurn run at the end of each turn of the loop, before everybody may write
     */
    public Manager(EmulatorOptions options, MicroClock clock, Timers timers, EventStream events, Sessions sessions,
                   Tally counters, Runnable endOfTurn) throws IOException {
        this.options = options;
        this.clock = clock;
        this.timers = timers;
        this.events = events;
        this.sessions = sessions;
        this.counters = counters;
        settings = options.manager();
        buffers = new BufferPool(options.maxPendingBytesOfAll());
        security = new SecurityEvents(events, clock);
        actions = new ActionTable(security, options.version());
        modules = new Modules(options.version(), actions, started);
        banner = direct("Asterisk Call Manager/" + options.version().manager() + "\r\n");
        listener = listen(options.port());
        try {
            port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            loop = new EventLoop("emulated-asterisk-" + port, clock, timers, () -> {
                endOfTurn.run();
                sessions.flush();
            }, this::shutDown);
            loop.register(listener, SelectionKey.OP_ACCEPT, this);
            tls = options.tls() == null || options.tls().port() < 0 ? null : new TlsListener(this, options.tls());
            http = options.http().isOff() ? null : new HttpManager(this);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    private ServerSocketChannel listen(int wanted) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            bind(channel, wanted);
            channel.configureBlocking(false);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Listens on a port of the server's address; what is wrong names both. */
    void bind(ServerSocketChannel channel, int wanted) throws IOException {
        try {
            channel.bind(new InetSocketAddress(options.bindAddress(), wanted), 512);
        } catch (IOException e) {
            throw new IOException("cannot listen on " + options.bindAddress().getHostAddress() + ":" + wanted + ": "
                    + e.getMessage(), e);
        }
    }

    /** Reads as Asterisk does: lines end at any line feed. */
    static AmiDecoder decoderForClients() {
        return new AmiDecoder(AmiDictionary.keys(), AmiDictionary.names(), LIMITS, LineEnding.LF);
    }

    /** What it is set to now. May be called from any thread. */
    public ManagerSettings settings() {
        return settings;
    }

    /** Has it work as these settings say from now on; sessions stay what they were when they logged in. */
    public void apply(ManagerSettings changed) {
        settings = changed;
    }

    public int port() {
        return port;
    }

    /** Starts all threads. */
    public void start() {
        loop.start();
        if (http != null) {
            http.start();
        }
    }

    /** What answers HTTP, or null. */
    public HttpManager http() {
        return http;
    }

    /** Where it listens for TLS, or null. */
    public TlsListener tls() {
        return tls;
    }

    AmiDecoder newDecoder() {
        return firstDecoder.sibling();
    }

    ByteBuffer readBuffer() {
        return readBuffer;
    }

    ByteBuffer banner() {
        return banner;
    }

    ByteBuffer blankLine() {
        return blankLine;
    }

    /** When it began to listen, or did so again. */
    public Instant started() {
        return started;
    }

    public long uptimeSeconds() {
        return Duration.between(started, Instant.now()).getSeconds();
    }

    public long secondsSinceReload() {
        return Duration.between(modules.lastReload(), Instant.now()).getSeconds();
    }

    /** Somebody wants to connect. */
    @Override
    public void ready(SelectionKey key) {
        try {
            for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
                accept(channel);
            }
        } catch (IOException e) {
            ServerLog.log(System.Logger.Level.WARNING, "accepting a connection failed: " + e.getMessage());
        }
    }

    @Override
    public void failed() {
        // The next connection may be accepted again.
    }

    private void accept(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            open(channel, channel, null);
        } catch (IOException e) {
            channel.close();
        }
    }

    /**
     * Starts a session, unless too many strangers are here already: then the connection is closed without a byte.
     *
     * @param bytes what the session reads and writes
     * @param known the connection's key, or null if it has none yet
     * @return the session, or null
     */
    ManagerSession open(SocketChannel socket, ByteChannel bytes, SelectionKey known) throws IOException {
        if (sessions.unauthenticatedCount() >= settings.authLimit()) {
            counters.refused.increment();
            socket.close();
            return null;
        }
        ManagerSession session = new ManagerSession(this, socket, bytes, newSessionId());
        session.open(known);
        counters.accepted.increment();
        return session;
    }

    /** Looks like the address that Asterisk prints. */
    Text newSessionId() {
        return Text.of("0x7f" + String.format("%010x", 0x3a0000000L + 0x30L * ++nextSession));
    }

    /** Ends all sessions, after the event {@code Shutdown}. */
    public void endSessions(boolean restart) {
        if (events.begin(AmiName.SHUTDOWN, ClassMask.SYSTEM)) {
            events.writer().header(AmiKey.SHUTDOWN, "Cleanly").header(AmiKey.RESTART, restart ? "True" : "False");
            events.raise();
        }
        for (ManagerSession session : sessions.copy()) {
            session.flush();
            session.close();
        }
    }

    /** Stops listening, and comes back after a while. */
    public void goAway(Duration downtime) {
        try {
            listener.close();
            if (tls != null) {
                tls.close();
            }
            if (http != null) {
                http.goAway();
            }
        } catch (IOException e) {
            ServerLog.log(System.Logger.Level.DEBUG, "closing the listening socket failed: " + e.getMessage());
        }
        timers.schedule(downtime, this::comeBack);
    }

    private void comeBack() {
        try {
            if (!listener.isOpen()) {
                listener = listen(port);
                loop.register(listener, SelectionKey.OP_ACCEPT, this);
            }
            if (tls != null && !tls.isOpen()) {
                tls = new TlsListener(this, options.tls().withPort(tls.port()));
            }
            if (http != null) {
                http.comeBack();
            }
            started = Instant.now();
        } catch (IOException e) {
            // The socket that was closed is perhaps not quite gone.
            timers.schedule(REBIND_DELAY, this::comeBack);
        }
    }

    /** Ends all sessions, the socket and the loop. May be called from any thread, and again. */
    public void close() {
        loop.stop();
    }

    /** The last that the loop does. */
    private void shutDown() {
        endSessions(false);
        try {
            if (tls != null) {
                tls.close();
            }
            if (http != null) {
                http.close();
            }
            listener.close();
        } catch (IOException e) {
            ServerLog.log(System.Logger.Level.DEBUG, "closing the listening socket failed: " + e.getMessage());
        }
    }

    private static ByteBuffer direct(String ascii) {
        byte[] bytes = Text.of(ascii).bytes();
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
