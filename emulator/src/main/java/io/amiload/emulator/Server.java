// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiLimits;
import io.amiload.codec.AmiName;
import io.amiload.codec.LineEnding;
import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.outbox.BufferPool;
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
import java.util.UUID;

/** The parts of one emulated server and how they hang together. Everything here belongs to the loop's thread. */
final class Server implements EventLoop.Ready {

    /** More than 128 lines of 1,024 bytes can ever hold, with room for lines that are too long. */
    private static final AmiLimits LIMITS = new AmiLimits(192 * 1024, 16 * 1024).withMaxKeyBytes(192 * 1024);
    private static final Duration REBIND_DELAY = Duration.ofMillis(10);
    private static final int READ_BUFFER = 512 * 1024;
    private static final System.Logger LOG = System.getLogger(EmulatedAsterisk.class.getName());

    final EmulatorOptions options;
    final Counters counters = new Counters();
    final MicroClock clock = new MicroClock();
    final Timers timers = new Timers(clock.nanos());
    final Sessions sessions = new Sessions();
    /** What is wrong on every session. */
    final SessionFaults bugs = new SessionFaults();
    final BufferPool buffers;
    final Random random = new Random();
    final MessageWriter writer = new MessageWriter();
    final ActionRequest request = new ActionRequest();
    Instant started = Instant.now();
    final EventLoop loop;
    final EventStream events;
    final SecurityEvents security;
    final ActionTable actions;
    final Devices devices;
    final Hints hints;
    final PresenceStates presences;
    final Queues queues;
    final Conferences conferences;
    final Dialplan dialplan;
    final Applications applications = new Applications();
    final Calls calls;
    final Storms storms;
    /** The calls that it makes by itself; null if it makes none. */
    final CallTraffic traffic;
    final Variables variables;
    final Database database = new Database();
    final ConfigFolder configs;
    final Modules modules;
    final SipObjects sip;
    final Parking parking;

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

    Server(EmulatorOptions options) throws IOException {
        this.options = options;
        settings = options.manager();
        buffers = new BufferPool(options.maxPendingBytesOfAll());
        events = new EventStream(options, sessions, clock, counters);
        security = new SecurityEvents(events, clock);
        dialplan = options.dialplan().copy();
        devices = new Devices(dialplan);
        hints = new Hints(this);
        presences = new PresenceStates(this);
        queues = new Queues(this);
        variables = new Variables(this);
        calls = new Calls(this);
        new ChannelApplications(calls, applications);
        new DialplanApplications(calls, applications);
        new BridgeApplications(calls, applications);
        new QueueApplication(calls, applications);
        conferences = new Conferences(calls, applications);
        calls.monitors.addTo(applications);
        storms = new Storms(this);
        traffic = options.background().none() ? null : new CallTraffic(this, options.background());
        actions = new ActionTable(security, options.version());
        modules = new Modules(options.version(), actions, started);
        database.put("pbx", "UUID", Text.of(UUID.randomUUID().toString()));
        configs = new ConfigFolder(options.configFolder(), line -> log(System.Logger.Level.WARNING, line));
        dialplan.globals().forEach((name, value) -> variables.set(null, name, Text.ofLatin1(value)));
        parking = new Parking(this);
        new ParkingApplications(calls, applications, parking);
        sip = new SipObjects(options.version());
        loadSip();
        hints.learn();
        modules.onReload("res_pjsip", this::loadSip);
        modules.onReload("manager", this::reloadManager);
        modules.onReload("app_queue", () -> queues.reload("", true, true));
        new LoginActions(this, actions);
        new CoreActions(this, actions);
        new FilterAction(this, actions);
        new ChannelActions(this, actions);
        new BridgeActions(this, actions);
        new TransferActions(this, actions);
        new MediaActions(this, actions);
        new ParkingActions(this, actions);
        new DialplanActions(this, actions);
        new OriginateAction(this, actions);
        new StateActions(this, actions);
        new DatabaseActions(this, actions);
        new QueueActions(this, actions);
        new ConferenceActions(this, conferences, actions);
        new ConfigActions(this, actions);
        new ModuleActions(this, actions);
        new SipLists(this, actions);
        new SipActions(this, actions);
        new OtherLists(this, actions);
        new MessageActions(this, actions);
        new CommandAction(this, actions);
        if (options.version() == AsteriskVersion.UCM6300) {
            new UcmActions(this, actions);
        }
        banner = direct("Asterisk Call Manager/" + options.version().manager() + "\r\n");
        options.storms().forEach(storms::set);
        if (traffic != null) {
            traffic.start();
        }
        listener = listen(options.port());
        try {
            port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            loop = new EventLoop("emulated-asterisk-" + port, clock, timers, this::endTurn, this::shutDown);
            loop.register(listener, SelectionKey.OP_ACCEPT, this);
            tls = options.tls() == null || options.tls().port() < 0 ? null : new TlsListener(this, options.tls());
            http = options.http().isOff() ? null : new HttpManager(this);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    private void loadSip() {
        try {
            sip.load(configs.find("pjsip.conf"));
            calls.phones.load();
            options.phones().forEach(calls.phones::set);
        } catch (ConfigException e) {
            log(System.Logger.Level.WARNING, e.getMessage());
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

    /** What the manager is set to now. */
    ManagerSettings settings() {
        return settings;
    }

    /** Reads the manager's configuration again; one that cannot be used changes nothing. */
    void reloadManager() {
        if (!options.source().hasFile()) {
            return;
        }
        try {
            settings = options.source().settings(options.source().conf(line -> log(System.Logger.Level.WARNING, line)));
            events.apply(settings);
            calls.apply(settings);
        } catch (ConfigException e) {
            log(System.Logger.Level.ERROR, e.getMessage() + "; everything stays as it was");
        }
    }

    int port() {
        return port;
    }

    /** Starts all threads. */
    void start() {
        loop.start();
        if (http != null) {
            http.start();
        }
    }

    /** What answers HTTP, or null. */
    HttpManager http() {
        return http;
    }

    /** Where it listens for TLS, or null. */
    TlsListener tls() {
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

    long schedule(Duration delay, Runnable task) {
        return schedule(delay.toNanos(), task);
    }

    long schedule(long delayNanos, Runnable task) {
        return timers.schedule(clock.nanos(), delayNanos, task);
    }

    long uptimeSeconds() {
        return Duration.between(started, Instant.now()).getSeconds();
    }

    long secondsSinceReload() {
        return Duration.between(modules.lastReload(), Instant.now()).getSeconds();
    }

    void log(System.Logger.Level level, String message) {
        LOG.log(level, message);
    }

    /** Somebody wants to connect. */
    @Override
    public void ready(SelectionKey key) {
        try {
            for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
                accept(channel);
            }
        } catch (IOException e) {
            log(System.Logger.Level.WARNING, "accepting a connection failed: " + e.getMessage());
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
        SelectionKey key = known == null ? loop.register(socket, SelectionKey.OP_READ, session) : known;
        key.attach(session);
        sessions.add(session);
        session.open(key);
        counters.accepted.increment();
        return session;
    }

    /** Looks like the address that Asterisk prints. */
    Text newSessionId() {
        return Text.of("0x7f" + String.format("%010x", 0x3a0000000L + 0x30L * ++nextSession));
    }

    private void endTurn() {
        devices.tell(calls.events);
        sessions.flush();
    }

    /** Ends all sessions and calls and stops listening, and comes back after a while. */
    void restart(Duration downtime) {
        endSessions(true);
        for (Channel channel : calls.list()) {
            if (!channel.hungUp) {
                channel.driver.hangupRequested();
            }
        }
        try {
            listener.close();
            if (tls != null) {
                tls.close();
            }
        } catch (IOException e) {
            log(System.Logger.Level.DEBUG, "closing the listening socket failed: " + e.getMessage());
        }
        schedule(downtime, this::comeBack);
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
            started = Instant.now();
        } catch (IOException e) {
            // The socket that was closed is perhaps not quite gone.
            schedule(REBIND_DELAY, this::comeBack);
        }
    }

    private void endSessions(boolean restart) {
        if (events.begin(AmiName.SHUTDOWN, ClassMask.SYSTEM)) {
            events.writer().header(AmiKey.SHUTDOWN, "Cleanly").header(AmiKey.RESTART, restart ? "True" : "False");
            events.raise();
        }
        for (ManagerSession session : sessions.copy()) {
            session.flush();
            session.close();
        }
    }

    /** Ends all sessions, the socket and the loop. May be called from any thread, and again. */
    void close() {
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
            log(System.Logger.Level.DEBUG, "closing the listening socket failed: " + e.getMessage());
        }
    }

    private static ByteBuffer direct(String ascii) {
        byte[] bytes = Text.of(ascii).bytes();
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
