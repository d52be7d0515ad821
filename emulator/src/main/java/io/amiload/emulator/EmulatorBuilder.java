// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.dialplan.Extensions;
import io.amiload.emulator.http.WebOptions;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.queue.QueueSettings;
import io.amiload.emulator.setup.Account;
import io.amiload.emulator.setup.EmulatorOptions;
import io.amiload.emulator.setup.HttpOptions;
import io.amiload.emulator.setup.Listening;
import io.amiload.emulator.setup.QueueSource;
import io.amiload.emulator.setup.SettingsSource;
import io.amiload.emulator.setup.TrafficOptions;
import io.amiload.emulator.storm.StormEvent;
import io.amiload.emulator.traffic.Distribution;
import io.amiload.emulator.traffic.TrafficProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Describes an {@link EmulatedAsterisk}; every setting has a default. Not thread-safe. */
public final class EmulatorBuilder {

    private static final String DEFAULT_ACCOUNT = "admin";

    private InetAddress bindAddress;
    private Integer port;
    private int usualPort;
    private AsteriskVersion version = AsteriskVersion.V22;
    private final SettingsSource.Given given = new SettingsSource.Given();
    private Path managerConf;
    private Path httpConf;
    private Dialplan dialplan;
    private List<QueueSettings> queues = QueueSettings.builtIn();
    private Path queuesConf;
    private Path configFolder;
    private String systemName = "";
    private Duration loginFailureDelay = Duration.ofSeconds(1);
    private int maxPendingBytes = 32 * 1024 * 1024;
    private long maxPendingBytesOfAll = Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 2);
    private double callsPerSecond;
    private TrafficProfile traffic = TrafficProfile.builtIn();
    private Duration talkTime;
    private long callSeed = 1;
    private final Map<String, Double> storms = new LinkedHashMap<>();
    private final Map<String, Phone> phones = new LinkedHashMap<>();
    private int tlsPort = HttpOptions.NO_PORT;
    private int httpPort = HttpOptions.NO_PORT;
    private int httpsPort = HttpOptions.NO_PORT;
    private WebOptions web;
    private boolean wellFormedXml;
    private boolean tlsStall;
    private int controlPort = HttpOptions.NO_PORT;

    EmulatorBuilder() {
    }

    /**
     * Chooses the address to listen on; default 127.0.0.1.
     *
     * @param address the address
     * @return this
     */
    public EmulatorBuilder bind(InetAddress address) {
        bindAddress = Objects.requireNonNull(address, "address");
        return this;
    }

    /**
     * Chooses the port; default 0, any free one.
     *
     * @param port 0 to 65535
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public EmulatorBuilder port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, is " + port);
        }
        this.port = port;
        return this;
    }

    /**
     * Chooses the port if neither {@link #port} nor a {@code manager.conf} does; default 0, any free one.
     *
     * @param port 0 to 65535
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public EmulatorBuilder usualPort(int port) {
        usualPort = checkedPort(port);
        return this;
    }

    /**
     * Has it speak TLS too, on a port of its own; default no. The certificate is made at the start, for
     * {@code localhost} and the loopback addresses, and signed by itself; see
     * {@link EmulatedAsterisk#certificate()}.
     *
     * @param port 0 for any free one, to 65535
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public EmulatorBuilder tls(int port) {
        tlsPort = checkedPort(port);
        return this;
    }

    /**
     * Has it speak HTTP too: {@code /rawman}, {@code /manager} and {@code /mxml}, and the same with a digest.
     * Default no.
     *
     * @param port 0 for any free one, to 65535
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public EmulatorBuilder http(int port) {
        httpPort = checkedPort(port);
        return this;
    }

    /**
     * Has it speak HTTP inside TLS, with the certificate of {@link #tls}. Default no.
     *
     * @param port 0 for any free one, to 65535
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public EmulatorBuilder https(int port) {
        httpsPort = checkedPort(port);
        return this;
    }

    /**
     * Has it listen for questions and faults, by HTTP on the loopback address; default no. {@code GET /} lists what
     * it understands.
     *
     * @param port 0 for any free one, to 65535
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public EmulatorBuilder control(int port) {
        controlPort = checkedPort(port);
        return this;
    }

    /**
     * Limits how long a session by HTTP lives without a request; default 60 seconds, as in Asterisk.
     *
     * @param timeout the limit, in whole seconds
     * @return this
     */
    public EmulatorBuilder httpTimeout(Duration timeout) {
        given.httpTimeout = timeout;
        return this;
    }

    /**
     * Sets the web server up as {@code http.conf} does; default {@link WebOptions#DEFAULTS}.
     *
     * @param options prefix, pages and limits
     * @return this
     */
    public EmulatorBuilder web(WebOptions options) {
        web = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * Says whether {@code /mxml} writes XML even where Asterisk does not: where attributes repeat, where a client
     * chooses names that are none, where bytes are no text. Default no: it writes what Asterisk writes.
     *
     * @param on whether it does
     * @return this
     */
    public EmulatorBuilder wellFormedXml(boolean on) {
        wellFormedXml = on;
        return this;
    }

    private static int checkedPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port must be 0 to 65535, is " + port);
        }
        return port;
    }

    /**
     * Says whether a long TLS record is read as Asterisk reads it: at most 1,024 bytes of it, the rest not before
     * more arrives on the connection. Default no: everything is answered.
     *
     * @param on whether it stalls so
     * @return this
     */
    public EmulatorBuilder tlsStall(boolean on) {
        tlsStall = on;
        return this;
    }

    /**
     * Chooses what to emulate; default {@link AsteriskVersion#V22}.
     *
     * @param version the version
     * @return this
     */
    public EmulatorBuilder version(AsteriskVersion version) {
        this.version = Objects.requireNonNull(version, "version");
        return this;
    }

    /**
     * Has it do as a {@code manager.conf} says: accounts, ports, TLS and all. What is set in this builder counts
     * more than what stands in the file. {@code acl.conf} beside it is read where an account names a list. When the
     * module {@code manager} is reloaded the file is read again; addresses and ports stay.
     *
     * @param file the file
     * @return this
     */
    public EmulatorBuilder managerConf(Path file) {
        managerConf = Objects.requireNonNull(file, "file");
        return this;
    }

    /**
     * Has the web server do as an {@code http.conf} says. What is set in this builder counts more.
     *
     * @param file the file
     * @return this
     */
    public EmulatorBuilder httpConf(Path file) {
        httpConf = Objects.requireNonNull(file, "file");
        return this;
    }

    /**
     * Adds an account. Without any there is {@code admin}, which may do everything, with a random
     * {@link EmulatedAsterisk#secret()}.
     *
     * @param name its name, compared without regard to case
     * @param secret its secret; empty means that nobody can log in
     * @param read classes of events it may see, separated by commas: {@code all}, {@code call,user}
     * @param write classes of actions it may run
     * @return this
     * @throws IllegalArgumentException if the name is empty
     */
    public EmulatorBuilder account(String name, String secret, String read, String write) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an account needs a name");
        }
        given.accounts.put(name.toLowerCase(Locale.ROOT), new Account(name, Text.of(secret),
                ClassMask.ofNames(read), ClassMask.ofNames(write)));
        return this;
    }

    /**
     * Gives the dialplan; default {@link Dialplan#builtIn()}.
     *
     * @param dialplan what calls do
     * @return this
     */
    public EmulatorBuilder dialplan(Dialplan dialplan) {
        this.dialplan = Objects.requireNonNull(dialplan, "dialplan");
        return this;
    }

    /**
     * Says how a phone behaves when {@code PJSIP/name} is called. One that {@code pjsip.conf} does not have is added;
     * those that nobody speaks of answer if the file gives them a contact, and are not registered otherwise.
     *
     * @param name      the endpoint
     * @param behaviour what it does
     * @return this
     * @throws IllegalArgumentException if the name is none for an endpoint
     */
    public EmulatorBuilder phone(String name, Phone behaviour) {
        if (!name.matches("[\\w.+-]{1,80}")) {
            throw new IllegalArgumentException("a phone's name must be letters, digits and . + - _, is \"" + name + '"');
        }
        phones.put(name, Objects.requireNonNull(behaviour, "behaviour"));
        return this;
    }

    /**
     * Gives the queues; default {@link QueueSettings#builtIn()}.
     *
     * @param queues what {@code queues.conf} says, see {@link QueueSettings#read}
     * @return this
     */
    public EmulatorBuilder queues(List<QueueSettings> queues) {
        this.queues = List.copyOf(queues);
        return this;
    }

    /**
     * Takes the queues from a {@code queues.conf}, in place of {@link #queues}. {@code QueueReload} and the console's
     * {@code queue reload} read it again; what is wrong in it by then is logged, and all stays as it was.
     *
     * @param file the file
     * @return this
     */
    public EmulatorBuilder queuesConf(Path file) {
        queuesConf = Objects.requireNonNull(file, "file");
        return this;
    }

    /**
     * Gives the folder of configuration files that actions such as GetConfig show. Changes that actions make stay
     * in memory; nothing is written to the folder, and nothing outside is read. Default: a few files that the
     * emulator brings along.
     *
     * @param folder the folder
     * @return this
     */
    public EmulatorBuilder configFolder(Path folder) {
        configFolder = Objects.requireNonNull(folder, "folder");
        return this;
    }

    /**
     * Says whether events tell when they were raised ({@code timestampevents}); default no.
     *
     * @param on whether they do
     * @return this
     */
    public EmulatorBuilder timestampEvents(boolean on) {
        given.timestampEvents = on;
        return this;
    }

    /**
     * Says whether events carry a number, counted over all events of the server, and the place of the source that
     * raised them ({@code manager debug on}); default no.
     *
     * @param on whether they do
     * @return this
     */
    public EmulatorBuilder debug(boolean on) {
        given.debug = on;
        return this;
    }

    /**
     * Names the system: the name is told in every event and starts every unique id; default none.
     *
     * @param name the name; empty for none
     * @return this
     */
    public EmulatorBuilder systemName(String name) {
        systemName = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Limits the time to log in; default 30 seconds.
     *
     * @param timeout counted from the start of the connection
     * @return this
     */
    public EmulatorBuilder authTimeout(Duration timeout) {
        given.authTimeout = timeout;
        return this;
    }

    /**
     * Limits the connections that have not logged in; further ones are closed at once. Default 50.
     *
     * @param limit how many there may be
     * @return this
     */
    public EmulatorBuilder authLimit(int limit) {
        given.authLimit = limit;
        return this;
    }

    /**
     * Chooses the pause before a failed login is answered; default one second, as in Asterisk.
     *
     * @param delay the pause
     * @return this
     */
    public EmulatorBuilder loginFailureDelay(Duration delay) {
        loginFailureDelay = delay;
        return this;
    }

    /**
     * Limits the time in which a client reads nothing although something is sent to it; then it is cut, in the
     * middle of a message if need be. Default 100 milliseconds, as in Asterisk.
     *
     * @param timeout the limit
     * @return this
     */
    public EmulatorBuilder writeTimeout(Duration timeout) {
        given.writeTimeout = timeout;
        return this;
    }

    /**
     * Limits what waits to be sent to one client; a client that lets more pile up is cut. Default 32 MiB.
     *
     * @param bytes the limit, at least 64 KiB
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public EmulatorBuilder maxPendingBytes(int bytes) {
        if (bytes < 64 * 1024) {
            throw new IllegalArgumentException("maxPendingBytes must be at least 65536, is " + bytes);
        }
        maxPendingBytes = bytes;
        return this;
    }

    /**
     * Limits what waits to be sent to all clients together; beyond it the client for which most waits is cut.
     * Default half of the memory that the virtual machine may use, at most 512 MiB.
     *
     * @param bytes the limit; never less than that of one client
     * @return this
     */
    public EmulatorBuilder maxPendingBytesOfAll(long bytes) {
        maxPendingBytesOfAll = bytes;
        return this;
    }

    /**
     * Has the server make calls by itself, so that managers see the events of a busy one; default 0, none.
     *
     * <p>Calls come at random, each independent of the others: of phones, of a trunk, and of the agents of a queue.
     * Endpoints that are not configured are added, and a context {@code background} unless the dialplan has one. What
     * the calls are like says {@link #traffic}.
     *
     * @param perSecond calls per second, on average
     * @return this
     * @throws IllegalArgumentException if it is negative or more than {@link EmulatedAsterisk#MOST_CALLS}
     */
    public EmulatorBuilder calls(double perSecond) {
        if (!(perSecond >= 0 && perSecond <= EmulatedAsterisk.MOST_CALLS)) {
            throw new IllegalArgumentException("calls per second must be 0 to 1000, is " + perSecond);
        }
        callsPerSecond = perSecond;
        return this;
    }

    /**
     * Has the server pour out an event at a rate of its own; see {@link EmulatedAsterisk#storm}. May be called for
     * several events.
     *
     * @param event     its name, such as {@code Newexten}
     * @param perSecond how many
     * @return this
     * @throws IllegalArgumentException if no such event can be poured out, which the message lists, or the rate is
     *     not from 0 to {@link EmulatedAsterisk#MOST_STORM_EVENTS}
     */
    public EmulatorBuilder storm(String event, double perSecond) {
        storms.put(StormEvent.of(event).name, EmulatedAsterisk.checkedStorm(perSecond));
        return this;
    }

    /**
     * Says what the calls of {@link #calls(double)} are like: how long it rings, how they end, how long people talk.
     * Default {@link TrafficProfile#builtIn()}.
     *
     * @param profile the profile
     * @return this
     */
    public EmulatorBuilder traffic(TrafficProfile profile) {
        traffic = Objects.requireNonNull(profile, "profile");
        return this;
    }

    /**
     * Says how long the people talk whose calls {@link #calls(double)} makes; default what the profile says.
     *
     * @param mean the average of an exponential distribution
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public EmulatorBuilder talkTime(Duration mean) {
        if (mean.isNegative()) {
            throw new IllegalArgumentException("talkTime must not be negative, is " + mean);
        }
        talkTime = mean;
        return this;
    }

    /**
     * Chooses among the sequences of calls that {@link #calls(double)} may make; default 1. The same seed gives the
     * same calls: pauses between them, numbers, outcomes and lengths.
     *
     * @param seed any number
     * @return this
     */
    public EmulatorBuilder callSeed(long seed) {
        callSeed = seed;
        return this;
    }

    /**
     * Starts the server.
     *
     * @return the running server
     * @throws IOException if it cannot listen, and the message names address and port; or if a file cannot be used,
     *     and the message begins with its name and the line
     * @throws IllegalArgumentException if calls are to wait in a queue that there is not
     */
    public EmulatedAsterisk start() throws IOException {
        String secret = null;
        if (given.accounts.isEmpty() && managerConf == null) {
            secret = randomSecret();
            given.accounts.put(DEFAULT_ACCOUNT,
                    new Account(DEFAULT_ACCOUNT, Text.of(secret), ClassMask.ALL, ClassMask.ALL));
        }
        SettingsSource source = new SettingsSource(managerConf, version, given);
        TrafficOptions background = new TrafficOptions(callsPerSecond,
                talkTime == null ? traffic : traffic.withTalk(Distribution.exponential(talkTime)), callSeed);
        Extensions plan = (dialplan == null ? Dialplan.builtIn() : dialplan).extensions();
        QueueSource known = new QueueSource(queuesConf, queues, !background.none());
        background.check(known.read(warning -> { }));
        Listening listening = listening(source);
        EmulatorOptions options = new EmulatorOptions(listening.address(), listening.port(), version,
                background.none() ? plan : plan.withBackground(), known, configFolder, systemName,
                loginFailureDelay, maxPendingBytes, Math.max(maxPendingBytes, maxPendingBytesOfAll), background,
                Map.copyOf(storms), Map.copyOf(phones), listening.tls(), listening.http(), listening.manager(), source);
        return new EmulatedAsterisk(options, secret, controlPort);
    }

    private Listening listening(SettingsSource source) throws IOException {
        Listening.Wanted wanted = new Listening.Wanted(bindAddress, port, usualPort, tlsPort, httpPort, httpsPort,
                tlsStall, web, wellFormedXml);
        System.Logger log = System.getLogger(EmulatedAsterisk.class.getName());
        return Listening.of(source, httpConf, wanted, line -> log.log(System.Logger.Level.WARNING, line));
    }

    private static String randomSecret() {
        SecureRandom random = new SecureRandom();
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            secret.append(Character.forDigit(random.nextInt(36), 36));
        }
        return secret.toString();
    }
}
