// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.ClientStatus;
import io.amiload.emulator.ClientTable;
import io.amiload.emulator.Dialplan;
import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.emulator.EmulatorBuilder;
import io.amiload.emulator.Phone;
import io.amiload.emulator.traffic.TrafficProfile;
import io.amiload.loadgen.plan.Durations;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Rates;
import io.amiload.loadgen.plan.Suggestions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amiload emulate}: an emulated Asterisk in the foreground. */
@Command(name = "emulate",
    description = "Runs an emulated Asterisk in the foreground until it is stopped.",
    sortOptions = false,
    footer = {
        "",
        "When it listens it prints a line that begins with 'ready:' and names the address.",
        "Without --user or --manager-conf there is an account 'admin' with a new secret, which is printed.",
        "",
        "Examples:",
        "  amiload emulate",
        "  amiload emulate --port 0 --version 16",
        "  amiload emulate --manager-conf manager.conf --http-conf http.conf --port 0",
        "  amiload emulate --tls-port 5039 --http-port 8088 --tls-certificate emulator.pem",
        "  amiload emulate --calls 20/s --storm Newexten=5000/s --control-port 8089"})
final class EmulateCommand implements Callable<Integer> {

    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";
    private static final int PORT = 5038;
    private static final int UCM_PORT = 7777;

    private final Console console;

    @Option(names = {"-h", "--help"}, usageHelp = true, order = 100, description = "Show this help and exit.")
    private boolean help;

    @Option(names = "--port", paramLabel = "P",
        description = "Port to listen on; 0 picks a free one. Default: that of --manager-conf, or 5038 "
            + "(ucm6300: 7777).")
    private Integer port;

    @Option(names = "--http-port", paramLabel = "P",
        description = "Port to speak HTTP on (/rawman, /mxml, /arawman, /amxml); 0 picks a free one. Default: none.")
    private Integer httpPort;

    @Option(names = "--https-port", paramLabel = "P",
        description = "The same inside TLS, with the certificate of --tls-port. Default: none.")
    private Integer httpsPort;

    @Option(names = "--tls-port", paramLabel = "P",
        description = "Port to speak TLS on, with a certificate made at the start; 0 picks a free one. Default: none.")
    private Integer tlsPort;

    @Option(names = "--tls-certificate", paramLabel = "FILE",
        description = "Where to write that certificate (PEM), for --tls-ca.")
    private String tlsCertificate;

    @Option(names = "--tls-stall",
        description = "Read a TLS record as Asterisk does: 1024 bytes of it, the rest when more arrives.")
    private boolean tlsStall;

    @Option(names = "--bind", paramLabel = "ADDRESS",
        description = "Address to listen on. Default: that of --manager-conf, or 127.0.0.1.")
    private String bind;

    @Option(names = "--version", paramLabel = "16|18|20|22|23|ucm6300", defaultValue = "22",
        description = "Which Asterisk to be like. Default: ${DEFAULT-VALUE}.")
    private String version;

    @Option(names = "--user", paramLabel = "NAME", description = "Name of the one account; needs a secret.")
    private String user;

    @Mixin
    private SecretOptions secret;

    @Option(names = "--no-timestamps", description = "No Timestamp in events (timestampevents = no).")
    private boolean noTimestamps;

    @Option(names = "--debug", description = "A SequenceNumber in each event (debug = on).")
    private boolean debug;

    @Option(names = "--calls", paramLabel = "RATE", defaultValue = "0",
        description = "Calls that it makes by itself, at random, such as 20/s. Default: none.")
    private String calls;

    @Option(names = "--traffic", paramLabel = "FILE.yaml",
        description = "What those calls are like: a profile of ring times, talk times, outcomes, hold and digits.")
    private String traffic;

    @Option(names = "--traffic-print",
        description = "Print the profile that is used without --traffic, with a word on each field, and exit.")
    private boolean trafficPrint;

    @Option(names = "--traffic-schema", description = "Print the JSON Schema of profiles and exit.")
    private boolean trafficSchema;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = "Chooses among the sequences of calls; the same seed gives the same. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--storm", paramLabel = "EVENT=RATE",
        description = "Pour out an event at a rate of its own, such as Newexten=5000/s. May be given several times.")
    private Map<String, String> storms = Map.of();

    @Option(names = "--phone", paramLabel = "NAME=BEHAVIOUR",
        description = "How PJSIP/NAME behaves when it is called: answers, answers_at_once, talks, rings, busy, "
            + "declines, unavailable or unregistered. May be given several times. Default: those with a contact in "
            + "pjsip.conf answer, and no other is registered.")
    private Map<String, Phone> phones = Map.of();

    @Option(names = "--write-timeout", paramLabel = "D",
        description = "A client that takes nothing for so long is cut. Default: what --manager-conf says of each "
            + "account, or 100ms, as in Asterisk.")
    private String writeTimeout;

    @Option(names = "--control-port", paramLabel = "P",
        description = "Port on the loopback address to ask it and to have it do wrong by HTTP; GET / lists what. "
            + "Default: none.")
    private Integer controlPort;

    @Option(names = "--clients-every", paramLabel = "D",
        description = "Print a table of how each client keeps up, each time D has passed, to standard error.")
    private String clientsEvery;

    @Option(names = "--manager-conf", paramLabel = "FILE",
        description = "Accounts, ports and all else from a manager.conf; flags given here count more. What has no "
            + "effect is told.")
    private String managerConf;

    @Option(names = "--http-conf", paramLabel = "FILE",
        description = "The same from an http.conf.")
    private String httpConf;

    @Option(names = "--queues-conf", paramLabel = "FILE",
        description = "The queues from a queues.conf; QueueReload reads it again. Default: four small queues.")
    private String queuesConf;

    @Option(names = "--config-folder", paramLabel = "DIR",
        description = "Folder of the configuration files that GetConfig and others show; pjsip.conf sets endpoints up. "
            + "What actions change stays in memory.")
    private String configFolder;

    @Option(names = "--dialplan", paramLabel = "FILE",
        description = "What the extensions do, as in extensions.conf; in place of the dialplan that comes along.")
    private String dialplan;

    EmulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (trafficPrint || trafficSchema) {
            console.out().print(trafficPrint ? TrafficProfile.builtInText() : trafficSchema());
            console.out().flush();
            return ExitCodes.OK;
        }
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%4$s: %5$s%6$s%n");
        }
        if (user == null && secret.isGiven()) {
            throw new PlanException("a secret needs --user: whose is it?");
        }
        checkPort("--port", port);
        checkPort("--http-port", httpPort);
        checkPort("--https-port", httpsPort);
        checkPort("--tls-port", tlsPort);
        checkPort("--control-port", controlPort);
        Duration tableEvery = clientsEvery == null ? null : positive("--clients-every", clientsEvery);
        if (traffic != null && calls() == 0) {
            throw new PlanException("--traffic needs --calls: how many?");
        }
        if (tlsStall && tlsPort == null && managerConf == null) {
            throw new PlanException("--tls-stall needs --tls-port");
        }
        if (tlsCertificate != null && tlsPort == null && httpsPort == null && managerConf == null) {
            throw new PlanException("--tls-certificate needs --tls-port or --https-port");
        }
        try (EmulatedAsterisk emulator = start()) {
            if (user == null && managerConf == null) {
                console.out().println("account: admin, secret: " + emulator.secret());
            }
            writeCertificate(emulator);
            console.out().println("ready: tcp " + emulator.host() + ":" + emulator.port()
                + (emulator.hasTls() ? " tls " + emulator.host() + ":" + emulator.tlsPort() : "")
                + (emulator.hasHttp() ? " http " + emulator.host() + ":" + emulator.httpPort() : "")
                + (emulator.hasHttps() ? " https " + emulator.host() + ":" + emulator.httpsPort() : "")
                + (controlPort == null ? "" : " control 127.0.0.1:" + emulator.controlPort()));
            untilStopped(emulator, tableEvery);
        }
        return ExitCodes.OK;
    }

    private static void checkPort(String flag, Integer port) {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new PlanException(flag + " must be 0 to 65535");
        }
    }

    private void writeCertificate(EmulatedAsterisk emulator) {
        if (tlsCertificate == null) {
            return;
        }
        try {
            Files.writeString(console.folder().resolve(tlsCertificate), "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(emulator.certificate().getEncoded())
                + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new PlanException("--tls-certificate: cannot write " + tlsCertificate + ": " + e.getMessage());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without encoding", e);
        }
    }

    private EmulatedAsterisk start() {
        EmulatorBuilder builder = EmulatedAsterisk.builder()
            .version(version())
            .traffic(traffic())
            .callSeed(seed)
            .calls(calls());
        configure(builder);
        storms(builder);
        phones(builder);
        if (controlPort != null) {
            builder.control(controlPort);
        }
        if (user != null) {
            builder.account(user, secret.read(console).reveal(), "all", "all");
        }
        if (tlsPort != null) {
            builder.tls(tlsPort).tlsStall(tlsStall);
        }
        if (httpPort != null) {
            builder.http(httpPort);
        }
        if (httpsPort != null) {
            builder.https(httpsPort);
        }
        try {
            return builder.start();
        } catch (IOException | IllegalArgumentException e) {
            throw new PlanException(e.getMessage());
        }
    }

    private Path configFolder() {
        Path folder = console.folder().resolve(configFolder);
        if (!Files.isDirectory(folder)) {
            throw new PlanException("--config-folder " + configFolder + ": there is no such folder");
        }
        return folder;
    }

    /** What files may say too: only what was asked for by a flag counts more than they. */
    private void configure(EmulatorBuilder builder) {
        if (managerConf != null) {
            builder.managerConf(console.folder().resolve(managerConf));
        }
        if (httpConf != null) {
            builder.httpConf(console.folder().resolve(httpConf));
        }
        if (queuesConf != null) {
            builder.queuesConf(console.folder().resolve(queuesConf));
        }
        if (configFolder != null) {
            builder.configFolder(configFolder());
        }
        if (dialplan != null) {
            builder.dialplan(dialplan());
        }
        if (bind != null) {
            builder.bind(address());
        }
        if (port != null) {
            builder.port(port);
        } else {
            builder.usualPort(version() == AsteriskVersion.UCM6300 ? UCM_PORT : PORT);
        }
        if (noTimestamps || managerConf == null) {
            builder.timestampEvents(!noTimestamps);
        }
        if (debug) {
            builder.debug(true);
        }
        if (writeTimeout != null) {
            builder.writeTimeout(positive("--write-timeout", writeTimeout));
        }
    }

    private Dialplan dialplan() {
        try {
            return Dialplan.parse(
                new String(Files.readAllBytes(console.folder().resolve(dialplan)), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new PlanException("--dialplan: cannot read " + dialplan + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new PlanException("--dialplan " + dialplan + ": " + e.getMessage());
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new PlanException("--bind " + bind + " is not an address of this machine");
        }
    }

    private AsteriskVersion version() {
        try {
            return AsteriskVersion.of(version);
        } catch (IllegalArgumentException e) {
            throw new PlanException("--version: " + e.getMessage());
        }
    }

    private double calls() {
        double perSecond = LoadOptions.flag("--calls", calls, Rates::parse);
        if (perSecond > EmulatedAsterisk.MOST_CALLS) {
            throw new PlanException("--calls must be at most " + Rates.format(EmulatedAsterisk.MOST_CALLS));
        }
        return perSecond;
    }

    private TrafficProfile traffic() {
        if (traffic == null) {
            return TrafficProfile.builtIn();
        }
        try {
            return TrafficProfile.parse(traffic, Files.readString(console.folder().resolve(traffic)));
        } catch (IOException e) {
            throw new PlanException("--traffic: cannot read " + traffic + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new PlanException(e.getMessage());
        }
    }

    private void storms(EmulatorBuilder builder) {
        storms.forEach((event, rate) -> {
            double perSecond = LoadOptions.flag("--storm", rate, Rates::parse);
            try {
                builder.storm(event, perSecond);
            } catch (IllegalArgumentException e) {
                throw new PlanException("--storm " + event + "=" + rate
                    + (EmulatedAsterisk.stormEvents().contains(event) ? ""
                        : Suggestions.forWord(event, EmulatedAsterisk.stormEvents())) + ": " + e.getMessage());
            }
        });
    }

    private void phones(EmulatorBuilder builder) {
        phones.forEach((name, behaviour) -> {
            try {
                builder.phone(name, behaviour);
            } catch (IllegalArgumentException e) {
                throw new PlanException("--phone " + name + ": " + e.getMessage());
            }
        });
    }

    private static Duration positive(String flag, String text) {
        Duration duration = LoadOptions.flag(flag, text, Durations::parse);
        if (duration.isZero()) {
            throw new PlanException(flag + " must be more than 0");
        }
        return duration;
    }

    private void untilStopped(EmulatedAsterisk emulator, Duration tableEvery) throws InterruptedException {
        // Ctrl-C and a service manager's stop end the process; the clients shall see a proper end.
        Thread stop = new Thread(() -> {
            printClients(emulator);
            emulator.close();
        }, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        CountDownLatch never = new CountDownLatch(1);
        try {
            if (tableEvery == null) {
                never.await();
            }
            while (!never.await(tableEvery.toNanos(), TimeUnit.NANOSECONDS)) {
                printClients(emulator);
            }
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(stop);
            throw e;
        }
    }

    private void printClients(EmulatedAsterisk emulator) {
        List<ClientStatus> clients = emulator.clients();
        if (!clients.isEmpty()) {
            console.err().print(ClientTable.of(clients) + System.lineSeparator());
            console.err().flush();
        }
    }

    /** The JSON Schema of profiles of traffic. */
    static String trafficSchema() {
        return TrafficProfile.schema();
    }
}
