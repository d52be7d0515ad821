// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.engine.LoginRefusedException;
import io.amiload.loadgen.engine.TargetUnreachableException;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Durations;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Wire;
import io.amiload.loadgen.record.Anonymiser;
import io.amiload.loadgen.record.RecordedSession;
import io.amiload.loadgen.record.RecordingProxy;
import io.amiload.loadgen.record.RecordingWriter;
import io.amiload.loadgen.record.Side;
import io.amiload.loadgen.result.Quantity;
import io.amiload.loadgen.result.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amiload record}: a session of its own, or those of others that pass through, with their times. */
@Command(name = "record",
    description = "Keeps the bytes of manager sessions with their times, without the secrets of logins.",
    versionProvider = VersionText.class,
    sortOptions = false,
    footer = {
        "",
        "With --listen it stands between clients and the target and records all that they say to each other; without,",
        "it logs in and records the events that it gets. Ctrl-C ends a recording without --duration properly.",
        "Play it back with 'amiload replay'. What is recorded tells who called whom: --anonymise makes that up.",
        "",
        "Examples:",
        "  amiload record --target pbx --user monitor --out night.jsonl.gz --duration 8h",
        "  amiload record --listen 5039 --target pbx:5038 --out client.jsonl",
        "  amiload record --listen 5039 --target pbx --out client.jsonl.gz --anonymise --seed spring"})
final class RecordCommand implements Callable<Integer> {

    @Mixin
    private HelpOptions help;

    @Option(names = "--target", paramLabel = "HOST[:PORT]", order = 1,
        description = "The manager interface; without a port, 5038.")
    private String target;

    @Option(names = "--listen", paramLabel = "[HOST:]PORT", order = 2,
        description = "Be a proxy that clients connect to here; without a host, on 127.0.0.1. Port 0 picks a free one.")
    private String listen;

    @Option(names = "--out", paramLabel = "FILE", order = 3,
        description = "Where to write; gzipped if the name ends in .gz. A file of that name is replaced.")
    private String out;

    @Option(names = "--duration", paramLabel = "D", order = 3,
        description = "For how long to record. Default: until Ctrl-C.")
    private String duration;

    @Option(names = "--user", paramLabel = "NAME", order = 4, description = "Account to log in with; not with --listen.")
    private String user;

    @Option(names = "--auth", paramLabel = "plain|md5", defaultValue = "plain", order = 4,
        description = "How to log in. md5 does not send the secret. Default: ${DEFAULT-VALUE}.")
    private AuthMethod auth;

    @Mixin
    private SecretOptions secret;

    @Option(names = "--anonymise", order = 10,
        description = "Make up numbers, names, addresses and hosts, the same for the same, of the same length.")
    private boolean anonymise;

    @Option(names = "--seed", paramLabel = "TEXT", order = 10,
        description = "Anonymise by this instead of a random key, so that several recordings are mapped alike. Who knows"
            + " it can undo the mapping.")
    private String seed;

    @Option(names = {"--print-schema", "--schema"}, order = 11,
        description = "Print the JSON Schema of a recording's lines and do nothing else.")
    private boolean schema;

    @Option(names = "--transport", paramLabel = "tcp", order = 12,
        description = "Only tcp: from outside, the bytes of TLS say nothing.")
    private String transport;

    @Option(names = "--tls", order = 12, description = "Refused, for that reason.")
    private boolean tls;

    private final Console console;
    private volatile boolean interrupted;

    RecordCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws TargetException {
        if (schema) {
            console.out().print(Schemas.RECORDING.text());
            console.out().flush();
            return ExitCodes.OK;
        }
        check();
        Target whom = LoadOptions.flag("--target", target, text -> Target.parse(text, Wire.TCP));
        Credentials credentials = listen == null ? new Credentials(user, secret.read(console), auth) : null;
        long nanos = duration == null ? 0 : positive();
        InetSocketAddress address = listen == null ? null : LoadOptions.flag("--listen", listen, RecordCommand::address);
        Path file = console.folder().resolve(out);
        RecordingWriter writer;
        try {
            writer = new RecordingWriter(file, Tool.current().toString(), listen == null ? "session" : "proxy",
                whom.address(), anonymise ? anonymiser() : null);
        } catch (IOException e) {
            throw new PlanException("--out: cannot write " + out + ": " + e.getMessage());
        }
        // A service manager's stop ends the process: what was recorded shall have a proper end.
        Thread finish = new Thread(() -> close(writer), "finish");
        Runtime.getRuntime().addShutdownHook(finish);
        boolean complete;
        try {
            complete = address == null ? session(writer, whom, credentials, nanos) : proxy(writer, address, whom, nanos);
        } finally {
            close(writer);
            Runtime.getRuntime().removeShutdownHook(finish);
        }
        return finish(writer, complete);
    }

    private Integer finish(RecordingWriter writer, boolean complete) throws TargetException {
        console.err().println(out + ": " + writer.connections()
            + (writer.connections() == 1 ? " connection, " : " connections, ")
            + Quantity.count(writer.bytes(Side.SERVER)) + " bytes of the server, "
            + Quantity.count(writer.bytes(Side.CLIENT)) + " of clients");
        if (writer.failure() != null) {
            throw new PlanException("--out: cannot write " + out + ": " + writer.failure().getMessage());
        }
        if (!complete) {
            throw new TargetException("the target ended the session; what it said until then is in " + out);
        }
        return interrupted && duration != null ? ExitCodes.INTERRUPTED : ExitCodes.OK;
    }

    private void check() {
        if (tls || transport != null && !transport.equalsIgnoreCase("tcp")) {
            throw new PlanException("only TCP can be recorded: inside TLS the bytes are not the protocol's,"
                + " and HTTP has no session to record; connect without TLS");
        }
        if (target == null || out == null) {
            throw new PlanException(target == null ? "--target is missing: whose sessions shall be recorded?"
                : "--out is missing: where shall the recording be written?");
        }
        if (listen == null && user == null) {
            throw new PlanException("--user is missing: who shall listen? Or --listen PORT to record others");
        }
        if (listen != null && (user != null || secret.isGiven())) {
            throw new PlanException("--listen records the logins of others; it cannot be used with "
                + (user != null ? "--user" : "a secret"));
        }
        if (auth == AuthMethod.DIGEST) {
            throw new PlanException("--auth digest is for HTTP; a recording is of TCP");
        }
        if (seed != null && !anonymise) {
            throw new PlanException("--seed needs --anonymise");
        }
    }

    private Anonymiser anonymiser() {
        return seed == null ? Anonymiser.random() : Anonymiser.seeded(seed);
    }

    private long positive() {
        long nanos = LoadOptions.flag("--duration", duration, Durations::parse).toNanos();
        if (nanos == 0) {
            throw new PlanException("--duration must be longer than nothing");
        }
        return nanos;
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new PlanException("'" + port + "' is not a port; expected 0 to 65535");
        }
        String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon).replaceAll("^\\[|]$", "");
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
        if (address.isUnresolved()) {
            throw new PlanException("'" + host + "' is not an address of this machine");
        }
        return address;
    }

    private boolean session(RecordingWriter writer, Target whom, Credentials credentials, long nanos)
        throws TargetException {
        RecordedSession session = new RecordedSession(writer);
        CtrlC.runs(() -> {
            interrupted = true;
            session.stop();
        });
        try {
            return session.run(whom, credentials, nanos);
        } catch (TargetUnreachableException | LoginRefusedException e) {
            throw new TargetException(e.getMessage());
        }
    }

    private boolean proxy(RecordingWriter writer, InetSocketAddress address, Target whom, long nanos) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "clock");
            thread.setDaemon(true);
            return thread;
        });
        try (RecordingProxy proxy = new RecordingProxy(address, whom, writer,
                complaint -> console.err().println("amiload record: " + complaint))) {
            CtrlC.runs(() -> {
                interrupted = true;
                proxy.stop();
            });
            if (nanos > 0) {
                clock.schedule(proxy::stop, nanos, TimeUnit.NANOSECONDS);
            }
            clock.scheduleWithFixedDelay(() -> {
                if (writer.failure() != null) {
                    proxy.stop();
                }
            }, 1, 1, TimeUnit.SECONDS);
            String host = address.getAddress().getHostAddress();
            console.out().println("ready: tcp " + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + proxy.port());
            proxy.run();
            return true;
        } catch (IOException e) {
            throw new PlanException("--listen: cannot listen on " + listen + ": " + e.getMessage());
        } finally {
            clock.shutdownNow();
        }
    }

    private static void close(RecordingWriter writer) {
        try {
            writer.close();
        } catch (IOException e) {
            // Told by whoever asks for the writer's failure.
        }
    }
}
