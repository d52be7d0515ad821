// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.setup.EmulatorOptions;
import io.amiload.emulator.setup.HttpOptions;
import io.amiload.emulator.storm.StormEvent;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;

/**
 * An emulated Asterisk that listens on a port and answers manager clients as the real one does.
 *
 * <pre>{@code
 * try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("monitor", "m0nitor", "all", "").start()) {
 *     connect(asterisk.port());
 * }
 * }</pre>
 *
 * <p>One thread owns all sessions, timers, calls and events. All sessions therefore get the same events in the same
 * order, as Asterisk's one event queue gives them. The methods of this class may be called from any thread.
 */
public final class EmulatedAsterisk implements AutoCloseable {

    /** The most calls per second that a server makes by itself. */
    public static final double MOST_CALLS = 1_000;

    /** The most events per second of one storm; what a machine can send is less. */
    public static final double MOST_STORM_EVENTS = 5_000_000;

    private final Server server;
    private final Counters counters;
    private final Set<CompletableFuture<Integer>> replays = ConcurrentHashMap.newKeySet();
    private final Faults faults;
    private final EmulatedPhones phones;
    private final ControlPort control;
    private final String secret;

    EmulatedAsterisk(EmulatorOptions options, String secret, int controlPort) throws IOException {
        this.secret = secret;
        server = new Server(options);
        counters = new Counters(server.counters);
        faults = new Faults(server);
        phones = new EmulatedPhones(server);
        server.start();
        try {
            control = controlPort == HttpOptions.NO_PORT ? null : new ControlPort(this, controlPort);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Starts the description of a server.
     *
     * @return a builder with the defaults of each setting
     */
    public static EmulatorBuilder builder() {
        return new EmulatorBuilder();
    }

    /**
     * Starts a server with all defaults: a free port on 127.0.0.1 and the account {@code admin}.
     *
     * @return the running server
     * @throws IOException if it cannot listen
     */
    public static EmulatedAsterisk start() throws IOException {
        return builder().start();
    }

    /**
     * Gives the port it listens on.
     *
     * @return the TCP port
     */
    public int port() {
        return server.manager.port();
    }

    /**
     * Gives the address it listens on.
     *
     * @return the bind address, such as {@code 127.0.0.1}
     */
    public String host() {
        return server.pbx.options.bindAddress().getHostAddress();
    }

    /**
     * Gives the port on which it speaks TLS.
     *
     * @return the port
     * @throws IllegalStateException if it does not; see {@link EmulatorBuilder#tls}
     */
    public int tlsPort() {
        if (server.manager.tls() == null) {
            throw new IllegalStateException("this server was built without TLS");
        }
        return server.manager.tls().port();
    }

    /**
     * Gives the port on which it speaks HTTP.
     *
     * @return the port
     * @throws IllegalStateException if it does not; see {@link EmulatorBuilder#http}
     */
    public int httpPort() {
        if (server.manager.http() == null || server.manager.http().port() < 0) {
            throw new IllegalStateException("this server was built without HTTP");
        }
        return server.manager.http().port();
    }

    /**
     * Gives the port on which it speaks HTTP inside TLS.
     *
     * @return the port
     * @throws IllegalStateException if it does not; see {@link EmulatorBuilder#https}
     */
    public int httpsPort() {
        if (server.manager.http() == null || server.manager.http().securePort() < 0) {
            throw new IllegalStateException("this server was built without HTTPS");
        }
        return server.manager.http().securePort();
    }

    /**
     * Says whether it speaks TLS.
     *
     * @return whether there is a {@link #tlsPort()}
     */
    public boolean hasTls() {
        return server.manager.tls() != null;
    }

    /**
     * Says whether it speaks HTTP.
     *
     * @return whether there is an {@link #httpPort()}
     */
    public boolean hasHttp() {
        return server.manager.http() != null && server.pbx.options.http().port() >= 0;
    }

    /**
     * Says whether it speaks HTTP inside TLS.
     *
     * @return whether there is an {@link #httpsPort()}
     */
    public boolean hasHttps() {
        return server.manager.http() != null && server.pbx.options.http().securePort() >= 0;
    }

    /**
     * Gives the certificate that it shows on its TLS and HTTPS ports.
     *
     * @return a certificate for {@code localhost} and the loopback addresses, signed by itself
     * @throws IllegalStateException if it was built without TLS
     */
    public X509Certificate certificate() {
        if (server.pbx.options.tls() == null) {
            throw new IllegalStateException("this server was built without TLS");
        }
        return server.pbx.options.tls().certificate();
    }

    /**
     * Gives the emulated version.
     *
     * @return the version
     */
    public AsteriskVersion version() {
        return server.pbx.options.version();
    }

    /**
     * Gives the secret of the account {@code admin}, which exists if no account was configured.
     *
     * @return a secret that is different for each server
     * @throws IllegalStateException if accounts were configured
     */
    public String secret() {
        if (secret == null) {
            throw new IllegalStateException("this server has configured accounts; there is no default secret");
        }
        return secret;
    }

    /**
     * Gives what it has done so far.
     *
     * @return the counters, which go on counting
     */
    public Counters counters() {
        return counters;
    }

    /**
     * Counts the connections that are open now, logged in or not.
     *
     * @return how many
     */
    public int sessions() {
        return server.manager.loop.call(() -> server.manager.sessions.size());
    }

    /**
     * Tells how each client keeps up with what is sent to it, oldest connection first; behind them the last few that
     * were cut because they did not.
     *
     * @return a snapshot
     */
    public List<ClientStatus> clients() {
        return server.manager.loop.call(() -> server.manager.sessions.status());
    }

    /**
     * Counts the channels that exist now.
     *
     * @return how many
     */
    public int channels() {
        return server.manager.loop.call(() -> server.pbx.calls.size());
    }

    /**
     * Makes the server stand still for a while, as a server does whose garbage is being collected: nothing is read,
     * answered or sent. Returns at once; several stalls follow each other.
     *
     * @param howLong how long
     */
    public void stall(Duration howLong) {
        faults.stall(howLong);
    }

    /**
     * Gives what it can do wrong on demand.
     *
     * @return the faults, all of which are off
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Gives its phones: the far ends of PJSIP channels.
     *
     * @return the phones, to be told what they do
     */
    public EmulatedPhones phones() {
        return phones;
    }

    /**
     * Pours out an event at a rate of its own, whatever the calls do. Its headers are those of Asterisk, in their
     * order; channels, bridges and devices in them are those that exist at the moment, and made up ones if there are
     * none.
     *
     * @param event     its name, such as {@code Newexten}
     * @param perSecond how many; 0 ends it
     * @throws IllegalArgumentException if no such event can be poured out, which the message lists, or the rate is not
     *     from 0 to {@link #MOST_STORM_EVENTS}
     */
    public void storm(String event, double perSecond) {
        StormEvent storm = StormEvent.of(event);
        double rate = checkedStorm(perSecond);
        server.manager.loop.call(() -> {
            server.storms.set(storm, rate);
            return null;
        });
    }

    /**
     * Lists the events that can be poured out.
     *
     * @return their names, in alphabetical order
     */
    public static List<String> stormEvents() {
        return StormEvent.names();
    }

    static double checkedStorm(double perSecond) {
        if (!(perSecond >= 0 && perSecond <= MOST_STORM_EVENTS)) {
            throw new IllegalArgumentException("a storm must have 0 to 5000000 events per second, not " + perSecond);
        }
        return perSecond;
    }

    /**
     * Raises the events of a capture again, byte for byte and in their order, for every session that may see them.
     * Responses, and the events of lists, belonged to one client's questions; they are left out.
     *
     * @param capture what a server once sent on a manager connection, with its banner or without
     * @param speed   how many times as fast as it was recorded, going by each event's {@code Timestamp};
     *                {@link Double#POSITIVE_INFINITY} for without a pause
     * @return completes with the number of events when the last is raised; cancelled if the server is closed before
     * @throws IllegalArgumentException if the speed is not positive
     * @throws io.amiload.codec.AmiFormatException if the bytes are no such capture
     */
    public CompletableFuture<Integer> replay(byte[] capture, double speed) {
        return startReplay(capture, null, speed);
    }

    /**
     * Raises the events of a capture again, as {@link #replay(byte[], double)} does, at the times at which they arrived.
     *
     * @param capture what a server once sent on a manager connection, with its banner or without
     * @param arrival gives the time at which so many bytes of the capture had arrived, in nanoseconds from anywhere
     * @param speed   how many times as fast as it was recorded; {@link Double#POSITIVE_INFINITY} for without a pause
     * @return completes with the number of events when the last is raised; cancelled if the server is closed before
     * @throws IllegalArgumentException if the speed is not positive
     * @throws io.amiload.codec.AmiFormatException if the bytes are no such capture
     */
    public CompletableFuture<Integer> replay(byte[] capture, LongUnaryOperator arrival, double speed) {
        return startReplay(capture, Objects.requireNonNull(arrival, "arrival"), speed);
    }

    private CompletableFuture<Integer> startReplay(byte[] capture, LongUnaryOperator arrival, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a replay's speed must be more than 0, not " + speed);
        }
        CompletableFuture<Integer> done = new CompletableFuture<>();
        Replay replay = new Replay(server, capture, arrival, speed, done);
        replays.add(done);
        done.whenComplete((count, failure) -> replays.remove(done));
        server.manager.loop.execute(replay::start);
        return done;
    }

    /**
     * Gives the port at which it can be asked and disturbed by HTTP.
     *
     * @return the port on the loopback address
     * @throws IllegalStateException if it has none; see {@link EmulatorBuilder#control}
     */
    public int controlPort() {
        if (control == null) {
            throw new IllegalStateException("this server was built without a control port");
        }
        return control.port();
    }

    /**
     * Disturbs the next events of a name on their way to the sessions, so that a client's watch over loss and order can
     * be tested. Returns when it is in force.
     *
     * @param fault what happens to each
     * @param event the name, such as {@code UserEvent}
     * @param count how many; disturbances of the same name follow each other
     * @throws IllegalArgumentException if no event has that name, or the count is negative
     */
    public void disturb(EventFault fault, String event, int count) {
        faults.disturb(fault, event, count);
    }

    /**
     * Reads {@code manager.conf} again, as the command {@code manager reload} does. Sessions stay what they were when
     * they logged in. A file that cannot be used changes nothing; the log tells why. Returns when it is done.
     */
    public void reloadManager() {
        server.manager.loop.call(() -> {
            server.reloadManager();
            return null;
        });
    }

    /** Ends all sessions, after the event {@code Shutdown}, and frees the port. May be called again. */
    @Override
    public void close() {
        if (control != null) {
            control.close();
        }
        server.close();
        replays.forEach(replay -> replay.cancel(false));
    }

    /** The thread that does all the work, for tests that measure what it allocates. */
    long loopThreadId() {
        return server.manager.loop.threadId();
    }
}
